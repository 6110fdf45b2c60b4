import type { ScimGuide } from "@/lib/scim/scim-providers"

export const cyberarkGuide: ScimGuide = {
  docsUrl:
    "https://docs.cyberark.com/Idaptive/Latest/en/Content/Developer/scim-management/scim-outbound-provisioning.htm",
  fields: { endpoint: "SCIM Service URL", key: "Bearer Token" },
  steps: [
    {
      text: "In the Admin Portal, go to *Apps & Widgets* > *Web Apps* and open the SAML app.",
    },
    {
      text: "On *Provisioning*, tick *Enable provisioning for this application* and confirm with *Yes*. If *Live Mode* is offered, choose it.",
    },
    {
      text: "Paste the endpoint into *SCIM Service URL*.",
      paste: "endpoint",
    },
    {
      text: "Set *Authorization Type* to *Authorization Header* and *Header Type* to *Bearer Token*.",
    },
    { text: "Paste the key into *Bearer Token*.", paste: "key" },
    { text: "Choose *Verify*, then *Save*." },
    {
      text: "If users are to be deactivated here, untick *Do not de-provision (deactivate or delete) users in target application*.",
    },
    {
      text: "At the role mappings, choose *Add* for each role to provision. Then choose *Save*.",
    },
  ],
  resetSteps: [
    {
      text: "Open the app and go to *Provisioning*. Paste the new key into *Bearer Token*.",
      paste: "key",
    },
    { text: "Choose *Verify*, then *Save*." },
  ],
  notes: [
    "Provisioning works on a SAML web app. If there is none yet, set it up first.",
    "CyberArk’s documentation assumes a key that never expires. If yours expires, note the date.",
  ],
  checkedOn: "2026-11-24",
}
