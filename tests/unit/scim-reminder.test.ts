import fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"

import { expiryReminder } from "@/lib/scim/scim-reminder"

const homeZone = process.env.TZ
const NOW = Date.parse("2026-11-24T10:00:00Z")
const EXPIRES_AT = Date.parse("2027-11-24T22:59:59Z") / 1000

afterEach(() => {
  process.env.TZ = homeZone
})

function remind(change?: Partial<Parameters<typeof expiryReminder>[0]>) {
  return expiryReminder({
    expiresAt: EXPIRES_AT,
    days: [30, 7, 1],
    endpoint: "https://scim.example.com/acme/v2",
    summary: () => "SCIM key expires",
    description: "Reset the key.",
    nowMs: NOW,
    ...change,
  })
}

/** The content lines of RFC 5545, 3.1: a line break before a space is none. */
function unfold(file: string) {
  return file.replaceAll("\r\n ", "").split("\r\n")
}

function values(file: string, name: string) {
  return unfold(file).flatMap((line) =>
    line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : [],
  )
}

function unescape(text: string) {
  return text.replace(/\\(.)/g, (_, character: string) =>
    character === "n" ? "\n" : character,
  )
}

function octets(line: string) {
  return new TextEncoder().encode(line).length
}

describe("the file", () => {
  it("is a calendar of one event, and one alarm, for each day", () => {
    process.env.TZ = "Europe/Paris"
    const lines = unfold(remind({ days: [30] }))
    expect(lines).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//enterprise-scim//EN",
      "BEGIN:VEVENT",
      `UID:scim-${EXPIRES_AT}-30@https-scim.example.com-acme-v2`,
      "DTSTAMP:20261124T100000Z",
      "DTSTART:20271025T070000Z",
      "DURATION:PT15M",
      "SUMMARY:SCIM key expires",
      "DESCRIPTION:Reset the key.",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:SCIM key expires",
      "TRIGGER:PT0S",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ])
    for (const part of ["BEGIN:VEVENT", "BEGIN:VALARM", "END:VEVENT"])
      expect(remind().split(part)).toHaveLength(1 + 3)
  })

  it("names its events alike each time, and otherwise for another endpoint, expiry or day", () => {
    const later = NOW + 3_600_000
    const own = values(remind(), "UID")
    expect(values(remind({ nowMs: later }), "UID")).toEqual(own)
    const others = [
      remind({ endpoint: "https://scim.example.com/globex/v2" }),
      remind({ expiresAt: EXPIRES_AT + 1 }),
    ].flatMap((file) => values(file, "UID"))
    expect(new Set([...own, ...others])).toHaveProperty("size", 9)
    for (const uid of own) expect(uid).toContain("scim.example.com")
  })
})

describe("D-32 the days", () => {
  it.each([
    // The clocks go back on 31 October, and on 7 November.
    ["Europe/Paris", ["20271025T070000Z", "20271117T080000Z"]],
    ["America/Los_Angeles", ["20271025T160000Z", "20271117T170000Z"]],
    ["Asia/Kathmandu", ["20271026T031500Z", "20271118T031500Z"]],
  ])("begin at nine in the morning in %s", (zone, starts) => {
    process.env.TZ = zone
    expect(values(remind({ days: [30, 7] }), "DTSTART")).toEqual(starts)
  })

  it.each([
    ["2027-10-25T08:59:59Z", 3],
    ["2027-10-25T09:00:00Z", 2],
    ["2027-11-20T12:00:00Z", 1],
  ])("that are still to come at %s are %s", (now, count) => {
    process.env.TZ = "UTC"
    const starts = values(remind({ nowMs: Date.parse(now) }), "DTSTART")
    expect(starts).toEqual(
      ["20271025T090000Z", "20271117T090000Z", "20271123T090000Z"].slice(
        -count,
      ),
    )
  })

  it.each([
    ["are all over", { nowMs: Date.parse("2027-11-24T10:00:00Z") }],
    ["are none", { days: [], nowMs: Date.parse("2027-11-24T10:00:00Z") }],
  ])("that %s leave one event now", (_, change) => {
    process.env.TZ = "UTC"
    expect(values(remind(change), "DTSTART")).toEqual(["20271124T100000Z"])
  })
})

describe("text", () => {
  const text = fc.string({ unit: "binary", maxLength: 300, size: "max" })
  const special = fc.string({
    unit: fc.constantFrom("\\", ";", ",", "\n", "n", " ", "鍵", "مفتاح", "🔑"),
    maxLength: 200,
    size: "max",
  })

  it("comes back as it was", () => {
    fc.assert(
      fc.property(fc.oneof(text, special), (input) => {
        const file = remind({
          days: [1],
          summary: () => input,
          description: input,
        })
        const written = input.replace(/\r\n?/g, "\n")
        expect(values(file, "SUMMARY").map(unescape)).toEqual([written])
        const descriptions = values(file, "DESCRIPTION").map(unescape)
        expect(descriptions).toEqual([written, written])
      }),
    )
  })

  it("is written as RFC 5545 has it", () => {
    const summary = "a\\b;c,d\r\ne\nf\rg:h"
    expect(
      values(remind({ days: [1], summary: () => summary }), "SUMMARY"),
    ).toEqual(["a\\\\b\\;c\\,d\\ne\\nf\\ng:h"])
  })

  it("can't add a line of its own", () => {
    const summary = "x\r\nATTACH:https://evil.example\nEND:VCALENDAR"
    const endpoint = "https://x\r\nATTACH:https://evil.example"
    const file = remind({
      summary: () => summary,
      endpoint,
      description: summary,
    })
    expect(values(file, "ATTACH")).toEqual([])
    expect(values(file, "END")).toHaveLength(2 * 3 + 1)
  })
})

describe("lines", () => {
  it("end in CRLF, hold 75 octets at most and never part of a character", () => {
    const characters = fc.constantFrom("a", "é", "鍵", "ع", "🔑", ",")
    const words = fc.string({ unit: characters, maxLength: 300, size: "max" })
    fc.assert(
      fc.property(words, words, (summary, endpoint) => {
        const file = remind({ summary: () => summary, endpoint })
        expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
        for (const line of file.split("\r\n")) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/\p{Surrogate}/u)
        }
      }),
    )
  })

  it("are as long as they may be", () => {
    const lengths = (summary: string) =>
      remind({ days: [1], summary: () => summary })
        .split("\r\n")
        .filter((line) => /^(SUMMARY:| )/.test(line))
        .map(octets)
    expect(lengths("a".repeat(75 - 8)).slice(0, 1)).toEqual([75])
    expect(lengths("a".repeat(76 - 8)).slice(0, 2)).toEqual([75, 2])
    expect(lengths("鍵".repeat(30)).slice(0, 2)).toEqual([8 + 66, 1 + 24])
  })
})
