import { AxeBuilder } from "@axe-core/playwright"
import { expect, test, type Page } from "@playwright/test"

import { DOC_SLUGS } from "@/demo/docs"

const AXE_TAGS = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
]

const LOOKS = [
  [1280, "light"],
  [320, "dark"],
] as const

async function open(page: Page, path: string, width = 1280) {
  await page.emulateMedia({ reducedMotion: "reduce" })
  await page.setViewportSize({ width, height: 800 })
  await page.goto(path)
}

async function violations(page: Page) {
  const axe = new AxeBuilder({ page }).withTags(AXE_TAGS).setLegacyMode()
  return (await axe.analyze()).violations
}

for (const path of ["", ...DOC_SLUGS.map((slug) => `/${slug}`)])
  test(`C-14 C-16 /docs${path} has no violation and fits, at 1280 px light and at 320 px dark`, async ({
    page,
  }) => {
    const noise: string[] = []
    page.on("console", (message) => noise.push(message.text()))
    page.on("pageerror", (error) => noise.push(String(error)))
    for (const [width, colorScheme] of LOOKS) {
      await page.emulateMedia({ colorScheme })
      await open(page, `/docs${path}`, width)
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
      ).toBe(width)
    }
    expect(noise).toEqual([])
  })

test("what is too wide scrolls inside itself, by keyboard too", async ({
  page,
}) => {
  await open(page, "/docs/adapter", 320)
  const table = page.getByRole("group", { name: "Table, scrolls sideways" })
  await table.first().focus()
  await page.keyboard.press("ArrowRight")
  await expect
    .poll(() => table.first().evaluate(({ scrollLeft }) => scrollLeft))
    .toBeGreaterThan(0)
  await open(page, "/docs/adapter", 1280)
  await expect(table).toHaveCount(0)
})

test("a page leads to its sections, to the others, and to itself as Markdown", async ({
  page,
  request,
}) => {
  await open(page, "/")
  await page.getByRole("link", { name: "Documentation" }).click()
  const nav = page.getByRole("navigation", { name: "Documentation" })
  await nav.getByRole("link", { name: "Security" }).click()
  await expect(nav.locator("[aria-current=page]")).toHaveText("Security")
  await nav.getByRole("link", { name: "Session recorders" }).click()
  await expect(
    page.getByRole("heading", { name: "Session recorders" }),
  ).toBeInViewport()
  const markdown = await request.get("/docs/security.md")
  expect(markdown.headers()["content-type"]).toContain("text/markdown")
  expect(await markdown.text()).toMatch(/^# Security\n/)
  expect((await request.get("/docs/nothing")).status()).toBe(404)
})

test("every picture is there", async ({ page }) => {
  await open(page, "/docs/getting-started")
  const pictures = await page.locator("main img").all()
  expect(pictures.length).toBeGreaterThan(1)
  for (const picture of pictures) {
    const src = await picture.getAttribute("src")
    const answer = await page.request.get(src ?? "")
    expect(answer.headers()["content-type"]).toBe("image/webp")
  }
})
