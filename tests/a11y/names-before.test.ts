import { expect, openStory, test } from "./story"

test.beforeEach(({ page }) =>
  page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z")),
)

/** Every name, in the order in which it is read, and nothing else. */
const views: [view: string, id: string, tree: string][] = [
  [
    "loading",
    "scimsetup--loading",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status: Loading the connection…
    `,
  ],
  [
    "unavailable",
    "scimsetup--server-trouble",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - alert:
      - text: The connection can’t be shown
      - paragraph: Something went wrong on the server. Try again later.
      - button "Try again"
    `,
  ],
  [
    "empty, no provider chosen",
    "scimsetup--empty",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    - paragraph: Choose it to see its steps and what its fields are called.
    - text: Key expiry
    - combobox "Key expiry": 365 days
    - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
    - button "Generate key"
    `,
  ],
  [
    "empty, a provider chosen",
    "lifecycle--provider-chosen",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - text: Identity provider
    - combobox "Identity provider": Okta
    - paragraph: "Have Okta open in another window: the key is shown only once."
    - group: How to set up Okta
    - text: Key expiry
    - combobox "Key expiry": 365 days
    - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
    - button "Generate key"
    `,
  ],
  [
    "empty, a date to be chosen",
    "scimsetup--empty-custom-date",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    - paragraph: Choose it to see its steps and what its fields are called.
    - text: Key expiry
    - combobox "Key expiry": Custom date…
    - text: Expiry date
    - textbox "Expiry date"
    - alert: Choose a date from November 25, 2026 to January 18, 2038.
    - button "Generate key"
    `,
  ],
  [
    "key, plain",
    "scimsetup--key",
    `
    - heading "Store your new key now" [level=2]
    - paragraph: Paste the endpoint and the key into your identity provider. The key is shown only once.
    - status: Key generated.
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    - paragraph: Choose it to see its steps and what its fields are called.
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - text: Key
    - code: /^scim_\\w+$/
    - button "Copy key"
    - status
    - paragraph: "Expires: November 24, 2027 at 11:00 AM GMT+1"
    - button "I have stored the key"
    - button "Download"
    `,
  ],
  [
    "key, with a guide",
    "lifecycle--key-with-guide",
    `
    - heading "Store your new key now" [level=2]
    - paragraph: Paste the endpoint and the key into your identity provider. The key is shown only once.
    - status: Key generated.
    - text: Identity provider
    - combobox "Identity provider": Okta
    - list:
      - listitem:
        - paragraph: Open the SAML or SWA app that you have for this product. If there is none, go to Applications > Applications > Create App Integration, choose SAML 2.0, or SWA if the app is only for provisioning, and finish the wizard.
      - listitem:
        - paragraph: Go to General > App Settings > Edit. Set Provisioning to SCIM and choose Save.
      - listitem:
        - paragraph: Go to Provisioning > Integration > Edit. Paste the endpoint into SCIM connector base URL.
        - code: https://api.example.com/scim/v2
        - button "Copy endpoint"
        - status
      - listitem:
        - paragraph: Enter userName in Unique identifier field for users.
      - listitem:
        - paragraph: Tick Push New Users and Push Profile Updates, and Push Groups if you want groups.
      - listitem:
        - paragraph: Set Authentication Mode to HTTP Header. Paste the key into Authorization.
        - code: /^scim_\\w+$/
        - button "Copy key"
        - button "Copy as “Bearer …”"
        - status
      - listitem:
        - paragraph: Choose Test Connector Configuration, then Save.
      - listitem:
        - paragraph: Go to Provisioning > To App > Edit. Enable Create Users, Update User Attributes and Deactivate Users, then choose Save.
      - listitem:
        - paragraph: On Assignments, assign one user. When that user has arrived here, assign the others.
      - listitem:
        - paragraph: If you want groups, choose them on Push Groups.
    - group: If something doesn’t work
    - paragraph: "Expires: November 24, 2027 at 11:00 AM GMT+1"
    - button "I have stored the key"
    - button "Download"
    `,
  ],
]

for (const [view, id, tree] of views) {
  test(`C-4 C-8 C-21 names and their order: ${view}`, async ({ page }) => {
    await openStory(page, id)
    await expect(page.locator("[data-slot=scim-setup]")).toMatchAriaSnapshot(
      `\n    - /children: deep-equal${tree}`,
    )
  })
}
