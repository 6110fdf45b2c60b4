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

/** What a store promises that can move the expiry of a key. The others skip it. */
export function describeScimMove(
  name: string,
  makeStore: (now: () => number) => ScimStore | Promise<ScimStore>,
) {
  describe(`${name} with an expiry that moves`, () => {
    it("moves the expiry and nothing else", async ({ skip }) => {
      const { store, clock, create, move, fetch } = await open(skip)
      const key = await create("acme", START_S + 60)
      const owner = await store.verifyScimApiKey(key)
      const before = await fetch("acme")
      clock.ms += 10_000
      for (const scimApiKeyValidUntil of [START_S + 600, START_S + 30]) {
        const result = await move("acme", scimApiKeyValidUntil)
        expect(result).toHaveProperty("ok", true)
        const after = { ...before, scimApiKeyValidUntil }
        expect(await fetch("acme")).toEqual(after)
        expect(await store.verifyScimApiKey(key)).toEqual(owner)
      }
    })

    it("ends a key at the time that was moved, at once if that is past (B-6)", async ({
      skip,
    }) => {
      const { clock, create, move, isLive } = await open(skip)
      const key = await create("acme")
      await move("acme", START_S + 60)
      clock.ms = (START_S + 60) * 1000 - 1
      expect(await isLive(key)).toBe(true)
      clock.ms += 1
      expect(await isLive(key)).toBe(false)
      await move("acme", START_S + 120)
      expect(await isLive(key)).toBe(true)
      await move("acme", START_S + 60)
      expect(await isLive(key)).toBe(false)
    })

    it("revives a key that has expired", async ({ skip }) => {
      const { clock, create, move, fetch, isLive } = await open(skip)
      const key = await create("acme", START_S + 60)
      clock.ms += 3_600_000
      expect(await isLive(key)).toBe(false)
      await move("acme", START_S + 7200)
      expect(await isLive(key)).toBe(true)
      expect(await fetch("acme")).toHaveProperty("lastUsedAt", START_S + 3600)
    })

    it("forgets that the key was rejected as expired, not that an old one was", async ({
      skip,
    }) => {
      const { clock, create, reset, move, fetch, isLive } = await open(skip)
      const old = await create("acme", START_S + 60)
      clock.ms += 3_600_000
      await isLive(old)
      const before = await fetch("acme")
      skip(!before?.lastRejected, "This store doesn't note rejected requests.")
      await move("acme", START_S + 7200)
      expect(await fetch("acme")).not.toHaveProperty("lastRejected")
      await reset("acme", START_S + 7200)
      clock.ms += 3_600_000
      await isLive(old)
      await move("acme", START_S + 9000)
      expect(await fetch("acme")).toHaveProperty(
        "lastRejected.reason",
        "replaced",
      )
    })

    it("revives no key that a reset has replaced", async ({ skip }) => {
      const { create, reset, move, isLive } = await open(skip)
      const old = await create("acme", START_S + 60)
      const key = await reset("acme", START_S + 60)
      await move("acme", START_S + 600)
      expect([await isLive(old), await isLive(key)]).toEqual([false, true])
    })

    it("leaves the old key of an overlap its end", async ({ skip }) => {
      const { store, create, reset, move, fetch } = await open(skip)
      const longest = Math.max(0, ...(store.overlapChoices ?? []))
      skip(longest === 0, "This store offers no overlap.")
      await create("acme", START_S + 60)
      await reset("acme", START_S + 90, longest)
      await move("acme", START_S + 600)
      expect(await fetch("acme")).toMatchObject({
        scimApiKeyValidUntil: START_S + 600,
        previousKey: { expiresAt: START_S + 60 },
      })
    })

    it("keeps two customers apart (B-9)", async ({ skip }) => {
      const { create, move, fetch } = await open(skip)
      expect(await move("acme", START_S + 60)).toEqual(NOT_FOUND)
      await create("acme", START_S + 60)
      const before = await fetch("acme")
      expect(await move("other", START_S + 90)).toEqual(NOT_FOUND)
      expect(await fetch("other")).toBeUndefined()
      await create("other")
      await move("other", START_S + 90)
      expect(await fetch("acme")).toEqual(before)
    })

    it("keeps one of twenty expiries that are moved at once (B-7)", async ({
      skip,
    }) => {
      const { create, move, fetch, isLive } = await open(skip)
      const key = await create("acme")
      const times = Array.from({ length: 20 }, (_, index) => START_S + index)
      const results = await twenty((index) =>
        Promise.resolve(move("acme", START_S + index)),
      )
      for (const result of results) expect(result).toHaveProperty("ok", true)
      const connection = await fetch("acme")
      expect(connection?.scimApiKeyValidUntil).toBeOneOf(times)
      await move("acme", START_S + 60)
      expect(await isLive(key)).toBe(true)
    })

    it("loses no move and no reset of twenty at once (B-7)", async ({
      skip,
    }) => {
      const { store, create, reset, move, fetch } = await open(skip)
      const old = await create("acme", START_S + 10)
      const keys = await twenty(async (index) => {
        if (index % 2) return reset("acme", START_S + 10)
        const result = await move("acme", START_S + 60)
        expect(result).toHaveProperty("ok", true)
        return old
      })
      const live = await valid(store, [old, ...keys])
      expect(live).toHaveLength(1)
      expect(live).not.toContain(old)
      const connection = await fetch("acme")
      expect(connection?.keyHint).toBe(live[0]?.slice(-4))
      const { scimApiKeyValidUntil } = connection ?? {}
      expect(scimApiKeyValidUntil).toBeOneOf([START_S + 10, START_S + 60])
    })

    it("leaves nothing of moves that meet a delete (B-7)", async ({ skip }) => {
      const { store, create, move, fetch, isLive } = await open(skip)
      const key = await create("acme")
      await twenty(async (index) => {
        if (index === 10) return store.deleteScimConnection(ACME)
        return move("acme", START_S + 60)
      })
      expect(await fetch("acme")).toBeUndefined()
      expect(await isLive(key)).toBe(false)
      expect(await move("acme", START_S + 60)).toEqual(NOT_FOUND)
    })
  })

  async function open(skip: (condition: boolean, note: string) => void) {
    const opened = await openScimStore(makeStore)
    const isFixed = !opened.store.patchScimConnection
    skip(isFixed, "This store can't move an expiry.")
    return opened
  }
}
