import { describe, expect, it } from "vitest"

import {
  isOldKeyInUse,
  nextReadMs,
  scimActivity,
} from "@/lib/scim/scim-activity"

const now = 1_800_000_000
const HOUR = 3_600
const DAY = 86_400

function activity(facts: object, quietAfterSeconds?: number) {
  const connection = { hasApiKey: true, ...facts }
  return scimActivity(connection, now * 1000, quietAfterSeconds)
}

function refused(at: number, reason: "expired" | "replaced" = "replaced") {
  return { at, reason }
}

describe("what the requests tell", () => {
  it("nothing, where nothing is reported", () => {
    expect(activity({})).toBe("unknown")
    expect(activity({}, HOUR)).toBe("unknown")
    expect(activity({ createdAt: now - DAY, userCount: 3 })).toBe("unknown")
  })

  it("waiting, until the first request", () => {
    expect(activity({ lastUsedAt: null }, HOUR)).toBe("waiting")
  })

  it("receiving, while the last request is no older than the rhythm", () => {
    expect(activity({ lastUsedAt: now - HOUR }, HOUR)).toBe("receiving")
    expect(activity({ lastUsedAt: now + 5 }, HOUR)).toBe("receiving")
  })

  it("quiet, when it is older, and never where no rhythm is known", () => {
    expect(activity({ lastUsedAt: now - HOUR - 1 }, HOUR)).toBe("quiet")
    expect(activity({ lastUsedAt: now - 900 * DAY })).toBe("receiving")
  })
})

describe("a refused request", () => {
  const lastRejected = refused(now - HOUR)

  it.each([
    ["is all that is known", {}],
    ["came before any accepted one", { lastUsedAt: null }],
    ["is the last one", { lastUsedAt: now - HOUR - 1 }],
    ["came as soon as the key was made", { createdAt: now - HOUR }],
    ["was sent with an expired key", { expiresAt: now - DAY }],
  ])("fails the connection when it %s", (_, facts) => {
    expect(activity({ ...facts, lastRejected }, HOUR)).toBe("failing")
  })

  it.each([
    ["accepted since", "receiving", { lastUsedAt: now - HOUR + 1 }],
    ["accepted in the same second", "receiving", { lastUsedAt: now - HOUR }],
    [
      "from before this key",
      "waiting",
      { createdAt: now - HOUR + 1, lastUsedAt: null },
    ],
    ["from before this key", "unknown", { createdAt: now - HOUR + 1 }],
  ])("%s leaves it %s", (_, expected, facts) => {
    expect(activity({ ...facts, lastRejected }, HOUR)).toBe(expected)
  })

  it.each([
    [now - 2 * HOUR, "failing"],
    [now, "waiting"],
  ])(
    "counts in an overlap too, until the old key is accepted at %s",
    (...row) => {
      const [lastUsedAt, expected] = row
      const previousKey = { expiresAt: now + HOUR, lastUsedAt }
      const facts = { previousKey, createdAt: now - DAY, lastUsedAt: null }
      expect(activity(facts)).toBe("waiting")
      expect(activity({ ...facts, lastRejected })).toBe(expected)
    },
  )
})

describe("D-29 an expired key", () => {
  it.each([now, now - 1])("receives nothing any more", (expiresAt) => {
    expect(activity({ expiresAt, lastUsedAt: now - 60 })).toBe("unknown")
    expect(activity({ expiresAt, lastUsedAt: now - DAY }, HOUR)).toBe("unknown")
    expect(activity({ expiresAt, lastUsedAt: null })).toBe("unknown")
  })

  it.each([now + 1, null, undefined])("is not one of %s", (expiresAt) => {
    expect(activity({ expiresAt, lastUsedAt: now - 60 })).toBe("receiving")
  })
})

describe("the old key of an overlap", () => {
  const created = { createdAt: now - DAY }

  it.each([
    ["it was used last", { lastUsedAt: now - HOUR }, now - 60, true],
    ["the new one was used last", { lastUsedAt: now - 60 }, now - HOUR, false],
    ["both were used in one second", { lastUsedAt: now }, now, false],
    ["the new one was never used", { lastUsedAt: null }, now - 2 * DAY, true],
    ["neither was ever used", { lastUsedAt: null }, null, false],
    ["its use is unknown", { lastUsedAt: null }, undefined, false],
    ["it was used since the reset", { ...created }, now - HOUR, true],
    ["only a use before the reset is known", created, now - 2 * DAY, false],
    ["nothing is known of the new one", {}, now - HOUR, false],
  ])("is in use or not when %s", (...row) => {
    const [, facts, lastUsedAt, isInUse] = row
    const previousKey = { expiresAt: now + DAY, lastUsedAt }
    const connection = { hasApiKey: true, ...facts, previousKey }
    expect(isOldKeyInUse(connection)).toBe(isInUse)
  })

  it("isn’t in use where there is none", () => {
    expect(isOldKeyInUse({ hasApiKey: true, lastUsedAt: null })).toBe(false)
  })
})

describe("reading again", () => {
  it("pauses twice as long each time, five minutes at most", () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 5_000].map(
      (attempt) => nextReadMs(attempt) / 1000,
    )
    expect(seconds).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300])
  })
})
