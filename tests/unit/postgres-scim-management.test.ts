import { PGlite } from "@electric-sql/pglite"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { describeScimManagement } from "../support/scim-management.contract"

/** The contract asks for twenty at once; one holds a lock, one looks on. */
const CONNECTIONS = 22
const serverUrl = process.env["TEST_DATABASE_URL"]

describeScimManagement("memory", (now) => createMemoryScimManagement({ now }))

describePostgres("PGlite", async () => {
  const db = await PGlite.create()
  return { db, close: () => db.close() }
})

describe.skipIf(!serverUrl)("with TEST_DATABASE_URL", () => {
  const pool = new Pool({
    connectionString: serverUrl,
    options: "-c search_path=scim_unit_test",
    max: CONNECTIONS,
    min: CONNECTIONS,
  })

  describePostgres("PostgreSQL", async () => {
    await pool.query("drop schema if exists scim_unit_test cascade")
    await pool.query("create schema scim_unit_test")
    // Connections that are still to be made would start one after the other.
    await Promise.all(
      Array.from({ length: CONNECTIONS }, () =>
        pool.query("select pg_sleep(0.2)"),
      ),
    )
    return {
      db: pool,
      async close() {
        await pool.query("drop schema scim_unit_test cascade")
        await pool.end()
      },
    }
  })

  it("keeps one key of twenty resets that had to queue (B-7)", async () => {
    const store = createPostgresScimManagement(pool)
    const command = { customerId: "queue" }
    await store.createScimConnection(command)
    const lock = await pool.connect()
    await lock.query("begin")
    await lock.query("select from scim_keys for update")
    const resets = Array.from({ length: 20 }, () =>
      store.resetScimApiKey(command),
    )
    const countWaiting = async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where wait_event_type = 'Lock'",
      )
      return rows.length
    }
    try {
      await expect.poll(countWaiting, { timeout: 10_000 }).toBe(20)
    } finally {
      await lock.query("commit")
      lock.release()
    }
    const results = await Promise.all(resets)
    const keys = results.flatMap((one) => (one.ok ? one.data.scimApiKey : []))
    const owners = await Promise.all(
      keys.map((key) => store.verifyScimApiKey(key)),
    )
    expect(keys).toHaveLength(20)
    expect(owners.filter((owner) => owner !== null)).toHaveLength(1)
  })
})

function describePostgres(
  name: string,
  open: () => Promise<{ db: ScimDatabase; close: () => Promise<void> }>,
) {
  let opened: Awaited<ReturnType<typeof open>>

  beforeAll(async () => {
    opened = await open()
    for (const statement of scimSchema) await opened.db.query(statement)
  })
  afterAll(() => opened.close())

  async function makeStore(now: () => number) {
    await opened.db.query("truncate scim_connections cascade")
    return createPostgresScimManagement(opened.db, { now })
  }

  describeScimManagement(name, makeStore)

  describe(`${name} as a database`, () => {
    it("runs the schema again without a change", async () => {
      const store = await makeStore(Date.now)
      await store.createScimConnection({ customerId: "acme" })
      for (const statement of scimSchema) await opened.db.query(statement)
      const result = await store.fetchScimConnection({ customerId: "acme" })
      expect(result.ok).toBe(true)
    })

    it("stores no key and no part of one but its last four (B-4)", async () => {
      const store = await makeStore(Date.now)
      const keys = [
        await store.createScimConnection({ customerId: "acme" }),
        await store.resetScimApiKey({ customerId: "acme" }),
        await store.createScimConnection({ customerId: "other" }),
      ].map((result) => (result.ok ? result.data.scimApiKey : ""))
      for (const key of keys) await store.verifyScimApiKey(key)
      const tables = [
        await opened.db.query("select * from scim_connections"),
        await opened.db.query("select * from scim_keys"),
      ]
      const dump = JSON.stringify(tables.map(({ rows }) => rows)).toLowerCase()
      expect(dump).toContain("acme")
      const parts = keys.flatMap((key) => partsOf(key.slice("scim_".length)))
      const found = parts.filter((part) => dump.includes(part.toLowerCase()))
      expect(parts).toHaveLength(3 * 42)
      expect(found).toEqual([])
    })

    it("asks the database once for a key, and never for what is none", async () => {
      const texts: string[] = []
      await makeStore(Date.now)
      const counted: ScimDatabase = {
        query(text, values) {
          texts.push(text)
          return opened.db.query(text, values)
        },
      }
      const store = createPostgresScimManagement(counted, { now: () => 0 })
      const result = await store.createScimConnection({ customerId: "acme" })
      const key = result.ok ? result.data.scimApiKey : ""
      await store.verifyScimApiKey(key)
      texts.length = 0
      await store.verifyScimApiKey(key)
      expect(texts).toHaveLength(1)
      await store.verifyScimApiKey(`${key.slice(0, -1)}!`)
      expect(texts).toHaveLength(1)
    })

    it("gives keys the prefix that it takes them with", async () => {
      await makeStore(Date.now)
      const options = { prefix: "acme_scim" }
      const store = createPostgresScimManagement(opened.db, options)
      const result = await store.createScimConnection({ customerId: "acme" })
      const key = result.ok ? result.data.scimApiKey : ""
      expect(key).toMatch(/^acme_scim_/)
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
      const another = createPostgresScimManagement(opened.db)
      expect(await another.verifyScimApiKey(key)).toBeNull()
    })
  })
}

/** Every run of 8 characters. */
function partsOf(text: string) {
  return Array.from({ length: text.length - 7 }, (_, start) =>
    text.slice(start, start + 8),
  )
}
