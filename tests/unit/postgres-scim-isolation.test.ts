import { describe, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { describeDatabases, describeServer } from "../support/databases"
import { describeScimManagement } from "../support/scim-management.contract"
import { ACME, keyOf, twenty } from "../support/scim-store"
import { withClock } from "../support/test-clock"

for (const isolation of ["repeatable read", "serializable"]) {
  const schema = `scim_${isolation.replace(" ", "_")}_test`

  describe(`with ${isolation} as the default isolation`, () => {
    describeServer(
      schema,
      (getPool) => {
        async function empty() {
          await migrateScimSchema(getPool())
          await getPool().query("truncate scim_connections cascade")
        }

        describeScimManagement("PostgreSQL", async (now) => {
          await empty()
          return createPostgresScimManagement(withClock(getPool(), now))
        })

        it("migrates when twenty processes start at the same time", async () => {
          await getPool().query(
            "drop table if exists scim_keys, scim_connections, scim_migrations",
          )
          await twenty(() => migrateScimSchema(getPool()))
          const { rows } = await getPool().query("select from scim_migrations")
          expect(rows).toHaveLength(1)
        })

        it("serves twenty customers at the same time", async () => {
          await empty()
          const store = createPostgresScimManagement(getPool())
          const used = await twenty(async (index) => {
            const customer = { customerId: `customer ${index}` }
            await store.createScimConnection(customer)
            const overlap = { ...customer, overlapSeconds: 3600 }
            const key = await keyOf(store.resetScimApiKey(overlap))
            const scimApiKeyExpiration = Math.floor(Date.now() / 1000) + 3600
            await store.patchScimConnection({
              ...customer,
              scimApiKeyExpiration,
            })
            await store.endPreviousScimApiKey(customer)
            const owner = await store.verifyScimApiKey(key)
            const found = await store.fetchScimConnection(customer)
            expect(owner).toMatchObject(customer)
            return found.ok ? found.data.lastUsedAt : undefined
          })
          for (const time of used) expect(time).toEqual(expect.any(Number))
          const deleted = await twenty((index) =>
            store.deleteScimConnection({ customerId: `customer ${index}` }),
          )
          for (const result of deleted) expect(result.ok).toBe(true)
        })

        it("records the use of a key that twenty requests carry at the same time", async () => {
          await empty()
          const store = createPostgresScimManagement(getPool())
          const key = await keyOf(store.createScimConnection(ACME))
          const owners = await twenty(() => store.verifyScimApiKey(key))
          for (const owner of owners) expect(owner).toMatchObject(ACME)
          const found = await store.fetchScimConnection(ACME)
          expect(found).toHaveProperty("data.lastUsedAt", expect.any(Number))
        })
      },
      { default_transaction_isolation: isolation },
    )
  })
}

describeDatabases("scim_conflict_test", (_, getDb) => {
  /** Fails each statement with the error that often before it runs. */
  async function openFailing(error: unknown, times: number) {
    await migrateScimSchema(getDb())
    await getDb().query("truncate scim_connections cascade")
    const calls = new Map<string, number>()
    const db: ScimDatabase = {
      async query(text, values) {
        const count = calls.get(text) ?? 0
        calls.set(text, count + 1)
        if (count < times) throw error
        return getDb().query(text, values)
      },
    }
    return { calls, store: createPostgresScimManagement(db) }
  }

  it.each([
    ["a serialization failure", { code: "40001" }],
    ["a deadlock", { code: "40P01" }],
    [
      "a serialization failure inside a query builder's error",
      new Error("Failed query", { cause: { code: "40001" } }),
    ],
  ])("repeats every statement that ends in %s", async (_title, error) => {
    const { calls, store } = await openFailing(error, 3)
    const old = await keyOf(store.createScimConnection(ACME))
    const key = await keyOf(store.resetScimApiKey(ACME))
    expect(await store.verifyScimApiKey(key)).toMatchObject(ACME)
    expect(await store.verifyScimApiKey(old)).toBeNull()
    const scimApiKeyExpiration = Math.floor(Date.now() / 1000) + 3600
    await store.patchScimConnection({ ...ACME, scimApiKeyExpiration })
    await store.endPreviousScimApiKey(ACME)
    const before = scimApiKeyExpiration + 1
    expect(await store.listExpiringKeys({ before })).toHaveLength(1)
    expect(await store.fetchScimConnection(ACME)).toMatchObject({
      data: {
        scimApiKeyValidUntil: scimApiKeyExpiration,
        lastUsedAt: expect.any(Number),
        lastRejected: { reason: "replaced" },
      },
    })
    expect(await store.deleteScimConnection(ACME)).toHaveProperty("ok", true)
    expect(calls.size).toBe(12)
    for (const count of calls.values()) expect(count).toBeGreaterThan(3)
  })

  it.each(["08006", "23505", "57014"])(
    "runs a statement that fails with %s only once",
    async (code) => {
      const { calls, store } = await openFailing({ code }, 1)
      await expect(store.createScimConnection(ACME)).rejects.toEqual({ code })
      expect([...calls.values()]).toEqual([1])
    },
  )

  it("reports a conflict that doesn't end", async () => {
    const error = { code: "40001" }
    const { store } = await openFailing(error, Infinity)
    await expect(store.resetScimApiKey(ACME)).rejects.toEqual(error)
  })

  it("returns that a connection exists to whoever loses a create", async () => {
    const { store } = await openFailing({ code: "40001" }, 1)
    await createPostgresScimManagement(getDb()).createScimConnection(ACME)
    expect(await store.createScimConnection(ACME)).toEqual({
      ok: false,
      error: { type: "ScimConnectionForCustomerIdAlreadyExists" },
    })
  })
})
