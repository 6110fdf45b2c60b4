import fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"

import {
  chosenExpiry,
  expiryChoices,
  expiryDateRange,
  expiryWarning,
  formatDateTime,
  formatDuration,
  formatRelative,
  formatWait,
  msUntilWordsChange,
  toExpiresAt,
} from "@/lib/scim/scim-expiry"

const ZONES = [
  "America/Los_Angeles",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "UTC",
]
const homeZone = process.env.TZ
const DAY_S = 86_400
const LATEST = 2_147_483_647

afterEach(() => {
  process.env.TZ = homeZone
})

function at(local: string) {
  return new Date(local).getTime()
}

describe.each(ZONES)("in %s", (zone) => {
  it("D-31 a custom date ends with that day in the admin's zone", () => {
    process.env.TZ = zone
    const now = at("2026-11-24T10:00:00")
    const expiresAt = toExpiresAt(
      "custom",
      "2026-12-31",
      now,
      expiryDateRange(now),
    )
    const end = new Date((expiresAt ?? 0) * 1000)
    expect([end.getFullYear(), end.getMonth(), end.getDate()]).toEqual([
      2026, 11, 31,
    ])
    expect([end.getHours(), end.getMinutes(), end.getSeconds()]).toEqual([
      23, 59, 59,
    ])
  })

  it("the earliest date is tomorrow", () => {
    process.env.TZ = zone
    const now = at("2026-11-24T23:30:00")
    const range = expiryDateRange(now)
    expect(range.min).toBe("2026-11-25")
    expect(toExpiresAt("custom", "2026-11-24", now, range)).toBeNull()
  })

  it("no date and no number of days goes beyond what 32 bits hold", () => {
    process.env.TZ = zone
    const now = at("2026-11-24T10:00:00")
    const range = expiryDateRange(now)
    expect(range.max <= "2038-01-18").toBe(true)
    const last = toExpiresAt("custom", range.max, now, range)
    expect(last).toBeLessThanOrEqual(LATEST)
    expect(last).toBeGreaterThan(LATEST - 2 * DAY_S)
    expect(toExpiresAt("36500", "", now, range)).toBe(LATEST)
  })
})

describe("D-32 daylight saving", () => {
  it.each([
    ["America/Los_Angeles", "2026-10-20T09:30:00", 30 * DAY_S + 3_600],
    ["America/Los_Angeles", "2027-03-01T09:30:00", 30 * DAY_S - 3_600],
    ["Asia/Kathmandu", "2026-10-20T09:30:00", 30 * DAY_S],
  ])("30 days from %s %s keep the time of day", (zone, local, seconds) => {
    process.env.TZ = zone
    const now = at(local)
    const expiresAt = toExpiresAt("30", "", now, expiryDateRange(now)) ?? 0
    expect(expiresAt - now / 1000).toBe(seconds)
    expect(new Date(expiresAt * 1000).getHours()).toBe(9)
  })
})

describe("choices", () => {
  it("A-4 are a few periods, a date and never, and a year at first", () => {
    expect(expiryChoices()).toEqual({
      choices: ["30", "60", "90", "180", "365", "custom", "never"],
      initial: "365",
    })
  })

  it("a maximum takes away what is longer, and never", () => {
    expect(expiryChoices({ maximum: 90 })).toEqual({
      choices: ["30", "60", "90", "custom"],
      initial: "90",
    })
    const now = at("2026-11-24T10:00:00")
    expect(expiryDateRange(now, 90).max).toBe("2027-02-22")
  })

  it("can be the developer's own", () => {
    const own = { choices: [7, 14], custom: false, never: false, default: 14 }
    expect(expiryChoices(own)).toEqual({ choices: ["7", "14"], initial: "14" })
    expect(expiryChoices({ default: "never" }).initial).toBe("never")
    expect(expiryChoices({ choices: [] }).initial).toBe("custom")
  })

  it("never sends no time, and no date is no choice", () => {
    const range = expiryDateRange(0)
    expect(toExpiresAt("never", "", 0, range)).toBeUndefined()
    for (const date of ["", "tomorrow", "9999-01-01", "1969-01-01"])
      expect(toExpiresAt("custom", date, 0, range)).toBeNull()
  })
})

