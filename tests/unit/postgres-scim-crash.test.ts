import { randomInt } from "node:crypto"
import type { Pool } from "pg"
import { beforeAll, beforeEach, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"

import {
  countBackends,
  countWaiting,
  describeServer,
  whileLocked,
} from "../support/databases"
import { bundleChild, killChild, type Report } from "../support/reset-child"
import { OVERLAPS } from "../support/reset-loop"
import { keyOf, twenty, valid } from "../support/scim-store"

const SCHEMA = "scim_crash_test"
/** The customer, and the name under which the child process connects. */
const CHILD = "scim_reset_loop"
const ROUNDS = 8
const COMMAND = { customerId: CHILD }

describeServer(SCHEMA, (getPool) => {
  let program: string

  beforeAll(async () => {
    await migrateScimSchema(getPool())
    program = await bundleChild(SCHEMA, CHILD)
  })
  beforeEach(() => getPool().query("truncate scim_connections cascade"))

  it.each([
    ["an overlap", 3600, 1],
    ["no overlap", 0, 0],
  ])(
    "queues twenty resets with %s behind a lock (B-7)",
    async (_, overlapSeconds, oldKeys) => {
      const store = createPostgresScimManagement(getPool())
      const old = await keyOf(store.createScimConnection(COMMAND))
      let resets: Promise<string[]> | undefined
      await whileLocked(getPool(), async () => {
        resets = twenty(() =>
          keyOf(store.resetScimApiKey({ ...COMMAND, overlapSeconds })),
        )
        await expectWaiting(getPool(), SCHEMA, 20)
      })
      const keys = (await resets) ?? []
      expect(await valid(store, [old])).toHaveLength(oldKeys)
      expect(await valid(store, keys)).toHaveLength(1)
      await expectWholeState(getPool())
    },
  )

  it("changes nothing when the database drops a reset (B-7)", async () => {
    const store = createPostgresScimManagement(getPool())
    const keys = [await keyOf(store.createScimConnection(COMMAND))]
    const command = { ...COMMAND, overlapSeconds: 3600 }
    keys.push(await keyOf(store.resetScimApiKey(command)))
    const before = await store.fetchScimConnection(COMMAND)
    await whileLocked(getPool(), async () => {
      const reset = store.resetScimApiKey(COMMAND).catch(String)
      await expectWaiting(getPool(), SCHEMA, 1)
      await getPool().query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = $1 and wait_event_type = 'Lock'`,
        [SCHEMA],
      )
      expect(await reset).toMatch(/terminat/)
    })
    expect(await store.fetchScimConnection(COMMAND)).toEqual(before)
    expect(await valid(store, keys)).toEqual(keys)
    await expectWholeState(getPool())
  })

  it("is in one right state after a kill in the middle of resets (B-7)", async () => {
    const store = createPostgresScimManagement(getPool())
    await store.createScimConnection(COMMAND)
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = await keyOf(store.resetScimApiKey(COMMAND))
      const reports = await killChild(program, 1 + randomInt(20))
      await expectOneAnswer(getPool(), [{ key }, ...reports])
    }
  })

  it("is in one right state after a kill while a reset waits (B-7)", async () => {
    const store = createPostgresScimManagement(getPool())
    await store.createScimConnection(COMMAND)
    for (const count of [1, 2]) {
      const key = await keyOf(store.resetScimApiKey(COMMAND))
      const reports = await killChild(program, count, (kill) =>
        whileLocked(getPool(), async () => {
          await expectWaiting(getPool(), CHILD, 1)
          await kill()
        }),
      )
      await expectOneAnswer(getPool(), [{ key }, ...reports])
    }
  })
})

/**
 * The child either died before its last, unreported reset took place, or
 * after it. Which of the two it was decides what each reported key does.
 */
async function expectOneAnswer(pool: Pool, reports: Report[]) {
  await expect.poll(() => countBackends(pool, CHILD)).toBe(0)
  await expectWholeState(pool)
  const store = createPostgresScimManagement(pool)
  const keys = reports.map(({ key }) => key)
  const last = reports.at(-1)
  const { rows } = await pool.query(
    "select current_key_id from scim_connections",
  )
  expect(rows).toHaveLength(1)
  const isReported = rows[0]?.current_key_id === last?.keyId
  const overlap = isReported
    ? last?.overlapSeconds
    : OVERLAPS[(reports.length - 1) % OVERLAPS.length]
  const issued = isReported ? keys : [...keys, "a key that nobody saw"]
  const live = issued.slice(overlap ? -2 : -1)
  expect(await valid(store, keys)).toEqual(
    live.filter((key) => keys.includes(key)),
  )
}

/** Each connection names a current key that is there, and no key is without one. */
async function expectWholeState(pool: Pool) {
  const { rows } = await pool.query(
    `select
       (select count(*)::int from scim_connections) as connections,
       (select count(*)::int from scim_connections
        join scim_keys on key_id = current_key_id
          and scim_keys.customer_id = scim_connections.customer_id) as current,
       (select count(*)::int from scim_connections
        where previous_key_until is not null and not exists (
          select from scim_keys where key_id = previous_key_id)) as lost`,
  )
  expect(rows).toEqual([{ connections: 1, current: 1, lost: 0 }])
}

function expectWaiting(pool: Pool, name: string, count: number) {
  return expect.poll(() => countWaiting(pool, name)).toBe(count)
}
