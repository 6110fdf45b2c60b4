import type { Page } from "@playwright/test"

import { de, deProviders } from "@/lib/scim/locales/de"
import { formatDuration } from "@/lib/scim/scim-expiry"
import { scimMessages } from "@/lib/scim/scim-messages"
import type { ScimConfiguration } from "@/lib/scim/scim-types"

import { WAIT_LIMIT_MS } from "../../scripts/limits.mjs"
import { button, dialog, expect, open, setup, test } from "./harness/fixtures"
import { disturb, FOREIGN, type Foreign } from "./harness/foreign-dom"
import type { Kit, PageOptions } from "./harness/page-options"
import { SETUP_ROUTE, type Harness } from "./harness/server"

const NOW_MS = Date.parse("2026-11-24T10:00:00Z")
const NOW_S = NOW_MS / 1000
const DAY_S = 86_400
const KITS: Kit[] = ["radix", "base-ui", "react-aria"]
const KINDS: Foreign[] = ["rewrap", "insert", "split"]

test.use({ reducedMotion: "reduce" })

for (const kit of KITS)
  for (const foreign of KINDS)
    test(`shows what is true beside ${FOREIGN[foreign]}, ${kit}`, async ({
      page,
      printed,
      harness,
    }) => {
      test.slow()
      await compareWithTwin(page, harness, foreign, { kit })
      expect(printed).toEqual([])
    })

test("shows what is true beside a translator, in German", async ({
  page,
  printed,
  harness,
}) => {
  test.slow()
  await compareWithTwin(page, harness, "rewrap", { language: "de" })
  expect(printed).toEqual([])
})

/** Walks through two pages at once, of which one is disturbed, and compares what they show after each step. */
async function compareWithTwin(
  page: Page,
  harness: Harness,
  foreign: Foreign,
  options: PageOptions,
) {
  const context = await page.context().browser()?.newContext({
    reducedMotion: "reduce",
  })
  if (!context) throw new Error("There is no browser.")
  const twin = await context.newPage()
  await disturb(page, foreign)
  const backends = [await prepare(page), await prepare(twin)]
  const permissions = ["clipboard-read", "clipboard-write"]
  const { origin } = harness
  await page.context().grantPermissions(permissions, { origin })
  await context.grantPermissions(permissions, { origin })
  const words = options.language ? de : scimMessages
  const steps = journey(words, options.language ?? "en", async (one) => {
    await open(one, harness, { ...options, confirmDelete: "Acme" })
  })
  for (const [name, step] of steps) {
    await Promise.all(
      [page, twin].map((one, index) => step(one, backends[index] ?? {})),
    )
    // Both read again by themselves, and not at the same moment.
    await expect(async () => {
      const expected = await textOf(twin)
      expect(expected, name).not.toBe("")
      expect(await textOf(page), name).toBe(expected)
    }).toPass({ timeout: WAIT_LIMIT_MS })
    await expect(setup(page)).not.toHaveAttribute("data-view", "failed")
  }
  await context.close()
}

type Backend = {
  connection?: ScimConfiguration
  failNext?: { method: string; status: number } | undefined
}

type Step = [name: string, (page: Page, backend: Backend) => Promise<void>]

