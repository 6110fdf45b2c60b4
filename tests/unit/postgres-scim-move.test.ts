import { beforeAll, beforeEach, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"

import { countWaiting, describeServer, whileLocked } from "../support/databases"
import { ACME, keyOf, NOT_FOUND, valid } from "../support/scim-store"

const SCHEMA = "scim_move_test"
const SOON_S = Math.floor(Date.now() / 1000) + 3600
const LATER_S = SOON_S + 3600
const SOON = { ...ACME, scimApiKeyExpiration: SOON_S }
const LATER = { ...ACME, scimApiKeyExpiration: LATER_S }

describeServer(SCHEMA, (getPool) => {
  beforeAll(() => migrateScimSchema(getPool()))
  beforeEach(() => getPool().query("truncate scim_connections cascade"))

  it.each([
    ["after", ["reset", "move"], LATER_S],
    ["before", ["move", "reset"], SOON_S],
  ])(
    "moves the key that is current when its turn comes %s a reset (B-7)",
    async (_, order, expiresAt) => {
      const store = createPostgresScimManagement(getPool())
      await store.createScimConnection(SOON)
      const calls: Promise<unknown>[] = []
      await whileLocked(getPool(), async () => {
        for (const operation of order) {
          const call =
            operation === "move"
              ? store.patchScimConnection(LATER)
              : store.resetScimApiKey({ ...SOON, overlapSeconds: 86_400 })
          calls.push(call)
          await expectWaiting(calls.length)
        }
      })
      for (const result of await Promise.all(calls))
        expect(result).toHaveProperty("ok", true)
      const old = expiresAt === SOON_S ? LATER_S : SOON_S
      expect(await store.fetchScimConnection(ACME)).toMatchObject({
        data: {
          scimApiKeyValidUntil: expiresAt,
          previousKey: { expiresAt: old },
        },
      })
    },
  )

  it("moves the new key, and never the old one, behind a reset (B-7)", async () => {
    const store = createPostgresScimManagement(getPool())
    const old = await keyOf(store.createScimConnection(SOON))
    let reset: Promise<string> | undefined
    const moves: Promise<unknown>[] = []
    await whileLocked(getPool(), async () => {
      reset = keyOf(store.resetScimApiKey(SOON))
      await expectWaiting(1)
      for (let count = 0; count < 19; count += 1)
        moves.push(store.patchScimConnection(LATER))
      await expectWaiting(20)
    })
    for (const result of await Promise.all(moves))
      expect(result).toHaveProperty("ok", true)
    const key = (await reset) ?? ""
    expect(await valid(store, [old, key])).toEqual([key])
    expect(await readKeys()).toEqual([
      { key_hint: old.slice(-4), expires_at: SOON_S },
      { key_hint: key.slice(-4), expires_at: LATER_S },
    ])
  })

  it("finds no connection behind a delete (B-7)", async () => {
    const store = createPostgresScimManagement(getPool())
    await store.createScimConnection(SOON)
    const calls: Promise<unknown>[] = []
    await whileLocked(getPool(), async () => {
      calls.push(store.deleteScimConnection(ACME))
      await expectWaiting(1)
      calls.push(store.patchScimConnection(LATER))
      await expectWaiting(2)
    })
    const [deleted, moved] = await Promise.all(calls)
    expect(deleted).toHaveProperty("ok", true)
    expect(moved).toEqual(NOT_FOUND)
    expect(await readKeys()).toEqual([])
  })

  async function readKeys() {
    const { rows } = await getPool().query(
      `select key_hint, extract(epoch from expires_at)::float8 as expires_at
       from scim_keys order by scim_keys.expires_at`,
    )
    return rows
  }

  function expectWaiting(count: number) {
    const waiting = () => countWaiting(getPool(), SCHEMA)
    return expect.poll(waiting, { interval: 5 }).toBe(count)
  }
})
