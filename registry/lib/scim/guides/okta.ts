import type { ScimGuide } from "@/lib/scim/scim-providers"

export const oktaGuide: ScimGuide = {
  docsUrl:
    "https://help.okta.com/oie/en-us/content/topics/apps/apps_app_integration_wizard_scim.htm",
  fields: { endpoint: "SCIM connector base URL", key: "Authorization" },
  offersBearer: true,
  steps: [
    {
      text: "Open the SAML or SWA app that you have for this product. If there is none, go to *Applications* > *Applications* > *Create App Integration*, choose *SAML 2.0*, or *SWA* if the app is only for provisioning, and finish the wizard.",
    },
    {
      text: "Go to *General* > *App Settings* > *Edit*. Set *Provisioning* to *SCIM* and choose *Save*.",
    },
    {
      text: "Go to *Provisioning* > *Integration* > *Edit*. Paste the endpoint into *SCIM connector base URL*.",
      paste: "endpoint",
    },
    { text: "Enter *userName* in *Unique identifier field for users*." },
    {
      text: "Tick *Push New Users* and *Push Profile Updates*, and *Push Groups* if you want groups.",
    },
    {
      text: "Set *Authentication Mode* to *HTTP Header*. Paste the key into *Authorization*.",
      paste: "key",
    },
    { text: "Choose *Test Connector Configuration*, then *Save*." },
    {
      text: "Go to *Provisioning* > *To App* > *Edit*. Enable *Create Users*, *Update User Attributes* and *Deactivate Users*, then choose *Save*.",
    },
    {
      text: "On *Assignments*, assign one user. When that user has arrived here, assign the others.",
    },
    { text: "If you want groups, choose them on *Push Groups*." },
  ],
  resetSteps: [
    {
      text: "Open the app and go to *Provisioning* > *Integration* > *Edit*. Paste the new key into *Authorization*.",
      paste: "key",
    },
    { text: "Choose *Test Connector Configuration*, then *Save*." },
  ],
  notes: [
    "If *SCIM* isn’t offered under *Provisioning*, ask Okta support to enable provisioning for your organization.",
    "An OIDC app can’t have SCIM. If users sign in by OIDC, create a second app with *SWA* for provisioning and hide its icon.",
    "In the catalog app *SCIM 2.0 Test App (Header Auth)* and in the on-premises provisioning agent, the word Bearer must stand before the key. For the agent, the endpoint must also end in a slash.",
    "In the catalog app *SCIM 2.0 Test App (OAuth Bearer Token)*, the endpoint goes into *SCIM 2.0 Base URL* and the key, without the word Bearer, into *OAuth Bearer Token*.",
  ],
  checkedOn: "2026-11-24",
}
