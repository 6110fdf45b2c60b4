import type { Page } from "@playwright/test"

import { button, dialog, expect, key, setup } from "./fixtures"
import type { Harness } from "./server"

/** What a walk tells of on its way: whether the key is to be seen now. */
type OnStep = (isKeyShown: boolean) => Promise<void>

/** All that an admin can do, from no connection to none. The browser has no connection at first. */
export async function walkThrough(
  page: Page,
  harness: Harness,
  onStep: OnStep,
) {
  await choose(page, "Identity provider", "Okta")
  await choose(page, "Key expiry", "180 days")
  await onStep(false)
  await button(page, "Generate key").click()
  await expect(key(page)).toBeVisible()
  await page.getByText("If something doesn’t work").click()
  await copyAndDownload(page)
  await onStep(true)
  await button(page, "I have stored the key").click()
  await expectActive(page)
  await onStep(false)

  // Only of a key that was used something can be kept.
  await harness.use(harness.keys.at(-1) ?? "")
  await page.reload()
  await expectActive(page)
  await download(page, "Add to calendar", /^scim-key-expiry\.ics$/)
  await page.getByText("Where to paste a new key in Okta").click()
  await confirm(page, "Change expiry")
  await expect(
    setup(page).getByText("The expiry of the key is changed."),
  ).toBeVisible()
  await onStep(false)

  await button(page, "Reset key").click()
  await choose(page, "Old key", "Keep it for 1 hour")
  await dialog(page).getByRole("button", { name: "Reset key" }).click()
  await expect(key(page)).toBeVisible()
  await copyAndDownload(page)
  await onStep(true)
  await button(page, "I have stored the key").click()
  await expectActive(page)
  await confirm(page, "End the old key")
  await expect(
    setup(page).getByText("The old key no longer works."),
  ).toBeVisible()
  await onStep(false)

  await confirm(page, "Delete connection")
  await expect(button(page, "Generate key")).toBeVisible()
  await onStep(false)
}

export async function choose(page: Page, label: string, option: string) {
  await page.getByLabel(label, { exact: true }).click()
  await page.getByRole("option", { name: option, exact: true }).click()
  await expect(page.getByLabel(label, { exact: true })).toContainText(option)
}

export async function confirm(page: Page, name: string) {
  await button(page, name).click()
  await dialog(page).getByRole("button", { name, exact: true }).click()
}

export async function generate(page: Page) {
  await button(page, "Generate key").click()
  await expect(key(page)).toBeVisible()
}

async function expectActive(page: Page) {
  await expect(setup(page).locator("[data-status=active]")).toBeVisible()
}

async function copyAndDownload(page: Page) {
  await button(page, "Copy key").click()
  await expect(button(page, "Copied")).toBeVisible()
  await download(page, "Download", /^scim-key-.{4}\.txt$/)
}

async function download(page: Page, name: string, file: RegExp) {
  const [started] = await Promise.all([
    page.waitForEvent("download"),
    button(page, name).click(),
  ])
  expect(started.suggestedFilename()).toMatch(file)
}
