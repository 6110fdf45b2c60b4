import { afterEach, describe, expect, it, vi } from "vitest"

import type { ScimManagedConnection } from "@/lib/scim/server/scim-management"
import { toScimConfiguration } from "@/lib/scim/server/scim-setup-handler"

import { DAY_S, makeSetupRoute, NOW_S } from "../support/setup-route"

const EXPIRY = { expiresAt: NOW_S + DAY_S }

afterEach(() => vi.useRealTimers())

type Fetch = ReturnType<
  typeof makeSetupRoute
>["management"]["fetchScimConnection"]

/** A route whose backend is read by `fetchScimConnection`. */
function makeReadRoute(
  read: (fetch: Fetch) => Fetch,
  options: Parameters<typeof makeSetupRoute>[0] = {},
) {
  const { management } = makeSetupRoute()
  const fetchScimConnection = read(management.fetchScimConnection)
  return makeSetupRoute({
    ...options,
    management: { ...management, fetchScimConnection },
  })
}

describe("a new key", () => {
  it("comes with its connection, as GET returns it", async () => {
    const { call } = makeSetupRoute({ countUsers: () => 3 })
    const created = await call("POST", EXPIRY)
    const { data: connection } = await call("GET")
    expect(created.data.configuration).toEqual(connection)
    for (const method of ["PUT", "PATCH"]) {
      const reset = await call(method, { overlapSeconds: 3600 })
      const { data } = await call("GET")
      expect(reset.data).toEqual({
        scimApiKey: expect.any(String),
        configuration: data,
      })
      expect(data.previousKey.expiresAt).toBe(NOW_S + 3600)
    }
  })

  it.each<[string, (fetch: Fetch) => Fetch]>([
    ["throws", () => () => Promise.reject(new Error("No replica."))],
    [
      "fails",
      () => async () => ({ ok: false, error: { type: "UnexpectedError" } }),
    ],
    [
      "finds no connection",
      () => async () => ({
        ok: false,
        error: { type: "ScimConnectionNotFound" },
      }),
    ],
    [
      "finds the key of another reset",
      (fetch) => async (command) => {
        const result = await fetch(command)
        if (result.ok) result.data.keyHint = "????"
        return result
      },
    ],
    [
      "finds another expiry",
      (fetch) => async (command) => {
        const result = await fetch(command)
        if (result.ok) result.data.scimApiKeyValidUntil = 1
        return result
      },
    ],
    [
      "returns a broken expiry",
      (fetch) => async (command) => {
        const result = await fetch(command)
        if (result.ok) result.data.scimApiKeyValidUntil = NaN
        return result
      },
    ],
  ])("comes alone when the read %s", async (_, read) => {
    const { call } = makeReadRoute(read)
    const data = { scimApiKey: expect.stringMatching(/^scim_/) }
    expect(await call("POST", EXPIRY)).toEqual({ status: 201, data })
    expect(await call("PUT", EXPIRY)).toEqual({ status: 200, data })
  })

  it("comes alone when the read hangs, and soon", async () => {
    vi.useFakeTimers()
    const { call, errors } = makeReadRoute(() => () => new Promise(() => {}))
    const answered = call("POST", EXPIRY)
    await vi.advanceTimersByTimeAsync(2000)
    const data = { scimApiKey: expect.stringMatching(/^scim_/) }
    expect(await answered).toEqual({ status: 201, data })
    expect(errors.map(String)).toEqual([
      "TimeoutError: Reading the new connection took longer than 2000 ms.",
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it("is the same for onEvent, whatever the read does", async () => {
    const { call, events } = makeReadRoute(
      () => () => Promise.reject(new Error("No replica.")),
    )
    await call("POST", EXPIRY)
    expect(events).toMatchObject([{ type: "created", customerId: "acme" }])
  })
})

describe("a connection", () => {
  it.each<[string, unknown]>([
    ["NaN", NaN],
    ["infinite", Infinity],
    ["a text", "2027-01-01"],
    ["a date", new Date(0)],
  ])(
    "whose expiry is %s is an error, never without an end",
    async (_, time) => {
      const { call, errors } = makeReadRoute((fetch) => async (command) => {
        const result = await fetch(command)
        return result.ok
          ? { ok: true, data: untyped({ ...result.data, ...broken(time) }) }
          : result
      })
      await call("POST", {})
      errors.length = 0
      expect(await call("GET")).toMatchObject({
        status: 502,
        data: { code: "backend_unavailable" },
      })
      expect(String(errors)).toContain("an expiry that isn't a number")
    },
  )

  it("leaves out times that are no numbers", () => {
    const { management } = makeSetupRoute()
    const data = { createdAt: NaN, lastUsedAt: NaN, scimApiKeyValidUntil: 5 }
    const configuration = toScimConfiguration(management, data)
    expect(JSON.parse(JSON.stringify(configuration))).toEqual({
      hasApiKey: true,
      expiresAt: 5,
      overlapChoices: management.overlapChoices,
      canMoveExpiry: true,
    })
  })

  it("doesn't show a previous key whose end is broken", () => {
    const { management } = makeSetupRoute()
    const data = { previousKey: { expiresAt: NaN } }
    expect(() => toScimConfiguration(management, data)).toThrow(TypeError)
  })
})

function broken(scimApiKeyValidUntil: unknown) {
  return { scimApiKeyValidUntil }
}

/** What a backend written without types may return. */
function untyped(data: object): ScimManagedConnection {
  return Object.assign(Object(null), data)
}
