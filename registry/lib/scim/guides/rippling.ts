import type { ScimGuide } from "@/lib/scim/scim-providers"

export const ripplingGuide: ScimGuide = {
  docsUrl:
    "https://help.kombo.dev/hc/en-us/articles/35612530773521-Rippling-SCIM-How-do-I-link-my-account",
  fields: { endpoint: "SCIM base URL", key: "Bearer Token" },
  steps: [
    {
      text: "Go to *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.",
    },
    {
      text: "Enter a name, choose a category, upload a logo and tick *User Management via SCIM*. Then choose *Continue*.",
    },
    {
      text: "Set *SCIM version* to *2.0*. Paste the endpoint into *SCIM base URL*.",
      paste: "endpoint",
    },
    { text: "Set *SCIM Authorization Method* to *Bearer Token*." },
    {
      text: "Under *Supported SCIM Attributes*, add *externalId*, *emails.primary*, *name.givenName* and *name.familyName*. If you want groups, tick *Supports Groups*.",
    },
    {
      text: "Choose *Install now*. When Rippling asks for the *Bearer Token*, paste the key.",
      paste: "key",
    },
    { text: "Set the access rules and the provision time." },
  ],
  resetSteps: [
    {
      text: "Open the integration where Rippling asked for the *Bearer Token*. Paste the new key.",
      paste: "key",
    },
    { text: "Save, then change one user in Rippling to see it arrive here." },
  ],
  notes: [
    "Older consoles have it under *IT* > *Custom Integrations*, or under *Identity Management* > *Custom App*.",
    "Rippling asks for the key only in the install step. Keep this page open until then.",
    "Users follow employment: an offboarding date in Rippling deactivates the user here.",
  ],
  checkedOn: "2026-11-24",
}
