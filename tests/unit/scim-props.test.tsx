import { act, cleanup, fireEvent, screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import { button, ownProvider, text } from "@tests/support/scim-setup-page"
import fc from "fast-check"
import { renderToString } from "react-dom/server"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages as words } from "@/lib/scim/scim-messages"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi } from "@/demo/fake-scim-api"

type RenderOptions = NonNullable<Parameters<typeof renderScimSetup>[0]>

const DAY_S = 86_400
const now = Math.floor(Date.now() / 1000)
const CONNECTED: ScimConfiguration = {
  hasApiKey: true,
  expiresAt: now + 20 * DAY_S,
  createdAt: now - DAY_S,
  keyHint: "abcd",
  lastUsedAt: now - 60,
  previousKey: { expiresAt: now + DAY_S, lastUsedAt: now - 3_600 },
  overlapChoices: [3_600],
  userCount: 3,
}

const numbers = fc.constantFrom(
  Number.NaN,
  Infinity,
  -Infinity,
  1e20,
  -1,
  0,
  0.5,
  8.64e15,
  Number.MAX_SAFE_INTEGER,
)
const anything = fc.oneof(
  numbers,
  fc.constantFrom<unknown>(null, "", "x", "2027-01-01", true, [], {}),
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
)
const broken = (...more: unknown[]) =>
  fc.oneof(anything, fc.constantFrom(...more))
const listOf = (item: fc.Arbitrary<unknown>) =>
  fc.oneof(anything, fc.array(item, { maxLength: 4 }))

const anyProps = fc.record(
  {
    api: anything,
    scimEndpointUrl: anything,
    locale: broken("xx-invalid-locale-name", "de_DE", "de_DE.UTF-8", "en-a"),
    messages: fc.oneof(
      anything,
      fc.dictionary(fc.constantFrom(...Object.keys(words)), anything),
      fc.constantFrom<unknown>(
        { title: null, create: null, reset: { action: 1 }, activity: [] },
        { expiryHint: fails, lastRequest: () => 1, reset: { title: fails } },
      ),
    ),
    providers: listOf(
      fc.oneof(
        anything,
        fc.record(
          {
            id: broken("own", "okta", "other"),
            name: anything,
            testAction: anything,
            quietAfterSeconds: anything,
            load: broken(
              fails,
              () => null,
              async () => ({ steps: [null] }),
            ),
          },
          { requiredKeys: [] },
        ),
      ),
    ),
    expiry: fc.oneof(
      anything,
      fc.record(
        {
          choices: listOf(anything),
          default: anything,
          maximum: anything,
          custom: anything,
          never: anything,
        },
        { requiredKeys: [] },
      ),
    ),
    expiryWarnings: listOf(anything),
    headingLevel: anything,
    deleteDetails: anything,
    confirmDelete: anything,
    readOnly: anything,
    className: anything,
    onExpiryWarning: anything,
    onError: anything,
  },
  { requiredKeys: [] },
)

const anyConfiguration = fc.record(
  {
    hasApiKey: fc.oneof(fc.constant(true), anything),
    expiresAt: broken(now + DAY_S, now - DAY_S, null, undefined),
    createdAt: anything,
    keyHint: broken("\u202eabc", "x\u0000"),
    lastUsedAt: anything,
    lastRejected: fc.oneof(
      anything,
      fc.record({ at: anything, reason: broken("expired") }),
    ),
    previousKey: fc.oneof(
      anything,
      fc.record({ expiresAt: broken(now + 60), lastUsedAt: anything }),
    ),
    overlapChoices: listOf(anything),
    userCount: anything,
    canMoveExpiry: anything,
  },
  { requiredKeys: ["hasApiKey"] },
)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

describe("whatever a host passes", () => {
  it.each([
    ["no connection", { hasApiKey: false }],
    ["a connection", CONNECTED],
  ])("the screen shows %s, and no broken value", async (_, given) => {
    await fc.assert(
      fc
        .asyncProperty(anyProps, async (props) => {
          renderScimSetup(
            Object.assign<RenderOptions, object>(
              { api: createFakeScimApi(given), initialConfiguration: given },
              props,
            ),
          )
          await act(async () => undefined)
          expectWhole()
          expectWholeDialogs()
        })
        .afterEach(cleanup),
      { numRuns: 60 },
    )
  })

  it("the screen shows whatever an adapter returns, and no broken value", async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.oneof(anyConfiguration, anything),
          fc.boolean(),
          async (data, isWrapped) => {
            const api = createFakeScimApi()
            const answer: unknown = isWrapped ? { ok: true, data } : data
            const get = async () => answer
            renderScimSetup({ api: Object.assign(api, { get }) })
            await act(async () => undefined)
            await act(async () => undefined)
            expectWhole()
            expectWholeDialogs()
          },
        )
        .afterEach(cleanup),
      { numRuns: 100 },
    )
  })
})

describe("whatever an adapter fails with", () => {
  const anyError = fc.oneof(
    anything,
    fc.record(
      {
        message: fc.oneof(fc.string({ unit: "binary" }), anything),
        status: broken(400, 401, 422, 429, 500),
        code: broken("constructor", "__proto__", "TypeError"),
        retryAfterSeconds: anything,
      },
      { requiredKeys: [] },
    ),
  )

  it.each(["get", "create"] as const)(
    "%s: the screen says so, in words of its own",
    async (operation) => {
      await fc.assert(
        fc
          .asyncProperty(anyError, fc.boolean(), async (error, isThrown) => {
            const api = createFakeScimApi()
            const fail = async () => {
              if (isThrown) throw error
              return { ok: false, error }
            }
            renderScimSetup({ api: Object.assign(api, { [operation]: fail }) })
            await act(async () => undefined)
            if (operation === "create")
              fireEvent.click(await button(words.create.action))
            const alert = await screen.findByRole("alert")
            const ours = Object.values(words.errors)
            const said = alert.textContent
            const isSaid = ours.some((one) => said.includes(one))
            expect(isSaid || said.includes("Try again in")).toBe(true)
            expectWhole()
          })
          .afterEach(cleanup),
        { numRuns: 60 },
      )
    },
  )
})

