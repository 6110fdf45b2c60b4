import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { opened, scimReducer } from "@/lib/scim/scim-reducer"
import type { ScimEvent, ScimState } from "@/lib/scim/scim-state"
import type { ScimConfiguration } from "@/lib/scim/scim-types"

const none = { hasApiKey: false }
const connection = { hasApiKey: true, expiresAt: 2_000_000_000 }
const other = { hasApiKey: true, expiresAt: 2_000_000_001 }
const lost = { message: "", code: "TypeError" }
const refused = { message: "", status: 422 }
const KEY = "scim_secret"

const loading: ScimState = { view: "loading", unsettled: null }
const empty = opened(none)
const active = opened(connection)
const creating = after(empty, { type: "start", intent: "create" })
const asking = after(active, { type: "ask", intent: "reset" })
const askingRemove = after(active, { type: "ask", intent: "remove" })
const resetting = after(asking, { type: "start", intent: "reset" })
const removing = after(askingRemove, { type: "start", intent: "remove" })
const shown = after(creating, {
  type: "issued",
  apiKey: { text: KEY },
  expiresAt: connection.expiresAt,
  oldKeyUntil: null,
})

function after(state: ScimState, ...events: ScimEvent[]) {
  return events.reduce(scimReducer, state)
}

function failed(
  error: typeof lost | typeof refused,
  data: ScimConfiguration,
): ScimEvent {
  return { type: "failed", error, read: { ok: true, data } }
}

function read(data: ScimConfiguration): ScimEvent {
  return { type: "read", read: { ok: true, data } }
}

describe("transitions", () => {
  it.each([
    ["loading", loading, read(none), { view: "empty", notice: null }],
    ["loading", loading, read(connection), { view: "active", notice: null }],
    [
      "loading",
      loading,
      { type: "read", read: { ok: false, error: lost } },
      { view: "unavailable", error: lost },
    ],
    [
      "unavailable",
      { view: "unavailable", unsettled: null, error: lost },
      { type: "retry" },
      { view: "loading" },
    ],
    ["empty", empty, { type: "start", intent: "create" }, creating],
    ["creating", creating, failed(refused, none), { task: { step: "failed" } }],
    ["active", active, { type: "ask", intent: "reset" }, asking],
    ["asking", asking, { type: "cancel" }, active],
    ["asking", asking, { type: "start", intent: "reset" }, resetting],
    [
      "resetting",
      resetting,
      {
        type: "issued",
        apiKey: { text: KEY },
        expiresAt: null,
        oldKeyUntil: null,
      },
      { view: "key", apiKey: { text: KEY }, via: "reset", expiresAt: null },
    ],
    [
      "removing",
      removing,
      { type: "done", expiresAt: undefined },
      { view: "empty", notice: "deleted" },
    ],
    ["key", shown, { type: "stored" }, { view: "active", connection }],
    [
      "key",
      shown,
      { type: "hidden" },
      { view: "active", notice: "key-hidden" },
    ],
  ] satisfies [string, ScimState, ScimEvent, object][])(
    "%s, %#",
    (_, state, event, next) => {
      expect(scimReducer(state, event)).toMatchObject(next)
    },
  )

  it.each([
    ["empty", empty, { type: "start", intent: "reset" }],
    [
      "empty",
      empty,
      {
        type: "issued",
        apiKey: { text: KEY },
        expiresAt: null,
        oldKeyUntil: null,
      },
    ],
    ["active", active, { type: "start", intent: "reset" }],
    ["asking to reset", asking, { type: "start", intent: "remove" }],
    ["asking to reset", asking, read(other)],
    ["resetting", resetting, { type: "cancel" }],
    ["resetting", resetting, { type: "start", intent: "reset" }],
    [
      "removing",
      removing,
      {
        type: "issued",
        apiKey: { text: KEY },
        expiresAt: null,
        oldKeyUntil: null,
      },
    ],
    ["resetting", resetting, { type: "done", expiresAt: undefined }],
    ["key", shown, read(none)],
    ["key", shown, { type: "cancel" }],
    ["loading", loading, { type: "retry" }],
  ] satisfies [string, ScimState, ScimEvent][])(
    "%s stays as it is, %#",
    (_, state, event) => {
      expect(scimReducer(state, event)).toBe(state)
    },
  )
})

