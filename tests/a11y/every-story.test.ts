import type { Page } from "@playwright/test"

import {
  duplicateIds,
  lostText,
  missingEdges,
  smallTargets,
  tooltips,
} from "./measure"
import {
  expect,
  look,
  openStory,
  testOnOnePage as test,
  violations,
} from "./story"
import { stories } from "./storybook"

/** The four values of WCAG 1.4.12. */
const TEXT_SPACING = `
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important; }
`

/** A story is opened once, and then looked at in every way. */
for (const { id, title, name } of stories()) {
  test.describe(`${title}, ${name}:`, () => {
    test.describe.configure({ mode: "default" })
    let page: Page
    let noise: string[]

    test.beforeAll(async ({ kept }) => {
      ;({ page, noise } = kept)
      await look(page)
      await openStory(page, id)
    })

    test("C-20 nothing moves where motion is to be reduced", async () => {
      expect(await page.evaluate(() => window.motions)).toEqual([])
    })

    test("C-16 axe finds nothing, dark and from right to left", async () => {
      await look(page, { colorScheme: "dark", direction: "rtl" })
      expect(await violations(page)).toEqual([])
    })

    test("C-19 in forced colours axe finds nothing, and every edge is seen", async () => {
      await look(page, { forcedColors: "active" })
      expect(await page.evaluate(missingEdges)).toEqual([])
      // The colours are the admin's own there.
      expect(await violations(page, ["color-contrast"])).toEqual([])
    })

    test("C-13 every target has 24 by 24 px", async () => {
      for (const width of [1280, 320]) {
        await look(page, { width })
        expect(await page.evaluate(smallTargets)).toEqual([])
      }
    })

    test("C-14 nothing is lost at 320 px, at a zoom of 200 % and in text of 200 %", async () => {
      for (const direction of ["ltr", "rtl"] as const) {
        await look(page, { width: 320, direction })
        expect(await page.evaluate(lostText), direction).toEqual([])
      }
      await look(page, { width: 640, height: 400 })
      expect(await page.evaluate(lostText), "zoom").toEqual([])
      await look(page, { css: "html { font-size: 200% !important }" })
      expect(await page.evaluate(lostText), "text").toEqual([])
    })

    test("C-15 nothing is lost when text is spaced out", async () => {
      for (const width of [1280, 320]) {
        await look(page, { width, css: TEXT_SPACING })
        expect(await page.evaluate(lostText)).toEqual([])
      }
    })

    test("nothing is printed", async () => {
      expect(noise).toEqual([])
    })

    test("C-24 C-25 nothing hides in a tooltip, and no id is there twice", async () => {
      expect(await page.evaluate(tooltips)).toEqual([])
      expect(await page.evaluate(duplicateIds)).toEqual([])
    })
  })
}
