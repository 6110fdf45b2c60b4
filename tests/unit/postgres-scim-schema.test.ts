import { beforeEach, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import { scimKeyHint } from "@/lib/scim/server/scim-key"

import { describeDatabases } from "../support/databases"
import { fillFirstTables } from "../support/first-scim-tables"
import { ACME, keyOf, START_S, twenty } from "../support/scim-store"
import { withClock } from "../support/test-clock"

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
    expect(await versions(getDb())).toEqual([scimSchema.length])
  })

  it("serves twenty processes that start on an empty database", async () => {
    await twenty(() => migrateScimSchema(getDb()))
    expect(await versions(getDb())).toEqual([scimSchema.length])
    const key = await keyOf(open().createScimConnection(ACME))
    expect(await open().verifyScimApiKey(key)).not.toBeNull()
  })

  it("keeps every connection of version 0.1.0", async () => {
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

  it("lets a connection of version 0.1.0 overlap", async () => {
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

  it("makes of version 0.1.0 the tables of a new database", async () => {
    await migrateScimSchema(getDb())
    const fresh = await describeTables(getDb())
    await getDb().query(
      "drop table scim_keys, scim_connections, scim_migrations",
    )
    await fillFirstTables(getDb())
    await migrateScimSchema(getDb())
    expect(await describeTables(getDb())).toEqual(fresh)
  })

  it("leaves the tables of a newer version alone", async () => {
    await migrateScimSchema(getDb())
    await getDb().query("insert into scim_migrations values (99, now())")
    await getDb().query("alter table scim_connections drop last_rejected_at")
    const before = await describeTables(getDb())
    await migrateScimSchema(getDb())
    expect(await describeTables(getDb())).toEqual(before)
    expect(await versions(getDb())).toEqual([scimSchema.length, 99])
  })

  it("makes all of it or nothing", async () => {
    await getDb().query("create table scim_keys (key_hash text primary key)")
    await expect(migrateScimSchema(getDb())).rejects.toThrow(/customer_id/)
    const { rows } = await getDb().query(
      "select to_regclass('scim_connections') as made",
    )
    expect(rows).toEqual([{ made: null }])
  })

  it("needs no right to make tables once they are there", async () => {
    await migrateScimSchema(getDb())
    // One statement, because the next may use another connection.
    await getDb().query(`do $$ begin
      create role scim_schema_test_reader;
      execute format('grant usage on schema %I to scim_schema_test_reader',
        current_schema());
      grant select on scim_migrations to scim_schema_test_reader;
    end $$`)
    const asReader = `set local role scim_schema_test_reader;`
    const reader: ScimDatabase = {
      query: (text) =>
        getDb().query(text.replace("begin\n", `begin\n  ${asReader}\n`)),
    }
    try {
      await migrateScimSchema(reader)
      await getDb().query("drop table scim_migrations")
      await expect(migrateScimSchema(reader)).rejects.toThrow(/permission/)
    } finally {
      await getDb().query("drop owned by scim_schema_test_reader")
      await getDb().query("drop role scim_schema_test_reader")
    }
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
  return [columns.rows, indexes.rows, constraints.rows]
}
