import { describe, expect, it } from "vitest"

import {
  ACME,
  NOT_FOUND,
  openScimStore,
  START_S,
  twenty,
  valid,
  type ScimStore,
} from "./scim-store"

/** What a store promises that offers to keep the old key. The others skip it. */
export function describeScimOverlap(
  name: string,
  makeStore: (now: () => number) => ScimStore | Promise<ScimStore>,
) {
  describe(`${name} with an overlap`, () => {
    it("keeps the old key until the overlap ends, and no longer (B-6)", async ({
      skip,
    }) => {
      const { clock, create, reset, fetch, isLive, longest } = await open(skip)
      const old = await create("acme")
      const key = await reset("acme", undefined, longest)
      const ends = START_S + longest
      const previousKey = { expiresAt: ends, lastUsedAt: null }
      expect(await fetch("acme")).toMatchObject({ previousKey })
      clock.ms = ends * 1000 - 1
      expect([await isLive(old), await isLive(key)]).toEqual([true, true])
      clock.ms += 1
      expect([await isLive(old), await isLive(key)]).toEqual([false, true])
      expect(await fetch("acme")).not.toHaveProperty("previousKey")
    })

    it("lets no old key outlive its own expiry (B-6)", async ({ skip }) => {
      const { clock, create, reset, fetch, isLive, longest } = await open(skip)
      const old = await create("acme", START_S + 10)
      await reset("acme", undefined, longest)
      const previousKey = { expiresAt: START_S + 10 }
      expect(await fetch("acme")).toMatchObject({ previousKey })
      clock.ms = (START_S + 10) * 1000 - 1
      expect(await isLive(old)).toBe(true)
      clock.ms += 1
      expect(await isLive(old)).toBe(false)
      expect(await fetch("acme")).not.toHaveProperty("previousKey")
    })

    it("revives no key that had expired before the reset", async ({ skip }) => {
      const { clock, create, reset, fetch, isLive, longest } = await open(skip)
      const old = await create("acme", START_S + 10)
      clock.ms += 10_000
      await reset("acme", undefined, longest)
      expect(await isLive(old)).toBe(false)
      expect(await fetch("acme")).not.toHaveProperty("previousKey")
    })

    it("ends every older key with a second reset", async ({ skip }) => {
      const { clock, create, reset, isLive, longest } = await open(skip)
      const keys = [await create("acme")]
      for (const overlap of [longest, longest]) {
        clock.ms += 1000
        await Promise.all(keys.map(isLive))
        keys.push(await reset("acme", undefined, overlap))
      }
      expect(await Promise.all(keys.map(isLive))).toEqual([false, true, true])
      keys.push(await reset("acme"))
      const live = await Promise.all(keys.map(isLive))
      expect(live).toEqual([false, false, false, true])
    })

    it("keeps the key that is in use, not one that was never used", async ({
      skip,
    }) => {
      const { clock, create, reset, fetch, isLive, longest } = await open(skip)
      const used = await create("acme")
      await isLive(used)
      const lost = await reset("acme", undefined, longest)
      clock.ms += 1000
      const key = await reset("acme", undefined, longest)
      const previousKey = { expiresAt: START_S + 1 + longest }
      expect(await fetch("acme")).toMatchObject({ previousKey })
      const live = await Promise.all([used, lost, key].map(isLive))
      expect(live).toEqual([true, false, true])
      const last = await reset("acme", undefined, longest)
      expect([await isLive(used), await isLive(key)]).toEqual([false, true])
      expect(await isLive(last)).toBe(true)
    })

    it("keeps the key that works, not one that has expired by itself", async ({
      skip,
    }) => {
      const { clock, create, reset, isLive, longest } = await open(skip)
      await isLive(await create("acme", START_S + 10))
      const key = await reset("acme", undefined, longest)
      clock.ms += 10_000
      await reset("acme", undefined, longest)
      expect(await isLive(key)).toBe(true)
    })

    it("keeps the key that was used last, though the newer was tried", async ({
      skip,
    }) => {
      const { clock, create, reset, isLive, longest } = await open(skip)
      const used = await create("acme")
      await isLive(used)
      const tried = await reset("acme", undefined, longest)
      await isLive(tried)
      clock.ms += 60_000
      await isLive(used)
      await reset("acme", undefined, longest)
      expect(await isLive(used)).toBe(true)
      expect(await isLive(tried)).toBe(false)
    })

    it("ends the old key now, as often as it is asked", async ({ skip }) => {
      const { store, create, reset, fetch, isLive, longest } = await open(skip)
      const end = (customerId: string) =>
        store.endPreviousScimApiKey?.({ customerId })
      expect(await end("acme")).toEqual(NOT_FOUND)
      const old = await create("acme")
      expect(await end("acme")).toHaveProperty("ok", true)
      const key = await reset("acme", undefined, longest)
      expect(await end("other")).toEqual(NOT_FOUND)
      expect(await isLive(old)).toBe(true)
      for (const time of ["first", "second"])
        expect(await end("acme"), time).toHaveProperty("ok", true)
      expect([await isLive(old), await isLive(key)]).toEqual([false, true])
      expect(await fetch("acme")).not.toHaveProperty("previousKey")
    })

    it("refuses an overlap that it doesn't offer", async ({ skip }) => {
      const { store, create, isLive, longest } = await open(skip)
      const key = await create("acme")
      for (const overlapSeconds of [longest + 1, -1, 0.5, NaN, Infinity]) {
        const result = await store.resetScimApiKey({ ...ACME, overlapSeconds })
        const field = {
          field: "overlapSeconds",
          code: expect.stringMatching(/./),
          message: expect.stringMatching(/./),
        }
        const error = { type: "InvalidFields", details: { fields: [field] } }
        expect(result).toEqual({ ok: false, error })
      }
      expect(await isLive(key)).toBe(true)
    })

    it("notes the use of each key by itself", async ({ skip }) => {
      const { store, clock, create, reset, fetch, longest } = await open(skip)
      const old = await create("acme")
      const key = await reset("acme", undefined, longest)
      const seen: unknown[] = []
      for (const used of [old, key, old, key]) {
        clock.ms += 30_000
        await store.verifyScimApiKey(used)
        const connection = await fetch("acme")
        seen.push([connection?.previousKey?.lastUsedAt, connection?.lastUsedAt])
      }
      const [first, second] = [START_S + 30, START_S + 60]
      const [third, fourth] = [START_S + 90, START_S + 120]
      expect(seen).toEqual([
        [first, null],
        [first, second],
        [third, second],
        [third, fourth],
      ])
    })

    it("deletes the old key with the connection", async ({ skip }) => {
      const { store, create, reset, longest } = await open(skip)
      const keys = [await create("acme")]
      keys.push(await reset("acme", undefined, longest))
      await store.deleteScimConnection(ACME)
      expect(await valid(store, keys)).toEqual([])
    })

    it("leaves two live keys after twenty resets at once (B-7)", async ({
      skip,
    }) => {
      const { store, create, reset, fetch, longest } = await open(skip)
      const old = await create("acme")
      const keys = await twenty(() => reset("acme", undefined, longest))
      const connection = await fetch("acme")
      const live = await valid(store, [old, ...keys])
      expect(live).toHaveLength(2)
      expect(live).toContain(old)
      const hints = live.map((key) => key.slice(-4))
      expect(hints).toContain(connection?.keyHint)
      await store.endPreviousScimApiKey?.(ACME)
      const [current = ""] = await valid(store, keys)
      expect(current.slice(-4)).toBe(connection?.keyHint)
      expect(await valid(store, keys)).toHaveLength(1)
    })

    it("heeds every one of twenty resets that differ (B-7)", async ({
      skip,
    }) => {
      const { store, create, reset, fetch, longest } = await open(skip)
      await create("acme")
      const keys = await twenty((index) =>
        reset("acme", undefined, index % 2 ? longest : 0),
      )
      const live = await valid(store, keys)
      const connection = await fetch("acme")
      expect(live).toHaveLength(connection?.previousKey ? 2 : 1)
    })
  })

  async function open(skip: (condition: boolean, note: string) => void) {
    const opened = await openScimStore(makeStore)
    const choices = opened.store.overlapChoices ?? []
    skip(choices.length === 0, "This store offers no overlap.")
    return { ...opened, longest: Math.max(...choices) }
  }
}
