import { randomInt } from "node:crypto"
import { Pool } from "pg"
import { describe, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type PostgresScimManagement,
} from "@/lib/scim/server/postgres-scim-management"

import { findPostgres, startPostgresPair } from "../../scripts/postgres.mjs"
import { keyOf, valid } from "../support/scim-store"

const ROUNDS = Array.from({ length: 4 }, (_, index) => index + 1)
const CUSTOMERS = ["acme", "globex", "initech", "umbrella"]
const SHARED = { customerId: "shared" }
const ADMINS_OF_SHARED = 4
const FAR_S = 4_102_444_800

/** What an admin may rely on: the keys that work, oldest first, and the expiry. */
interface Connection {
  keys: string[]
  expiresAt: number | null
}

interface Action {
  run(store: PostgresScimManagement, customerId: string): Promise<string>
  /** The connection after it. The key is "" where nobody saw it. */
  apply(before: Connection, key: string): Connection | undefined
}

interface Outcome {
  customerId: string
  /** Every key that the admin saw. */
  seen: string[]
  confirmed: Connection | undefined
  /** If the change that failed took place nevertheless. */
  uncertain: Connection | undefined
}

describe.skipIf(!findPostgres())(
  "a synchronous standby that takes over from a killed primary",
  () => {
    it.each(ROUNDS)(
      "has every change that an admin saw, and no other, in round %i",
      async () => {
        const pair = await startPostgresPair()
        const pools: Pool[] = []
        function connect({ url }: { url: string }) {
          const pool = new Pool({ connectionString: url })
          // The killed primary drops connections that nobody is using.
          pool.on("error", () => undefined)
          pools.push(pool)
          return pool
        }
        try {
          const first = connect(pair.primary)
          await migrateScimSchema(first)
          const before = createPostgresScimManagement(first)
          await before.createScimConnection(SHARED)
          const killed = killAfter(20 + randomInt(200), pair.primary.kill)
          const admins = CUSTOMERS.map((name) =>
            changeUntilFailure(before, name, killed.count),
          )
          const rivals = Array.from({ length: ADMINS_OF_SHARED }, () =>
            resetUntilFailure(before, killed.count),
          )
          await Promise.race([killed.done, ...admins, ...rivals])
          expect(killed.isDone()).toBe(true)
          pair.promote()

          const second = connect(pair.standby)
          const after = createPostgresScimManagement(second)
          for (const outcome of await Promise.all(admins))
            await expectOneOutcome(after, outcome)
          await expectNewestKey(after, (await Promise.all(rivals)).flat())
        } finally {
          await Promise.all(pools.map((pool) => pool.end()))
          await pair.stop()
        }
      },
    )
  },
)

/** Kills once so many changes are confirmed. */
function killAfter(changes: number, kill: () => unknown) {
  let left = changes
  let finish = () => {}
  const done = new Promise<void>((resolve) => (finish = resolve))
  const isDone = () => left <= 0
  function count() {
    left -= 1
    if (left !== 0) return
    kill()
    finish()
  }
  return { count, done, isDone }
}

const create: Action = {
  run: (store, customerId) => keyOf(store.createScimConnection({ customerId })),
  apply: (_, key) => ({ keys: [key], expiresAt: null }),
}
const reset: Action = {
  run: (store, customerId) => keyOf(store.resetScimApiKey({ customerId })),
  apply: (_, key) => ({ keys: [key], expiresAt: null }),
}
const resetWithOverlap: Action = {
  run: (store, customerId) =>
    keyOf(store.resetScimApiKey({ customerId, overlapSeconds: 3600 })),
  apply: ({ keys }, key) => ({
    keys: [...keys.slice(-1), key],
    expiresAt: null,
  }),
}
const revokePrevious: Action = {
  run: (store, customerId) =>
    confirm(store.endPreviousScimApiKey({ customerId })),
  apply: ({ keys, expiresAt }) => ({ keys: keys.slice(-1), expiresAt }),
}
const changeExpiry: Action = {
  run: (store, customerId) =>
    confirm(
      store.patchScimConnection({ customerId, scimApiKeyExpiration: FAR_S }),
    ),
  apply: ({ keys }) => ({ keys, expiresAt: FAR_S }),
}
const remove: Action = {
  run: (store, customerId) =>
    confirm(store.deleteScimConnection({ customerId })),
  apply: () => undefined,
}

