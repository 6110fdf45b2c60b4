import type { Page } from "@playwright/test"

import { expect, openStory, test } from "./story"

declare global {
  interface Window {
    said: string[]
  }
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

test.beforeEach(async ({ page }) => {
  await page.clock.install()
  await page.addInitScript(recordAnnouncements)
})

/** What a screen reader is told: texts that come into a live region, and alerts that come. */
function recordAnnouncements() {
  const texts = new Map<Element, string>()
  window.said = []
  function read() {
    for (const region of document.querySelectorAll(
      "[role=status], [role=alert]",
    )) {
      const text = region.textContent?.trim() ?? ""
      const isNew = !texts.has(region)
      const isHeard = !isNew || region.matches("[role=alert]")
      if (isHeard && text && text !== texts.get(region)) window.said.push(text)
      texts.set(region, text)
    }
  }
  new MutationObserver(read).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  })
}

/** What was said since the last time. */
const said = (page: Page) => page.evaluate(() => window.said.splice(0))
const click = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).last().click()

test("C-5 each change is announced once, in a region that was there before", async ({
  page,
}) => {
  await openStory(page, "accessibility--whole-life")
  await said(page)
  await click(page, "Generate key")
  await expect(page.getByRole("heading", { level: 2 })).toBeFocused()
  expect(await said(page)).toEqual(["Key generated."])
  await click(page, "I have stored the key")
  await expect(page.getByText("Active")).toBeVisible()
  expect(await said(page)).toEqual([])
  await click(page, "Change expiry")
  await click(page, "Change expiry")
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
  expect(await said(page)).toEqual(["The expiry of the key is changed."])
  await click(page, "Reset key")
  await click(page, "Reset key")
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
  expect(await said(page)).toEqual(["Key reset."])
  await click(page, "I have stored the key")
  await click(page, "End the old key")
  await click(page, "End the old key")
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
  expect(await said(page)).toEqual(["The old key no longer works."])
  await click(page, "Delete connection")
  await page.getByRole("textbox").fill("Acme")
  await click(page, "Delete connection")
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
  expect(await said(page)).toEqual([
    "The connection is deleted. Switch provisioning off in your identity provider as well.",
  ])
})

test("C-7 C-9 a copy is announced, again when repeated, and not when its mark goes", async ({
  page,
}) => {
  await openStory(page, "scimsetup--key")
  await said(page)
  const key = await page.getByText(/^scim_/).innerText()
  await click(page, "Copy key")
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible()
  expect(await said(page)).toEqual(["Copied"])
  await click(page, "Copied")
  await expect.poll(() => said(page)).toEqual(["Copied"])
  await page.clock.runFor(3_000)
  await expect(page.getByRole("button", { name: "Copy key" })).toBeVisible()
  expect(await said(page)).toEqual([])
  await click(page, "Copy endpoint")
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible()
  expect((await said(page)).join()).not.toContain(key)
})

test("C-6 C-12 a failure is an alert, said once, that stays for a day", async ({
  page,
}) => {
  await openStory(page, "scimsetup--generate-failed")
  const failure = "No key was generatedSomething went wrong on the server."
  const all = await said(page)
  expect(all.filter((text) => text.startsWith(failure))).toHaveLength(1)
  await page.clock.runFor(24 * 3_600_000)
  await expect(page.getByRole("alert")).toContainText("No key was generated")
  expect(await said(page)).toEqual([])
})
