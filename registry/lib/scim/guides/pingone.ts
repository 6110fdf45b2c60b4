import type { ScimGuide } from "@/lib/scim/scim-providers"

export const pingoneGuide: ScimGuide = {
  docsUrl:
    "https://docs.pingidentity.com/pingone/integrations/p1_create_scim_connection.html",
  fields: { endpoint: "SCIM base URL", key: "OAuth Access Token" },
  steps: [
    {
      text: "Go to *Integrations* > *Provisioning*, choose the plus icon and *New connection*.",
    },
    {
      text: "Choose *Select* beside *Identity Store*, then *SCIM Outbound*, *Select* and *Next*. Enter a name and choose *Next*.",
    },
    {
      text: "Paste the endpoint into *SCIM base URL*.",
      paste: "endpoint",
    },
    {
      text: "Set *Users resource* to */Users*, *SCIM version* to *2.0* and *Groups Resource* to */Groups*.",
    },
    {
      text: "Set *Authentication method* to *OAuth 2 Bearer Token*. Paste the key into *OAuth Access Token*.",
      paste: "key",
    },
    {
      text: "Set *Auth Type Header* to *Bearer*, then choose *Test connection*.",
    },
    {
      text: "Review the preferences, choose *Save* and switch the connection on.",
    },
    {
      text: "Add a rule with PingOne as its source and this connection as its target. Set its user filter and its mapping, then switch the rule on.",
    },
  ],
  resetSteps: [
    {
      text: "Open the connection and edit its configuration. Paste the new key into *OAuth Access Token*.",
      paste: "key",
    },
    { text: "Test the connection if that is offered, then save." },
    {
      text: "Check that the connection and its rule are switched on. To send everything again, use *Full Resync*.",
    },
  ],
  notes: [
    "The connection alone provisions nothing: the rule does. If nothing arrives, check that both are switched on.",
    "If the test fails, choose *Cancel* and correct the fields. *Continue* goes on with a connection that can’t be used.",
  ],
  checkedOn: "2026-11-24",
}
