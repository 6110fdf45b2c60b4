import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest"

import type { ScimAuditEvent } from "@/lib/scim/server/scim-events"

import {
  makeSetupRoute,
  NOW_MS,
  NOW_S,
  type SendOptions,
} from "../support/setup-route"

const ACTOR = "ann@acme.example"
const ACME = { at: NOW_S, customerId: "acme", actor: ACTOR }
const BODY = { body: "{}" }
const MOVE = { body: `{"moveExpiry":true,"expiresAt":${NOW_S + 60}}` }
const END_PREVIOUS = { body: '{"endPreviousKey":true}' }
const CROSS_SITE = { headers: { "Sec-Fetch-Site": "cross-site" } }
const KEY_ID = expect.stringMatching(/^[\w-]{8,}$/)

const LIMIT_MS = 3000
const TIMEOUT = "TimeoutError: onEvent took longer than 3000 ms."
const HANG = new Promise<never>(() => undefined)

afterEach(() => vi.useRealTimers())

function makeAuditedRoute(options: Parameters<typeof makeSetupRoute>[0] = {}) {
  return makeSetupRoute({
    authorize: ({ headers }) => {
      const customerId = headers.get("Cookie")
      return customerId
        ? { customerId, actor: ACTOR }
        : new Response(null, { status: 401 })
    },
    ...options,
  })
}

