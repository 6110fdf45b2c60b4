import { PGlite } from "@electric-sql/pglite"
import { Pool } from "pg"
import { afterAll, beforeAll, describe } from "vitest"

import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

/** The contract asks for twenty at once; one holds a lock, one looks on. */
const CONNECTIONS = 22

export const serverUrl = process.env["TEST_DATABASE_URL"]

type DefineTests = (
  name: string,
  getDb: () => ScimDatabase,
  /** The same database for another role. */
  asRole: (role: string) => ScimDatabase,
) => void

/** Runs the tests on PGlite, and on the PostgreSQL of TEST_DATABASE_URL where there is one. */
export function describeDatabases(schema: string, defineTests: DefineTests) {
  describe("on PGlite", () => {
    let db: PGlite
    beforeAll(async () => {
      db = await PGlite.create()
    })
    afterAll(() => db.close())
    defineTests(
      "PGlite",
      () => db,
      (role) => ({
        async query(text, values) {
          await db.query(`set role ${role}`)
          try {
            return await db.query(text, values)
          } finally {
            await db.query("reset role")
          }
        },
      }),
    )
  })

  describeServer(schema, (getPool) => {
    const pools: Pool[] = []
    afterAll(() => Promise.all(pools.map((pool) => pool.end())))
    defineTests("PostgreSQL", getPool, (role) => {
      const pool = connect(schema, { role }, 1)
      pools.push(pool)
      return pool
    })
  })
}

/** Skips the tests where there is no TEST_DATABASE_URL. They have the schema for themselves. */
export function describeServer(
  schema: string,
  defineTests: (getPool: () => Pool) => void,
  settings: Record<string, string> = {},
) {
  describe.skipIf(!serverUrl)("on the PostgreSQL of TEST_DATABASE_URL", () => {
    let pool: Pool
    beforeAll(async () => {
      pool = connect(schema, settings)
      await pool.query(`drop schema if exists ${schema} cascade`)
      await pool.query(`create schema ${schema}`)
      // Connections that are still to be made would start one after the other.
      await Promise.all(
        Array.from({ length: CONNECTIONS }, () =>
          pool.query("select pg_sleep(0.2)"),
        ),
      )
    })
    afterAll(async () => {
      await pool.query(`drop schema ${schema} cascade`)
      await pool.end()
    })
    defineTests(() => pool)
  })
}

/** Holds the connection's row until the work is done. */
export async function whileLocked(pool: Pool, work: () => Promise<unknown>) {
  const client = await pool.connect()
  await client.query("begin")
  await client.query("select from scim_connections for update")
  try {
    await work()
  } finally {
    await client.query("commit")
    client.release()
  }
}

/** How many statements of connections of that name wait for a lock. */
export async function countWaiting(pool: Pool, name: string) {
  const { rows } = await pool.query(
    `select from pg_stat_activity
     where application_name = $1 and wait_event_type = 'Lock'`,
    [name],
  )
  return rows.length
}

/** How many connections of that name there are. */
export async function countBackends(pool: Pool, name: string) {
  const { rows } = await pool.query(
    "select from pg_stat_activity where application_name = $1",
    [name],
  )
  return rows.length
}

function connect(
  schema: string,
  settings: Record<string, string>,
  connections = CONNECTIONS,
) {
  const options = Object.entries({ search_path: schema, ...settings })
  return new Pool({
    connectionString: serverUrl,
    options: options
      .map(([name, value]) => `-c ${name}=${value.replaceAll(" ", "\\ ")}`)
      .join(" "),
    application_name: schema,
    max: connections,
    min: connections,
  })
}