/** Everything that an admin can do. Each step waits until its page shows what it leads to. */
function journey(
  words: typeof scimMessages,
  locale: string,
  load: (page: Page) => Promise<void>,
): Step[] {
  const days = (count: number) => formatDuration(count * DAY_S, locale)
  const okta = deProviders.find(({ id }) => id === "okta")?.name ?? ""
  const confirmIn = (page: Page, name: string) =>
    dialog(page).getByRole("button", { name, exact: true }).click()
  return [
    [
      "a failed load",
      async (page, backend) => {
        backend.failNext = { method: "GET", status: 500 }
        await load(page)
        await expect(setup(page).getByText(words.failed.get)).toBeVisible()
      },
    ],
    [
      "a retry",
      async (page) => {
        await button(page, words.retry).click()
        await expect(button(page, words.create.action)).toBeVisible()
      },
    ],
    [
      "the endpoint is copied",
      async (page) => {
        await button(page, words.copy.endpoint).click()
        await expect(button(page, words.copied)).toBeVisible()
      },
    ],
    [
      "the label of the button is back",
      (page) => expect(button(page, words.copy.endpoint)).toBeVisible(),
    ],
    [
      "a provider without a guide",
      (page) => choose(page, words.provider, "Google Workspace"),
    ],
    [
      "another provider",
      async (page) => {
        await choose(page, words.provider, okta)
        await setup(page).getByText(words.guideSetup(okta)).click()
        await expect(setup(page).locator("ol")).toBeVisible()
      },
    ],
    [
      "an expiry that never comes",
      (page) => choose(page, words.expiryLabel, words.never),
    ],
    [
      "a date of one's own, which is missing",
      async (page) => {
        await choose(page, words.expiryLabel, words.expiryCustom)
        await button(page, words.create.action).click()
        await expect(setup(page).getByRole("alert")).toBeVisible()
      },
    ],
    [
      "an expiry that is one of the choices",
      (page) => choose(page, words.expiryLabel, days(180)),
    ],
    [
      "a failed write",
      async (page, backend) => {
        backend.failNext = { method: "POST", status: 500 }
        await button(page, words.create.action).click()
        await expect(setup(page).getByText(words.failed.create)).toBeVisible()
      },
    ],
    [
      "a new key",
      async (page) => {
        await button(page, words.create.action).click()
        await expect(setup(page).getByText(keyOf(1))).toBeVisible()
      },
    ],
    [
      "a link, and back",
      async (page) => {
        await clickLink(page)
        await button(page, words.leaveNot).click()
        await expect(button(page, words.leaveNot)).toHaveCount(0)
      },
    ],
    [
      "the key is copied",
      async (page) => {
        await button(page, words.copy.key).click()
        await expect(button(page, words.copied)).toBeVisible()
        await expect(button(page, words.copy.key)).toBeVisible()
      },
    ],
    [
      "the clipboard refuses",
      async (page) => {
        await page.evaluate(() =>
          Object.assign(navigator.clipboard, {
            writeText: () => Promise.reject(new Error("Refused.")),
          }),
        )
        await button(page, words.copy.bearer).click()
        await expect(setup(page).getByText(words.copyByHand)).toBeVisible()
        await expect(setup(page).getByText(`Bearer ${keyOf(1)}`)).toBeVisible()
      },
    ],
    [
      "the key is saved as a file",
      async (page) => {
        const started = page.waitForEvent("download")
        await button(page, words.download).click()
        await started
      },
    ],
    [
      "the key is saved",
      async (page) => {
        await button(page, words.keyStored).click()
        await expect(
          setup(page).getByText(words.activity.waiting, { exact: true }),
        ).toBeVisible()
      },
    ],
    [
      "the first request arrives",
      async (page, backend) => {
        backend.connection = {
          ...(backend.connection ?? { hasApiKey: true }),
          lastUsedAt: NOW_S + 30,
          userCount: 12,
        }
        await passTo(page, NOW_S + 90)
        await expect(
          setup(page).getByText(words.activity.receiving, { exact: true }),
        ).toBeVisible()
      },
    ],
    ["an hour passes", (page) => passTo(page, NOW_S + 3_700)],
    [
      "a change of the expiry",
      async (page) => {
        await button(page, words.update.action).click()
        await choose(page, words.expiryLabel, days(90))
        await confirmIn(page, words.update.action)
        await expect(
          setup(page).getByText(words.notices["expiry-moved"]),
        ).toBeVisible()
      },
    ],
    [
      "a failed reset",
      async (page, backend) => {
        backend.failNext = { method: "PUT", status: 422 }
        await button(page, words.reset.action).click()
        await choose(
          page,
          words.oldKey,
          words.overlapFor(formatDuration(3_600, locale)),
        )
        await confirmIn(page, words.reset.action)
        await expect(dialog(page).getByText(words.failed.reset)).toBeVisible()
      },
    ],
    [
      "a reset that keeps the old key",
      async (page) => {
        await confirmIn(page, words.reset.action)
        await expect(setup(page).getByText(keyOf(2))).toBeVisible()
      },
    ],
    [
      "the second key is saved",
      async (page) => {
        await button(page, words.keyStored).click()
        await expect(
          setup(page).getByText(words.waitingForNewKey, { exact: true }),
        ).toBeVisible()
      },
    ],
    [
      "the old key is ended",
      async (page) => {
        await button(page, words.endPreviousKey.action).click()
        await confirmIn(page, words.endPreviousKey.action)
        await expect(
          setup(page).getByText(words.notices["previous-key-ended"]),
        ).toBeVisible()
      },
    ],
    [
      "the key expires",
      async (page) => {
        await passTo(page, NOW_S + 100 * DAY_S)
        await expect(
          setup(page).getByText(words.statusText.expired),
        ).toBeVisible()
      },
    ],
    [
      "a deletion that isn’t confirmed",
      async (page) => {
        await button(page, words.remove.action).click()
        await dialog(page).getByRole("textbox").fill("Somebody else")
        await confirmIn(page, words.remove.action)
        await expect(
          dialog(page).getByText(words.remove.mistyped),
        ).toBeVisible()
      },
    ],
    [
      "a deletion",
      async (page) => {
        await dialog(page).getByRole("textbox").fill("Acme")
        await confirmIn(page, words.remove.action)
        await expect(button(page, words.create.action)).toBeVisible()
      },
    ],
  ]
}

