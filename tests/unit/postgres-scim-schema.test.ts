import { beforeEach, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import { scimKeyHint } from "@/lib/scim/server/scim-key"

import {
  countWaiting,
  describeDatabases,
  describeServer,
} from "../support/databases"
import {
  fillFirstTables,
  fillReleasedTables,
} from "../support/first-scim-tables"
import { ACME, keyOf, START_S, twenty } from "../support/scim-store"
import { withClock } from "../support/test-clock"

const VERSION = 8
const TABLES = ["scim_connections", "scim_keys", "scim_migrations"]

describeDatabases("scim_schema_test", (_, getDb) => {
  function open() {
    const now = () => START_S * 1000
    return createPostgresScimManagement(withClock(getDb(), now))
  }

  beforeEach(async () => {
    await getDb().query(
      "drop table if exists scim_keys, scim_connections, scim_migrations",
    )
  })

  it("runs again without a change", async () => {
    await migrateScimSchema(getDb())
    const key = await keyOf(open().createScimConnection(ACME))
    const before = await describeTables(getDb())
    await migrateScimSchema(getDb())
    for (const statement of scimSchema) await getDb().query(statement)
    expect(await describeTables(getDb())).toEqual(before)
    expect(await open().verifyScimApiKey(key)).not.toBeNull()
    expect(await versions(getDb())).toEqual([VERSION])
  })

  it("serves twenty processes that start on an empty database", async () => {
    await twenty(() => migrateScimSchema(getDb()))
    expect(await versions(getDb())).toEqual([VERSION])
    const key = await keyOf(open().createScimConnection(ACME))
    expect(await open().verifyScimApiKey(key)).not.toBeNull()
  })

  it("keeps every connection from before 0.1", async () => {
    const olds = await fillFirstTables(getDb())
    await twenty(() => migrateScimSchema(getDb()))
    for (const { customerId, connectionId, key, expiresAt } of olds) {
      const result = await open().fetchScimConnection({ customerId })
      expect(result).toEqual({
        ok: true,
        data: {
          customerId,
          connectionId,
          scimApiKeyValidUntil: expiresAt,
          createdAt: START_S - 60,
          keyHint: scimKeyHint(key),
          lastUsedAt: START_S - 30,
        },
      })
      const owner = await open().verifyScimApiKey(key)
      expect(owner).toEqual({ customerId, connectionId })
    }
  })

  it("lets a connection of before 0.1 overlap", async () => {
    const [old] = await fillFirstTables(getDb())
    await migrateScimSchema(getDb())
    const { customerId = "", key: oldKey = "" } = old ?? {}
    const command = { customerId, overlapSeconds: 3600 }
    const key = await keyOf(open().resetScimApiKey(command))
    for (const text of [oldKey, key])
      expect(await open().verifyScimApiKey(text)).not.toBeNull()
    await open().endPreviousScimApiKey({ customerId })
    expect(await open().verifyScimApiKey(oldKey)).toBeNull()
  })

  it("keeps every key of 0.1 in the middle of an overlap", async () => {
    const { customerId, replaced, previous, current } =
      await fillReleasedTables(getDb())
    await twenty(() => migrateScimSchema(getDb()))
    expect(await versions(getDb())).toEqual([7, VERSION])
    expect(await open().fetchScimConnection({ customerId })).toMatchObject({
      data: {
        connectionId: "connection",
        keyHint: current.slice(-4),
        lastRejected: { at: START_S - 10, reason: "replaced" },
        previousKey: { expiresAt: START_S + 3600, lastUsedAt: START_S - 30 },
      },
    })
    const owners: unknown[] = []
    for (const key of [replaced, previous, current])
      owners.push(await open().verifyScimApiKey(key))
    expect(owners.map(Boolean)).toEqual([false, true, true])
    await open().deleteScimConnection({ customerId })
    const { rows } = await getDb().query("select from scim_keys")
    expect(rows).toEqual([])
  })

  it.each([
    ["before 0.1", fillFirstTables],
    ["0.1", fillReleasedTables],
  ])(
    "turns tables of %s into those of a new database",
    async (_title, fill) => {
      await migrateScimSchema(getDb())
      const fresh = await describeTables(getDb())
      await getDb().query(`drop table ${TABLES.join(", ")}`)
      await fill(getDb())
      await migrateScimSchema(getDb())
      expect(await describeTables(getDb())).toEqual(fresh)
    },
  )

  it("leaves the tables of a newer version alone", async () => {
    await migrateScimSchema(getDb())
    await getDb().query("insert into scim_migrations values (99, now())")
    await getDb().query("alter table scim_connections drop last_rejected_at")
    const before = await describeTables(getDb())
    await migrateScimSchema(getDb())
    expect(await describeTables(getDb())).toEqual(before)
    expect(await versions(getDb())).toEqual([VERSION, 99])
  })

  it("makes all of it or nothing", async () => {
    await getDb().query("create table scim_keys (key_hash text primary key)")
    await expect(migrateScimSchema(getDb())).rejects.toThrow(/customer_id/)
    const { rows } = await getDb().query(
      "select to_regclass('scim_connections') as made",
    )
    expect(rows).toEqual([{ made: null }])
  })

  it("leaves the settings of the session as they were", async () => {
    const settings = `select current_setting('lock_timeout') as lock_timeout,
      current_setting('search_path') as search_path`
    const { rows: before } = await getDb().query(settings)
    await migrateScimSchema(getDb())
    await migrateScimSchema(getDb(), { schema: "scim_settings_test" })
    await getDb().query("drop schema scim_settings_test cascade")
    // All of the pool's connections.
    await twenty(async () => {
      const { rows } = await getDb().query(settings)
      expect(rows).toEqual(before)
    })
  })
})

describeServer("scim_schema_lock_test", (getPool) => {
  const reset = () =>
    getPool().query(`drop table if exists ${TABLES.join(", ")}`)
  beforeEach(reset)

  /** Does the work while another transaction is idle after the statement. */
  async function whileIdleAfter(statement: string, work: () => Promise<void>) {
    const client = await getPool().connect()
    await client.query("begin")
    try {
      await client.query(statement)
      await work()
    } finally {
      await client.query("rollback")
      client.release()
    }
  }

  const LOCK = `select pg_advisory_xact_lock(x'7363696d'::bigint)`

  it.each([
    ["an upgrade that hangs", LOCK],
    ["locked tables", "lock table scim_connections, scim_keys"],
  ])("starts beside %s when nothing is left to do", async (_title, lock) => {
    await migrateScimSchema(getPool())
    await whileIdleAfter(lock, () => migrateScimSchema(getPool()))
  })

  it.each([
    ["an idle transaction has read a key", "select from scim_keys"],
    [
      "an idle transaction has read a connection",
      "select from scim_connections",
    ],
    ["another upgrade hangs", LOCK],
  ])(
    "gives up when %s, without holding up requests, and works later",
    async (_title, statement) => {
      const { current } = await fillReleasedTables(getPool())
      const before = await describeTables(getPool())
      const store = createPostgresScimManagement(getPool())
      await whileIdleAfter(statement, async () => {
        const done = new AbortController()
        const migration = migrateScimSchema(getPool())
          .catch(String)
          .finally(() => done.abort())
        let verified = 0
        while (!done.signal.aborted) {
          expect(await store.verifyScimApiKey(current)).not.toBeNull()
          verified += 1
        }
        expect(await migration).toMatch(
          /another transaction keeps them locked.*pg_stat_activity/,
        )
        expect(verified).toBeGreaterThan(5)
      })
      expect(await describeTables(getPool())).toEqual(before)
      expect(await versions(getPool())).toEqual([7])
      await migrateScimSchema(getPool())
      expect(await versions(getPool())).toEqual([7, VERSION])
      expect(await store.verifyScimApiKey(current)).not.toBeNull()
    },
  )

  it("upgrades as soon as a short transaction ends", async () => {
    await fillReleasedTables(getPool())
    let migration: Promise<void> | undefined
    await whileIdleAfter("select from scim_keys", async () => {
      migration = migrateScimSchema(getPool())
      const waiting = () => countWaiting(getPool(), "scim_schema_lock_test")
      await expect.poll(waiting, { interval: 5 }).toBe(1)
    })
    await migration
    expect(await versions(getPool())).toEqual([7, VERSION])
  })
})

async function versions(db: ScimDatabase) {
  const { rows } = await db.query(
    "select version from scim_migrations order by version",
  )
  return rows.map(({ version }) => version)
}

async function describeTables(db: ScimDatabase) {
  const columns = await db.query(
    `select table_name, column_name, data_type, is_nullable
     from information_schema.columns where table_schema = current_schema()
     order by table_name, column_name`,
  )
  const indexes = await db.query(
    `select indexdef from pg_indexes where schemaname = current_schema()
     order by indexname`,
  )
  const constraints = await db.query(
    `select conname, pg_get_constraintdef(oid) as definition
     from pg_constraint where connamespace = current_schema()::regnamespace
     order by conname`,
  )
  const tables = await db.query(
    `select relname, relrowsecurity, relforcerowsecurity from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r'
     order by relname`,
  )
  return [columns.rows, indexes.rows, constraints.rows, tables.rows]
}