describe("a custom date", () => {
  const now = at("2026-11-24T10:00:00")
  const range = expiryDateRange(now)

  it.each([
    "20275-01-01",
    "202712-06-30",
    "+020275-01-01",
    "2027-02-29",
    "2027-02-30",
    "2027-04-31",
    "2027-13-01",
    "2027-00-10",
    "2027-01-00",
    "2027-1-1",
    "2027/01/01",
    "01/01/2027",
    "2027-01-01T00:00",
    " 2027-01-01",
    "2027-01-01 ",
    "2027-W01-1",
    "2027-001",
    "٢٠٢٧-٠١-٠١",
    "2027",
  ])("that isn’t a day as yyyy-mm-dd is no expiry: %j", (date) => {
    expect(toExpiresAt("custom", date, now, range)).toBeNull()
  })

  it("can be the last day of February in a leap year", () => {
    const leap = toExpiresAt("custom", "2028-02-29", now, range)
    expect(leap).toBe(at("2028-02-29T23:59:59") / 1000)
  })
})

describe("no field value and no option", () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.constantFrom(NaN, Infinity, -Infinity, 0, -1, 0.5, 1e9, 1e300),
  )
  const dates = fc.oneof(
    fc.string(),
    fc.stringMatching(/^\d{4,6}-\d{1,2}-\d{1,2}$/),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  )
  const options = fc.record(
    {
      choices: fc.array(numbers, { maxLength: 5 }),
      custom: fc.boolean(),
      never: fc.boolean(),
      default: fc.oneof(numbers, fc.constant("never" as const)),
      maximum: numbers,
    },
    { requiredKeys: [] },
  )
  const choices = fc.oneof(
    fc.string(),
    numbers.map(String),
    fc.constantFrom("custom", "never"),
  )
  const now = at("2026-11-24T10:00:00")

  it("makes anything but whole seconds to come, an error, or the never that was chosen", () => {
    fc.assert(
      fc.property(options, choices, dates, (given, wanted, date) => {
        const chosen = { choice: wanted, date }
        const { choice, expiresAt } = chosenExpiry(given, chosen, now)
        if (expiresAt === undefined) {
          expect(choice).toBe("never")
          expect(given.never).not.toBe(false)
          expect([undefined, Infinity]).toContain(given.maximum)
          return
        }
        if (expiresAt === null) {
          expect(choice).toBe("custom")
          return
        }
        expect(Number.isInteger(expiresAt)).toBe(true)
        expect(expiresAt).toBeGreaterThan(now / 1000)
        expect(expiresAt).toBeLessThanOrEqual(LATEST)
      }),
      { numRuns: 3_000 },
    )
  })

  it("offers a lifetime that isn’t a whole number of days", () => {
    fc.assert(
      fc.property(options, (given) => {
        const { choices: offered, initial } = expiryChoices(given)
        expect(new Set(offered).size).toBe(offered.length)
        for (const choice of [...offered, initial])
          if (choice !== "custom" && choice !== "never")
            expect(Number(choice)).toSatisfy(
              (days: number) => Number.isInteger(days) && days >= 1,
            )
      }),
    )
  })

  it("counts a broken maximum as a year, so that never isn't offered", () => {
    for (const maximum of [NaN, 0, -1, 0.5]) {
      const { choices: offered } = expiryChoices({ maximum })
      expect(offered).not.toContain("never")
      expect(offered).toContain("365")
      expect(expiryDateRange(now, maximum)).toEqual(expiryDateRange(now, 365))
    }
  })
})

describe("A-6 warnings", () => {
  const now = 1_800_000_000_000
  const seconds = now / 1000

  it.each([
    ["never expires", null, null],
    ["far away", 31, null],
    ["30 days", 30, 30],
    ["8 days", 8, 30],
    ["a week", 7, 7],
    ["2 days", 2, 7],
    ["a day", 1, 1],
    ["an hour", 1 / 24, 1],
    ["at the expiry itself", 0, 0],
    ["after it", -100, 0],
  ])("%s", (_, days, warning) => {
    const expiresAt = days === null ? null : seconds + days * DAY_S
    expect(expiryWarning({ expiresAt }, now)).toBe(warning)
  })

  it.each([
    [365, 30, 30],
    [60, 30, 30],
    [59, 29, null],
    [30, 14, null],
    [30, 7, 7],
    [7, 3, null],
    [7, 1, 1],
    [1, 1, 1],
  ])(
    "a key of %i days with %i days left: none that fills half its life, but the last",
    (life, left, warning) => {
      const expiresAt = seconds + left * DAY_S
      const createdAt = expiresAt - life * DAY_S
      expect(expiryWarning({ expiresAt, createdAt }, now)).toBe(warning)
    },
  )

  it("can be the developer's own, or none", () => {
    const key = { expiresAt: seconds + 50 * DAY_S }
    expect(expiryWarning(key, now, [5, 60])).toBe(60)
    expect(expiryWarning(key, now, [])).toBeNull()
    expect(expiryWarning({ expiresAt: seconds }, now, [])).toBe(0)
  })

  it.each(ZONES)("D-32 comes at the same moment in %s", (zone) => {
    process.env.TZ = zone
    const expiresAt = at("2027-03-20T23:59:59") / 1000
    const reached = (expiresAt - 30 * DAY_S) * 1000
    expect(expiryWarning({ expiresAt }, reached - 1)).toBeNull()
    expect(expiryWarning({ expiresAt }, reached)).toBe(30)
  })
})

