import { expect, look, openStory, testOnOnePage as test } from "./story"
import { stories } from "./storybook"
import { atEveryTabStop, coveredFocus, focusMark } from "./tab-stops"

const DIALOGS = stories().filter(({ name }) => /dialog|explained/i.test(name))

test.beforeEach(({ kept }) => look(kept.page))

test.afterEach(({ kept }) => {
  expect(kept.noise).toEqual([])
})

for (const { id, title, name } of DIALOGS) {
  test(`C-17 C-1 every tab stop is seen whole at 320 by 480 px: ${title}, ${name}`, async ({
    kept: { page },
  }) => {
    await openStory(page, id)
    await look(page, { width: 320, height: 480 })
    const dialog = page.getByRole("alertdialog")
    const stops = await atEveryTabStop(page, async (stop) => {
      expect(await page.evaluate(coveredFocus), stop).toBeNull()
      expect(
        await dialog.evaluate((box) => box.contains(document.activeElement)),
        `${stop} is within the dialog`,
      ).toBe(true)
    })
    expect(stops.length).toBeGreaterThan(1)
  })
}

/** Between them they have every kind of control. */
const CONTROLS = [
  "lifecycle--guide-open",
  "lifecycle--key-with-guide",
  "lifecycle--delete-explained",
  "scimsetup--empty-custom-date",
  "scimsetup--expires-soon",
]
const SCHEMES = {
  light: {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
} as const

for (const [scheme, looks] of Object.entries(SCHEMES)) {
  for (const id of CONTROLS) {
    test(`C-16 C-19 the focus is marked by 3:1 in ${scheme}: ${id}`, async ({
      kept: { page },
    }) => {
      await openStory(page, id)
      await look(page, { ...looks, height: 1600 })
      const stops = await atEveryTabStop(page, async (stop) => {
        expect.soft(await focusMark(page), stop).toBeGreaterThanOrEqual(1)
      })
      expect(stops.length).toBeGreaterThan(1)
    })
  }
}
