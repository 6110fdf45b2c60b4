import { expect, type Page } from "@playwright/test"

import { button, dialog, heading } from "./journey"

/** Base UI's focus trap lets go when keys follow each other with no gap at all. */
const KEY_MS = 60

export async function pickAnExpiry(page: Page) {
  const expiry = page.getByLabel("Key expiry")
  await expiry.click()
  await page.getByRole("option", { name: "90 days" }).click()
  await expect(expiry).toContainText("90 days")
  await expect(page.getByRole("listbox")).toHaveCount(0)

  await expiry.focus()
  await press(page, "Enter")
  await expect(page.getByRole("option", { name: "90 days" })).toBeFocused()
  await press(page, "ArrowDown")
  await press(page, "Enter")
  await expect(expiry).toContainText("180 days")
  await expect(expiry).toBeFocused()
  await button(page, "Generate key").click()
  await expect(heading(page)).toHaveText("Store your new key now")
}

export async function keepTheFocus(page: Page) {
  await button(page, "Generate key").click()
  await button(page, "I have stored the key").click()
  for (const name of ["Reset key", "Delete connection"]) {
    await button(page, name).click()
    await expect(dialog(page)).toBeVisible()
    await expect.poll(() => hasFocus(page)).toBe(true)
    for (const key of [
      ...Array(6).fill("Tab"),
      ...Array(6).fill("Shift+Tab"),
    ]) {
      await press(page, key)
      expect(await hasFocus(page), key).toBe(true)
    }
    await press(page, "Escape")
    await expect(dialog(page)).toHaveCount(0)
    await expect(button(page, name)).toBeFocused()
  }
}

export async function closeTheListFirst(page: Page) {
  await button(page, "Generate key").click()
  await button(page, "I have stored the key").click()
  await button(page, "Reset key").click()
  const expiry = dialog(page).getByLabel("Key expiry")
  await expiry.click()
  await expect(page.getByRole("listbox")).toBeVisible()
  await press(page, "Escape")
  await expect(page.getByRole("listbox")).toHaveCount(0)
  await expect(dialog(page)).toBeVisible()
  await expect(expiry).toBeFocused()
  await dialog(page).getByRole("button", { name: "Cancel" }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(button(page, "Reset key")).toBeFocused()
}

function press(page: Page, key: string) {
  return page.keyboard.press(key, { delay: KEY_MS })
}

function hasFocus(page: Page) {
  return dialog(page).evaluate((element) =>
    element.contains(document.activeElement),
  )
}
