import { afterEach, beforeEach, expect, it, vi } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"

import { describeDatabases } from "../support/databases"
import { ACME, keyOf } from "../support/scim-store"
import { withClock } from "../support/test-clock"

const FIVE_MINUTES_MS = 300_000
const OVERLAP = { ...ACME, overlapSeconds: 3600 }

function realNow() {
  return performance.timeOrigin + performance.now()
}

/** What the test's computer and the database agree on. */
const nowInSeconds = Math.floor(Date.now() / 1000)

describeDatabases("scim_clock_test", (name, getDb) => {
  beforeEach(async () => {
    await migrateScimSchema(getDb())
    await getDb().query("truncate scim_connections cascade")
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** PGlite has the clock of its process, which the tests change. */
  function getOwnClockDb() {
    return name === "PGlite" ? withClock(getDb(), realNow) : getDb()
  }
  function open() {
    return createPostgresScimManagement(getOwnClockDb())
  }

  /** As on a server whose clock is that far ahead. */
  async function withServerClock<T>(aheadMs: number, work: () => Promise<T>) {
    vi.useFakeTimers({ now: Date.now() + aheadMs, toFake: ["Date"] })
    try {
      return await work()
    } finally {
      vi.useRealTimers()
    }
  }

  it.each([FIVE_MINUTES_MS, -FIVE_MINUTES_MS])(
    "keeps the key in use at a reset when a server's clock is %i ms ahead",
    async (aheadMs) => {
      const old = await keyOf(open().createScimConnection(ACME))
      const tried = await keyOf(open().resetScimApiKey(OVERLAP))
      const [first, second] = aheadMs > 0 ? [aheadMs, 0] : [0, aheadMs]
      await withServerClock(first, () => open().verifyScimApiKey(tried))
      await withServerClock(second, () => open().verifyScimApiKey(old))
      await withServerClock(aheadMs, () => open().resetScimApiKey(OVERLAP))
      expect(await open().verifyScimApiKey(old)).not.toBeNull()
      expect(await open().verifyScimApiKey(tried)).toBeNull()
    },
  )

  it("compares every expiry with the database's clock", async () => {
    const expiring = nowInSeconds + 3600
    const key = await keyOf(
      open().createScimConnection({ ...ACME, scimApiKeyExpiration: expiring }),
    )
    const customerId = "other"
    const expired = await keyOf(
      open().createScimConnection({
        customerId,
        scimApiKeyExpiration: nowInSeconds - 1,
      }),
    )
    for (const aheadMs of [7_200_000, -7_200_000])
      await withServerClock(aheadMs, async () => {
        expect(await open().verifyScimApiKey(key)).toMatchObject(ACME)
        expect(await open().verifyScimApiKey(expired)).toBeNull()
        const before = expiring + 1
        expect(await open().listExpiringKeys({ before })).toHaveLength(1)
      })
  })

  it("takes every time it records from the database", async () => {
    const events: number[] = []
    const store = createPostgresScimManagement(getOwnClockDb(), {
      onEvent: ({ at }) => events.push(at),
    })
    await withServerClock(86_400_000, async () => {
      const old = await keyOf(store.createScimConnection(ACME))
      const key = await keyOf(store.resetScimApiKey(OVERLAP))
      for (const text of [old, key]) await store.verifyScimApiKey(text)
      const found = await store.fetchScimConnection(ACME)
      const { createdAt, lastUsedAt, previousKey } = found.ok ? found.data : {}
      await store.endPreviousScimApiKey(ACME)
      await store.verifyScimApiKey(old)
      const times = [
        createdAt,
        lastUsedAt,
        previousKey?.lastUsedAt,
        (previousKey?.expiresAt ?? 0) - 3600,
        ...events,
      ]
      expect(times).toHaveLength(5)
      for (const time of times) {
        expect(Number.isInteger(time)).toBe(true)
        expect(time).toBeGreaterThanOrEqual(nowInSeconds)
        expect(time).toBeLessThan(nowInSeconds + 3600)
      }
    })
  })

  it("overwrites times that a clock ahead has left in the tables", async () => {
    const old = await keyOf(open().createScimConnection(ACME))
    const key = await keyOf(open().resetScimApiKey(ACME))
    for (const time of ["last_used_at", "last_rejected_at"])
      await getDb().query(
        `update ${time === "last_used_at" ? "scim_keys" : "scim_connections"}
         set ${time} = now() + interval '1 day'`,
      )
    for (const text of [old, key]) await open().verifyScimApiKey(text)
    const found = await open().fetchScimConnection(ACME)
    const { lastUsedAt, lastRejected } = found.ok ? found.data : {}
    for (const time of [lastUsedAt, lastRejected?.at])
      expect(time).toBeLessThan(nowInSeconds + 3600)
  })
})
