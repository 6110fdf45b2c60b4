import { expect, openStory, test } from "./story"

test.beforeEach(({ page }) =>
  page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z")),
)

/** Every name, in the order in which it is read, and nothing else. */
const dialogs: [dialog: string, id: string, tree: string][] = [
  [
    "reset",
    "scimsetup--reset-dialog",
    `
    - alertdialog "Reset this key?":
      - /children: deep-equal
      - heading "Reset this key?" [level=2]
      - paragraph: "The old key stops working at once. Provisioning stops until you paste the new key into your identity provider: have it open."
      - text: Key expiry
      - combobox "Key expiry": 365 days
      - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
      - button "Cancel"
      - button "Reset key"
    `,
  ],
  [
    "reset, with a choice for the old key",
    "lifecycle--reset-overlap-dialog",
    `
    - alertdialog "Reset this key?":
      - /children: deep-equal
      - heading "Reset this key?" [level=2]
      - paragraph: You get a new key, to be pasted into your identity provider.
      - text: Key expiry
      - combobox "Key expiry": 365 days
      - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
      - text: Old key
      - combobox "Old key": Keep it for 1 day
      - paragraph: Both keys work for 1 day, or until the old one expires. Paste the new key into your identity provider before then.
      - button "Cancel"
      - button "Reset key"
    `,
  ],
  [
    "renew",
    "lifecycle--renew-dialog",
    `
    - alertdialog "Generate a new key?":
      - /children: deep-equal
      - heading "Generate a new key?" [level=2]
      - paragraph: "The old key has expired. Provisioning goes on when you paste the new key into your identity provider: have it open."
      - text: Key expiry
      - combobox "Key expiry": 365 days
      - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
      - button "Cancel"
      - button "Generate a new key"
    `,
  ],
  [
    "change expiry",
    "lifecycle--expiry-dialog",
    `
    - alertdialog "Change the expiry of this key?":
      - /children: deep-equal
      - heading "Change the expiry of this key?" [level=2]
      - paragraph: "The key stays the same: there is nothing to paste again."
      - text: Key expiry
      - combobox "Key expiry": 365 days
      - paragraph: The key works until November 24, 2027 at 11:00 AM GMT+1.
      - button "Cancel"
      - button "Change expiry"
    `,
  ],
  [
    "end the old key",
    "lifecycle--end-old-key-dialog",
    `
    - alertdialog "End the old key now?":
      - /children: deep-equal
      - heading "End the old key now?" [level=2]
      - paragraph: Your identity provider still uses the old key. If you end it, provisioning stops until the new key is pasted there.
      - button "Cancel"
      - button "End the old key"
    `,
  ],
  [
    "delete",
    "scimsetup--delete-dialog",
    `
    - alertdialog "Delete this connection?":
      - /children: deep-equal
      - heading "Delete this connection?" [level=2]
      - paragraph: The key stops working at once, and provisioning stops. This can’t be undone. Users that exist stay as they are.
      - button "Cancel"
      - button "Delete connection"
    `,
  ],
  [
    "delete, explained and mistyped",
    "lifecycle--delete-explained",
    `
    - alertdialog "Delete this connection?":
      - /children: deep-equal
      - heading "Delete this connection?" [level=2]
      - paragraph: The key stops working at once, and provisioning stops. This can’t be undone. 42 users were provisioned. They can sign in until you deactivate them in Acme.
      - text: Type “Acme” to confirm
      - textbox "Type “Acme” to confirm"
      - alert: The text doesn’t match.
      - button "Cancel"
      - button "Delete connection"
    `,
  ],
]

for (const [name, id, tree] of dialogs) {
  test(`C-1 C-2 names and their order in the dialog: ${name}`, async ({
    page,
  }) => {
    await openStory(page, id)
    await expect(page.locator("body")).toMatchAriaSnapshot(tree)
    await expect(page.getByRole("alertdialog")).toHaveAccessibleDescription(
      /.{20}/,
    )
  })
}
