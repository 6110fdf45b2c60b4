import type { ScimGuide } from "@/lib/scim/scim-providers"

export const authentikGuide: ScimGuide = {
  docsUrl:
    "https://docs.goauthentik.io/add-secure-apps/providers/scim/create-scim-provider/",
  fields: { endpoint: "URL", key: "Token" },
  steps: [
    {
      text: "Go to *Applications* > *Applications* > *New Application*. Enter a name and choose *Next*.",
    },
    { text: "Set *Provider Type* to *SCIM* and choose *Next*." },
    { text: "Paste the endpoint into *URL*.", paste: "endpoint" },
    {
      text: "Leave *Authentication mode* at *Static token*. Paste the key into *Token*.",
      paste: "key",
    },
    {
      text: "Choose *Next*, set the bindings, choose *Next* again and then *Create*.",
    },
    {
      text: "Edit the new application. Choose the plus icon beside *Backchannel providers*, select the new provider, choose *Confirm* and save.",
    },
  ],
  resetSteps: [
    {
      text: "Go to *Applications* > *Providers* and edit the SCIM provider. Paste the new key into *Token*.",
      paste: "key",
    },
    { text: "Save. The next full sync follows within an hour." },
  ],
  notes: [
    "Nothing is sent until the provider stands among the application’s *Backchannel providers*.",
    "There is no connection test: the first sync shows whether the endpoint and the key are right.",
    "If nothing changes here, check that the provider isn’t in dry-run mode.",
    "Service accounts are left out at first.",
  ],
  checkedOn: "2026-11-24",
}
