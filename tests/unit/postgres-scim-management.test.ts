import { describe, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type PostgresScimManagementOptions,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { describeDatabases } from "../support/databases"
import { describeScimFacts } from "../support/scim-facts.contract"
import { describeScimManagement } from "../support/scim-management.contract"
import { ACME, keyOf, openScimStore, valid } from "../support/scim-store"
import { withClock } from "../support/test-clock"

interface StoreOptions extends PostgresScimManagementOptions {
  now?: () => number
}

describeScimManagement("memory", (now) => createMemoryScimManagement({ now }))
describeScimFacts("memory", createMemoryScimManagement)

describeDatabases("scim_store_test", (name, getDb) => {
  async function makeStore({ now, ...options }: StoreOptions = {}) {
    await migrateScimSchema(getDb())
    await getDb().query("truncate scim_connections cascade")
    const db = now ? withClock(getDb(), now) : getDb()
    return createPostgresScimManagement(db, options)
  }

  describeScimManagement(name, (now) => makeStore({ now }))
  describeScimFacts(name, makeStore)

  describe(`${name} as a database`, () => {
    it("takes a valid key though its use can't be noted", async () => {
      const store = await makeStore()
      const created = await store.createScimConnection({ customerId: "acme" })
      const key = created.ok ? created.data.scimApiKey : ""
      const isReadOnly: ScimDatabase = {
        async query(text, values) {
          if (/^\s*update/.test(text)) throw new Error("read-only replica")
          return getDb().query(text, values)
        },
      }
      const replica = createPostgresScimManagement(isReadOnly)
      expect(await replica.verifyScimApiKey(key)).toMatchObject({
        customerId: "acme",
      })
    })

    it("refuses a bad prefix at once, not with the first key", () => {
      const make = () => createPostgresScimManagement(getDb(), { prefix: "a-" })
      expect(make).toThrow(RangeError)
    })

    it("stores no key and no part of one but its last four, nor an answer to replay (B-4, B-31)", async () => {
      const opened = await openScimStore((now) => makeStore({ now }))
      const { clock, create, reset, isLive } = opened
      const keys = [await create("acme"), await create("other")]
      for (const overlap of [3600, 0, 3600]) {
        clock.ms += 60_000
        keys.push(await reset("acme", clock.ms / 1000 + 60, overlap))
        for (const key of keys) await isLive(key)
      }
      const dump = (await dumpTables(getDb())).toLowerCase()
      for (const text of ["acme", "replaced", ...keys.map(hintOf)])
        expect(dump).toContain(text.toLowerCase())
      const parts = keys.flatMap((key) => partsOf(key.slice("scim_".length)))
      expect(parts).toHaveLength(5 * 42)
      const found = parts.filter((part) => dump.includes(part.toLowerCase()))
      expect(found).toEqual([])
    })

    it("keeps a bounded number of keys, and always those that live", async () => {
      const { store, create, reset } = await openScimStore((now) =>
        makeStore({ now }),
      )
      let old = await create("acme")
      for (let count = 0; count < 20; count += 1) {
        const key = await reset("acme", undefined, 3600)
        expect(await valid(store, [old, key])).toHaveLength(2)
        old = key
      }
      const { rows } = await getDb().query("select key_id from scim_keys")
      expect(rows).toHaveLength(11)
    })

    it("runs one statement for each operation, and one to clean up after a reset or a delete", async () => {
      await makeStore()
      let texts: string[] = []
      const counted: ScimDatabase = {
        query(text, values) {
          texts.push(text)
          return getDb().query(text, values)
        },
      }
      const store = createPostgresScimManagement(counted)
      async function statementsOf(operation: () => Promise<unknown>) {
        texts = []
        await operation()
        return texts.length
      }
      const key = await keyOf(store.createScimConnection(ACME))
      await store.verifyScimApiKey(key)
      for (const [operation, count] of [
        [() => store.verifyScimApiKey(key), 1],
        [() => store.verifyScimApiKey(`${key.slice(0, -1)}!`), 0],
        [() => store.fetchScimConnection(ACME), 1],
        [() => store.resetScimApiKey({ ...ACME, overlapSeconds: 3600 }), 2],
        [
          () => store.patchScimConnection({ ...ACME, scimApiKeyExpiration: 1 }),
          1,
        ],
        [() => store.endPreviousScimApiKey(ACME), 1],
        [() => store.listExpiringKeys({ before: 1 }), 1],
        [() => store.deleteScimConnection(ACME), 2],
        [() => store.createScimConnection(ACME), 1],
      ] as const)
        expect(await statementsOf(operation), String(operation)).toBe(count)
    })

    it("gives keys the prefix that it takes them with", async () => {
      const store = await makeStore({ prefix: "acme_scim" })
      const key = await keyOf(store.createScimConnection(ACME))
      expect(key).toMatch(/^acme_scim_/)
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
      const another = createPostgresScimManagement(getDb())
      expect(await another.verifyScimApiKey(key)).toBeNull()
    })

    it("offers the overlaps that it is given, and no others", async () => {
      const store = await makeStore({ overlapChoices: [60] })
      await store.createScimConnection(ACME)
      expect(store.overlapChoices).toEqual([60])
      const results = [
        await store.resetScimApiKey({ ...ACME, overlapSeconds: 60 }),
        await store.resetScimApiKey({ ...ACME, overlapSeconds: 3600 }),
        await store.resetScimApiKey(ACME),
      ]
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
    })
  })
})

/** Everything in every table of the schema. */
async function dumpTables(db: ScimDatabase) {
  const { rows: tables } = await db.query(
    `select table_name from information_schema.tables
     where table_schema = current_schema() order by table_name`,
  )
  const names = tables.map(({ table_name }) => String(table_name))
  expect(names).toEqual(["scim_connections", "scim_keys", "scim_migrations"])
  const contents = await Promise.all(
    names.map((name) => db.query(`select * from ${name}`)),
  )
  return JSON.stringify(contents.map(({ rows }) => rows))
}

function hintOf(key: string) {
  return key.slice(-4)
}

/** Every run of 8 characters. */
function partsOf(text: string) {
  return Array.from({ length: text.length - 7 }, (_, start) =>
    text.slice(start, start + 8),
  )
}
