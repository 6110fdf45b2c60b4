import { describe, expect, it } from "vitest"

import { describeScimMove } from "./scim-move.contract"
import { describeScimOverlap } from "./scim-overlap.contract"
import {
  ACME,
  NOT_FOUND,
  openScimStore,
  START_S,
  twenty,
  valid,
  type ScimStore,
} from "./scim-store"

export type { ScimStore } from "./scim-store"

const EXISTS = {
  ok: false,
  error: { type: "ScimConnectionForCustomerIdAlreadyExists" },
}

/** What every store promises. `makeStore` makes an empty one that goes by the given clock. */
export function describeScimManagement(
  name: string,
  makeStore: (now: () => number) => ScimStore | Promise<ScimStore>,
) {
  describe(`${name} as a ScimManagement`, () => {
    it("knows nothing of a customer without a connection", async () => {
      const { store } = await open()
      expect(await store.fetchScimConnection(ACME)).toEqual(NOT_FOUND)
      expect(await store.resetScimApiKey(ACME)).toEqual(NOT_FOUND)
      expect(await store.deleteScimConnection(ACME)).toEqual(NOT_FOUND)
    })

    it("creates a connection whose key works", async () => {
      const { store, create, fetch } = await open()
      const key = await create("acme", START_S + 60)
      expect(await fetch("acme")).toMatchObject({
        scimApiKeyValidUntil: START_S + 60,
        createdAt: START_S,
        keyHint: key.slice(-4),
        lastUsedAt: null,
      })
      expect(await store.verifyScimApiKey(key)).toEqual({
        customerId: "acme",
        connectionId: expect.any(String),
      })
    })

    it("lets a key live for ever when no expiry is given", async () => {
      const { store, clock, create, fetch } = await open()
      const key = await create("acme")
      expect(await fetch("acme")).toHaveProperty("scimApiKeyValidUntil", null)
      clock.ms = Date.UTC(2999, 0)
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
    })

    it("keeps the first connection when a second is asked for", async () => {
      const { store, create } = await open()
      const key = await create("acme")
      const command = { ...ACME, scimApiKeyExpiration: START_S + 60 }
      expect(await store.createScimConnection(command)).toEqual(EXISTS)
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
    })

    it("resets to a new key with its own expiry and use", async () => {
      const { store, clock, create, reset, fetch } = await open()
      const old = await create("acme", START_S + 60)
      const owner = await store.verifyScimApiKey(old)
      clock.ms += 5_000
      const key = await reset("acme")
      expect(await fetch("acme")).toMatchObject({
        scimApiKeyValidUntil: null,
        createdAt: START_S + 5,
        keyHint: key.slice(-4),
        lastUsedAt: null,
      })
      expect(await store.verifyScimApiKey(old)).toBeNull()
      expect(await store.verifyScimApiKey(key)).toEqual(owner)
    })

    it("deletes the connection with its key, and starts afresh", async () => {
      const { store, create } = await open()
      const old = await create("acme")
      const owner = await store.verifyScimApiKey(old)
      expect(await store.deleteScimConnection(ACME)).toHaveProperty("ok", true)
      expect(await store.fetchScimConnection(ACME)).toEqual(NOT_FOUND)
      const key = await create("acme")
      const next = await store.verifyScimApiKey(key)
      expect(next?.connectionId).not.toBe(owner?.connectionId)
      expect(await store.verifyScimApiKey(old)).toBeNull()
    })

    it("rejects a key from its expiry on (B-6)", async () => {
      const { store, clock, create, reset } = await open()
      await create("acme")
      const key = await reset("acme", START_S + 60)
      clock.ms = (START_S + 60) * 1000 - 1
      expect(await store.verifyScimApiKey(key)).not.toBeNull()
      clock.ms += 1
      expect(await store.verifyScimApiKey(key)).toBeNull()
    })

    it("notes when a key was used, once a minute at most", async () => {
      const { store, clock, create, fetch } = await open()
      const key = await create("acme")
      const seen: unknown[] = []
      for (const stepMs of [0, 30_000, 29_000, 1_000]) {
        clock.ms += stepMs
        await store.verifyScimApiKey(key)
        const connection = await fetch("acme")
        seen.push(connection?.lastUsedAt)
      }
      expect(seen).toEqual([START_S, START_S, START_S, START_S + 60])
    })

    it("knows no other key, whatever it looks like", async () => {
      const { store, create } = await open()
      const key = await create("acme")
      const wrong = ["", "scim_", ` ${key}`, `${key}x`, key.toLowerCase(), "\0"]
      for (const text of wrong)
        expect(await store.verifyScimApiKey(text)).toBeNull()
    })

    it("keeps two customers apart in every operation (B-9)", async () => {
      const { store, create, reset, fetch } = await open()
      const acmeKey = await create("acme", START_S + 60)
      const acme = await fetch("acme")
      const before = await store.verifyScimApiKey(acmeKey)
      const other = { customerId: "other" }
      expect(await store.fetchScimConnection(other)).toEqual(NOT_FOUND)
      expect(await store.resetScimApiKey(other)).toEqual(NOT_FOUND)
      expect(await store.deleteScimConnection(other)).toEqual(NOT_FOUND)
      await create("other")
      const otherKey = await reset("other")
      const owner = await store.verifyScimApiKey(otherKey)
      expect(owner?.customerId).toBe("other")
      expect(owner?.connectionId).not.toBe(before?.connectionId)
      await store.deleteScimConnection(other)
      expect(await fetch("acme")).toEqual({ ...acme, lastUsedAt: START_S })
      expect(await store.verifyScimApiKey(acmeKey)).toEqual(before)
    })

    it("creates once when asked twenty times at once (B-8)", async () => {
      const { store } = await open()
      const results = await twenty(() => store.createScimConnection(ACME))
      const keys = results.flatMap((one) => (one.ok ? one.data.scimApiKey : []))
      const failures = results.filter((one) => !one.ok)
      expect(failures).toEqual(Array.from({ length: 19 }, () => EXISTS))
      expect(await valid(store, keys)).toHaveLength(1)
    })

    it("leaves one valid key after twenty resets at once (B-7)", async () => {
      const { store, create, reset, isLive } = await open()
      const old = await create("acme")
      const keys = await twenty(() => reset("acme"))
      expect(new Set(keys).size).toBe(20)
      expect(await valid(store, keys)).toHaveLength(1)
      expect(await isLive(old)).toBe(false)
    })

    it("deletes once when asked twenty times at once (B-7)", async () => {
      const { store, create, isLive } = await open()
      const key = await create("acme")
      const results = await twenty(() => store.deleteScimConnection(ACME))
      const failures = results.filter((one) => !one.ok)
      expect(failures).toEqual(Array.from({ length: 19 }, () => NOT_FOUND))
      expect(await isLive(key)).toBe(false)
    })

    it("leaves nothing of resets that meet a delete (B-7)", async () => {
      const { store, create, fetch } = await open()
      const old = await create("acme")
      const issued = await twenty(async (index) => {
        if (index % 4 === 3) await store.deleteScimConnection(ACME)
        const result = await store.resetScimApiKey(ACME)
        return result.ok ? result.data.scimApiKey : ""
      })
      await store.deleteScimConnection(ACME)
      expect(await valid(store, [old, ...issued])).toEqual([])
      expect(await fetch("acme")).toBeUndefined()
    })
  })

  describeScimOverlap(name, makeStore)
  describeScimMove(name, makeStore)

  function open() {
    return openScimStore(makeStore)
  }
}
