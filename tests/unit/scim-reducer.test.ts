import { describe, expect, it } from "vitest"

import { left, opened, scimReducer } from "@/lib/scim/scim-reducer"
import {
  holdsKey,
  isStillUnstored,
  mayRead,
  unstoredKey,
  type ScimChange,
  type ScimEvent,
  type ScimState,
} from "@/lib/scim/scim-state"
import type { ScimConfiguration } from "@/lib/scim/scim-types"

const EXPIRES_AT = 2_000_000_000
const KEY = "scim_secret"
const previousKey = { expiresAt: 1_900_000_000 }
const connection = { hasApiKey: true, expiresAt: EXPIRES_AT, keyHint: "wXyZ" }
const rotating: ScimConfiguration = { ...connection, previousKey }
const lost = { message: "", code: "TypeError" }
const refused = { message: "", status: 422 }
const done: ScimEvent = { type: "done", expiresAt: undefined }

const empty = opened({ hasApiKey: false })
const active = opened(rotating)
const creating = after(empty, { type: "start", intent: "create" })
const updating = running("update")
const ending = running("endPreviousKey")
const loading: ScimState = { view: "loading", unsettled: null }

function after(state: ScimState, ...events: ScimEvent[]) {
  return events.reduce(scimReducer, state)
}

function running(intent: ScimChange) {
  return after(active, { type: "ask", intent }, { type: "start", intent })
}

function issued(oldKeyUntil: number | null | undefined): ScimEvent {
  return {
    type: "issued",
    apiKey: { text: KEY },
    expiresAt: EXPIRES_AT,
    oldKeyUntil,
  }
}

function read(data: ScimConfiguration): ScimEvent {
  return { type: "read", read: { ok: true, data } }
}

function failed(
  error: typeof lost | typeof refused,
  data?: ScimConfiguration,
): ScimEvent {
  const answer = data ? { ok: true, data } : { ok: false, error: lost }
  return answer.ok && data
    ? { type: "failed", error, read: { ok: true, data } }
    : { type: "failed", error, read: { ok: false, error: lost } }
}

describe("a moved expiry", () => {
  it("shows at once, is told, and is read again without other news", () => {
    const moved = after(updating, { type: "done", expiresAt: EXPIRES_AT + 1 })
    expect(moved).toMatchObject({
      view: "active",
      task: { step: "idle" },
      notice: "expiry-moved",
      connection: { ...rotating, expiresAt: EXPIRES_AT + 1 },
    })
    const again = after(moved, read({ ...rotating, expiresAt: EXPIRES_AT + 1 }))
    expect(again).toMatchObject({ notice: "expiry-moved" })
  })

  it.each([
    ["happened, the answer lost", lost, EXPIRES_AT + 1, "idle", "expiry-moved"],
    ["didn’t happen", lost, EXPIRES_AT, "failed", null],
    ["was refused", refused, EXPIRES_AT, "failed", null],
  ] as const)("that %s", (_, error, expiresAt, step, notice) => {
    const next = after(updating, failed(error, { ...rotating, expiresAt }))
    expect(next).toMatchObject({ view: "active", notice, task: { step } })
  })
})

describe("an ended old key", () => {
  it("is gone at once, and told", () => {
    expect(after(ending, done)).toMatchObject({
      notice: "previous-key-ended",
      connection: { ...connection, previousKey: undefined },
    })
  })

  it.each([
    ["is gone, the answer lost", connection, "idle", "previous-key-ended"],
    ["is there still", rotating, "failed", null],
  ] as const)("that %s", (_, data, step, notice) => {
    expect(after(ending, failed(lost, data))).toMatchObject({
      task: { step },
      notice,
    })
  })
})

describe("either of them", () => {
  it.each([
    ["update", updating],
    ["endPreviousKey", ending],
  ])("%s of a connection that is gone is told neutrally", (_, state) => {
    expect(after(state, failed(lost, { hasApiKey: false }))).toMatchObject({
      view: "empty",
      notice: "deleted-elsewhere",
    })
  })

  it.each([
    ["update", updating],
    ["endPreviousKey", ending],
  ])(
    "%s that nobody can tell of is read again, without a dialog",
    (_, state) => {
      const unknown = after(state, failed(lost))
      expect(unknown).toMatchObject({ view: "unavailable" })
      expect(after(unknown, read(rotating))).toMatchObject({
        view: "active",
        task: { step: "idle" },
      })
    },
  )

  it.each([
    ["update", updating],
    ["endPreviousKey", ending],
  ])("%s issues no key", (_, state) => {
    expect(after(state, issued(null))).toBe(state)
    expect(unstoredKey(state)).toBeNull()
    expect(mayRead(state)).toBe(false)
  })
})

describe("A-9 a reset with an overlap", () => {
  it("keeps the old key’s end beside the new key, and after it", () => {
    const shown = after(running("reset"), issued(previousKey.expiresAt))
    expect(shown).toMatchObject({ view: "key", oldKeyUntil: 1_900_000_000 })
    expect(after(shown, { type: "stored" })).toMatchObject({
      connection: { keyHint: "cret", previousKey },
    })
  })

  it("shows no end of the old key that the server didn’t say", () => {
    const shown = after(running("reset"), issued(undefined))
    expect(shown).toMatchObject({ view: "key", oldKeyUntil: undefined })
    expect(after(shown, { type: "stored" })).toMatchObject({
      connection: { previousKey: undefined },
      isUnread: true,
    })
  })

  it("without one keeps nothing", () => {
    const shown = after(running("reset"), issued(null))
    expect(after(shown, { type: "stored" })).toMatchObject({
      connection: { previousKey: undefined },
    })
  })
})