describe("what a failed write came to", () => {
  it.each([
    ["D-2 create, nothing made", creating, failed(lost, none), "empty", null],
    [
      "D-17 create, the key lost",
      creating,
      failed(lost, connection),
      "active",
      "key-undelivered",
    ],
    [
      "D-10 create, somebody else's",
      creating,
      failed({ message: "", status: 409 }, connection),
      "active",
      "created-elsewhere",
    ],
    [
      "D-3 reset, lost",
      resetting,
      failed(lost, connection),
      "active",
      "reset-uncertain",
    ],
    ["reset, refused", resetting, failed(refused, connection), "active", null],
    [
      "D-9 reset, deleted elsewhere",
      resetting,
      failed({ message: "", status: 404 }, none),
      "empty",
      "deleted-elsewhere",
    ],
    ["D-4 delete, lost", removing, failed(lost, none), "empty", "deleted"],
    [
      "D-9 delete, gone before",
      removing,
      failed({ message: "", status: 404 }, none),
      "empty",
      "deleted-elsewhere",
    ],
    ["delete, failed", removing, failed(lost, connection), "active", null],
  ])("%s", (_, state, event, view, notice) => {
    expect(scimReducer(state, event)).toMatchObject({ view, notice })
  })

  it("reset and delete that failed keep their dialog open with the error", () => {
    for (const state of [resetting, removing])
      expect(scimReducer(state, failed(refused, connection))).toMatchObject({
        task: { step: "failed", error: refused },
      })
  })

  it("is remembered until the server can be asked again", () => {
    const unknown = after(creating, {
      type: "failed",
      error: lost,
      read: { ok: false, error: lost },
    })
    expect(unknown).toMatchObject({ view: "unavailable" })
    expect(after(unknown, { type: "retry" }, read(connection))).toMatchObject({
      view: "active",
      notice: "key-undelivered",
    })
    expect(after(unknown, read(connection))).toMatchObject({
      notice: "key-undelivered",
    })
  })
})

describe("D-21 quiet looks at the server", () => {
  it("tell what somebody else did", () => {
    expect(scimReducer(active, read(none))).toMatchObject({
      view: "empty",
      notice: "deleted-elsewhere",
    })
    expect(scimReducer(empty, read(connection))).toMatchObject({
      view: "active",
      notice: "created-elsewhere",
    })
    expect(scimReducer(active, read(other))).toMatchObject({
      connection: other,
      notice: "changed-elsewhere",
    })
  })

  it("say nothing of what is our own doing, and nothing when nothing changed", () => {
    const stored = scimReducer(shown, { type: "stored" })
    expect(scimReducer(stored, read(other))).toMatchObject({
      connection: other,
      notice: null,
    })
    expect(scimReducer(active, read({ ...connection }))).toEqual(active)
  })

  it("leave everything as it is when they fail", () => {
    const event = { type: "read", read: { ok: false, error: lost } } as const
    expect(scimReducer(active, event)).toBe(active)
    expect(scimReducer(empty, event)).toBe(empty)
  })
})

describe("no sequence of events", () => {
  const intents = fc.constantFrom(
    ...(["create", "reset", "remove", "update", "endPreviousKey"] as const),
  )
  const destructive = fc.constantFrom(
    ...(["reset", "remove", "update", "endPreviousKey"] as const),
  )
  const data = fc.constantFrom(none, connection, other)
  const error = fc.constantFrom(lost, refused, { message: "", status: 404 })
  const reads = fc.oneof(
    data.map((known) => ({ ok: true, data: known }) as const),
    error.map((cause) => ({ ok: false, error: cause }) as const),
  )
  const events: fc.Arbitrary<ScimEvent> = fc.oneof(
    fc.record({ type: fc.constant("read"), read: reads }),
    fc.record({ type: fc.constant("ask"), intent: destructive }),
    fc.record({ type: fc.constant("start"), intent: intents }),
    fc.record({ type: fc.constant("failed"), error, read: reads }),
    fc.constant({
      type: "issued",
      apiKey: { text: KEY },
      expiresAt: null,
      oldKeyUntil: null,
    }),
    fc.constant({ type: "done", expiresAt: undefined }),
    fc
      .constantFrom(
        ...(["retry", "cancel", "stored", "hidden", "recalled"] as const),
      )
      .map((type) => ({ type })),
  )
  const sequences = fc.array(events, { maxLength: 40 })

  function everyStep(
    check: (before: ScimState, event: ScimEvent, next: ScimState) => void,
  ) {
    fc.assert(
      fc.property(sequences, (sequence) => {
        sequence.reduce((state, event) => {
          const next = scimReducer(state, event)
          check(state, event, next)
          return next
        }, loading)
      }),
      { numRuns: 500 },
    )
  }

  it("A-1 keeps the key outside of view key", () => {
    everyStep((_, __, next) => {
      if (next.view !== "key") expect(JSON.stringify(next)).not.toContain(KEY)
    })
  })

  it("A-3 loses a shown key but by the admin's word or the page's end", () => {
    everyStep((before, event, next) => {
      if (before.view === "key" && next.view !== "key")
        expect(["stored", "hidden"]).toContain(event.type)
    })
  })

  it("drops a key that arrives for a running create or reset", () => {
    everyStep((before, event, next) => {
      if (event.type !== "issued" || !("task" in before)) return
      const { task } = before
      const isAwaited =
        task.step === "running" && /create|reset/.test(task.intent)
      expect(next.view === "key").toBe(isAwaited)
    })
  })

  it("D-16 starts an operation while another one runs", () => {
    everyStep((before, event, next) => {
      if (event.type !== "start" || !("task" in before)) return
      if (before.task.step === "running") expect(next).toBe(before)
    })
  })

  it("A-11 starts a reset or a delete without its open dialog", () => {
    everyStep((before, event, next) => {
      if (event.type !== "start" || event.intent === "create") return
      if (next === before) return
      expect(before).toMatchObject({ task: { intent: event.intent } })
    })
  })
})
