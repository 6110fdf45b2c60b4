import { PGlite } from "@electric-sql/pglite"
import type { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"

import { createBetterAuthScimManagement } from "@/lib/scim/server/better-auth-scim-management"

import {
  openBetterAuth,
  poolOf,
  type BetterAuthTestOptions,
} from "../support/better-auth"
import { describeServer } from "../support/databases"
import { keyOf } from "../support/scim-store"
import { DAY_S, makeSetupRoute, NOW_MS, NOW_S } from "../support/setup-route"

const ACME = { customerId: "acme" }
const YEAR = { ...ACME, scimApiKeyExpiration: NOW_S + 365 * DAY_S }
const LATER = { ...ACME, scimApiKeyExpiration: NOW_S + 366 * DAY_S }
const NOT_FOUND = { ok: false, error: { type: "ScimConnectionNotFound" } }
const LATER_DATE = new Date(LATER.scimApiKeyExpiration * 1000)
const SCOPES = ["scim.users.read" as const]

let pool: Pool

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW_MS })
  pool = poolOf(await PGlite.create())
})
afterAll(async () => {
  await pool.end()
  vi.useRealTimers()
})

describe("better-auth behind the screen", () => {
  it("serves the setup route from the first key to the last", async () => {
    const { management, sendScim } = await open()
    const { call } = makeSetupRoute({ management })
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
    const expiresAt = NOW_S + 90 * DAY_S
    const { data: created } = await call("POST", { expiresAt })
    expect(await call("POST", { expiresAt })).toHaveProperty("status", 409)
    const facts = { expiresAt, createdAt: NOW_S, lastUsedAt: null }
    const data = { hasApiKey: true, ...facts, canMoveExpiry: false }
    expect(await call("GET")).toEqual({ status: 200, data })
    expect(await sendScim(created.scimApiKey)).toHaveProperty("status", 200)
    expect(await call("GET")).toHaveProperty("data.lastUsedAt", NOW_S)
    const { data: reset } = await call("PUT", { expiresAt: expiresAt + 1 })
    expect(await call("GET")).toHaveProperty("data.lastUsedAt", null)
    expect(await sendScim(created.scimApiKey)).toHaveProperty("status", 401)
    expect(await sendScim(reset.scimApiKey)).toHaveProperty("status", 200)
    expect(await call("DELETE")).toHaveProperty("status", 204)
    expect(await sendScim(reset.scimApiKey)).toHaveProperty("status", 401)
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("has no key that never expires, and says so", async () => {
    const { management } = await open()
    const { call, errors } = makeSetupRoute({ management })
    const refusal = {
      code: "invalid_fields",
      detail: "Choose when the key expires: keys must expire here.",
    }
    for (const method of ["POST", "PUT", "PATCH"])
      expect(await call(method, {})).toMatchObject({
        status: 400,
        data: refusal,
      })
    expect(errors).toEqual([])
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("has no overlap, and refuses one that is asked for", async () => {
    const { management } = await open()
    expect(management).not.toHaveProperty("overlapChoices")
    const { call } = makeSetupRoute({ management })
    const expiresAt = NOW_S + DAY_S
    await call("POST", { expiresAt })
    const body = { expiresAt, overlapSeconds: 3600 }
    expect(await call("PUT", body)).toHaveProperty("status", 400)
  })

  it("can't move the expiry of a key, and says so", async () => {
    const { management } = await open()
    const { call } = makeSetupRoute({ management })
    await call("POST", { expiresAt: NOW_S + DAY_S })
    const move = { moveExpiry: true, expiresAt: NOW_S + 2 * DAY_S }
    expect(await call("POST", move)).toMatchObject({
      status: 404,
      data: { code: "expiry_fixed" },
    })
  })

  it("shows and ends a second key that other code issued", async () => {
    const { auth, management, sendScim, findAddress } = await open()
    const old = await keyOf(management.createScimConnection(YEAR))
    await sendScim(old)
    vi.setSystemTime(NOW_MS + 60_000)
    const { token } = await auth.api.rotateSCIMManagedCredential({
      body: {
        ...(await findAddress()),
        scopes: SCOPES,
        expiresAt: LATER_DATE,
      },
    })
    expect(await management.fetchScimConnection(ACME)).toMatchObject({
      data: {
        createdAt: NOW_S + 60,
        lastUsedAt: null,
        previousKey: {
          expiresAt: YEAR.scimApiKeyExpiration,
          lastUsedAt: NOW_S,
        },
      },
    })
    const { call } = makeSetupRoute({ management })
    const ended = await call("POST", { endPreviousKey: true })
    expect(ended).toHaveProperty("status", 204)
    expect(await sendScim(old)).toHaveProperty("status", 401)
    expect(await sendScim(token)).toHaveProperty("status", 200)
    expect(await management.fetchScimConnection(ACME)).not.toHaveProperty(
      "data.previousKey",
    )
  })

  it("counts a key that other code revoked as expired", async () => {
    const { auth, management, findAddress } = await open()
    const result = await management.createScimConnection(YEAR)
    const credentialId = result.ok ? (result.data.keyId ?? "") : ""
    vi.setSystemTime(NOW_MS + 60_000)
    const body = { ...(await findAddress()), credentialId }
    await auth.api.revokeSCIMManagedCredential({ body })
    expect(await management.fetchScimConnection(ACME)).toHaveProperty(
      "data.scimApiKeyValidUntil",
      NOW_S + 60,
    )
    expect(await management.resetScimApiKey(YEAR)).toHaveProperty("ok", true)
  })

  it("counts a revoked key without a time as expired", async () => {
    const { auth, management, findAddress } = await open()
    const result = await management.createScimConnection(YEAR)
    const credentialId = result.ok ? (result.data.keyId ?? "") : ""
    const body = { ...(await findAddress()), credentialId }
    await auth.api.revokeSCIMManagedCredential({ body })
    await pool.query('update "scimManagedCredential" set "revokedAt" = null')
    expect(await management.fetchScimConnection(ACME)).toHaveProperty(
      "data.scimApiKeyValidUntil",
      NOW_S,
    )
  })

  it("shows a connection without a key as none, and creates its key", async () => {
    const { management, sendScim } = await open()
    const { call, errors } = makeSetupRoute({ management })
    const expiresAt = NOW_S + DAY_S
    const { data: lost } = await call("POST", { expiresAt })
    await removeKeys()
    const data = { hasApiKey: false }
    expect(await call("GET")).toEqual({ status: 200, data })
    const created = await call("POST", { expiresAt })
    expect(created).toMatchObject({
      status: 201,
      data: { configuration: { hasApiKey: true, expiresAt } },
    })
    const { scimApiKey } = created.data
    expect(await sendScim(scimApiKey)).toHaveProperty("status", 200)
    expect(await sendScim(lost.scimApiKey)).toHaveProperty("status", 401)
    expect(await call("POST", { expiresAt })).toHaveProperty("status", 409)
    expect(await sendScim(scimApiKey)).toHaveProperty("status", 200)
    expect(errors).toEqual([])
  })

  it.each(["PUT", "PATCH", "DELETE"])(
    "lets %s go on with a connection without a key",
    async (method) => {
      const { management } = await open()
      const { call } = makeSetupRoute({ management })
      const expiresAt = NOW_S + DAY_S
      await call("POST", { expiresAt })
      await removeKeys()
      const isDelete = method === "DELETE"
      const answer = await call(method, isDelete ? {} : { expiresAt })
      expect(answer).toHaveProperty("status", isDelete ? 204 : 200)
      expect(await call("GET")).toHaveProperty("data.hasApiKey", !isDelete)
    },
  )

  it("resets where only one key may live", async () => {
    const { management, sendScim } = await open({
      managedConnections: { maxActiveCredentials: 1 },
    })
    const old = await keyOf(management.createScimConnection(YEAR))
    const key = await keyOf(management.resetScimApiKey(LATER))
    expect(await sendScim(old)).toHaveProperty("status", 401)
    expect(await sendScim(key)).toHaveProperty("status", 200)
  })

  it("keeps the old key when a reset fails half way", async () => {
    const { management, sendScim } = await open()
    const old = await keyOf(management.createScimConnection(YEAR))
    const past = { ...ACME, scimApiKeyExpiration: NOW_S - 1 }
    await expect(management.resetScimApiKey(past)).rejects.toThrow("future")
    expect(await sendScim(old)).toHaveProperty("status", 200)
  })

  it("deletes nothing when the users can't be reconciled", async () => {
    const reconcileUser = vi.fn<() => Promise<void>>(async () => {})
    const { management, sendScim } = await open({
      projection: { reconcileUser },
    })
    const key = await keyOf(management.createScimConnection(YEAR))
    const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"]
    const user = { schemas, userName: "ada@example.com" }
    expect(await sendScim(key, user)).toHaveProperty("status", 201)
    reconcileUser.mockRejectedValueOnce(new Error("Down."))
    const { call, errors } = makeSetupRoute({ management })
    expect(await call("DELETE")).toHaveProperty("status", 502)
    expect(String(errors)).toContain("reconciliation failed")
    expect(await call("GET")).toHaveProperty("data.hasApiKey", true)
    expect(await sendScim(key)).toHaveProperty("status", 200)
    expect(await call("DELETE")).toHaveProperty("status", 204)
    expect(await sendScim(key)).toHaveProperty("status", 401)
    expect(await management.deleteScimConnection(ACME)).toEqual(NOT_FOUND)
  })

  it("starts afresh however often it is deleted", async () => {
    const advanced = { database: { defaultFindManyLimit: 2 } }
    const { management } = await open({}, advanced)
    for (let round = 1; round <= 5; round += 1) {
      vi.setSystemTime(NOW_MS + round)
      await keyOf(management.createScimConnection(YEAR))
      await management.deleteScimConnection(ACME)
    }
    expect(await management.fetchScimConnection(ACME)).toEqual(NOT_FOUND)
  })

  it("names the admin where it is told", async () => {
    const { auth, findAddress } = await open()
    const actorId = "ada"
    const management = createBetterAuthScimManagement(auth, { actorId })
    await keyOf(management.createScimConnection(YEAR))
    const { events } = await auth.api.listSCIMManagedConnectionEvents({
      body: await findAddress(),
    })
    expect(events.map((event) => event.actorId)).toEqual(["ada", "ada"])
  })
})

describe("several creates for a connection without a key", () => {
  it("issue one key", () => issueOneKey(pool))
  describeServer("better_auth_keys", (getPool) => {
    it("issue one key", () => issueOneKey(getPool()))
  })
})

async function issueOneKey(db: Pool) {
  const { auth, sendScim } = await openBetterAuth(db)
  const management = createBetterAuthScimManagement(auth)
  await keyOf(management.createScimConnection(YEAR))
  await db.query('delete from "scimManagedCredential"')
  const results = await Promise.all(
    Array.from({ length: 4 }, () => management.createScimConnection(YEAR)),
  )
  const issued = results.flatMap((result) => (result.ok ? [result.data] : []))
  expect(issued).toHaveLength(1)
  const type = "ScimConnectionForCustomerIdAlreadyExists"
  for (const result of results)
    if (!result.ok) expect(result.error).toMatchObject({ type })
  const key = issued[0]?.scimApiKey ?? ""
  expect(await sendScim(key)).toHaveProperty("status", 200)
  const { rows } = await db.query('select from "scimManagedCredential"')
  expect(rows).toHaveLength(1)
}

/** As a clean-up or a broken import leaves a connection behind. */
async function removeKeys() {
  await pool.query('delete from "scimManagedCredential"')
}

async function open(
  options?: BetterAuthTestOptions,
  advanced?: Parameters<typeof openBetterAuth>[2],
) {
  vi.setSystemTime(NOW_MS)
  const opened = await openBetterAuth(pool, options, advanced)
  const management = createBetterAuthScimManagement(opened.auth)
  return { ...opened, management }
}
