import { readFileSync } from "node:fs"
import type { Pool } from "pg"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type PostgresScimManagementOptions,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { canPgBouncerPrepare } from "../../scripts/pgbouncer.mjs"
import { pages } from "../support/docs"
import { fillFirstTables } from "../support/first-scim-tables"
import { withNamedStatements } from "../support/named-statements"
import { describePooler } from "../support/pooler"
import { describeScimFacts } from "../support/scim-facts.contract"
import { describeScimManagement } from "../support/scim-management.contract"
import { ACME, keyOf, twenty, valid } from "../support/scim-store"
import { withClock } from "../support/test-clock"

interface StoreOptions extends PostgresScimManagementOptions {
  now?: () => number
}

/** Fewer than there are clients, so that these share them. */
const SHARED = 4
/** PgBouncer 1.21 and later do. */
const canPrepare = canPgBouncerPrepare()

describe("unnamed statements", () => {
  describePooler("scim_pooler_test", { poolSize: SHARED }, (pooler) => {
    describeStore("PgBouncer", () => pooler.connect(22))

    describe("with twenty servers", () => {
      let pools: Pool[]
      beforeAll(() => {
        pools = Array.from({ length: 20 }, () => pooler.connect(1))
      })
      beforeEach(async () => {
        const [pool] = pools
        await pool?.query(
          "drop table if exists scim_keys, scim_connections, scim_migrations",
        )
      })

      it("migrates an empty database once", async () => {
        const stores = await start(pools)
        const results = await Promise.all(
          stores.map((store) => store.createScimConnection(ACME)),
        )
        expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      })

      it("keeps every connection of version 0.1", async () => {
        const [pool] = pools
        if (!pool) throw new Error("There is no pool.")
        const olds = await fillFirstTables(pool)
        const [, lasting] = olds
        if (!lasting) throw new Error("There is no connection.")
        const { customerId, connectionId, key } = lasting
        const stores = await start(pools)
        for (const store of stores)
          expect(await store.verifyScimApiKey(key)).toEqual({
            customerId,
            connectionId,
          })
        for (const old of olds)
          expect(
            await stores[0]?.fetchScimConnection({
              customerId: old.customerId,
            }),
          ).toMatchObject({
            ok: true,
            data: { connectionId: old.connectionId },
          })
      })

      it("leaves one valid key after a reset on each at the same time", async () => {
        const stores = await start(pools)
        const [store] = stores
        if (!store) throw new Error("There is no store.")
        const old = await keyOf(store.createScimConnection(ACME))
        const keys = await Promise.all(
          stores.map((one) => keyOf(one.resetScimApiKey(ACME))),
        )
        expect(new Set(keys).size).toBe(20)
        expect(await valid(store, [old, ...keys])).toHaveLength(1)
        expect(await valid(store, [old])).toEqual([])
      })

      it("leaves no setting, lock or statement in a shared connection", async () => {
        const before = await pooler.readSessions()
        const stores = await start(pools)
        await stores[0]?.createScimConnection(ACME)
        await Promise.all(
          stores.map(async (store) => {
            const key = await keyOf(
              store.resetScimApiKey({ ...ACME, overlapSeconds: 3600 }),
            )
            await store.verifyScimApiKey(key)
            await store.patchScimConnection({
              ...ACME,
              scimApiKeyExpiration: 4_102_444_800,
            })
            await store.endPreviousScimApiKey(ACME)
            await store.verifyScimApiKey(key)
            await store.listExpiringKeys({ before: 4_102_444_801 })
          }),
        )
        await stores[0]?.deleteScimConnection(ACME)
        expect(before).toHaveLength(SHARED)
        expect(await pooler.readSessions()).toEqual(before)
        expect(before[0]).toMatchObject({ prepared: 0, advisoryLocks: 0 })
      })
    })
  })
})

it("shows in docs/performance.md how to name statements", () => {
  const page = pages.find(({ path }) => path === "docs/performance.md")
  const code = readFileSync("tests/support/named-statements.ts", "utf8")
  expect(page?.blocks.map((block) => block.code)).toContain(code)
})

