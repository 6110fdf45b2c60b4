import { Pool } from "pg"
import { afterAll, beforeAll, describe } from "vitest"

import { findPgBouncer, startPgBouncer } from "../../scripts/pgbouncer.mjs"
import { serverUrl } from "./databases"

/** What a session may leave to the next client of the same server connection. */
interface Session {
  settings: unknown
  prepared: number
  advisoryLocks: number
  temporaryTables: number
}

export interface Pooler {
  /** An app's pool, of the given size. It ends with the tests. */
  connect(max: number): Pool
  /** What is left in each of the server connections that clients share. */
  readSessions(): Promise<Session[]>
}

export interface PoolerOptions {
  /** How many server connections the clients share. */
  poolSize: number
  settings?: Record<string, string | number>
}

/**
 * Runs the tests through PgBouncer in transaction mode, in a database of their own. Skips them
 * without PgBouncer or TEST_DATABASE_URL.
 */
export function describePooler(
  database: string,
  { poolSize, settings = {} }: PoolerOptions,
  defineTests: (pooler: Pooler) => void,
) {
  const canRun = serverUrl !== undefined && findPgBouncer() !== undefined
  describe.skipIf(!canRun)("through PgBouncer in transaction mode", () => {
    let admin: Pool
    let pooler: Awaited<ReturnType<typeof startPgBouncer>>
    let pools: Pool[] = []

    beforeAll(async () => {
      admin = new Pool({ connectionString: serverUrl, max: 1 })
      await admin.query(`drop database if exists ${database} with (force)`)
      await admin.query(`create database ${database}`)
      pooler = await startPgBouncer(serverUrl ?? "", { poolSize, settings })
    })
    afterAll(async () => {
      await Promise.all(pools.map((pool) => pool.end()))
      await pooler.stop()
      await admin.query(`drop database ${database} with (force)`)
      await admin.end()
    })

    function connect(max: number) {
      const pool = new Pool({ connectionString: pooler.url(database), max })
      pools.push(pool)
      return pool
    }

    async function readSessions() {
      const pool = connect(poolSize)
      const clients = await Promise.all(
        Array.from({ length: poolSize }, () => pool.connect()),
      )
      // Each open transaction keeps a server connection for itself.
      for (const client of clients) await client.query("begin")
      const sessions: Session[] = []
      for (const client of clients) {
        const { rows } = await client.query<Session>(SESSION)
        sessions.push(...rows)
      }
      for (const client of clients) {
        await client.query("commit")
        client.release()
      }
      return sessions
    }

    defineTests({ connect, readSessions })
  })
}

const SESSION = `
  select
    (select jsonb_object_agg(name, setting) from pg_settings
     where source = 'session') as settings,
    (select count(*)::int from pg_prepared_statements) as prepared,
    (select count(*)::int from pg_locks
     where pid = pg_backend_pid() and locktype = 'advisory')
      as "advisoryLocks",
    (select count(*)::int from pg_class
     where relnamespace = pg_my_temp_schema()) as "temporaryTables"`
