import { expect, type Page } from "@playwright/test"

/** Generates, stores, resets and deletes a key on a page that has no connection. */
export async function setUpResetAndDelete(page: Page) {
  // The kit's style sheet is there: the rest would pass without.
  await expect(page.locator("[data-slot=scim-setup]")).toHaveCSS(
    "border-top-width",
    "1px",
  )
  const created = await issuedKey(page, "Generated:", () =>
    button(page, "Generate key").click(),
  )
  await expect(heading(page)).toHaveText("Store your new key now")
  await expect(heading(page)).toBeFocused()
  await expect(page.getByText(created)).toBeVisible()
  await button(page, "I have stored the key").click()
  await expect(page.getByText("Active", { exact: true })).toBeVisible()
  await expect(page.getByText(created)).toHaveCount(0)
  await expect(heading(page)).toBeFocused()

  await button(page, "Reset key").click()
  const reset = await issuedKey(page, "Reset:", () =>
    dialog(page).getByRole("button", { name: "Reset key" }).click(),
  )
  expect(reset).not.toBe(created)
  await expect(page.getByText(reset)).toBeVisible()
  await expect(heading(page)).toBeFocused()
  await button(page, "I have stored the key").click()

  await button(page, "Delete connection").click()
  await dialog(page).getByRole("button", { name: "Delete connection" }).click()
  await expect(button(page, "Generate key")).toBeVisible()
  await expect(heading(page)).toBeFocused()
}

export function heading(page: Page) {
  return page.getByRole("heading", { level: 2 })
}

export function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true })
}

export function dialog(page: Page) {
  return page.getByRole("alertdialog")
}

/** The key that the page logs in its callback. */
async function issuedKey(
  page: Page,
  label: string,
  act: () => Promise<unknown>,
) {
  const [message] = await Promise.all([
    page.waitForEvent("console", (event) => event.text().startsWith(label)),
    act(),
  ])
  return message.text().replace(label, "").trim()
}