describe.skipIf(!canPrepare)("named statements that PgBouncer prepares", () => {
  const settings = { max_prepared_statements: 100 }
  const options = { poolSize: SHARED, settings }
  describePooler("scim_pooler_named_test", options, (pooler) => {
    describeStore("PgBouncer", () => withNamedStatements(pooler.connect(22)))

    it("leaves one valid key after twenty resets on two servers", async () => {
      const stores = [1, 2].map(() => {
        const db = withNamedStatements(pooler.connect(10))
        return createPostgresScimManagement(db)
      })
      const [one, two] = stores
      if (!one || !two) throw new Error("There is no store.")
      await migrateScimSchema(pooler.connect(1))
      await one.deleteScimConnection(ACME)
      const old = await keyOf(one.createScimConnection(ACME))
      const keys = await twenty((index) =>
        keyOf((index % 2 ? one : two).resetScimApiKey(ACME)),
      )
      expect(await valid(two, [old, ...keys])).toHaveLength(1)
    })
  })
})

describe("named statements that PgBouncer doesn't prepare", () => {
  const settings = canPrepare ? { max_prepared_statements: 0 } : {}

  describePooler(
    "scim_pooler_unprepared_test",
    { poolSize: 1, settings },
    (pooler) => {
      it("fails instead of doing half of a change", async () => {
        const plain = pooler.connect(1)
        await migrateScimSchema(plain)
        const [one, two] = [1, 2].map(() =>
          createPostgresScimManagement(withNamedStatements(pooler.connect(1))),
        )
        if (!one || !two) throw new Error("There is no store.")
        const key = await keyOf(one.createScimConnection(ACME))
        await keyOf(one.resetScimApiKey({ ...ACME, overlapSeconds: 3600 }))
        await expect(two.resetScimApiKey(ACME)).rejects.toThrow(
          /prepared statement .* already exists/,
        )
        const store = createPostgresScimManagement(plain)
        expect(await store.verifyScimApiKey(key)).not.toBeNull()
      })
    },
  )

  describePooler(
    "scim_pooler_names_test",
    { poolSize: 2, settings },
    (pooler) => {
      it("never runs another server's statement under the same name", async () => {
        const plain = pooler.connect(2)
        await migrateScimSchema(plain)
        const [one, two] = [1, 2].map(() =>
          createPostgresScimManagement(withNamedStatements(pooler.connect(1))),
        )
        if (!one || !two) throw new Error("There is no store.")
        const store = createPostgresScimManagement(plain)
        const key = await keyOf(store.createScimConnection(ACME))
        const other = { customerId: "other" }

        // Each server prepares its first statement on a connection of its own …
        await one.endPreviousScimApiKey(other)
        const first = await hold(plain)
        await two.deleteScimConnection(other)
        // … and then the first one gets the connection of the second.
        await one.endPreviousScimApiKey(ACME).catch(String)
        await first()
        expect(await store.verifyScimApiKey(key)).not.toBeNull()
      })
    },
  )
})

function describeStore(name: string, getDb: () => ScimDatabase) {
  let db: ScimDatabase
  beforeAll(async () => {
    db = getDb()
    await migrateScimSchema(db)
  })

  async function makeStore({ now, ...options }: StoreOptions = {}) {
    await db.query("truncate scim_connections cascade")
    const clocked = now ? withClock(db, now) : db
    return createPostgresScimManagement(clocked, options)
  }

  describeScimManagement(name, (now) => makeStore({ now }))
  describeScimFacts(name, makeStore)
}

/** What every server does when it starts. */
function start(pools: Pool[]) {
  return Promise.all(
    pools.map(async (pool) => {
      await migrateScimSchema(pool)
      return createPostgresScimManagement(pool)
    }),
  )
}

/** Keeps a server connection in an open transaction. Returns what gives it back. */
async function hold(pool: Pool) {
  const client = await pool.connect()
  await client.query("begin")
  return async () => {
    await client.query("commit")
    client.release()
  }
}
