import type { ScimGuide } from "@/lib/scim/scim-providers"

export const jumpcloudGuide: ScimGuide = {
  docsUrl:
    "https://jumpcloud.com/support/provision-and-manage-users-and-groups-in-apps-using-custom-scim-identity-management-integration",
  fields: { endpoint: "Base URL", key: "Token Key" },
  steps: [
    {
      text: "Go to *SSO Applications* > *Add New Application* > *Custom Application*.",
    },
    {
      text: "Tick *Export users to this app (Identity Management)* and choose *Next*. Enter a name, then choose *Save Application* > *Configure Application*.",
    },
    {
      text: "On *Identity Management*, choose the SCIM API, version 2.0.",
    },
    {
      text: "Paste the endpoint into *Base URL*. It must not end in a slash.",
      paste: "endpoint",
    },
    { text: "Paste the key into *Token Key*.", paste: "key" },
    {
      text: "In *Test User Email*, enter a new address in your company’s domain that nobody has.",
    },
    { text: "Choose *Test Connection*, then *Activate*, then *Save*." },
    {
      text: "Assign a user group with one user. When that user has arrived here, assign the others.",
    },
  ],
  resetSteps: [
    {
      text: "Open the app and go to *Identity Management*. Paste the new key into *Token Key*.",
      paste: "key",
    },
    {
      text: "In *Test User Email*, enter a new address again, in your company’s domain, that nobody has: every change needs one.",
    },
    {
      text: "Choose *Test Connection*, activate again if you are asked to, then choose *Save*.",
    },
  ],
  notes: [
    "*Activate* creates, updates and deletes a test user and a test group. You may see them here for a moment.",
    "If activation fails because groups can’t be managed here, switch off *Enable management of User Groups and Group Membership*.",
    "Users that are staged in JumpCloud are not exported.",
  ],
  checkedOn: "2026-11-24",
}
