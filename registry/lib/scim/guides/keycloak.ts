import type { ScimGuide } from "@/lib/scim/scim-providers"

export const keycloakGuide: ScimGuide = {
  docsUrl: "https://scim-for-keycloak.de/documentation/installation/install",
  fields: { endpoint: "Base URL", key: "Bearer Token" },
  steps: [
    {
      text: "Keycloak’s own SCIM only receives users and can’t send them here. Install the extension SCIM for Keycloak from scim-for-keycloak.de.",
    },
    {
      text: "Open the *SCIM Administration Console*, go to *Remote SCIM Provider* and choose the plus button.",
    },
    {
      text: "Paste the endpoint into *Base URL*. Then choose *Use default configuration*.",
      paste: "endpoint",
    },
    { text: "Switch off bulk requests and password synchronization." },
    {
      text: "Add an authentication of the type *Long Life Bearer Token*. Paste the key into *Bearer Token*.",
      paste: "key",
    },
    { text: "On *Realm Assignments*, assign your realm." },
    { text: "On *Synchronization*, start a synchronization." },
  ],
  resetSteps: [
    {
      text: "In *Remote SCIM Provider*, open the authentication. Paste the new key into *Bearer Token*.",
      paste: "key",
    },
    { text: "Save, then start a synchronization on *Synchronization*." },
  ],
  notes: [
    "The switch *SCIM API* under *Realm settings* > *General* lets others send users to Keycloak. It isn’t needed here.",
    "The extension mitodl/keycloak-scim sends users, too, but groups only in part. It is set up under *User federation* > *Add provider* and needs the event listener *scim*.",
  ],
  checkedOn: "2026-11-24",
}
