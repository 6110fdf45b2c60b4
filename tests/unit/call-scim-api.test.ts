import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

import {
  checkConfiguration,
  readConnection,
  writeConnection,
} from "@/lib/scim/call-scim-api"
import type { ScimApi, ScimConfiguration } from "@/lib/scim/scim-types"
import {
  answersWith,
  createFakeScimApi,
  staysSilent,
} from "@/demo/fake-scim-api"

const NOW_S = 1_800_000_000
const connection: ScimConfiguration = { hasApiKey: true, expiresAt: NOW_S }

/** What a backend answers, as it comes over the wire. */
function facts(given: object) {
  const json = JSON.stringify({ ...connection, ...given })
  const result = checkConfiguration(JSON.parse(json))
  return result.ok ? result.data : result.error
}

async function write(
  intent: Parameters<typeof writeConnection>[1],
  choice: Parameters<typeof writeConnection>[2] = {},
) {
  const api = createFakeScimApi(connection)
  const answer = await writeConnection(api, intent, choice)
  return { answer, calls: api.calls }
}

describe("what a backend knows", () => {
  it("is taken over, each time in whole seconds", () => {
    const given = {
      createdAt: NOW_S + 0.9,
      keyHint: "wXyZ",
      lastUsedAt: NOW_S * 1000 + 999,
      lastRejected: { at: NOW_S + 0.5, reason: "replaced" },
      previousKey: { expiresAt: NOW_S * 1000, lastUsedAt: null },
      overlapChoices: [0, 3_600],
      userCount: 42,
      canMoveExpiry: false,
    }
    expect(facts(given)).toEqual({
      ...connection,
      createdAt: NOW_S,
      keyHint: "wXyZ",
      lastUsedAt: NOW_S,
      lastRejected: { at: NOW_S, reason: "replaced" },
      previousKey: { expiresAt: NOW_S, lastUsedAt: null },
      overlapChoices: [0, 3_600],
      userCount: 42,
      canMoveExpiry: false,
    })
  })

  it("that a key was never used isn’t that it is unknown", () => {
    expect(facts({ lastUsedAt: null })).toMatchObject({ lastUsedAt: null })
    expect(facts({})).toMatchObject({ lastUsedAt: undefined })
  })

  it.each([undefined, true, null, "no", 0])(
    "can move an expiry unless it says that it can’t: %s",
    (canMoveExpiry) => {
      expect(facts({ canMoveExpiry })).toEqual(facts({}))
    },
  )

  it("shows no more of a key than its end", () => {
    expect(facts({ keyHint: "scim_secret" })).toMatchObject({ keyHint: "cret" })
  })

  it("is nothing, where there is no connection", () => {
    const given = { hasApiKey: false, userCount: 3, overlapChoices: [60] }
    expect(facts(given)).toEqual({ hasApiKey: false })
  })
})

describe("A-10 D-14 D-30 what is no fact is unknown:", () => {
  const junk = [null, "", "x", true, {}, [[]], -1, 0, 1e300]

  it.each(junk)("a time of %j", (value) => {
    const given = {
      createdAt: value,
      lastRejected: { at: value, reason: "expired" },
      previousKey: { expiresAt: value },
    }
    expect(facts(given)).toEqual(facts({}))
    const previousKey = { expiresAt: NOW_S, lastUsedAt: value }
    expect(facts({ lastUsedAt: value, previousKey })).toEqual(
      value === null
        ? facts({
            lastUsedAt: null,
            previousKey: { expiresAt: NOW_S, lastUsedAt: null },
          })
        : facts({ previousKey: { expiresAt: NOW_S } }),
    )
  })

  it.each([null, "x", 1, [[]], {}, { at: NOW_S }, { at: NOW_S, reason: "x" }])(
    "a refusal of %j",
    (lastRejected) => {
      expect(facts({ lastRejected })).toEqual(facts({}))
    },
  )

  it.each([null, "3", true, {}, [[]], -1, 1.5])(
    "a count of %j",
    (userCount) => {
      expect(facts({ userCount })).toEqual(facts({}))
    },
  )

  it("a count that JSON can’t hold", () => {
    for (const userCount of [NaN, Infinity])
      expect(checkConfiguration({ ...connection, userCount })).toEqual(
        checkConfiguration(connection),
      )
  })

  it("an overlap that is no number of seconds", () => {
    const overlapChoices = [null, "60", 60, -1, 1e300, {}, [60], true]
    expect(facts({ overlapChoices })).toMatchObject({ overlapChoices: [60] })
    expect(facts({ overlapChoices: 60 })).toEqual(facts({}))
    const odd = { ...connection, overlapChoices: [NaN, Infinity, 60] }
    expect(checkConfiguration(odd)).toMatchObject({
      data: { overlapChoices: [60] },
    })
  })

  it.each([null, "x", 5, [[]], {}, { hasApiKey: "yes" }, { hasApiKey: null }])(
    "D-15 but an answer of %j is an error, and never no connection",
    async (answer) => {
      expect(checkConfiguration(answer)).toMatchObject({
        ok: false,
        error: { code: "bad_response" },
      })
      const api = createFakeScimApi()
      api.intercept("get", answersWith(JSON.stringify(answer)))
      expect(await readConnection(api)).toMatchObject({ ok: false })
    },
  )
})

