import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import { DAY_S, makeSetupRoute, NOW_S } from "../support/setup-route"

const LATER = NOW_S + 30 * DAY_S
const MOVE = { moveExpiry: true, expiresAt: LATER }
const END_PREVIOUS = { endPreviousKey: true }

/** A connection with two keys that work, and what it is before a request. */
async function makeRotatedRoute() {
  const route = makeSetupRoute()
  const { call, management } = route
  const { data: previous } = await call("POST", {})
  const { data: current } = await call("PUT", { overlapSeconds: 3600 })
  const keys = [previous.scimApiKey, current.scimApiKey]
  async function read() {
    const works = await Promise.all(keys.map(management.verifyScimApiKey))
    return [works, await call("GET")]
  }
  return { ...route, read, before: await read() }
}

describe.each(["PUT", "PATCH", "DELETE"])("%s", (method) => {
  it.each([
    ["a change of the expiry", MOVE, "invalid_move_expiry", "moveExpiry"],
    [
      "a change of the expiry to a broken date",
      { ...MOVE, expiresAt: "soon" },
      "invalid_move_expiry",
      "moveExpiry",
    ],
    [
      "the end of the previous key",
      END_PREVIOUS,
      "invalid_end_previous_key",
      "endPreviousKey",
    ],
    [
      "both changes",
      { ...MOVE, ...END_PREVIOUS },
      "invalid_move_expiry",
      "moveExpiry",
    ],
    [
      "a flag that is no boolean",
      { endPreviousKey: "true" },
      "invalid_end_previous_key",
      "endPreviousKey",
    ],
    ["an unknown field", { rotate: false }, "unknown_field", "rotate"],
    [
      "a field in other letters",
      { EndPreviousKey: true },
      "unknown_field",
      "EndPreviousKey",
    ],
    [
      "a nested request",
      { reset: { expiresAt: LATER } },
      "unknown_field",
      "reset",
    ],
  ])("rejects %s and changes nothing", async (_, body, code, field) => {
    const { call, read, before, errors } = await makeRotatedRoute()
    expect(await call(method, body)).toMatchObject({
      status: 400,
      data: { code, field },
    })
    expect([await read(), errors]).toEqual([before, []])
  })

  it.each([
    ["an own __proto__", '{"__proto__":{"endPreviousKey":true}}', 400],
    ["a list", '[{"endPreviousKey":true}]', 400],
    ["a text", '"reset"', 400],
    ["a number", "0", 400],
    ["null", "null", 400],
    ["true", "true", 400],
    ["white space", "  ", 400],
    ["two objects", "{}{}", 400],
    ["a body that is too long", "{}".padEnd(10_001), 413],
  ])("rejects %s and changes nothing", async (_, body, status) => {
    const { send, read, before } = await makeRotatedRoute()
    expect(await send(method, { body })).toHaveProperty("status", status)
    expect(await read()).toEqual(before)
  })

  it.each(["text/plain", "application/x-www-form-urlencoded", undefined])(
    "rejects a body of type %s and changes nothing",
    async (type) => {
      const { send, read, before } = await makeRotatedRoute()
      const body = new TextEncoder().encode("{}")
      const headers = { "Content-Type": type }
      const response = await send(method, { body, headers })
      expect(response.status).toBe(415)
      expect(await read()).toEqual(before)
    },
  )

  it("does what it is sent for with flags that are off", async () => {
    const { call } = await makeRotatedRoute()
    const body = { endPreviousKey: false, moveExpiry: null }
    const { status } = await call(method, body)
    expect(status).toBe(method === "DELETE" ? 204 : 200)
  })
})

describe("POST", () => {
  it.each([
    ["revoke the previous key", { ...END_PREVIOUS, expiresAt: LATER }],
    ["revoke the previous key", { ...END_PREVIOUS, at: LATER }],
    ["change the expiry", { ...MOVE, overlapSeconds: 3600 }],
    ["change the expiry", { ...MOVE, customerId: "other" }],
  ])("doesn't %s with a field that it doesn't know", async (_, body) => {
    const { call, read, before } = await makeRotatedRoute()
    expect(await call("POST", body)).toMatchObject({
      status: 400,
      data: { code: "unknown_field" },
    })
    expect(await read()).toEqual(before)
  })

  it.each(["PUT", "PATCH", "DELETE"])(
    "stays a create when a header asks for %s",
    async (method) => {
      const { call, read, before } = await makeRotatedRoute()
      const headers = {
        "X-HTTP-Method-Override": method,
        "X-HTTP-Method": method,
        "X-Method-Override": method,
      }
      const query = `?_method=${method}`
      const answer = await call("POST", {}, { headers, query })
      expect(answer).toHaveProperty("status", 409)
      expect(await read()).toEqual(before)
    },
  )

  it("creates a connection for a newer screen that sends more fields", async () => {
    const { call } = makeSetupRoute()
    const body = { expiresAt: LATER, providerId: "okta" }
    expect(await call("POST", body)).toHaveProperty("status", 201)
  })
})

it("DELETE needs no body and no type", async () => {
  for (const headers of [{ "Content-Type": undefined }, {}]) {
    const { send } = await makeRotatedRoute()
    const answer = await send("DELETE", { headers })
    expect(answer).toHaveProperty("status", 204)
  }
})

it("no body with an unknown field changes a connection", async () => {
  const method = fc.constantFrom("PUT", "PATCH", "DELETE")
  const body = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
  await fc.assert(
    fc.asyncProperty(method, body, async (one, fields) => {
      const known = ["expiresAt", "overlapSeconds", "moveExpiry"]
      fc.pre(!known.some((name) => Object.hasOwn(fields, name)))
      const { call, read, before } = await makeRotatedRoute()
      expect(await call(one, fields)).toHaveProperty("status", 400)
      expect(await read()).toEqual(before)
    }),
    { numRuns: 50 },
  )
})
