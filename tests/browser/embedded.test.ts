import type { FrameLocator, Page } from "@playwright/test"

import { scimMessages as words } from "@/lib/scim/scim-messages"

import { expect, open, test } from "./harness/fixtures"
import type { Harness } from "./harness/server"

test.use({ reducedMotion: "reduce" })

test.beforeEach(async ({ harness }) => harness.begin("none"))

/** Frames of another origin and desktop webviews open no dialog of the browser: `confirm` returns false there, or nothing. */
test.describe("a link beside a key that isn’t saved, in a frame of another origin", () => {
  test("is answered beside the key, which stays for those who stay", async ({
    page,
    harness,
    printed,
  }) => {
    const { screen, clickLink } = await openInFrame(page, harness)
    await clickLink()
    const stay = screen.getByRole("button", { name: words.leaveNot })
    await expect(screen.getByText(words.leave)).toBeVisible()
    await expect(stay).toBeFocused()
    await stay.click()
    await expect(stay).toHaveCount(0)
    await expect(screen.getByRole("heading")).toBeFocused()
    await expect(screen.getByText(harness.keys.at(-1) ?? "")).toBeVisible()
    expect(printed).toEqual([])
  })

  test("leads on, without the key, for those who leave", async ({
    page,
    harness,
    printed,
  }) => {
    const { screen, clickLink } = await openInFrame(page, harness)
    await clickLink()
    await screen.getByRole("button", { name: words.leaveUnsaved }).click()
    await expect(screen.getByText("Another page")).toBeVisible()
    expect(printed).toEqual([])
  })
})

for (const [how, answer] of [
  ["returns false", () => Object.assign(window, { confirm: () => false })],
  ["is missing", () => Object.assign(window, { confirm: undefined })],
] as const)
  test(`a link leads on where confirm ${how}, after a question on the page`, async ({
    page,
    harness,
    printed,
  }) => {
    await page.addInitScript(answer)
    await open(page, harness)
    await page.getByRole("button", { name: words.create.action }).click()
    await expect(page.getByText(words.keyTitle)).toBeVisible()
    await page.evaluate(addLink)
    await page.getByRole("link", { name: "Elsewhere" }).click()
    await page.getByRole("button", { name: words.leaveUnsaved }).click()
    await expect(page.getByText("Another page")).toBeVisible()
    expect(printed).toEqual([])
  })

/** The same server under another name is another site. */
async function openInFrame(page: Page, harness: Harness) {
  await page.goto(`http://localhost:${harness.port}/away`)
  const options = JSON.stringify({ canBeFramed: true })
  const address = `${harness.origin}/?${new URLSearchParams({ options })}`
  await page.evaluate((src) => {
    const frame = document.createElement("iframe")
    Object.assign(frame, { src, width: 900, height: 1_200 })
    document.body.append(frame)
  }, address)
  const screen: FrameLocator = page.frameLocator("iframe")
  await screen.getByRole("button", { name: words.create.action }).click()
  await expect(screen.getByText(words.keyTitle)).toBeVisible()
  await screen.locator("body").evaluate(addLink)
  return {
    screen,
    clickLink: () => screen.getByRole("link", { name: "Elsewhere" }).click(),
  }
}

/** Runs in the page. */
function addLink() {
  const link = document.createElement("a")
  link.href = "/away"
  link.textContent = "Elsewhere"
  document.body.append(link)
}
