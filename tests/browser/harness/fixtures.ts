import { test as base, expect, type Page } from "@playwright/test"

import { watchAnnouncements } from "./announcements"
import type { PageOptions } from "./page-options"
import { SETUP_ROUTE, startHarness, type Harness } from "./server"

export { expect }

const traffic = new WeakMap<Page, { sent: number; ended: number }>()

/** The server of a worker, and a page whose every line on the console is kept. */
export const test = base.extend<
  { printed: string[] },
  { harness: Harness; kept: { page: Page; printed: string[] } }
>({
  harness: [
    // Playwright wants this pattern where no other fixture is used.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const harness = await startHarness()
      await use(harness)
      await harness.close()
    },
    { scope: "worker" },
  ],
  /** One page for many tests, which load it again. */
  kept: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: "reduce" })
      const page = await context.newPage()
      const printed = listen(page)
      await watchAnnouncements(page)
      await use({ page, printed })
      await context.close()
    },
    { scope: "worker" },
  ],
  /** What the page prints or throws, which fails the test. */
  printed: [
    async ({ page }, use) => {
      await watchAnnouncements(page)
      const printed = listen(page)
      await use(printed)
      expect(printed).toEqual([])
    },
    { scope: "test" },
  ],
})

/** Waits until nothing runs or loads, and nothing more is asked of the server. */
export async function settled(page: Page) {
  const idle = setup(page)
    .and(page.locator(":not([data-view=loading])"))
    .and(page.locator(":not(:has([aria-disabled=true]))"))
  await expect(idle).toHaveCount(1)
  await expect(dialog(page).locator("[aria-disabled=true]")).toHaveCount(0)
  await expect.poll(() => rested(page)).toBe(true)
}

/** Whether no request was on its way during two frames. */
async function rested(page: Page) {
  const before = { ...traffic.get(page) }
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(done)),
      ),
  )
  const { sent, ended } = { ...traffic.get(page) }
  return sent === ended && sent === before.sent
}

/** A browser reports a request that failed by itself, whatever is done about it. */
function listen(page: Page) {
  const printed: string[] = []
  page.on("console", (message) => {
    const isOwn =
      message.text().startsWith("Failed to load resource: ") &&
      message.location().url.endsWith(SETUP_ROUTE)
    if (!isOwn) printed.push(message.text())
  })
  page.on("pageerror", (error) => printed.push(String(error)))
  const count = { sent: 0, ended: 0 }
  traffic.set(page, count)
  page.on("request", () => count.sent++)
  page.on("requestfinished", () => count.ended++)
  page.on("requestfailed", () => count.ended++)
  return printed
}

export async function open(
  page: Page,
  { origin }: { origin: string },
  options: PageOptions = {},
) {
  const query = new URLSearchParams({ options: JSON.stringify(options) })
  await page.goto(`${origin}/?${query}`)
}

export const setup = (page: Page) => page.locator("[data-slot=scim-setup]")
export const dialog = (page: Page) => page.getByRole("alertdialog")
export const button = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true })
/** By the button beside it, and so until that is pressed. */
export const key = (page: Page) =>
  setup(page)
    .locator("[data-slot=copy-field]", { has: button(page, "Copy key") })
    .locator("code")
