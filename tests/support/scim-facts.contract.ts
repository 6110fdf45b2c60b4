import { describe, expect, it } from "vitest"

import type { PostgresScimManagement } from "@/lib/scim/server/postgres-scim-management"
import type { ScimRejectedEvent } from "@/lib/scim/server/scim-events"

import type { MemoryScimManagementOptions } from "../../src/demo/memory-scim-management"
import { ACME, openScimStore, START_S } from "./scim-store"

type Options = Pick<MemoryScimManagementOptions, "now" | "onEvent">

/** What our own stores know besides, in the database or in memory. */
export function describeScimFacts(
  name: string,
  makeStore: (
    options: Options,
  ) => PostgresScimManagement | Promise<PostgresScimManagement>,
) {
  describe(`${name} with its facts`, () => {
    it("names every key it issues", async () => {
      const { store } = await open()
      const results = [
        await store.createScimConnection(ACME),
        await store.resetScimApiKey(ACME),
        await store.resetScimApiKey(ACME),
      ]
      const ids = results.map((one) => (one.ok ? one.data.keyId : ""))
      expect(new Set(ids).size).toBe(3)
      for (const id of ids) expect(id).toMatch(/^[-0-9a-f]{36}$/)
    })

    it("offers the overlaps of the screen", async () => {
      const { store } = await open()
      expect(store.overlapChoices).toEqual([0, 3600, 86_400, 604_800])
    })

    it("tells that a request carried an expired key", async () => {
      const { clock, create, fetch, isLive } = await open()
      const key = await create("acme", START_S + 60)
      await isLive(key)
      expect(await fetch("acme")).not.toHaveProperty("lastRejected")
      clock.ms += 60_000
      expect(await isLive(key)).toBe(false)
      const lastRejected = { at: START_S + 60, reason: "expired" }
      expect(await fetch("acme")).toMatchObject({ lastRejected })
    })

    it("tells that a request carried a replaced key", async () => {
      const { clock, create, reset, fetch, isLive } = await open()
      const old = await create("acme", START_S + 60)
      await reset("acme", undefined, 3600)
      expect(await isLive(old)).toBe(true)
      expect(await fetch("acme")).not.toHaveProperty("lastRejected")
      clock.ms += 60_000
      expect(await isLive(old)).toBe(false)
      const lastRejected = { at: START_S + 60, reason: "replaced" }
      expect(await fetch("acme")).toMatchObject({ lastRejected })
    })

    it("notes a rejected request once a minute at most", async () => {
      const { clock, events, create, reset, fetch, isLive } = await open()
      const old = await create("acme")
      await reset("acme")
      const seen: unknown[] = []
      for (const stepMs of [0, 30_000, 29_000, 1_000]) {
        clock.ms += stepMs
        await isLive(old)
        const connection = await fetch("acme")
        seen.push(connection?.lastRejected?.at)
      }
      expect(seen).toEqual([START_S, START_S, START_S, START_S + 60])
      expect(events.map(({ at }) => at)).toEqual([START_S, START_S + 60])
    })

    it("charges a rejected request to its own customer (B-9)", async () => {
      const { create, reset, fetch, isLive } = await open()
      const old = await create("acme")
      await reset("acme")
      await create("other")
      await isLive(old)
      await isLive(`${old.slice(0, -1)}!`)
      expect(await fetch("acme")).toHaveProperty("lastRejected")
      expect(await fetch("other")).not.toHaveProperty("lastRejected")
    })

    it("knows the last ten keys that were replaced, not all", async () => {
      const { clock, create, reset, fetch, isLive } = await open()
      const keys = [await create("acme")]
      for (let count = 0; count < 12; count += 1) {
        clock.ms += 60_000
        keys.push(await reset("acme"))
      }
      const known: boolean[] = []
      for (const key of keys.slice(0, -1)) {
        clock.ms += 60_000
        expect(await isLive(key)).toBe(false)
        const connection = await fetch("acme")
        known.push(connection?.lastRejected?.at === clock.ms / 1000)
      }
      const [forgotten, remembered] = [
        Array(2).fill(false),
        Array(10).fill(true),
      ]
      expect(known).toEqual([...forgotten, ...remembered])
    })

    it("reports a rejected request without the key (B-19, B-20)", async () => {
      const { store, events, clock, isLive } = await open()
      const created = await store.createScimConnection({
        ...ACME,
        scimApiKeyExpiration: START_S + 60,
      })
      if (!created.ok) throw new Error(created.error.type)
      const { scimApiKey, keyId } = created.data
      clock.ms += 60_000
      await isLive(scimApiKey)
      const at = START_S + 60
      const event = { type: "rejected", at, customerId: "acme", keyId }
      expect(events).toEqual([{ ...event, reason: "expired" }])
    })

    it.each([
      [
        "throws",
        () => {
          throw new Error("The log is full.")
        },
      ],
      ["rejects", () => Promise.reject(new Error("The log is away."))],
    ])("rejects a key as ever when onEvent %s", async (_, onEvent) => {
      const { create, reset, fetch, isLive } = await open(onEvent)
      const old = await create("acme")
      await reset("acme")
      expect(await isLive(old)).toBe(false)
      expect(await fetch("acme")).toHaveProperty("lastRejected")
    })

    it("lists the current keys that are about to expire (B-30)", async () => {
      const { store, clock, create, reset } = await open()
      const before = START_S + 100
      for (const [customerId, expiresAt] of [
        ["third", before - 1],
        ["first", START_S + 10],
        ["second", START_S + 11],
        ["at the limit", before],
        ["for ever", undefined],
      ] as const)
        await create(customerId, expiresAt)
      await create("replaced", START_S + 20)
      await reset("replaced", undefined, 3600)
      clock.ms = (START_S + 10) * 1000 - 1
      const list = async () => {
        const keys = await store.listExpiringKeys({ before })
        return keys.map(({ customerId }) => customerId)
      }
      expect(await list()).toEqual(["first", "second", "third"])
      clock.ms += 1
      expect(await list()).toEqual(["second", "third"])
    })

    it("names in the list what a reminder needs", async () => {
      const { store } = await open()
      const scimApiKeyExpiration = START_S + 60
      const command = { ...ACME, scimApiKeyExpiration }
      const created = await store.createScimConnection(command)
      if (!created.ok) throw new Error(created.error.type)
      const { scimApiKey, keyId } = created.data
      const owner = await store.verifyScimApiKey(scimApiKey)
      const keys = await store.listExpiringKeys({ before: START_S + 61 })
      const keyHint = scimApiKey.slice(-4)
      const expiresAt = scimApiKeyExpiration
      expect(keys).toEqual([{ ...owner, keyId, keyHint, expiresAt }])
    })
  })

  async function open(onEvent?: Options["onEvent"]) {
    const events: ScimRejectedEvent[] = []
    const record = (event: ScimRejectedEvent) => events.push(event)
    const opened = await openScimStore((now) =>
      makeStore({ now, onEvent: onEvent ?? record }),
    )
    return { ...opened, events }
  }
}
