import { cpus, loadavg } from "node:os"
import { chromium } from "playwright"

import { chromiumLaunchOptions, findChromium } from "./chromium.mjs"
import { buildPage, openPage } from "./performance/build.mjs"
import { addedKb } from "./performance/bytes.mjs"
import { configurations } from "./performance/configurations.mjs"
import { load, mountOften } from "./performance/measure.mjs"

/**
 * Measures the screen beside what a developer writes in a day over the same primitives, in one browser, and
 * prints ratios: absolute times would be those of this machine. Each round is a page of its own for every
 * screen, in an order that turns around with each round; a ratio is taken within a round.
 */
const ROUNDS = 30
const SLOWER = 4
const WIDE = { width: 1280, height: 2000 }
const NARROW = { width: 320, height: 2000 }
const SCREENS = ["scim-setup", "stand-in"]
const { active, empty } = configurations
const full = configurations["active, all facts"]

const startedMs = performance.now()
process.env.CHROMIUM_PATH = findChromium()
const browser = await chromium.launch(chromiumLaunchOptions())
try {
  const rows = [
    ...(await measureBytes()),
    ...(await measureTimes(await buildPage("production"))),
    ...(await measureCounts(await buildPage("profiling"))),
    ...(await measureStrictMode(await buildPage("development"))),
  ]
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  print(["what", "the screen", "the stand-in", "ratio"], rows)
  console.log(
    `\nChromium ${browser.version()}, ${ROUNDS} rounds, ${seconds} s, ` +
      `on ${cpus().length} cores with a load of ${loadavg()[1].toFixed(0)}.`,
  )
} finally {
  await browser.close()
}

async function measureBytes() {
  const own = await addedKb(
    `\nexport { ScimSetup } from "/registry/components/scim/scim-setup.tsx"`,
  )
  const other = await addedKb(
    `\nexport { StandIn } from "/scripts/performance/stand-in.tsx"`,
  )
  const row = (name, kind) => [
    name,
    `${own[kind].toFixed(1)} kB`,
    `${other[kind].toFixed(1)} kB`,
    (own[kind] / other[kind]).toFixed(2),
  ]
  return [
    row("added to an app with the same primitives", "withKit"),
    row("added to an app with React only", "empty"),
  ]
}

async function measureTimes(folder) {
  const until = (name, configuration, act, props) =>
    compare(folder, name, { configuration, props }, act)
  const withoutProviders = { providers: [] }
  const generate = (page) => click(page, "Generate key", "[data-view=key]")
  return [
    await until("to the loaded content, empty", empty),
    await until("to the loaded content, active", active),
    await until("to the loaded content, active with all facts", full),
    await until("opening the reset dialog", active, (page) =>
      click(page, "Reset key", "[role=alertdialog]"),
    ),
    await until("generating with an instant adapter", empty, generate),
    await until(
      "to the loaded content, active, `providers={[]}`",
      active,
      undefined,
      withoutProviders,
    ),
    await until(
      "generating, `providers={[]}`",
      empty,
      generate,
      withoutProviders,
    ),
  ]
}

/** What is measured is the mounting, or what is done after it. */
async function compare(folder, name, options, act) {
  const times = { "scim-setup": [], "stand-in": [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const screen of round % 2 ? SCREENS : SCREENS.toReversed()) {
      const page = await openPage(browser, folder, WIDE)
      const devtools = await page.context().newCDPSession(page)
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
      const mounted = await page.evaluate(
        (given) => window.performancePage.mount(given),
        { screen, ...options },
      )
      times[screen].push(act ? await act(page) : mounted)
      await page.context().close()
    }
  const [own, other] = SCREENS.map((screen) => times[screen])
  const ratios = own.map((time, round) => time / other[round])
  const ms = (of) => `${of.toFixed(0)} ms`
  return [name, spread(own, ms), spread(other, ms), spread(ratios)]
}

function click(page, name, selector) {
  return page.evaluate(
    (given) => window.performancePage.click(...given),
    [name, selector],
  )
}

async function measureCounts(folder) {
  const rows = []
  const add = async (name, options, tell, viewport = WIDE) => {
    const cells = []
    for (const screen of SCREENS) {
      const page = await openPage(browser, folder, viewport)
      cells.push(await tell(page, { screen, ...options }))
      await page.context().close()
    }
    rows.push([name, ...cells, ""])
  }
  const commits = async (page, options) =>
    toText((await load(page, options)).commits)
  await add(
    "commits, read through the adapter",
    { configuration: full },
    commits,
  )
  const initial = { configuration: full, isInitial: true }
  await add("commits, `initialConfiguration`", initial, commits)
  await add("commits in 10 idle seconds", { configuration: full }, idleCommits)
  for (const [name, configuration] of Object.entries(configurations))
    for (const viewport of [WIDE, NARROW])
      await add(
        `layout shift, ${name}, ${viewport.width} px`,
        { configuration },
        async (page, options) => (await load(page, options)).shift.toFixed(4),
        viewport,
      )
  await add("reads on mount", { configuration: full }, reads)
  await add("left by 200 mounts", { configuration: full }, remains)
  return rows
}

async function measureStrictMode(folder) {
  const cells = []
  for (const screen of SCREENS) {
    const page = await openPage(browser, folder, WIDE)
    const options = { screen, configuration: full, isStrict: true }
    cells.push(await reads(page, options))
    await page.context().close()
  }
  return [["reads on mount, development in Strict Mode", ...cells, ""]]
}

async function reads(page, options) {
  return String((await load(page, options)).reads)
}

async function idleCommits(page, options) {
  const before = toText((await load(page, options)).commits)
  await page.waitForTimeout(10_000)
  const { commits } = await page.evaluate(() => window.performancePage.counts())
  return before === toText(commits) ? "0" : `more: ${toText(commits)}`
}

async function remains(page, options) {
  const { before, after } = await mountOften(page, 200, options)
  return Object.entries(after)
    .map(([name, count]) => {
      const more = count - before[name]
      return name === "heap"
        ? `${(more / 1000).toFixed(0)} kB of heap`
        : `${more} ${name}`
    })
    .join(", ")
}

function toText({ mount, update, "nested-update": nested }) {
  return `${mount + update}, and ${nested} of primitives`
}

/** The median, and the middle half in brackets. */
function spread(values, format = (value) => value.toFixed(2)) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part) => format(sorted[Math.round((sorted.length - 1) * part)])
  return `${at(0.5)} (${at(0.25)} to ${at(0.75)})`
}

function print(head, rows) {
  for (const row of [head, head.map(() => "---"), ...rows])
    console.log(`| ${row.join(" | ")} |`)
}
