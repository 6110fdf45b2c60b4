import type { ScimGuide } from "@/lib/scim/scim-providers"

export const pingfederateGuide: ScimGuide = {
  docsUrl:
    "https://docs.pingidentity.com/integrations/scim/setup/pf_scim_connector_creating_a_provisioning_connection.html",
  fields: { endpoint: "SCIM URL", key: "Access Token" },
  steps: [
    { text: "Install the SCIM connector in PingFederate, if it is missing." },
    {
      text: "Go to *Applications* > *Integration* > *SP Connections* > *Create Connection*.",
    },
    {
      text: "On *Connection Template*, choose *Use a template for this connection*, then *SCIM Provisioner*.",
    },
    {
      text: "On *Connection Type*, choose *Outbound Provisioning*. On *General Info*, enter a name in *Connection Name*.",
    },
    {
      text: "On *Outbound Provisioning*, open *Target*. Paste the endpoint into *SCIM URL*.",
      paste: "endpoint",
    },
    {
      text: "Set *SCIM Version* to *2.0* and *Authentication Methods* to *OAuth 2 Bearer Token*.",
    },
    { text: "Paste the key into *Access Token*.", paste: "key" },
    { text: "Set *Unique User Identifier* to *userName*." },
    {
      text: "On *Manage Channels*, complete *Attribute Mapping* and activate the channel.",
    },
    {
      text: "On *Activation and Summary*, switch the connection on and choose *Save*.",
    },
  ],
  resetSteps: [
    {
      text: "Open the SP connection and go to *Outbound Provisioning* > *Target*. Paste the new key into *Access Token*.",
      paste: "key",
    },
    {
      text: "Save, then check that the channel and the connection are active.",
    },
  ],
  notes: [
    "PingFederate checks the endpoint and the key only when the channel and the connection are activated.",
    "To change *Unique User Identifier* later, the SP connection must be deleted and created again.",
  ],
  checkedOn: "2026-11-24",
}
