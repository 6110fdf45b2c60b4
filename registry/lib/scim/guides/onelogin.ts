import type { ScimGuide } from "@/lib/scim/scim-providers"

export const oneloginGuide: ScimGuide = {
  docsUrl: "https://developers.onelogin.com/scim/create-app",
  fields: { endpoint: "SCIM Base URL", key: "SCIM Bearer Token" },
  steps: [
    {
      text: "Go to *Applications* > *Applications* > *Add App* and search for *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.",
    },
    { text: "Open it, enter a name and choose *Save*." },
    {
      text: "Go to *Configuration*. Paste the endpoint into *SCIM Base URL*.",
      paste: "endpoint",
    },
    { text: "Paste the key into *SCIM Bearer Token*.", paste: "key" },
    {
      text: "Under *API Connection* or *API Status*, choose *Enable*. Then choose *Save*.",
    },
    {
      text: "If you want groups, go to *Parameters*, open *Groups* and tick *Include in User Provisioning*.",
    },
    {
      text: "On *Provisioning*, tick *Enable provisioning* and choose what happens when users are deleted.",
    },
    {
      text: "Under *Require admin approval before this action is performed*, untick what needs no approval. Then choose *Save*.",
    },
    { text: "On *Access*, assign the roles whose users to provision." },
  ],
  resetSteps: [
    {
      text: "Open the app and go to *Configuration*. Paste the new key into *SCIM Bearer Token*.",
      paste: "key",
    },
    {
      text: "If the API is disabled, choose *Enable*. Then choose *Save*.",
    },
  ],
  notes: [
    "*Require admin approval before this action is performed* is ticked at first for creating, updating and deleting users. Changes then wait as *Pending* until an administrator approves them.",
    "*SCIM JSON Template* must match the SCIM schema. If users are refused, check it.",
  ],
  checkedOn: "2026-11-24",
}