describe("words", () => {
  const now = Date.parse("2026-11-24T10:00:00Z")
  const seconds = now / 1000

  it.each([
    [30 * DAY_S, "in 30 days"],
    [DAY_S, "tomorrow"],
    [DAY_S - 1, "tomorrow"],
    [DAY_S - 7200, "in 22 hours"],
    [90 * 60, "in 2 hours"],
    [90, "in 2 minutes"],
    [-120, "2 minutes ago"],
    [-3 * DAY_S, "3 days ago"],
  ])("%s seconds from now is %s", (delta, words) => {
    process.env.TZ = "UTC"
    expect(formatRelative(seconds + delta, "en", now)).toBe(words)
  })

  it("D-29 never counts below zero", () => {
    expect(formatRelative(seconds - 30, "en", now)).not.toContain("-")
  })

  it("A-5 an absolute time names its zone and follows the language", () => {
    process.env.TZ = "Asia/Kathmandu"
    expect(formatDateTime(seconds, "en")).toBe(
      "November 24, 2026 at 3:45 PM GMT+5:45",
    )
    expect(formatDateTime(seconds, "de")).toBe(
      "24. November 2026 um 15:45 GMT+5:45",
    )
  })
})

describe("a duration", () => {
  it.each([
    [30, "30 seconds"],
    [90, "90 seconds"],
    [150, "2 minutes, 30 seconds"],
    [3_600, "1 hour"],
    [5_400, "90 minutes"],
    [129_600, "36 hours"],
    [86_400, "1 day"],
    [604_800, "7 days"],
    [608_400, "7 days, 1 hour"],
    [604_801, "7 days, 1 second"],
    [365 * DAY_S, "365 days"],
  ])("of %i seconds is %s", (seconds, words) => {
    expect(formatDuration(seconds, "en")).toBe(words)
  })
})

describe("a wait", () => {
  it.each([
    [1, "in 1 second"],
    [59, "in 59 seconds"],
    [60, "in 1 minute"],
    [61, "in 2 minutes"],
    [120, "in 2 minutes"],
    [3_600, "in 1 hour"],
    [3_700, "in 62 minutes"],
    [7_200, "in 2 hours"],
    [86_399, "in 24 hours"],
    [86_400, "in 1 day"],
  ])("of %i seconds is %s", (seconds, words) => {
    expect(formatWait(seconds, "en")).toBe(words)
  })

  it("never ends too early, and is never told in more than 99 of a unit", () => {
    const sizes = { second: 1, minute: 60, hour: 3_600, day: DAY_S }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: DAY_S }), (seconds) => {
        const words = formatWait(seconds, "en")
        const [, count, unit] = /^in (\d+) (\w+?)s?$/.exec(words) ?? []
        const size = Object.entries(sizes).find(([name]) => name === unit)?.[1]
        expect(Number(count)).toBeLessThan(100)
        expect(Number(count) * (size ?? 0)).toBeGreaterThanOrEqual(seconds)
        expect(Number(count) * (size ?? 0)).toBeLessThan(seconds * 2 + 1)
      }),
    )
  })
})

describe("D-28 the next time that words change", () => {
  const now = 1_800_000_000_000
  const seconds = now / 1000

  it.each([
    ["far away: in an hour", { expiresAt: seconds + 60 * DAY_S }, 3_600_000],
    ["near: in a minute", { expiresAt: seconds + 5_000 }, 60_000],
    ["at the expiry itself", { expiresAt: seconds + 20 }, 20_000],
    [
      "recent use: in a minute",
      { expiresAt: null, lastUsedAt: seconds - 90 },
      60_000,
    ],
    ["nothing to say", { expiresAt: null, lastUsedAt: null }, 3_600_000],
  ])("%s", (_, connection, waitMs) => {
    expect(msUntilWordsChange({ hasApiKey: true, ...connection }, now)).toBe(
      waitMs,
    )
  })
})
