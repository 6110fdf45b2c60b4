import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import type {
  ScimManagedConnection,
  ScimManagement,
} from "@/lib/scim/server/scim-management"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { makeFilledRoute, makeSetupRoute, NOW_S } from "../support/setup-route"

const RESETS = ["PUT", "PATCH"]
const END_PREVIOUS = { endPreviousKey: true }

describe.each(RESETS)("a reset by %s", (method) => {
  it("keeps the old key as long as it is asked to", async () => {
    const { call, management } = makeSetupRoute()
    const { data: old } = await call("POST", {})
    const { data } = await call(method, { overlapSeconds: 3600 })
    for (const { scimApiKey } of [old, data])
      expect(await management.verifyScimApiKey(scimApiKey)).not.toBeNull()
    expect(await call("GET")).toMatchObject({
      data: { previousKey: { expiresAt: NOW_S + 3600, lastUsedAt: NOW_S } },
    })
  })

  it.each([{}, { overlapSeconds: 0 }, { overlapSeconds: null }])(
    "ends the old key at once with %j",
    async (body) => {
      const { call, management } = makeSetupRoute()
      const { data: old } = await call("POST", {})
      expect(await call(method, body)).toHaveProperty("status", 200)
      expect(await management.verifyScimApiKey(old.scimApiKey)).toBeNull()
      expect(await call("GET")).not.toHaveProperty("data.previousKey")
    },
  )

  it.each([1, -3600, 3600.5, "3600", true, [3600], {}, 604_801])(
    "has no overlap of %j",
    async (overlapSeconds) => {
      const { call, management } = await makeFilledRoute()
      const before = await management.fetchScimConnection({
        customerId: "acme",
      })
      expect(await call(method, { overlapSeconds })).toEqual({
        status: 400,
        data: {
          type: "about:blank",
          title: "Bad Request",
          status: 400,
          detail: "overlapSeconds must be one of 0, 3600, 86400, 604800.",
          code: "invalid_overlap_seconds",
          field: "overlapSeconds",
        },
      })
      const after = await management.fetchScimConnection({ customerId: "acme" })
      expect(after).toEqual(before)
    },
  )

  it("has the overlaps that the backend has", async () => {
    const management = createMemoryScimManagement({ overlapChoices: [60] })
    const { call } = makeSetupRoute({ management })
    await call("POST", {})
    const statuses: number[] = []
    for (const overlapSeconds of [60, 0, 3600])
      statuses.push((await call(method, { overlapSeconds })).status)
    expect(statuses).toEqual([200, 200, 400])
    expect(await call("GET")).toHaveProperty("data.overlapChoices", [60])
  })

  it("tells no backend of an overlap that it has none of", async () => {
    const commands: unknown[] = []
    const { call } = makeSetupRoute({ management: without(commands) })
    for (const overlapSeconds of [undefined, 0, null, 3600])
      await call(method, { overlapSeconds })
    const command = { customerId: "acme" }
    expect(commands).toEqual([command, command, command])
  })

  it("has no trouble with any overlap", async () => {
    const overlap = fc.oneof(fc.jsonValue(), fc.integer(), fc.double())
    await fc.assert(
      fc.asyncProperty(overlap, async (overlapSeconds) => {
        const { call, errors } = await makeFilledRoute()
        const { status, data } = await call(method, { overlapSeconds })
        expect(errors).toEqual([])
        expect([status, data.code]).toBeOneOf([
          [200, undefined],
          [400, "invalid_overlap_seconds"],
        ])
      }),
    )
  })
})

it("a POST knows of no overlap", async () => {
  const { call } = makeSetupRoute()
  const answer = await call("POST", { overlapSeconds: 1 })
  expect(answer.status).toBe(201)
})

