import { scimMessages as words } from "@/lib/scim/scim-messages"

import { button, expect, open, setup, test } from "./harness/fixtures"
import type { Kit } from "./harness/page-options"

const KITS: Kit[] = ["radix", "base-ui", "react-aria"]
/** The height of buttons in shadcn’s nova styles, which have no padding above and below. */
const NOVA = `[data-slot=button][data-size=default]:not([data-variant=link]) {
  height: 2rem;
  padding-block: 0;
}`

test.use({ reducedMotion: "reduce" })

for (const kit of KITS) {
  test(`the provider’s select shows its placeholder, ${kit}`, async ({
    page,
    harness,
    printed,
  }) => {
    await harness.begin("none")
    await open(page, harness, { kit })
    const select = page.getByLabel(words.provider, { exact: true })
    await expect(select).toContainText(words.providerChoose)
    expect(printed).toEqual([])
  })

  test(`buttons side by side have the kit’s height, ${kit}`, async ({
    page,
    harness,
    printed,
  }) => {
    await harness.begin("none")
    await open(page, harness, { kit, csp: "none" })
    await page.addStyleTag({ content: NOVA })
    await button(page, words.create.action).click()
    await expect(setup(page).getByText(words.keyTitle)).toBeVisible()
    await expect.poll(() => page.evaluate(heights)).toEqual([32])
    await button(page, words.keyStored).click()
    await expect(button(page, words.reset.action)).toBeVisible()
    await expect.poll(() => page.evaluate(heights)).toEqual([32])
    expect(printed).toEqual([])
  })

  test(`long labels wrap within their button, ${kit}`, async ({
    page,
    harness,
    printed,
  }) => {
    await harness.begin("none")
    await page.setViewportSize({ width: 320, height: 800 })
    await open(page, harness, { kit, csp: "none", language: "de" })
    await page.addStyleTag({ content: `${NOVA} button { font-size: 1.5rem }` })
    await setup(page).locator("form button[type=submit]").click()
    await expect(setup(page)).toHaveAttribute("data-view", "key")
    const before = await page.evaluate(heights)
    expect(Math.max(...before)).toBeGreaterThan(32)
    expect(await page.evaluate(overflowing)).toEqual([])
    expect(printed).toEqual([])
  })
}

/** The different heights of the buttons that aren't links. Runs in the page. */
function heights() {
  const all = document.querySelectorAll(
    "[data-slot=button][data-size=default]:not([data-variant=link])",
  )
  return [...new Set([...all].map((one) => one.getBoundingClientRect().height))]
}

/** The labels that don't fit. Runs in the page. */
function overflowing() {
  return [...document.querySelectorAll("[data-slot=button]")]
    .filter(
      ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
        scrollHeight > clientHeight || scrollWidth > clientWidth,
    )
    .map(({ textContent }) => textContent)
}
