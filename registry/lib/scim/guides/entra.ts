import type { ScimGuide } from "@/lib/scim/scim-providers"

export const entraGuide: ScimGuide = {
  docsUrl:
    "https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups",
  fields: { endpoint: "Tenant URL", key: "Secret Token" },
  steps: [
    {
      text: "In the Entra admin center, open *Entra ID* > *Enterprise apps*. If you have an application for this product that signs in by SAML, open it and go on with *Provisioning*. If not, choose *New application* > *Create your own application*.",
    },
    {
      text: "For a new one, choose *Integrate any other application you don't find in the gallery (Non-gallery)*, enter a name and create the application.",
    },
    {
      text: "Go to *Provisioning* > *New configuration*. Paste the endpoint into *Tenant URL*.",
      paste: "endpoint",
    },
    { text: "Paste the key into *Secret Token*.", paste: "key" },
    { text: "Choose *Test Connection*, then *Create*." },
    {
      text: "In *Users and groups*, assign the users and groups to provision.",
    },
    {
      text: "Review *Attribute mapping*. If you are unsure, leave it as it is.",
    },
    { text: "Choose *Provision on demand* and provision one user." },
    {
      text: "In *Overview* > *Properties*, enter an e-mail address for notifications.",
    },
    {
      text: "Choose *Start provisioning*. Entra then provisions about every 40 minutes; the first cycle can take much longer.",
    },
  ],
  resetSteps: [
    {
      text: "Open the application, go to *Provisioning* and edit the credentials. Paste the new key into *Secret Token*.",
      paste: "key",
    },
    { text: "Choose *Test Connection*, then save." },
    {
      text: "If provisioning is in quarantine, choose *Restart provisioning*. If it was disabled, start it again.",
    },
  ],
  notes: [
    "In the old console, go to *Provisioning* > *Get started*, set *Provisioning Mode* to *Automatic*, fill in *Admin Credentials*, choose *Test Connection* and *Save*, and at the end set *Provisioning Status* to *On*.",
    "An app registration that serves OIDC sign-in can’t have provisioning. Create a second application as described here.",
    "If the key is refused, Entra puts provisioning into quarantine at once, retries less and less often, and disables it after about four weeks. Replace the key before it expires.",
    "Optional: with *?aadOptscim062020* after the endpoint in *Tenant URL*, Entra sends changes in the form of the SCIM standard. *Provision on demand* ignores it.",
  ],
  checkedOn: "2026-11-24",
}