describe("the end of the old key", () => {
  it("comes at once, and as often as it is asked for", async () => {
    const { call, management } = makeSetupRoute()
    const { data: old } = await call("POST", {})
    const { data } = await call("PUT", { overlapSeconds: 3600 })
    for (let times = 0; times < 2; times += 1)
      expect(await call("POST", END_PREVIOUS)).toEqual({
        status: 204,
        data: "",
      })
    expect(await management.verifyScimApiKey(old.scimApiKey)).toBeNull()
    expect(await management.verifyScimApiKey(data.scimApiKey)).not.toBeNull()
  })

  it("is no trouble where there is no connection", async () => {
    const { call, events } = makeSetupRoute()
    const answer = await call("POST", END_PREVIOUS)
    expect([answer.status, events]).toEqual([204, []])
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("needs no expiry where each key must have one", async () => {
    const { call } = await makeFilledRoute("PUT", { maxExpiryDays: 30 })
    expect(await call("POST", END_PREVIOUS)).toHaveProperty("status", 204)
  })

  it("leaves a connection alone whose backend has no overlap", async () => {
    const commands: unknown[] = []
    const { call } = makeSetupRoute({ management: without(commands) })
    expect(await call("POST", END_PREVIOUS)).toMatchObject({
      status: 404,
      data: { code: "overlap_not_supported" },
    })
    expect(commands).toEqual([])
  })

  it.each(["true", "", 1, 0, {}, [], [true]])(
    "is nothing that %j asks for, nor is a creation",
    async (endPreviousKey) => {
      for (const method of ["GET", "POST"]) {
        const { call } = await makeFilledRoute(method)
        expect(await call("POST", { endPreviousKey })).toEqual({
          status: 400,
          data: {
            type: "about:blank",
            title: "Bad Request",
            status: 400,
            detail: "endPreviousKey must be true or false.",
            code: "invalid_end_previous_key",
            field: "endPreviousKey",
          },
        })
        const hasApiKey = method === "GET"
        expect(await call("GET")).toHaveProperty("data.hasApiKey", hasApiKey)
      }
    },
  )

  it.each([false, null])("isn't asked for by %j", async (endPreviousKey) => {
    const { call } = makeSetupRoute()
    const expiresAt = NOW_S + 60
    const answer = await call("POST", { endPreviousKey, expiresAt })
    expect(answer.status).toBe(201)
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
  })

  it("isn't asked for by the query of a DELETE", async () => {
    const { call, events } = await makeFilledRoute()
    const query = "?key=previous"
    expect(await call("DELETE", undefined, { query })).toHaveProperty(
      "status",
      204,
    )
    expect(events).toMatchObject([{ type: "deleted" }])
  })
})

describe("what GET tells", () => {
  it("is what the backend knows, and no more", async () => {
    const known = {
      scimApiKeyValidUntil: NOW_S,
      createdAt: 1,
      keyHint: "abcd",
      lastUsedAt: 2,
      lastRejected: { at: 3, reason: "replaced" as const },
      previousKey: { expiresAt: 4, lastUsedAt: null },
    }
    const more = { connectionId: "c", customerId: "acme", scimApiKey: "secret" }
    const { call } = makeSetupRoute({
      management: without([], { ...known, ...more }),
    })
    const { scimApiKeyValidUntil: expiresAt, ...facts } = known
    const can = { canMoveExpiry: false }
    const data = { hasApiKey: true, expiresAt, ...facts, ...can }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it.each([[[]], [[0]]])("is no overlap of %j", async (overlapChoices) => {
    const management = { ...without([]), overlapChoices }
    const { call } = makeSetupRoute({ management })
    const data = { hasApiKey: true, expiresAt: null, canMoveExpiry: false }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it("is how many users there are", async () => {
    const asked: string[] = []
    const { call } = makeSetupRoute({
      async countUsers(customerId) {
        asked.push(customerId)
        return 0
      },
    })
    expect(await call("GET")).toHaveProperty("data", { hasApiKey: false })
    expect(await call("POST", {})).toHaveProperty(
      "data.configuration.userCount",
      0,
    )
    expect(await call("GET")).toHaveProperty("data.userCount", 0)
    expect(asked).toEqual(["acme", "acme"])
  })

  it.each([
    () => Promise.reject(new Error("No directory.")),
    () => {
      throw new Error("No directory.")
    },
  ])("is the rest when the users can't be counted", async (countUsers) => {
    const { call, errors } = makeSetupRoute({ countUsers })
    const created = await call("POST", {})
    const { status, data } = await call("GET")
    expect([status, data.hasApiKey]).toEqual([200, true])
    expect(data).not.toHaveProperty("userCount")
    expect(created.data.configuration).toEqual(data)
    const trouble = "Error: No directory."
    expect(errors.map(String)).toEqual([trouble, trouble])
  })
})

/** A backend without overlap, as PropelAuth's is. */
function without(
  commands: unknown[],
  data: ScimManagedConnection = {},
): ScimManagement {
  async function run(command: object) {
    commands.push(command)
    return { ok: true as const, data: { scimApiKey: "scim_key" } }
  }
  return {
    fetchScimConnection: async () => ({ ok: true, data }),
    createScimConnection: run,
    resetScimApiKey: run,
    deleteScimConnection: run,
  }
}
