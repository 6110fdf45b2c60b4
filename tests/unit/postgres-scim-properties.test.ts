import { PGlite } from "@electric-sql/pglite"
import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type PostgresScimManagement,
} from "@/lib/scim/server/postgres-scim-management"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { ACME, keyOf, START_S } from "../support/scim-store"
import { withClock } from "../support/test-clock"

const OVERLAPS = [0, 60, 3600]
/** At, before and after what an overlap or an expiry ends at. */
const SPANS = [1, 59, 60, 61, 3599, 3600, 3601]

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ wait: fc.constantFrom(...SPANS) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      overlap: fc.constantFrom(...OVERLAPS),
      lifetime: fc.constantFrom(Infinity, ...SPANS),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ end: true } as const) },
  { weight: 2, arbitrary: fc.record({ move: fc.constantFrom(...SPANS) }) },
)

interface Key {
  /** What each store made. */
  texts: string[]
  end: number
  /** As it is noted: once a minute at most. */
  usedAt?: number
}

let db: PGlite

beforeAll(async () => {
  db = await PGlite.create()
  await migrateScimSchema(db)
})
afterAll(() => db.close())

it("lets two keys live at most, none beyond its time, whatever comes (B-6, B-7)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await db.query("truncate scim_connections cascade")
      let at = START_S
      const now = () => at * 1000
      const options = { overlapChoices: OVERLAPS }
      const stores = [
        createMemoryScimManagement({ ...options, now }),
        createPostgresScimManagement(withClock(db, now), options),
      ]
      const issue = (overlap: number, expiresAt: number) =>
        Promise.all(stores.map((store) => reset(store, overlap, expiresAt)))
      for (const store of stores) await store.createScimConnection(ACME)
      const first: Key = { texts: await issue(0, Infinity), end: Infinity }
      const keys = [first]
      let current = first
      /** What the last reset kept, and for how long. */
      let kept = { key: first, until: START_S }
      const isLive = (key: Key) =>
        at < key.end &&
        (key === current || (key === kept.key && at < kept.until))

      for (const action of steps) {
        if ("wait" in action) at += action.wait
        if ("move" in action) {
          current.end = at + action.move
          const command = { ...ACME, scimApiKeyExpiration: current.end }
          for (const store of stores) await store.patchScimConnection(command)
        }
        if ("end" in action) {
          kept.until = at
          for (const store of stores) await store.endPreviousScimApiKey(ACME)
        }
        if ("overlap" in action) {
          const { overlap, lifetime } = action
          const isOldUsedLast =
            isLive(kept.key) && (kept.key.usedAt ?? 0) > (current.usedAt ?? -1)
          const key = isOldUsedLast ? kept.key : current
          kept = { key, until: at + overlap }
          const end = at + lifetime
          current = { texts: await issue(overlap, end), end }
          keys.push(current)
        }
        const expected = keys.map(isLive)
        expect(expected.filter(Boolean).length).toBeLessThanOrEqual(2)
        for (const key of keys.filter(isLive))
          if (at - (key.usedAt ?? -Infinity) >= 60) key.usedAt = at
        const facts: unknown[] = []
        for (const [index, store] of stores.entries()) {
          const live: boolean[] = []
          for (const { texts } of keys)
            live.push(!!(await store.verifyScimApiKey(texts[index] ?? "")))
          expect(live).toEqual(expected)
          facts.push(await readFacts(store))
        }
        expect(facts[1]).toEqual(facts[0])
        const expiresAt = Math.min(kept.key.end, kept.until)
        expect(facts[0]).toEqual(
          kept.key !== current && isLive(kept.key)
            ? expect.objectContaining({
                previousKey: expect.objectContaining({ expiresAt }),
              })
            : expect.not.objectContaining({ previousKey: expect.anything() }),
        )
      }
    }),
    { numRuns: 100 },
  )
})

function reset(
  store: PostgresScimManagement,
  overlapSeconds: number,
  expiresAt: number,
) {
  const expiry = Number.isFinite(expiresAt)
    ? { scimApiKeyExpiration: expiresAt }
    : {}
  return keyOf(store.resetScimApiKey({ ...ACME, ...expiry, overlapSeconds }))
}

/** Without what each store draws by chance. */
async function readFacts(store: PostgresScimManagement) {
  const result = await store.fetchScimConnection(ACME)
  if (!result.ok) throw new Error(result.error.type)
  return { ...result.data, keyHint: "", connectionId: "" }
}
