import { afterEach, describe, expect, it, vi } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type PostgresScimManagementOptions,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import {
  createScimKey,
  hashScimKey,
  isScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { describeDatabases } from "../support/databases"
import { describeScimFacts } from "../support/scim-facts.contract"
import { describeScimManagement } from "../support/scim-management.contract"
import {
  ACME,
  keyOf,
  openScimStore,
  twenty,
  valid,
} from "../support/scim-store"
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

    it("remembers ten replaced keys at most after twenty resets at the same time", async () => {
      const store = await makeStore()
      await store.createScimConnection(ACME)
      const key = await keyOf(store.resetScimApiKey(ACME))
      await store.verifyScimApiKey(key)
      const overlap = { ...ACME, overlapSeconds: 3600 }
      await twenty(() => store.resetScimApiKey(overlap))
      const countKeys = async () => {
        const { rows } = await getDb().query("select from scim_keys")
        return rows.length
      }
      await expect.poll(countKeys).toBe(11)
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
    })

    it("deletes the keys of a connection without a foreign key, and no others", async () => {
      const store = await makeStore()
      await getDb().query(
        "alter table scim_keys drop constraint scim_keys_customer_id_fkey",
      )
      try {
        const other = { customerId: "other" }
        await store.createScimConnection(ACME)
        const key = await keyOf(store.createScimConnection(other))
        await store.resetScimApiKey(ACME)
        await store.deleteScimConnection(ACME)
        const { rows } = await getDb().query(
          "select customer_id from scim_keys",
        )
        expect(rows).toEqual([{ customer_id: "other" }])
        expect(await store.verifyScimApiKey(key)).toMatchObject(other)
      } finally {
        await getDb().query(
          `alter table scim_keys add foreign key (customer_id)
             references scim_connections on delete cascade`,
        )
      }
    })

    it.each([
      ["fails", () => Promise.reject(new Error("The clean-up failed."))],
      ["hangs", () => new Promise<never>(() => undefined)],
    ])(
      "returns the new key when the clean-up after a reset %s",
      async (_title, cleanUp) => {
        await makeStore()
        const store = createPostgresScimManagement({
          async query(text, values) {
            if (/^\s*delete from scim_keys/.test(text)) return cleanUp()
            return getDb().query(text, values)
          },
        })
        const old = await keyOf(store.createScimConnection(ACME))
        const key = await keyOf(store.resetScimApiKey(ACME))
        expect(await valid(store, [old, key])).toEqual([key])
        expect(await store.deleteScimConnection(ACME)).toHaveProperty(
          "ok",
          true,
        )
      },
    )

    it("rejects a key although onEvent hangs", async () => {
      const onEvent = vi.fn(() => new Promise(() => undefined))
      const store = await makeStore({ onEvent })
      const old = await keyOf(store.createScimConnection(ACME))
      await store.resetScimApiKey(ACME)
      expect(await store.verifyScimApiKey(old)).toBeNull()
      expect(onEvent).toHaveBeenCalledOnce()
    })

    it("accepts a key although recording its use hangs", async () => {
      const store = await makeStore()
      const key = await keyOf(store.createScimConnection(ACME))
      const hanging = createPostgresScimManagement({
        async query(text, values) {
          if (/^\s*update/.test(text)) return new Promise(() => undefined)
          return getDb().query(text, values)
        },
      })
      expect(await hanging.verifyScimApiKey(key)).toMatchObject(ACME)
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

describe("the keys of the PostgreSQL store", () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** Issues keys as fast as no database can. */
  function issue(count: number, prefix = "scim") {
    const db = { query: async () => ({ rows: [{ customer_id: "acme" }] }) }
    const store = createPostgresScimManagement(db, { prefix })
    return Promise.all(
      Array.from({ length: count }, () =>
        keyOf(store.createScimConnection(ACME)),
      ),
    )
  }

  it("are keys to scim-key.ts", async () => {
    for (const prefix of ["scim", "acme_scim"])
      for (const key of await issue(20, prefix))
        expect(isScimKey(key, prefix)).toBe(true)
  })

  it("are stored as scim-key.ts hashes and hints them", async () => {
    const values: unknown[] = []
    const store = createPostgresScimManagement({
      async query(_text, given = []) {
        values.push(...given)
        return { rows: [{}] }
      },
    })
    const key = await keyOf(store.createScimConnection(ACME))
    expect(values).toContain(hashScimKey(key))
    expect(values).toContain(scimKeyHint(key))
  })

  it("include every key of scim-key.ts", async () => {
    const hashes: unknown[] = []
    const store = createPostgresScimManagement({
      async query(_text, [hash] = []) {
        hashes.push(hash)
        return { rows: [{ customer_id: "acme", connection_id: "1" }] }
      },
    })
    const keys = Array.from({ length: 20 }, () => createScimKey())
    expect(await valid(store, keys)).toEqual(keys)
    expect(hashes).toEqual(keys.map(hashScimKey))
  })

  it("come only from the secure generator, with every character equally often", async () => {
    vi.spyOn(Math, "random").mockImplementation(() => {
      throw new Error("Math.random")
    })
    const count = 4000
    const keys = await issue(count)
    expect(new Set(keys).size).toBe(count)
    const secrets = keys.map((key) => key.slice("scim_".length, -6)).join("")
    const counts = new Map<string, number>()
    for (const character of secrets)
      counts.set(character, (counts.get(character) ?? 0) + 1)
    expect(counts.size).toBe(62)
    const expected = (count * 43) / 62
    const chiSquare = [...counts.values()]
      .map((one) => (one - expected) ** 2 / expected)
      .reduce((sum, one) => sum + one, 0)
    // 61 degrees of freedom: more than 150 once in a billion runs.
    expect(chiSquare).toBeLessThan(150)
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
