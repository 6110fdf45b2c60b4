import { expect, test, type Browser } from "@playwright/test"

import { buildPage, openPage } from "../../scripts/performance/build.mjs"
import { configurations } from "../../scripts/performance/configurations.mjs"
import { load, mountOften } from "../../scripts/performance/measure.mjs"

const WIDE = { width: 1280, height: 2000 }
const NARROW = { width: 320, height: 2000 }
const { active, empty } = configurations
const never = configurations["active, never expires"]
const full = configurations["active, all facts"]

let production: string
test.beforeAll(async () => {
  production = await buildPage("profiling")
})

test("reads once, and renders twice from mount to loaded content", async ({
  browser,
}) => {
  const { reads, writes, commits } = await loaded(browser, full)
  expect({ reads, writes }).toEqual({ reads: 1, writes: 0 })
  expect(commits).toMatchObject({ mount: 1, update: 1 })
})

test("reads nothing and renders once with what the server rendered", async ({
  browser,
}) => {
  const page = await openPage(browser, production, WIDE)
  const { reads, commits } = await load(page, {
    configuration: full,
    isInitial: true,
  })
  expect(reads).toBe(0)
  expect(commits).toMatchObject({ mount: 1, update: 0 })
})

test("sets no state of its own while it is laid out", async ({ browser }) => {
  const page = await openPage(browser, production, WIDE)
  // Without the select and the dialogs, whose primitives do.
  const props = { providers: [], readOnly: true }
  const options = { configuration: full, props }
  const { commits } = await load(page, options)
  expect(commits).toEqual({ mount: 1, update: 1, "nested-update": 0 })
})

test("renders nothing in ten idle seconds, though it reads", async ({
  browser,
}) => {
  const page = await openPage(browser, production, WIDE)
  await page.clock.install()
  const mounting = load(page, { configuration: full, answerMs: 0 })
  await page.clock.runFor(1_000)
  const { commits } = await mounting
  await page.clock.runFor(10_000)
  const idle = await page.evaluate(() => window.performancePage.counts())
  expect(idle.commits).toEqual(commits)
  expect(idle.reads).toBe(2)
})

test("writes nothing and reads at most twice in Strict Mode", async ({
  browser,
}) => {
  const page = await openPage(browser, await buildPage("development"), WIDE)
  const options = { configuration: full, isStrict: true }
  const { reads, writes } = await load(page, options)
  expect(writes).toBe(0)
  expect(reads).toBeLessThanOrEqual(2)
})

for (const [name, configuration] of Object.entries({ empty, active, never }))
  for (const viewport of [WIDE, NARROW])
    test(`moves nothing when ${name} is loaded, ${viewport.width} px wide`, async ({
      browser,
    }) => {
      const { shift } = await loaded(browser, configuration, viewport)
      expect(shift).toBe(0)
    })

test("leaves nothing behind after 200 mounts", async ({ browser }) => {
  const page = await openPage(browser, production, WIDE)
  const options = { screen: "scim-setup", configuration: full }
  const { before, after } = await mountOften(page, 200, options)
  expect(after.timers).toBe(before.timers)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes)
})

async function loaded(
  browser: Browser,
  configuration: object,
  viewport = WIDE,
) {
  const page = await openPage(browser, production, viewport)
  return load(page, { configuration })
}
