import { expect, openStory, test } from "./story"

test.beforeEach(({ page }) =>
  page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z")),
)

/** Every name, in the order in which it is read, and nothing else. */
const views: [view: string, id: string, tree: string][] = [
  [
    "active",
    "scimsetup--active",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - term: Key
    - definition:
      - text: Active
      - code: ••••wXyZ
    - term: Requests
    - definition:
      - status: Receiving requests
      - paragraph: "Last request: 2 minutes ago."
    - term: Expires
    - definition:
      - text: May 23, 2027 at 12:00 PM GMT+2 in 180 days
      - button "Add to calendar"
    - term: Created
    - definition: May 23, 2026 at 12:00 PM GMT+2
    - status
    - button "Reset key"
    - button "Change expiry"
    - button "Delete connection"
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    `,
  ],
  [
    "active, expires soon",
    "scimsetup--expires-soon",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - term: Key
    - definition:
      - text: Expires soon
      - code: ••••wXyZ
    - term: Requests
    - definition:
      - status: Receiving requests
      - paragraph: "Last request: 2 minutes ago."
    - term: Expires
    - definition:
      - text: November 30, 2026 at 11:00 AM GMT+1 in 6 days
      - button "Add to calendar"
    - term: Created
    - definition: May 23, 2026 at 12:00 PM GMT+2
    - status
    - note: The key expires in 6 days. Provisioning stops then, unless it is reset before.
    - button "Reset key"
    - button "Change expiry"
    - button "Delete connection"
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    `,
  ],
  [
    "active, expired",
    "scimsetup--expired",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - term: Key
    - definition:
      - text: Expired
      - code: ••••wXyZ
    - term: Requests
    - definition:
      - status
      - paragraph: "Last request: 2 days ago."
    - term: Expired
    - definition: November 22, 2026 at 11:00 AM GMT+1 2 days ago
    - term: Created
    - definition: May 23, 2026 at 12:00 PM GMT+2
    - status
    - note: Provisioning has stopped. Generate a new key, then paste it into your identity provider.
    - button "Generate a new key"
    - button "Change expiry"
    - button "Delete connection"
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    `,
  ],
  [
    "active, two keys",
    "lifecycle--two-keys",
    `
    - heading "SCIM provisioning" [level=2]
    - paragraph: Let your identity provider create, update and deactivate users here.
    - status
    - text: Endpoint
    - code: https://api.example.com/scim/v2
    - button "Copy endpoint"
    - status
    - term: Key
    - definition:
      - text: Active
      - code: ••••wXyZ
    - term: Requests
    - definition:
      - status: Waiting for the first request with the new key
      - paragraph: Your provider still uses the old key. Paste the new one there.
    - term: Expires
    - definition:
      - text: May 23, 2027 at 12:00 PM GMT+2 in 180 days
      - button "Add to calendar"
    - term: Created
    - definition: November 24, 2026 at 10:00 AM GMT+1
    - term: Old key
    - definition:
      - paragraph: Works until November 25, 2026 at 10:00 AM GMT+1 in 23 hours
      - paragraph: "Last request: 2 minutes ago."
      - button "End the old key"
    - status
    - button "Reset key"
    - button "Change expiry"
    - button "Delete connection"
    - text: Identity provider
    - combobox "Identity provider": Choose your provider
    `,
  ],
]

for (const [view, id, tree] of views) {
  test(`C-8 C-18 names and their order: ${view}`, async ({ page }) => {
    await openStory(page, id)
    await expect(page.locator("[data-slot=scim-setup]")).toMatchAriaSnapshot(
      `\n    - /children: deep-equal${tree}`,
    )
  })
}