const ACTIONS = [
  create,
  reset,
  resetWithOverlap,
  changeExpiry,
  revokePrevious,
  resetWithOverlap,
  reset,
  changeExpiry,
  remove,
]

async function changeUntilFailure(
  store: PostgresScimManagement,
  customerId: string,
  count: () => void,
): Promise<Outcome> {
  const seen: string[] = []
  let confirmed: Connection | undefined
  for (let index = 0; ; index += 1) {
    const action = ACTIONS[index % ACTIONS.length] ?? create
    const before = confirmed ?? { keys: [], expiresAt: null }
    try {
      const key = await action.run(store, customerId)
      if (key) seen.push(key)
      confirmed = action.apply(before, key)
    } catch {
      const uncertain = action.apply(before, "")
      return { customerId, seen, confirmed, uncertain }
    }
    count()
  }
}

/** The change that failed took place as a whole or not at all. */
async function expectOneOutcome(
  store: PostgresScimManagement,
  { customerId, seen, confirmed, uncertain }: Outcome,
) {
  const result = await store.fetchScimConnection({ customerId })
  const found = {
    exists: result.ok,
    keys: await valid(store, seen),
    expiresAt: result.ok ? result.data.scimApiKeyValidUntil : null,
    hasPreviousKey: result.ok && result.data.previousKey !== undefined,
  }
  expect([confirmed, uncertain].map(describeConnection)).toContainEqual(found)

  if (!result.ok) await store.createScimConnection({ customerId })
  const key = await keyOf(store.resetScimApiKey({ customerId }))
  expect(await valid(store, [...seen, key])).toEqual([key])
}

function describeConnection(connection: Connection | undefined) {
  const { keys = [], expiresAt = null } = connection ?? {}
  return {
    exists: connection !== undefined,
    keys: keys.filter(Boolean),
    expiresAt,
    hasPreviousKey: keys.length > 1,
  }
}

interface Reset {
  startedAt: number
  /** Infinity if nobody knows whether it took place. */
  confirmedAt: number
  key: string
}

/** The order of starts and confirmations. */
let turn = 0

/** Several admins reset the key of one customer at the same time. */
async function resetUntilFailure(
  store: PostgresScimManagement,
  count: () => void,
) {
  const resets: Reset[] = []
  for (;;) {
    const startedAt = (turn += 1)
    try {
      const key = await keyOf(store.resetScimApiKey(SHARED))
      resets.push({ startedAt, confirmedAt: (turn += 1), key })
    } catch {
      return [...resets, { startedAt, confirmedAt: Infinity, key: "" }]
    }
    count()
  }
}

async function expectNewestKey(store: PostgresScimManagement, resets: Reset[]) {
  const seen = resets.filter(({ key }) => key)
  const live = await valid(
    store,
    seen.map(({ key }) => key),
  )
  const newest = seen.filter(
    ({ confirmedAt }) => !seen.some(({ startedAt }) => startedAt > confirmedAt),
  )
  // None, if one of those that failed took place.
  expect(live.length).toBeLessThanOrEqual(1)
  for (const key of live) expect(newest.map((one) => one.key)).toContain(key)
  const result = await store.fetchScimConnection(SHARED)
  if (!result.ok) throw new Error(result.error.type)
  const hints = newest.map(({ key }) => key.slice(-4))
  expect(hints.includes(result.data.keyHint ?? "")).toBe(live.length === 1)
}

async function confirm(
  change: Promise<{ ok: true } | { ok: false; error: { type: string } }>,
) {
  const result = await change
  if (!result.ok) throw new Error(result.error.type)
  return ""
}