describe("without a hint of the key", () => {
  const made = {
    hasApiKey: true,
    expiresAt: EXPIRES_AT,
    createdAt: 1_800_000_000,
  }

  it.each([
    ["the time when it was made tells a moved expiry", {}, null],
    [
      "from a reset",
      { createdAt: made.createdAt + 1 },
      "changed-elsewhere" as const,
    ],
  ])("%s", (_, facts, notice) => {
    const next = { ...made, expiresAt: EXPIRES_AT + 1, ...facts }
    expect(after(opened(made), read(next))).toMatchObject({ notice })
  })
})

describe("a key is the first", () => {
  const unused = opened({ ...connection, lastUsedAt: null })
  const unknown = opened(connection)
  const undelivered = after(creating, failed(lost, connection))

  it.each([
    ["of a connection that is made", empty, true],
    ["after one that was never used", unused, true],
    ["after one that never arrived", undelivered, true],
    ["not after one that was used, or nobody knows", unknown, false],
    ["not within an overlap", active, false],
  ])("%s", (_, state, isFirst) => {
    const intent = state === empty ? "create" : "reset"
    const shown = after(
      state,
      ...(state === empty ? [] : [{ type: "ask", intent: "reset" } as const]),
      { type: "start", intent },
      issued(null),
    )
    expect(shown).toMatchObject({ view: "key", isFirst })
    const stored = after(shown, { type: "stored" })
    expect("isFirst" in stored).toBe(isFirst)
    expect(after(stored, read(connection))).not.toHaveProperty("isFirst")
  })
})

describe("what a screen tells when it comes back", () => {
  it("is still that the key was hidden", () => {
    const shown = after(creating, issued(null))
    const gone = left(after(shown, { type: "hidden" }))
    expect(gone).toMatchObject({ view: "active", notice: "key-hidden" })
    const key = { ...connection, keyHint: KEY.slice(-4) }
    expect(after(gone, read(key))).toMatchObject({ notice: "key-hidden" })
  })
})

describe("a key that isn’t stored yet", () => {
  const shown = after(creating, issued(null))

  it.each([
    ["loading", loading, null],
    ["empty", empty, null],
    ["active", active, null],
    ["asked", after(active, { type: "ask", intent: "reset" }), null],
    ["creating", creating, ""],
    ["resetting", running("reset"), ""],
    ["removing", running("remove"), null],
    ["shown", shown, "cret"],
  ])("B-18 is known by its end at most: %s", (_, state, end) => {
    expect(unstoredKey(state)).toBe(end)
    expect(holdsKey(state)).toBe(end !== null)
  })

  it.each([
    ["create", creating],
    ["reset", running("reset")],
  ])("is remembered while nobody knows what came of a %s", (_, state) => {
    const unknown = after(state, failed(lost))
    expect(unstoredKey(unknown)).toBe("")
    expect(holdsKey(unknown)).toBe(false)
    expect(unstoredKey(after(state, failed(refused)))).toBeNull()
  })

  it.each([
    ["its end is the one that was noted", "wXyZ", {}, true, true],
    ["it was on its way", "", {}, true, false],
    ["nobody knows its end", "abcd", { keyHint: undefined }, true, false],
    ["it was never used", "wXyZ", { lastUsedAt: null }, true, true],
    ["it was used", "wXyZ", { lastUsedAt: 1_900_000_000 }, false, false],
    ["there is another key", "abcd", {}, false, false],
  ])(
    "is missed when %s, and by a note of anybody only if its end proves it",
    (_, noted, facts, isMissed, isProved) => {
      const state = opened({ ...connection, ...facts })
      expect(isStillUnstored(state, [noted], true)).toBe(isMissed)
      expect(isStillUnstored(state, ["1234", noted], false)).toBe(isProved)
      expect(isStillUnstored(state, [], true)).toBe(false)
    },
  )

  it("isn’t missed where there is no connection", () => {
    for (const state of [empty, loading, shown])
      expect(isStillUnstored(state, [""], true)).toBe(false)
  })

  it("is told where nothing else is", () => {
    const told = after(active, { type: "recalled" })
    expect(told).toMatchObject({ notice: "key-hidden", connection: rotating })
    const news = after(empty, read(connection))
    expect(after(news, { type: "recalled" })).toBe(news)
    for (const state of [empty, creating, updating, shown, loading])
      expect(after(state, { type: "recalled" })).toBe(state)
  })
})

describe("D-42 what is left of the screen", () => {
  it.each([
    ["the key", after(creating, issued(null))],
    ["a running create", creating],
    ["a running update", updating],
    ["nothing", active],
  ])("holds no key and waits for no answer: %s", (_, state) => {
    const rest = left(state)
    expect(JSON.stringify(rest)).not.toContain(KEY)
    expect(mayRead(rest)).toBe(true)
  })
})