describe("a provider", () => {
  it.each(["constructor", "__proto__", "toString"])(
    "may have the id %s",
    async (id) => {
      const { choose, click } = renderScimSetup({
        providers: [{ ...ownProvider(), id }],
      })
      await choose(words.provider, "Acme")
      await click(words.create.action)
      expect(await text(words.guideNotes)).toBeVisible()
      expectWhole()
    },
  )
})

describe("a locale that Intl rejects", () => {
  it.each([
    ["de_DE", "in 20 Tagen"],
    ["de_DE.UTF-8", "in 20 Tagen"],
    ["de-invalid-locale-name-x", "in 20 Tagen"],
    ["", "in 20 days"],
    ["_", "in 20 days"],
  ])(
    "%j: dates are in a language that is left of it",
    async (locale, shown) => {
      renderScimSetup({ locale, api: createFakeScimApi(CONNECTED) })
      expect(await text(shown)).toBeVisible()
    },
  )
})

describe("messages that can’t be used", () => {
  it("are shown in English, one by one", async () => {
    const own = { create: { action: "Make a key" }, title: null }
    renderScimSetup(Object.assign<RenderOptions, object>({}, { messages: own }))
    expect(await button("Make a key")).toBeVisible()
    expect(screen.getByRole("heading")).toHaveTextContent(words.title)
  })
})

describe("a maximum that is no number", () => {
  it("never lets a key live longer than a year", async () => {
    const { user } = renderScimSetup({ expiry: { maximum: Number.NaN } })
    await user.click(await screen.findByLabelText(words.expiryLabel))
    const options = await screen.findAllByRole("option")
    const labels = options.map(({ textContent }) => textContent)
    expect(labels).not.toContain(words.never)
    expect(labels).toContain("365 days")
  })
})

describe("a name to type that is a number", () => {
  it("has to be typed", async () => {
    const props = { confirmDelete: 42, api: createFakeScimApi(CONNECTED) }
    const { open } = renderScimSetup(
      Object.assign<RenderOptions, object>({}, props),
    )
    const dialog = await open(words.remove.action)
    expect(dialog.getByLabelText(words.remove.confirm("42"))).toBeVisible()
  })
})

describe("a developer", () => {
  it("is told once, in development, of props that can’t be used", async () => {
    vi.stubEnv("NODE_ENV", "development")
    const props = {
      locale: "xx_yy_zz!",
      headingLevel: 9,
      expiry: { choices: [Number.NaN, 30] },
      messages: { expiryHint: fails },
    }
    const { rerender } = renderScimSetup(
      Object.assign<RenderOptions, object>({}, props),
    )
    await button(words.create.action)
    rerender({ readOnly: true })
    const told = vi.mocked(console.warn).mock.calls.map(([line]) => `${line}`)
    vi.mocked(console.warn).mockClear()
    expect(told.toSorted()).toEqual([
      expect.stringMatching(/^expiry must have choices/),
      expect.stringMatching(/^headingLevel must be a number from 1 to 6/),
      expect.stringMatching(/^locale is no BCP 47 language tag/),
      expect.stringMatching(/^messages.expiryHint threw an error/),
    ])
  })
})

describe("rendering", () => {
  it.each([
    ["the loading screen", undefined],
    ["no connection", { hasApiKey: false }],
    ["a connection", CONNECTED],
    ["an expired key", { ...CONNECTED, expiresAt: now - 60 }],
  ])("reads neither the clock nor chance: %s", (_, initialConfiguration) => {
    vi.stubGlobal("Date", stoppedDate())
    vi.spyOn(Math, "random").mockImplementation(fails)
    const html = renderToString(
      <ScimSetup
        scimEndpointUrl={ENDPOINT}
        api={createFakeScimApi()}
        initialConfiguration={initialConfiguration}
      />,
    )
    expect(html).toContain(words.title)
    vi.restoreAllMocks()
  })
})

function fails(): never {
  throw new Error("This can’t be called.")
}

function stoppedDate() {
  return new Proxy(Date, {
    construct(target, values, newTarget) {
      return values.length > 0
        ? Reflect.construct(target, values, newTarget)
        : fails()
    },
    get: (target, name) => (name === "now" ? fails : Reflect.get(target, name)),
  })
}

/** Opens each dialog that the screen offers, and closes it. */
function expectWholeDialogs() {
  for (const name of [words.reset.action, words.remove.action]) {
    const opener = screen.queryByRole("button", { name })
    if (!opener) continue
    fireEvent.click(opener)
    expectWhole()
    const cancel = screen.queryByRole("button", { name: words.cancel })
    if (cancel) fireEvent.click(cancel)
  }
}

/** The screen is there, and shows nothing that only a program understands. */
function expectWhole() {
  const setup = document.querySelector("[data-slot=scim-setup]")
  expect(setup).not.toBeNull()
  expect(setup).not.toHaveAttribute("data-view", "failed")
  expect(document.body.textContent).not.toMatch(
    /NaN|Invalid Date|undefined|\[object|Infinity/,
  )
}
