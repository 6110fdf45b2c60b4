import type { Page } from "@playwright/test"

import { scimMessages as words } from "@/lib/scim/scim-messages"

import {
  button,
  dialog,
  expect,
  open,
  settled,
  setup,
  test,
} from "./harness/fixtures"
import { leaksOf } from "./harness/leaks"
import type { Harness, ServerState } from "./harness/server"
import { FAULTS, type Fault } from "./harness/setup-faults"

/**
 * The grid of checklist.md: 4 operations, 12 faults (two of them in two forms)
 * and 3 states. The state is the server's when the call arrives. Where the
 * screen wouldn't offer the operation then, it shows what was true before:
 * somebody else created the connection that is to be created here, or deleted
 * the one that is to be reset or deleted. So every cell can happen, and none is
 * left out.
 */
const STATES: ServerState[] = ["none", "active", "expired"]
const METHODS = { get: "GET", create: "POST", reset: "PUT", remove: "DELETE" }
const OPERATIONS = ["get", "create", "reset", "remove"] as const
type Write = Exclude<(typeof OPERATIONS)[number], "get">

for (const operation of OPERATIONS)
  for (const [name, fault] of Object.entries<Fault>(FAULTS))
    for (const state of STATES)
      test(`${fault.ids} ${operation} meets ${name}, connection: ${state}`, async ({
        kept: { page, printed },
        harness,
      }) => {
        const from = operation === "get" ? state : screenBefore()
        await harness.begin(from)
        if (operation === "get") harness.failNext("GET", fault)
        await open(page, harness, {
          ...(fault.kind === "slow" && { isPatient: true }),
          ...(fault.kind === "throw" && { throws: operation }),
        })
        if (operation !== "get") {
          await expectTruth(page, harness)
          if (from !== state) await harness.begin(state)
          harness.failNext(METHODS[operation], fault)
          await start(page, operation)
        }
        if (fault.kind === "slow") {
          await expect.poll(() => harness.metFaults).toEqual([fault])
          await page.evaluate(() => window.harness.timeOut?.())
        }
        await settled(page)

        const announced = await page.evaluate(() => window.harness.announced)
        expect(announced).toHaveLength(1)
        expect(announced[0]).toMatch(wordsAfter())
        if (operation === "get") await button(page, words.retry).click()
        await expectTruth(page, harness)
        expect(await page.evaluate(focused)).not.toBe("BODY")
        expect(await leaksOf(page, harness.keys, printed)).toEqual([])
        expect(printed.splice(0)).toEqual([])

        function screenBefore(): ServerState {
          if (operation === "create") return "none"
          return state === "none" ? "active" : state
        }

        function wordsAfter() {
          const { status = 500, late = false } = fault
          const isRefused = status < 500 || fault.kind === "html"
          const { notices, failed } = words
          const error = errorWords(fault)
          switch (operation) {
            case "get":
              return all(failed.get, error)
            case "create":
              if (state === "none" && !late) return all(failed.create, error)
              return all(
                notices[isRefused ? "created-elsewhere" : "key-undelivered"],
              )
            case "reset":
              if (state === "none") return all(notices["deleted-elsewhere"])
              if (isRefused) return all(failed.reset, error)
              return all(failed.uncertain, error, notices["reset-uncertain"])
            case "remove":
              if (state !== "none" && !late) return all(failed.remove, error)
              return all(notices[isRefused ? "deleted-elsewhere" : "deleted"])
            default:
              return operation satisfies never
          }
        }
      })

test("D-8 a 404 that names its reason is no connection, and no trouble", async ({
  kept: { page, printed },
  harness,
}) => {
  await harness.begin("none")
  const code = "connection_not_found"
  harness.failNext("GET", { status: 404, headers: {}, body: json({ code }) })
  await open(page, harness)
  await expectTruth(page, harness)
  await settled(page)
  expect(await page.evaluate(() => window.harness.announced)).toEqual([])
  expect(printed.splice(0)).toEqual([])
})

test("D-2 D-17 a browser that sends a lost create again makes one connection, whose key can be replaced", async ({
  kept: { page, printed },
  harness,
}) => {
  await harness.begin("none")
  harness.keepAlive(true)
  await open(page, harness)
  await expectTruth(page, harness)
  harness.failNext("POST", FAULTS["an answer lost after success"])
  await button(page, "Generate key").click()
  await settled(page)
  await expectTruth(page, harness)
  await expect(setup(page).getByText(/If you don’t have its key/)).toBeVisible()
  expect(harness.requests.filter((method) => method === "POST")).toHaveLength(2)
  harness.keepAlive(false)
  expect(printed.splice(0)).toEqual([])
})

/** Puts the focus where an admin has it, and forgets what was announced on the way. */
async function start(page: Page, operation: Write) {
  const names = {
    create: /^Generate key$/,
    reset: /^(Reset key|Generate a new key)$/,
    remove: /^Delete connection$/,
  }
  const name = names[operation]
  if (operation !== "create") await page.getByRole("button", { name }).click()
  const last = operation === "create" ? setup(page) : dialog(page)
  const submit = last.getByRole("button", { name })
  await submit.focus()
  await page.evaluate(() => void (window.harness.announced.length = 0))
  await submit.click()
}

/** The screen shows what the server says. */
async function expectTruth(page: Page, harness: Harness) {
  const { status, keyHint } = await harness.truth()
  const view = status === "none" ? "empty" : "active"
  await expect(setup(page)).toHaveAttribute("data-view", view)
  if (status === "none") return
  await expect(setup(page).locator("[data-status]")).toHaveAttribute(
    "data-status",
    status,
  )
  await expect(setup(page).getByText(`••••${keyHint}`)).toHaveCount(1)
}

function errorWords({ kind, status }: Fault) {
  const { errors, retryAfter } = words
  if (status === 401) return errors["signed-out"]
  if (status === 403) return errors.forbidden
  if (status === 429) return retryAfter("in 2 minutes")
  if (status && status < 500) return errors.invalid
  if (kind === "html") return errors["signed-out"]
  if (kind === "slow") return errors.timeout
  if (kind === "refused" || kind === "lost" || kind === "cut")
    return errors.offline
  return errors.server
}

/** Runs in the page. */
function focused() {
  return document.activeElement?.tagName
}

/** One text that holds these, in this order. */
function all(...texts: string[]) {
  return new RegExp(texts.join(".*"), "s")
}

function json(body: object) {
  return Buffer.from(JSON.stringify(body))
}
