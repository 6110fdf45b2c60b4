import { readFileSync } from "node:fs"
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import {
  createScimKey,
  hashScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"

import { describeDatabases } from "../support/databases"
import {
  fillFirstTables,
  fillReleasedTables,
} from "../support/first-scim-tables"
import { describeScimManagement } from "../support/scim-management.contract"
import { ACME, keyOf } from "../support/scim-store"
import { withClock } from "../support/test-clock"

const ROLE = "scim_access_test_api"
/** A reserved word, which works as it is quoted. */
const OWN_SCHEMA = "user"
const TABLES = ["scim_connections", "scim_keys", "scim_migrations"]

describeDatabases("scim_access_test", (name, getDb, asRole) => {
  let api: ScimDatabase
  let own = ""

  beforeAll(async () => {
    const { rows } = await getDb().query(
      `select current_schema() as name, exists (
        select 1 from pg_roles where rolname = '${ROLE}'
      ) as is_left`,
    )
    own = String(rows[0]?.["name"])
    if (rows[0]?.["is_left"]) await dropRole()
    await getDb().query(`create role ${ROLE}`)
    api = asRole(ROLE)
  })
  afterAll(dropRole)

  beforeEach(() => openSchema(own))
  afterEach(async () => {
    for (const statement of [
      `drop table if exists ${TABLES.join(", ")}`,
      `drop schema if exists "${OWN_SCHEMA}" cascade`,
      `alter default privileges in schema ${own}
       revoke all on tables from public`,
      `drop owned by ${ROLE} cascade`,
    ])
      await getDb().query(statement)
  })

  /** Grants the role whatever is created in the schema, as some databases do. */
  async function openSchema(schema: string) {
    for (const statement of [
      `grant usage, create on schema "${schema}" to ${ROLE}`,
      `alter default privileges in schema "${schema}"
       grant all on tables to ${ROLE}, public`,
    ])
      await getDb().query(statement)
  }

  async function dropRole() {
    await getDb().query(`drop owned by ${ROLE} cascade`)
    await getDb().query(`drop role ${ROLE}`)
  }

  function asApi(text: string, values?: unknown[]) {
    return api.query(text, values)
  }

  const STARTS = [
    ["a new database", async () => undefined],
    ["tables from before 0.1", () => fillFirstTables(getDb())],
    ["tables of 0.1", () => fillReleasedTables(getDb())],
  ] as const

  it.each(STARTS)("keeps another role out of %s", async (_title, start) => {
    await start()
    await migrateScimSchema(getDb())
    await expectClosed(`"${own}".`)
  })

  it("keeps another role out of tables in a schema of their own", async () => {
    await getDb().query(`create schema "${OWN_SCHEMA}"`)
    await openSchema(OWN_SCHEMA)
    await migrateScimSchema(getDb(), { schema: OWN_SCHEMA })
    await expectClosed(`"${OWN_SCHEMA}".`, OWN_SCHEMA)
  })

  it("keeps another role out of tables that a tool created from scimSchema", async () => {
    for (const statement of scimSchema) await getDb().query(statement)
    await expectRowsHidden(`"${own}".`)
  })

  it("hides every row from a role that was granted the tables later", async () => {
    await migrateScimSchema(getDb())
    await getDb().query(`grant all on all tables in schema ${own} to ${ROLE}`)
    await expectRowsHidden(`"${own}".`)
  })

  it.each([
    ["before an upgrade", true],
    ["after it", false],
  ])(
    "serves a role with the documented policies, created %s",
    async (_title, isBefore) => {
      await fillReleasedTables(getDb())
      const store = createPostgresScimManagement({ query: asApi })
      if (!isBefore) {
        await migrateScimSchema(getDb())
        await expect(store.createScimConnection(ACME)).rejects.toThrow(
          /permission/,
        )
      }
      for (const statement of documentedPolicies())
        await getDb().query(statement)
      if (isBefore) await migrateScimSchema(getDb())
      await migrateScimSchema({ query: asApi })
      const key = await keyOf(store.createScimConnection(ACME))
      await keyOf(store.resetScimApiKey({ ...ACME, overlapSeconds: 3600 }))
      expect(await store.verifyScimApiKey(key)).toMatchObject(ACME)
      expect(await store.deleteScimConnection(ACME)).toHaveProperty("ok", true)
    },
  )

  it("says which tables row level security hides from the role that starts", async () => {
    await migrateScimSchema(getDb())
    await expect(migrateScimSchema({ query: asApi })).rejects.toThrow(
      /scim_connections, scim_keys, scim_migrations from this role/,
    )
    await admit("scim_migrations", "scim_connections")
    await expect(migrateScimSchema({ query: asApi })).rejects.toThrow(
      /hides scim_keys from this role/,
    )
    await admit("scim_keys")
    await migrateScimSchema({ query: asApi })
  })

  it("needs no right to create tables once they are there", async () => {
    await migrateScimSchema(getDb())
    await admit(...TABLES)
    await getDb().query(`revoke create on schema ${own} from ${ROLE}`)
    await migrateScimSchema({ query: asApi })
    await getDb().query(`drop table ${TABLES.join(", ")}`)
    await expect(migrateScimSchema({ query: asApi })).rejects.toThrow(
      /permission/,
    )
  })

  it("calls no function of another role in its place", async () => {
    const traps = [
      "to_timestamp(text)",
      "pg_advisory_xact_lock(integer)",
      "string_agg(name, text)",
    ]
    await fillReleasedTables(getDb())
    for (const signature of traps)
      await asApi(`create function ${own}.${signature} returns text
        language plpgsql as 'begin raise ''trapped''; end'`)
    await migrateScimSchema(getDb())
    const store = createPostgresScimManagement(getDb())
    const scimApiKeyExpiration = Math.floor(Date.now() / 1000) + 3600
    const command = { ...ACME, scimApiKeyExpiration }
    const old = await keyOf(store.createScimConnection(command))
    const key = await keyOf(
      store.resetScimApiKey({ ...command, overlapSeconds: 3600 }),
    )
    expect(await store.verifyScimApiKey(old)).toMatchObject(ACME)
    await store.endPreviousScimApiKey(ACME)
    expect(await store.verifyScimApiKey(old)).toBeNull()
    await store.patchScimConnection(command)
    expect(await store.verifyScimApiKey(key)).toMatchObject(ACME)
    const before = scimApiKeyExpiration + 1
    expect(await store.listExpiringKeys({ before })).toHaveLength(1)
    const found = await store.fetchScimConnection(ACME)
    expect(found).toHaveProperty("data.lastRejected.reason", "replaced")
    expect(await store.deleteScimConnection(ACME)).toHaveProperty("ok", true)
  })

  describe("in a schema of their own", () => {
    describeScimManagement(name, async (now) => {
      await migrateScimSchema(getDb(), { schema: OWN_SCHEMA })
      await getDb().query(`truncate "${OWN_SCHEMA}".scim_connections cascade`)
      const db = withClock(getDb(), now)
      return createPostgresScimManagement(db, { schema: OWN_SCHEMA })
    })

    it("finds the tables whatever the search path is", async () => {
      await fillReleasedTables(getDb())
      const before = await dump(getDb(), `"${own}".`)
      await migrateScimSchema(getDb(), { schema: OWN_SCHEMA })
      await migrateScimSchema(getDb(), { schema: OWN_SCHEMA })
      const store = createPostgresScimManagement(getDb(), {
        schema: OWN_SCHEMA,
      })
      const key = await keyOf(store.createScimConnection(ACME))
      await store.resetScimApiKey(ACME)
      expect(await store.verifyScimApiKey(key)).toBeNull()
      const scimApiKeyExpiration = Math.floor(Date.now() / 1000) + 3600
      await store.patchScimConnection({ ...ACME, scimApiKeyExpiration })
      const query = { before: scimApiKeyExpiration + 1 }
      expect(await store.listExpiringKeys(query)).toHaveLength(1)
      await store.endPreviousScimApiKey(ACME)
      const found = await store.fetchScimConnection(ACME)
      expect(found).toHaveProperty("data.lastRejected.reason", "replaced")
      await store.deleteScimConnection(ACME)
      expect(await dump(getDb(), `"${own}".`)).toEqual(before)
    })

    it("upgrades the tables that are there", async () => {
      await getDb().query(`create schema "${OWN_SCHEMA}"`)
      await openSchema(OWN_SCHEMA)
      await fillReleasedTables(getDb())
      for (const table of TABLES)
        await getDb().query(`alter table ${table} set schema "${OWN_SCHEMA}"`)
      await migrateScimSchema(getDb(), { schema: OWN_SCHEMA })
      await expectClosed(`"${OWN_SCHEMA}".`, OWN_SCHEMA)
    })
  })

  /** With a policy, and with the rights that go with it. */
  async function admit(...tables: string[]) {
    for (const table of tables)
      for (const statement of [
        `create policy app on ${table} to ${ROLE} using (true)`,
        `grant select, insert, update, delete on ${table} to ${ROLE}`,
      ])
        await getDb().query(statement)
  }

  /** The role can do nothing at all with the tables. */
  async function expectClosed(prefix: string, schema?: string) {
    for (const table of TABLES)
      for (const statement of [
        `truncate ${prefix}${table} cascade`,
        `do 'begin lock table ${prefix}${table} in access exclusive mode; end'`,
        `alter table ${prefix}${table} disable row level security`,
        `create policy own on ${prefix}${table} using (true)`,
        `drop table ${prefix}${table} cascade`,
        `create trigger own after insert or update on ${prefix}${table}
         for each row execute function suppress_redundant_updates_trigger()`,
      ])
        await expect(asApi(statement), statement).rejects.toThrow(
          /permission denied|must be owner|no schema/,
        )
    await expect(
      asApi(`create table ${own}.guess
        (customer_id text references ${prefix}scim_connections)`),
    ).rejects.toThrow(/permission denied/)
    await expectRowsHidden(prefix, schema)
  }

  /** The role sees no row, and changes none. */
  async function expectRowsHidden(prefix: string, schema?: string) {
    const store = createPostgresScimManagement(getDb(), { schema })
    const customerId = "victim"
    const key = await keyOf(store.createScimConnection({ customerId }))
    const before = await dump(getDb(), prefix)
    const forged = createScimKey()
    const hash = hashScimKey(forged)
    const attempts = [
      ...TABLES.flatMap((table) => [
        `select * from ${prefix}${table}`,
        `delete from ${prefix}${table} returning *`,
      ]),
      `update ${prefix}scim_keys set key_hash = '${hash}' returning *`,
      `update ${prefix}scim_connections set current_key_id = 'forged' returning *`,
      `insert into ${prefix}scim_keys values ('${hash}', 'forged', '${customerId}',
        '${scimKeyHint(forged)}', now()) returning *`,
      `insert into ${prefix}scim_connections values ('own', 'own', now(), 'own')
        returning *`,
      `insert into ${prefix}scim_keys values ('${hash}', 'forged', '${customerId}',
        '${scimKeyHint(forged)}', now())
        on conflict (key_id) do update set key_hash = excluded.key_hash returning *`,
    ]
    for (const statement of attempts) {
      const rows = await asApi(statement).then(
        (result) => result.rows,
        (error: unknown) => {
          expect(String(error), statement).toMatch(
            /permission denied|row-level security|does not exist/,
          )
          return []
        },
      )
      expect(rows, statement).toEqual([])
    }
    expect(await dump(getDb(), prefix)).toEqual(before)
    expect(await store.verifyScimApiKey(forged)).toBeNull()
    expect(await store.verifyScimApiKey(key)).toMatchObject({ customerId })
  }
})

describe("the name of a schema", () => {
  const queries: string[] = []
  const db: ScimDatabase = {
    async query(text) {
      queries.push(text)
      return { rows: [] }
    },
  }

  it.each([
    "",
    "1a",
    "a b",
    "a-b",
    "a.b",
    "Acme",
    "ä",
    'a"b',
    "a'b",
    "a\n",
    "a\0",
    "a; drop table scim_keys",
    "a".repeat(64),
  ])("is rejected before a statement runs: %j", async (schema) => {
    expect(() => createPostgresScimManagement(db, { schema })).toThrow(
      RangeError,
    )
    await expect(migrateScimSchema(db, { schema })).rejects.toThrow(RangeError)
    expect(queries).toEqual([])
  })

  it.each(["scim", "_", "a1_b", "select", "a".repeat(63)])(
    "is accepted: %j",
    (schema) => {
      const make = () => createPostgresScimManagement(db, { schema })
      expect(make).not.toThrow()
    },
  )
})

/** The statements of docs/backend.md, for the role of these tests. */
function documentedPolicies() {
  const docs = readFileSync("docs/backend.md", "utf8")
  const [, block = ""] = /```sql\n(create policy[^]*?)```/.exec(docs) ?? []
  const statements = block.replaceAll("my_app", ROLE).trim().split("\n")
  expect(statements).toHaveLength(5)
  return statements
}

async function dump(db: ScimDatabase, prefix: string) {
  const contents = await Promise.all(
    TABLES.map(async (table) => {
      const { rows: found } = await db.query(
        `select to_regclass('${prefix}${table}') is not null as found`,
      )
      if (!found[0]?.["found"]) return []
      return (await db.query(`select * from ${prefix}${table}`)).rows
    }),
  )
  return contents
}