describe("a write sends only what was chosen:", () => {
  it.each([
    ["create", {}, {}],
    ["create", { expiresAt: NOW_S }, { expiresAt: NOW_S }],
    ["reset", {}, {}],
    ["reset", { expiresAt: undefined, overlapSeconds: undefined }, {}],
    ["reset", { expiresAt: NOW_S, overlapSeconds: 0 }, { expiresAt: NOW_S }],
    ["reset", { overlapSeconds: 60 }, { overlapSeconds: 60 }],
    ["update", { expiresAt: NOW_S, overlapSeconds: 60 }, { expiresAt: NOW_S }],
  ] as const)("%s, %j", async (intent, choice, params) => {
    const { calls } = await write(intent, choice)
    expect(calls).toEqual([{ operation: intent, params }])
  })

  it("end of the old key", async () => {
    const { answer, calls } = await write("endPreviousKey")
    expect(answer).toEqual({ ok: true, data: undefined })
    expect(calls).toEqual([{ operation: "endPreviousKey" }])
  })
})

describe("a choice that isn’t whole seconds", () => {
  const broken = [NaN, Infinity, -Infinity, 1.5, 0, -1, 1e12, null, "1e9", {}]
  const cases = broken.flatMap((value) =>
    (["create", "reset", "update"] as const).map(
      (intent) => [intent, value] as const,
    ),
  )

  it.each(cases)("is an error and never reaches %s: %s", async (...row) => {
    const [intent, value] = row
    // As JavaScript without types passes it.
    const choice = Object.fromEntries([["expiresAt", value]])
    const { answer, calls } = await write(intent, choice)
    expect(answer).toMatchObject({ error: { code: "invalid_expires_at" } })
    expect(calls).toEqual([])
  })

  it.each([NaN, Infinity, 1.5, -1, null, "60"])(
    "is an error as an overlap: %s",
    async (value) => {
      const choice = Object.fromEntries([["overlapSeconds", value]])
      const { answer, calls } = await write("reset", choice)
      expect(answer).toMatchObject({
        error: { code: "invalid_overlap_seconds" },
      })
      expect(calls).toEqual([])
    },
  )

  it("can’t be omitted where an expiry is changed", async () => {
    const { answer, calls } = await write("update")
    expect(answer).toMatchObject({ error: { code: "invalid_expires_at" } })
    expect(calls).toEqual([])
  })
})

describe("a connection whose expiry can’t be read", () => {
  it.each(["2030-01-01", "", NaN, -Infinity, -1, 0, {}, [], true, new Date()])(
    "is an error, never a key that doesn’t expire: %s",
    (expiresAt) => {
      expect(checkConfiguration({ ...connection, expiresAt })).toMatchObject({
        error: { code: "bad_response" },
      })
    },
  )
})

describe("an adapter’s error", () => {
  it.each([
    [{}, { message: "" }],
    [undefined, { message: "" }],
    [
      { status: 404, details: { a: 1 } },
      { message: "", status: 404 },
    ],
    [{ message: undefined, code: undefined }, { message: "" }],
    [{ type: "UnexpectedError" }, { message: "", code: "UnexpectedError" }],
    [
      { retryAfterSeconds: 1.2, status: 429 },
      { message: "", retryAfterSeconds: 2, status: 429 },
    ],
  ])("may be %j", async (error, expected) => {
    const api = createFakeScimApi()
    api.intercept("get", answersWith(JSON.stringify({ ok: false, error })))
    expect(await readConnection(api)).toEqual({ ok: false, error: expected })
  })
})

describe("a write that issues no key", () => {
  const intents = ["remove", "update", "endPreviousKey"] as const

  it.each(intents)(
    "%s is done only where the answer is clear",
    async (intent) => {
      const choice = { expiresAt: NOW_S }
      for (const [body, isDone] of [
        ['{"ok":true}', true],
        ['{"ok":true,"data":null}', true],
        ['{"ok":true,"data":{}}', false],
        ['{"ok":true,"data":{"error":"x"}}', false],
        ['{"ok":false}', false],
        ["{}", false],
        ["null", false],
      ] as const) {
        const api = createFakeScimApi(connection)
        api.intercept(intent, answersWith(body))
        const answer = await writeConnection(api, intent, choice)
        expect(answer.ok, body).toBe(isDone)
      }
    },
  )

  it.each(["update", "endPreviousKey"] as const)(
    "%s isn’t done by an adapter that can’t",
    async (intent) => {
      const fake = createFakeScimApi(connection)
      const api: ScimApi = {
        get: () => fake.get(),
        create: (params) => fake.create(params),
        reset: (params) => fake.reset(params),
        remove: () => fake.remove(),
      }
      const answer = await writeConnection(api, intent, { expiresAt: NOW_S })
      expect(answer.ok).toBe(false)
    },
  )
})

describe("D-5 silence", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(["update", "endPreviousKey"] as const)(
    "of %s counts as a failure after 30 seconds",
    async (intent) => {
      const api = createFakeScimApi(connection)
      api.intercept(intent, staysSilent)
      const answer = writeConnection(api, intent, { expiresAt: NOW_S })
      await vi.advanceTimersByTimeAsync(30_000)
      expect(await answer).toMatchObject({ error: { code: "TimeoutError" } })
      expect(vi.getTimerCount()).toBe(0)
    },
  )
})
