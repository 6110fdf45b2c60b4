import type { ScimGuide } from "@/lib/scim/scim-providers"

/** Its labels are common ones: what this console calls its fields isn’t known. */
export const otherGuide: ScimGuide = {
  docsUrl: "https://www.rfc-editor.org/rfc/rfc7644",
  fields: { endpoint: "SCIM Base URL", key: "Bearer token" },
  offersBearer: true,
  steps: [
    {
      text: "In your identity provider, open the application’s page for provisioning or SCIM.",
    },
    { text: "Choose SCIM 2.0." },
    {
      text: "Paste the endpoint into the field for the address, often called *SCIM Base URL*. Add neither */Users* nor a slash.",
      paste: "endpoint",
    },
    {
      text: "Choose the authentication that sends a fixed key, often called *OAuth Bearer Token* or *HTTP Header*.",
    },
    {
      text: "Paste the key into its field, often called *Bearer token*.",
      paste: "key",
    },
    {
      text: "If you are asked for a unique identifier, enter *userName*.",
    },
    { text: "Test the connection, if that is offered, and save." },
    {
      text: "Assign one user. When that user has arrived here, assign the others.",
    },
  ],
  resetSteps: [
    {
      text: "Open the same page. Paste the new key into its field, often called *Bearer token*.",
      paste: "key",
    },
    {
      text: "Test the connection, if that is offered, and save. If provisioning was stopped, start it again.",
    },
  ],
  notes: [
    "If it answers 401, check whether the field wants the word Bearer in front.",
    "If it answers 404, check that the endpoint stands there as it is shown here.",
  ],
  checkedOn: "2026-11-24",
}
