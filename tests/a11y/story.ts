import { AxeBuilder } from "@axe-core/playwright"
import { test as base, expect, type Page } from "@playwright/test"

import { recordMotion } from "./measure"

declare global {
  interface Window {
    __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } }
  }
}

export { expect }

/** Every page of a test fails it by what it prints or throws. */
export const test = base.extend<{ noise: string[] }>({
  noise: [
    async ({ page }, use) => {
      const noise = listen(page)
      await use(noise)
      expect(noise).toEqual([])
    },
    { auto: true },
  ],
})

interface Kept {
  page: Page
  noise: string[]
}

/** One page for many stories, as each new one compiles all of Storybook again. */
export const testOnOnePage = base.extend<object, { kept: Kept }>({
  kept: [
    async ({ browser }, use) => {
      const page = await browser.newPage()
      await page.addInitScript(recordMotion)
      await use({ page, noise: listen(page) })
      await page.close()
    },
    { scope: "worker" },
  ],
})

function listen(page: Page) {
  const noise: string[] = []
  page.on("console", (message) =>
    noise.push(`${message.text()} ${message.location().url}`),
  )
  page.on("pageerror", (error) => noise.push(String(error)))
  return noise
}

/** Opens a story and lets it play to its end. Storybook's own run of axe is left out. */
export async function openStory(page: Page, id: string) {
  await page.goto(
    `/iframe.html?viewMode=story&globals=a11y.manual:!true&id=${id}`,
  )
  const end = await page.waitForFunction(() => {
    const { phase = "" } = window["__STORYBOOK_PREVIEW__"]?.currentRender ?? {}
    return ["finished", "errored", "aborted"].includes(phase) && phase
  })
  expect(await end.jsonValue(), "how the story ended").toBe("finished")
}

interface Looks {
  width?: number
  height?: number
  colorScheme?: "light" | "dark"
  direction?: "ltr" | "rtl"
  forcedColors?: "none" | "active"
  css?: string
}

/** Shows an open story in another way, and resets whatever is not named. */
export async function look(page: Page, looks: Looks = {}) {
  const { width = 1280, height = 800, forcedColors = "none" } = looks
  const { colorScheme = "light", direction = "ltr", css = "" } = looks
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ forcedColors, colorScheme })
  await page.evaluate(
    async ([scheme, dir, text]) => {
      document.documentElement.classList.toggle("dark", scheme === "dark")
      document.documentElement.dir = dir
      const style =
        document.querySelector("style[data-look]") ??
        document.head.appendChild(document.createElement("style"))
      style.setAttribute("data-look", "")
      style.textContent = text
      await new Promise((done) => requestAnimationFrame(done))
    },
    [colorScheme, direction, css] as const,
  )
}

export async function violations(page: Page, withoutRules: string[] = []) {
  const axe = new AxeBuilder({ page })
    .withTags(AXE_TAGS)
    .disableRules(withoutRules)
    // By itself it opens a page for each result. That is for frames of other origins.
    .setLegacyMode()
  const found = (await axe.analyze()).violations
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  )
}

/** As in .storybook/preview.tsx. */
const AXE_TAGS = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
]