describe("the audit log", () => {
  it("hears of each change, with the key's id", async () => {
    const { send, events } = makeAuditedRoute()
    await send("GET")
    await send("POST", BODY)
    await send("PUT", { body: '{"overlapSeconds":3600}' })
    await send("POST", END_PREVIOUS)
    await send("POST", MOVE)
    await send("PATCH", BODY)
    await send("DELETE")
    expect(events).toEqual([
      { type: "created", ...ACME, keyId: KEY_ID },
      { type: "reset", ...ACME, keyId: KEY_ID },
      { type: "previous-key-ended", ...ACME },
      { type: "expiry-moved", ...ACME },
      { type: "reset", ...ACME, keyId: KEY_ID },
      { type: "deleted", ...ACME },
    ])
    const ids = events.flatMap((event) => ("keyId" in event ? event.keyId : []))
    expect(new Set(ids).size).toBe(3)
  })

  it.each<[code: string, method: string, options: SendOptions, who?: object]>([
    ["method_not_allowed", "BREW", {}, {}],
    ["cross_site", "DELETE", CROSS_SITE, {}],
    ["not_authorized", "GET", { headers: { Cookie: undefined } }, {}],
    ["connection_not_found", "PUT", BODY],
    ["connection_not_found", "POST", MOVE],
    ["invalid_json", "PUT", { body: "no JSON" }],
    ["invalid_expires_at", "PUT", { body: '{"expiresAt":1}' }],
    ["invalid_overlap_seconds", "PUT", { body: '{"overlapSeconds":1}' }],
    ["invalid_end_previous_key", "POST", { body: '{"endPreviousKey":1}' }],
    ["invalid_move_expiry", "POST", { body: '{"moveExpiry":1}' }],
    ["unknown_field", "PUT", { body: '{"customerId":"other"}' }],
    ["body_too_large", "POST", { body: "{}".padEnd(10_001) }],
    [
      "incomplete_body",
      "PUT",
      { ...BODY, headers: { "Content-Length": "100" } },
    ],
    [
      "unsupported_media_type",
      "POST",
      { ...BODY, headers: { "Content-Type": "text/plain" } },
    ],
  ])("hears of a refusal: %s", async (code, method, options, who) => {
    const { send, events } = makeAuditedRoute()
    await send(method, options)
    const { customerId, actor } = ACME
    const caller = who ?? { customerId, actor }
    expect(events).toEqual([{ type: "refused", at: NOW_S, code, ...caller }])
  })

  it("hears of a second connection that was refused", async () => {
    const { send, events } = makeAuditedRoute()
    await send("POST", BODY)
    await send("POST", BODY)
    const refused = { type: "refused", ...ACME, code: "connection_exists" }
    expect(events.slice(1)).toEqual([refused])
  })

  it("hears nothing of what hasn't happened", async () => {
    const { send, events, management } = makeAuditedRoute()
    await send("GET")
    await send("DELETE")
    management.failNext(new Error("No database."))
    await send("POST", BODY)
    expect(events).toEqual([])
  })

  it("names no actor and no key that it doesn't know", async () => {
    const { send, events } = makeSetupRoute({
      authorize: () => ({ customerId: "acme", actor: undefined }),
      management: {
        ...makeSetupRoute().management,
        resetScimApiKey: async () => ({
          ok: true,
          data: { scimApiKey: "scim_key" },
        }),
      },
    })
    await send("PUT", BODY)
    expect(events).toStrictEqual([
      { type: "reset", at: NOW_S, customerId: "acme" },
    ])
  })

  it("says the time in whole seconds", async () => {
    const { send, events } = makeAuditedRoute({ now: () => NOW_MS + 999.5 })
    await send("POST", BODY)
    expect(events).toMatchObject([{ at: NOW_S }])
  })

  it("never holds a key, nor does what is logged", async () => {
    const { call, events, errors, management } = makeAuditedRoute({
      countUsers: () => Promise.reject(new Error("No directory.")),
      onEvent(event) {
        events.push(event)
        throw new Error(`The log is full: ${JSON.stringify(event)}`)
      },
    })
    const keys: string[] = []
    for (const method of ["POST", "POST", "PUT", "PATCH", "GET", "DELETE"]) {
      const { data } = await call(method, method === "GET" ? undefined : {})
      if (data.scimApiKey) keys.push(data.scimApiKey)
    }
    management.failNext(new Error("No database."))
    await call("POST", {})
    const { length } = keys
    expect([length, events.length, errors.length]).toEqual([3, 5, 10])
    const told = events.map((event) => JSON.stringify(event))
    const logged = errors.map((error) => {
      const { message, stack, cause } = Object(error)
      return JSON.stringify([message, stack, cause])
    })
    for (const key of keys)
      for (const text of [...told, ...logged]) {
        expect(text).not.toContain(key)
        expect(text).not.toContain(key.slice(5, 20))
      }
  })

  it.each([
    [
      "throws",
      () => {
        throw new Error("The log is full.")
      },
    ],
    ["rejects", () => Promise.reject(new Error("The log is full."))],
  ])("changes no response when it %s", async (_, onEvent) => {
    const { call, errors, management } = makeAuditedRoute({ onEvent })
    const created = await call("POST", {})
    expect(created.status).toBe(201)
    const { scimApiKey } = created.data
    expect(await management.verifyScimApiKey(scimApiKey)).not.toBeNull()
    expect(await call("POST", {})).toHaveProperty("status", 409)
    const trouble = "Error: The log is full."
    expect(errors.map(String)).toEqual([trouble, trouble])
  })

  it("is waited for, and leaves no timer behind", async () => {
    vi.useFakeTimers()
    let isWritten = false
    const { send } = makeAuditedRoute({
      async onEvent() {
        await new Promise((done) => setTimeout(done, LIMIT_MS - 1))
        isWritten = true
      },
    })
    const answered = send("POST", BODY)
    await vi.advanceTimersByTimeAsync(LIMIT_MS - 1)
    expect(await answered).toHaveProperty("status", 201)
    expect([isWritten, vi.getTimerCount()]).toEqual([true, 0])
  })

  it("keeps no key back when it hangs", async () => {
    vi.useFakeTimers()
    const { call, errors, management } = makeAuditedRoute({
      onEvent: () => HANG,
    })
    const answered = call("POST", {})
    await vi.advanceTimersByTimeAsync(LIMIT_MS)
    const { status, data } = await answered
    expect(status).toBe(201)
    expect(await management.verifyScimApiKey(data.scimApiKey)).not.toBeNull()
    expect(errors.map(String)).toEqual([TIMEOUT])
    expect(vi.getTimerCount()).toBe(0)
  })

  it("is none the worse for a failure after the limit", async () => {
    vi.useFakeTimers()
    const { call, errors } = makeAuditedRoute({
      async onEvent() {
        await new Promise((done) => setTimeout(done, 2 * LIMIT_MS))
        throw new Error("The log is full.")
      },
    })
    const answered = call("POST", {})
    await vi.advanceTimersByTimeAsync(2 * LIMIT_MS)
    expect(await answered).toHaveProperty("status", 201)
    expect(errors.map(String)).toEqual([TIMEOUT])
  })

  it("can be told of by whoever knows the union", () => {
    type Types = ScimAuditEvent["type"]
    expectTypeOf<"created" | "refused" | "rejected">().toExtend<Types>()
  })
})

it("an onError that hangs keeps no answer back", async () => {
  vi.useFakeTimers()
  const { call, management } = makeAuditedRoute({
    onEvent: () => Promise.reject(new Error("The log is full.")),
    onError: () => HANG,
  })
  const created = call("POST", {})
  await vi.advanceTimersByTimeAsync(LIMIT_MS)
  expect(await created).toHaveProperty("status", 201)
  management.failNext(new Error("No database."))
  const reset = call("PUT", {})
  await vi.advanceTimersByTimeAsync(LIMIT_MS)
  expect(await reset).toHaveProperty("status", 502)
  expect(vi.getTimerCount()).toBe(0)
})

it.each([
  [
    "throws",
    () => {
      throw new Error("No reporter.")
    },
  ],
  ["rejects", () => Promise.reject(new Error("No reporter."))],
])("an onError that %s changes no response", async (_, onError) => {
  const { call, management } = makeAuditedRoute({
    onError,
    onEvent: () => Promise.reject(new Error("The log is full.")),
  })
  expect(await call("POST", {})).toHaveProperty("status", 201)
  management.failNext(new Error("No database."))
  expect(await call("PUT", {})).toHaveProperty("status", 502)
})