/** A backend in the test, the same for both pages: its times and keys are no accident. */
async function prepare(page: Page): Promise<Backend> {
  const backend: Backend & { connection: ScimConfiguration } = {
    connection: { hasApiKey: false },
  }
  let issued = 0
  await page.clock.setFixedTime(NOW_MS)
  await page.route(`**${SETUP_ROUTE}`, async (route) => {
    const method = route.request().method()
    const { failNext, connection } = backend
    if (failNext?.method === method) {
      backend.failNext = undefined
      const json = { detail: `The server says ${failNext.status}.` }
      return route.fulfill({ status: failNext.status, json })
    }
    if (method === "GET")
      return route.fulfill({ json: { canMoveExpiry: true, ...connection } })
    const body = route.request().postDataJSON() ?? {}
    if (method === "DELETE") backend.connection = { hasApiKey: false }
    else if (body.moveExpiry)
      backend.connection = { ...connection, expiresAt: body.expiresAt }
    else if (body.endPreviousKey)
      backend.connection = { ...connection, previousKey: undefined }
    else {
      issued += 1
      const { expiresAt = null, overlapSeconds } = body
      backend.connection = {
        hasApiKey: true,
        expiresAt,
        keyHint: keyOf(issued).slice(-4),
        createdAt: NOW_S,
        lastUsedAt: null,
        overlapChoices: [3_600, DAY_S],
        ...(overlapSeconds && {
          previousKey: { expiresAt: NOW_S + 5_000, lastUsedAt: NOW_S + 30 },
        }),
      }
      return route.fulfill({ json: { scimApiKey: keyOf(issued) } })
    }
    return route.fulfill({ status: 204 })
  })
  return backend
}

function keyOf(count: number) {
  return `scim_${"abcdefghij".repeat(4)}key${count}`
}

/** Time goes on while the admin is elsewhere. */
async function passTo(page: Page, seconds: number) {
  await page.clock.setFixedTime(seconds * 1000)
  await page.evaluate(() => void dispatchEvent(new Event("focus")))
}

/** By keyboard: two busy pages at once let a pointer miss what moves. */
async function choose(page: Page, label: string, option: string) {
  const select = page.getByLabel(label, { exact: true })
  await select.press("Enter")
  await page.getByRole("option", { name: option, exact: true }).press("Enter")
  await expect(select).toContainText(option)
  await expect(page.getByRole("option")).toHaveCount(0)
}

async function clickLink(page: Page) {
  await page.evaluate(() => {
    const link = document.createElement("a")
    link.href = "/away"
    document.body.append(link)
    link.click()
    link.remove()
  })
}

/** What stands on the page, whatever elements it stands in. */
async function textOf(page: Page) {
  const text = await page.evaluate(() => document.body.innerText)
  return text.replaceAll(/\s+/g, " ").trim()
}
