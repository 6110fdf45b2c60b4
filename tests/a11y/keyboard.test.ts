import type { Page } from "@playwright/test"

import { expect, openStory, test } from "./story"

type Role = "button" | "combobox" | "heading" | "option" | "textbox" | "link"

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

/** After every step: what has the focus, by its role and name. */
async function hasFocus(page: Page, role: Role, name: string) {
  const focused = page.locator(":focus")
  await expect(focused).toHaveAccessibleName(name)
  await expect(focused).toHaveRole(role)
}

/** Every stop on the way, so that none is left out and none is out of order. */
async function tab(page: Page, ...stops: [Role, string][]) {
  for (const [role, name] of stops) {
    await page.keyboard.press("Tab")
    await hasFocus(page, role, name)
  }
}

async function press(page: Page, key: string, role: Role, name: string) {
  await page.keyboard.press(key)
  await hasFocus(page, role, name)
}

const clipboard = (page: Page) =>
  page.evaluate(() => navigator.clipboard.readText())

/** From no connection to a key that is stored. */
async function generate(page: Page) {
  await openStory(page, "accessibility--whole-life")
  await tab(
    page,
    ["button", "Copy endpoint"],
    ["combobox", "Identity provider"],
  )
  await press(page, "Enter", "option", "Okta")
  await press(page, "ArrowDown", "option", "Microsoft Entra ID")
  await press(page, "Home", "option", "Okta")
  await press(page, "Enter", "combobox", "Identity provider")
  await page.keyboard.press("Tab")
  await expect(
    page.locator("summary", { hasText: "How to set up Okta" }),
  ).toBeFocused()
  await tab(page, ["combobox", "Key expiry"])
  await press(page, "Space", "option", "365 days")
  await press(page, "Escape", "combobox", "Key expiry")
  await press(page, "ArrowDown", "option", "365 days")
  await press(page, "c", "option", "Custom date…")
  await press(page, "Enter", "combobox", "Key expiry")
  await page.keyboard.press("Tab")
  const date = page.getByLabel("Expiry date")
  await expect(date).toBeFocused()
  await page.keyboard.type("01152037")
  await expect(date).toHaveValue("2037-01-15")
  await expect(date).toHaveAccessibleDescription(/January 15, 2037 at 11:59 PM/)
  await page.keyboard.press("Enter")
  await hasFocus(page, "heading", "Store your new key now")
}

test("C-1 C-3 C-4 C-10 the whole life of a connection by keyboard alone", async ({
  page,
}) => {
  await test.step("generate", () => generate(page))

  await test.step("copy each value in the step that asks for it", async () => {
    await tab(
      page,
      ["combobox", "Identity provider"],
      ["button", "Copy endpoint"],
    )
    await press(page, "Enter", "button", "Copied")
    expect(await clipboard(page)).toBe("https://api.example.com/scim/v2")
    await tab(page, ["button", "Copy key"])
    await press(page, "Space", "button", "Copied")
    const key = await clipboard(page)
    expect(key).toMatch(/^scim_/)
    await tab(page, ["button", "Copy as “Bearer …”"])
    await press(page, "Enter", "button", "Copied")
    expect(await clipboard(page)).toBe(`Bearer ${key}`)
    await press(page, "Escape", "button", "Copied")
    await expect(page.getByText(key)).toBeVisible()
  })

  await test.step("open what may go wrong, and store the key", async () => {
    await page.keyboard.press("Tab")
    const notes = page.locator("summary", {
      hasText: "If something doesn’t work",
    })
    await expect(notes).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(notes).toBeFocused()
    await page.keyboard.press("Tab")
    await expect(
      page.getByRole("link", { name: /^Okta documentation/ }),
    ).toBeFocused()
    await tab(page, ["button", "I have stored the key"])
    await press(page, "Enter", "heading", "SCIM provisioning")
  })

  await test.step("open where a new key is pasted", async () => {
    await tab(
      page,
      ["button", "Copy endpoint"],
      ["button", "Add to calendar"],
      ["button", "Reset key"],
      ["button", "Change expiry"],
      ["button", "Delete connection"],
      ["combobox", "Identity provider"],
    )
    await page.keyboard.press("Tab")
    await expect(
      page.locator("summary", { hasText: "How to set up Okta" }),
    ).toBeFocused()
    await page.keyboard.press("Tab")
    const where = page.locator("summary", {
      hasText: "Where to paste a new key in Okta",
    })
    await expect(where).toBeFocused()
    await page.keyboard.press("Space")
    await expect(where).toBeFocused()
    await expect(page.getByText(/Paste the new key into/)).toBeVisible()
    await page.keyboard.press("Shift+Tab")
    for (const [role, name] of [
      ["combobox", "Identity provider"],
      ["button", "Delete connection"],
      ["button", "Change expiry"],
      ["button", "Reset key"],
    ] as const)
      await press(page, "Shift+Tab", role, name)
  })

  await test.step("reset, with the old key kept for a week", async () => {
    await press(page, "Enter", "button", "Cancel")
    await press(page, "Escape", "button", "Reset key")
    await press(page, "Space", "button", "Cancel")
    await press(page, "Shift+Tab", "combobox", "Old key")
    await press(page, "Enter", "option", "Keep it for 1 day")
    await press(page, "End", "option", "Keep it for 7 days")
    await press(page, "Enter", "combobox", "Old key")
    await tab(page, ["button", "Cancel"], ["button", "Reset key"])
    await press(page, "Enter", "heading", "Store your new key now")
    await tab(
      page,
      ["combobox", "Identity provider"],
      ["button", "Copy endpoint"],
      ["button", "Copy key"],
      ["button", "Copy as “Bearer …”"],
    )
    await page.keyboard.press("Tab")
    await tab(page, ["button", "I have stored the key"])
    await press(page, "Space", "heading", "SCIM provisioning")
  })

  await test.step("end the old key", async () => {
    await tab(
      page,
      ["button", "Copy endpoint"],
      ["button", "Add to calendar"],
      ["button", "End the old key"],
    )
    await press(page, "Enter", "button", "Cancel")
    await tab(page, ["button", "End the old key"])
    await press(page, "Enter", "heading", "SCIM provisioning")
    await expect(page.getByText("The old key no longer works.")).toBeVisible()
  })

  await test.step("change the expiry", async () => {
    await tab(
      page,
      ["button", "Copy endpoint"],
      ["button", "Add to calendar"],
      ["button", "Reset key"],
      ["button", "Change expiry"],
    )
    await press(page, "Enter", "button", "Cancel")
    await tab(page, ["button", "Change expiry"])
    await press(page, "Enter", "button", "Change expiry")
    await expect(page.getByRole("alertdialog")).toHaveCount(0)
  })

  await test.step("delete, after what was mistyped", async () => {
    await tab(page, ["button", "Delete connection"])
    await press(page, "Enter", "button", "Cancel")
    await press(page, "Shift+Tab", "textbox", "Type “Acme” to confirm")
    await page.keyboard.type("acne")
    await press(page, "Enter", "textbox", "Type “Acme” to confirm")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("Acme")
    await tab(page, ["button", "Cancel"], ["button", "Delete connection"])
    await press(page, "Enter", "heading", "SCIM provisioning")
    await expect(page.getByText("The connection is deleted.")).toBeVisible()
  })
})
