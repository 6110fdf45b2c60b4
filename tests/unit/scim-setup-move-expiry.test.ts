import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import type { ScimManagement } from "@/lib/scim/server/scim-management"

import {
  DAY_S,
  makeFilledRoute,
  makeSetupRoute,
  NOW_MS,
  NOW_S,
} from "../support/setup-route"

const ACME = { customerId: "acme" }
const MOVE = { moveExpiry: true, expiresAt: NOW_S + 90 * DAY_S }
const DONE = { status: 204, data: "" }
const LATEST = 2_147_483_647

describe("a moved expiry", () => {
  it("is another time for the same key", async () => {
    const { call, management } = makeSetupRoute()
    const { data } = await call("POST", { expiresAt: NOW_S + DAY_S })
    const before = await call("GET")
    expect(await call("POST", MOVE)).toEqual(DONE)
    const { expiresAt } = MOVE
    const after = { status: 200, data: { ...before.data, expiresAt } }
    expect(await call("GET")).toEqual(after)
    expect(await management.verifyScimApiKey(data.scimApiKey)).not.toBeNull()
  })

  it("revives a key that has expired, without another one", async () => {
    const { call, management } = makeSetupRoute()
    const scimApiKeyExpiration = NOW_S - DAY_S
    const command = { ...ACME, scimApiKeyExpiration }
    const created = await management.createScimConnection(command)
    const key = created.ok ? created.data.scimApiKey : ""
    expect(await management.verifyScimApiKey(key)).toBeNull()
    expect(await call("POST", MOVE)).toEqual(DONE)
    expect(await management.verifyScimApiKey(key)).not.toBeNull()
  })

  it("reaches the backend with the customer and the time only", async () => {
    const commands: unknown[] = []
    const { call } = makeSetupRoute({ management: backendOf(commands) })
    await call("POST", { ...MOVE, endPreviousKey: false })
    const scimApiKeyExpiration = MOVE.expiresAt
    expect(commands).toEqual([{ ...ACME, scimApiKeyExpiration }])
  })

  it("needs a connection, and makes none", async () => {
    const { call, events } = makeSetupRoute()
    const refusal = { status: 404, data: { code: "connection_not_found" } }
    expect(await call("POST", MOVE)).toMatchObject(refusal)
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
    const code = "connection_not_found"
    expect(events).toMatchObject([{ type: "refused", code }])
  })

  it("is nothing for a backend that can't move it", async () => {
    const commands: unknown[] = []
    const { patchScimConnection: _, ...management } = backendOf(commands)
    const { call } = makeSetupRoute({ management })
    expect(await call("POST", MOVE)).toEqual({
      status: 404,
      data: {
        type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: "This backend can't change the expiry of a key.",
        code: "expiry_fixed",
      },
    })
    expect(commands).toEqual([])
  })

  it("is trouble where the backend is in trouble", async () => {
    const { call, management, errors } = await makeFilledRoute()
    management.failNext(new Error("No database."))
    const refusal = { status: 502, data: { code: "backend_unavailable" } }
    expect(await call("POST", MOVE)).toMatchObject(refusal)
    expect(errors).toHaveLength(1)
  })

  it.each([NOW_S + 1, LATEST])("may be %d", async (expiresAt) => {
    const { call } = await makeFilledRoute()
    expect(await call("POST", { ...MOVE, expiresAt })).toEqual(DONE)
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
  })

  it.each([
    [undefined, "Choose when the key expires."],
    [null, "Choose when the key expires."],
    [NOW_S, "The expiry is in the past."],
    [NOW_MS + DAY_S * 1000, "expiresAt is in milliseconds. Send seconds."],
    [
      LATEST + 1,
      "A key can be valid until January 19, 2038, 03:14:07 UTC at the latest.",
    ],
    [
      String(MOVE.expiresAt),
      "expiresAt must be a whole number of seconds since 1970.",
    ],
  ])("isn't %j", async (expiresAt, detail) => {
    const { call } = await makeFilledRoute()
    const before = await call("GET")
    expect(await call("POST", { ...MOVE, expiresAt })).toMatchObject({
      status: 400,
      data: { code: "invalid_expires_at", field: "expiresAt", detail },
    })
    expect(await call("GET")).toEqual(before)
  })

  it.each([
    [MOVE.expiresAt, "A key can be valid for at most 30 days."],
    [null, "Choose when the key expires: it must be within 30 days."],
  ])("isn't %j with a maximum of 30 days", async (expiresAt, detail) => {
    const { call } = await makeFilledRoute("PUT", { maxExpiryDays: 30 })
    const answer = await call("POST", { ...MOVE, expiresAt })
    expect(answer).toMatchObject({ status: 400, data: { detail } })
    const soon = { ...MOVE, expiresAt: NOW_S + 30 * DAY_S }
    expect(await call("POST", soon)).toEqual(DONE)
  })

  it.each(["true", "", 1, 0, {}, [], [true]])(
    "is nothing that %j asks for, nor is a creation",
    async (moveExpiry) => {
      for (const method of ["GET", "POST"]) {
        const { call } = await makeFilledRoute(method)
        const before = await call("GET")
        expect(await call("POST", { ...MOVE, moveExpiry })).toMatchObject({
          status: 400,
          data: { code: "invalid_move_expiry", field: "moveExpiry" },
        })
        expect(await call("GET")).toEqual(before)
      }
    },
  )

  it("doesn't go with the end of the old key", async () => {
    const { call } = await makeFilledRoute()
    await call("PUT", { overlapSeconds: 3600 })
    const before = await call("GET")
    const both = { ...MOVE, endPreviousKey: true }
    expect(await call("POST", both)).toMatchObject({
      status: 400,
      data: { code: "invalid_move_expiry" },
    })
    expect(await call("GET")).toEqual(before)
  })

  it.each([false, null])("isn't asked for by %j", async (moveExpiry) => {
    const { call } = makeSetupRoute()
    const answer = await call("POST", { ...MOVE, moveExpiry })
    expect(answer.status).toBe(201)
    expect(await call("GET")).toHaveProperty("data.expiresAt", MOVE.expiresAt)
  })

  it("has no trouble with any time or flag", async () => {
    const any = fc.oneof(fc.jsonValue(), fc.integer(), fc.double())
    await fc.assert(
      fc.asyncProperty(any, any, async (expiresAt, flag) => {
        const moveExpiry = flag ?? true
        const { call, errors } = await makeFilledRoute()
        const { status, data } = await call("POST", { moveExpiry, expiresAt })
        expect(errors).toEqual([])
        expect([status, data.code]).toBeOneOf([
          [204, undefined],
          [400, "invalid_expires_at"],
          [400, "invalid_move_expiry"],
          [409, "connection_exists"],
        ])
      }),
    )
  })
})

describe("what GET tells of it", () => {
  it("is whether the backend can move it", async () => {
    const { patchScimConnection, ...fixed } = backendOf([])
    const told: unknown[] = []
    for (const management of [{ ...fixed, patchScimConnection }, fixed])
      told.push(await makeSetupRoute({ management }).call("GET"))
    expect(told).toMatchObject([
      { data: { canMoveExpiry: true } },
      { data: { canMoveExpiry: false } },
    ])
  })

  it("is nothing without a connection", async () => {
    const { call } = makeSetupRoute()
    const data = { hasApiKey: false }
    expect(await call("GET")).toEqual({ status: 200, data })
  })
})

/** A backend that keeps every command to a write. */
function backendOf(commands: unknown[]) {
  async function run(command: object) {
    commands.push(command)
    return { ok: true as const, data: { scimApiKey: "scim_key" } }
  }
  return {
    fetchScimConnection: async () => ({ ok: true, data: {} }),
    createScimConnection: run,
    resetScimApiKey: run,
    deleteScimConnection: run,
    patchScimConnection: run,
  } satisfies ScimManagement
}
