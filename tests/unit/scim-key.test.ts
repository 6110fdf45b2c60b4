import * as fc from "fast-check"
import { afterEach, describe, expect, it, vi } from "vitest"

import {
  createScimKey,
  hashScimKey,
  isScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

afterEach(() => {
  vi.restoreAllMocks()
})

describe("a SCIM key", () => {
  it("is a prefix, 43 and 6 characters of base62", () => {
    expect(createScimKey()).toMatch(/^scim_[0-9A-Za-z]{43}[0-9A-Za-z]{6}$/)
    expect(createScimKey("acme_scim")).toMatch(/^acme_scim_[0-9A-Za-z]{49}$/)
  })

  it("is looked up by a digest of one length, and any other length is no key", () => {
    const key = createScimKey()
    for (const text of ["", key.slice(0, -1), `${key}0`, key.repeat(50)]) {
      expect(isScimKey(text)).toBe(false)
      expect(hashScimKey(text)).toMatch(/^[0-9a-f]{64}$/)
      expect(hashScimKey(text)).not.toBe(hashScimKey(key))
    }
  })

  it("comes from the secure generator alone", () => {
    vi.spyOn(Math, "random").mockImplementation(() => {
      throw new Error("Math.random")
    })
    const keys = Array.from({ length: 1000 }, () => createScimKey())
    expect(new Set(keys).size).toBe(1000)
  })

  it("has every character equally often", () => {
    const count = 4000
    const secrets = Array.from({ length: count }, () =>
      createScimKey().slice("scim_".length, -6),
    )
    const counts = new Map<string, number>()
    for (const character of secrets.join(""))
      counts.set(character, (counts.get(character) ?? 0) + 1)
    const expected = (count * 43) / 62
    const chiSquare = ALPHABET.split("")
      .map((one) => ((counts.get(one) ?? 0) - expected) ** 2 / expected)
      .reduce((sum, one) => sum + one, 0)
    // 61 degrees of freedom: more than 150 once in a billion runs; the
    // remainder of a byte, which favours eight characters, gives about 1,100.
    expect(chiSquare).toBeLessThan(150)
  })

  it("is refused with any one character changed", () => {
    const key = createScimKey()
    expect(isScimKey(key)).toBe(true)
    for (const index of key.split("").keys()) {
      for (const other of `${ALPHABET}_-. `) {
        if (other === key[index]) continue
        const changed = key.slice(0, index) + other + key.slice(index + 1)
        expect(isScimKey(changed)).toBe(false)
      }
    }
  })

  it("is refused with two neighbours swapped, cut or longer", () => {
    const key = createScimKey()
    for (const index of key.split("").keys()) {
      const [a = "", b = ""] = key.slice(index, index + 2)
      const swapped = key.slice(0, index) + b + a + key.slice(index + 2)
      expect(isScimKey(swapped)).toBe(swapped === key)
      expect(isScimKey(key.slice(0, index))).toBe(false)
      expect(isScimKey(key.slice(index + 1))).toBe(false)
    }
    for (const longer of [`${key}0`, `${key}\n`, ` ${key}`, key + key])
      expect(isScimKey(longer)).toBe(false)
  })

  it("has the checksum that others compute for CRC-32", () => {
    // The check value of CRC-32 for "123456789" is CBF43926 (3,421,780,262).
    const start = `scim_${"0".repeat(43)}`
    const fits = (end: string) => isScimKey(start + end)
    expect(fits(toBase62(crc32OfSpecification(start)))).toBe(true)
    expect(crc32OfSpecification("123456789")).toBe(0xcbf43926)
  })

  it.each([
    ["scim", "Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9a2djQ4H"],
    ["acme_scim", "0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZ0aZq45vVE6"],
  ])("of version 0.1 is still valid (prefix %s)", (prefix, body) => {
    expect(isScimKey(`${prefix}_${body}`, prefix)).toBe(true)
  })

  it("belongs to its prefix alone", () => {
    expect(isScimKey(createScimKey("acme"), "acme")).toBe(true)
    expect(isScimKey(createScimKey("acme"))).toBe(false)
    expect(isScimKey(createScimKey(), "sci")).toBe(false)
  })

  it("has 100 characters at most, of which all may stand in a header", () => {
    expect(createScimKey("p".repeat(50))).toHaveLength(100)
    const wrong = ["", "p".repeat(51), "a b", "a-b", "ä", "a\n"]
    for (const prefix of wrong)
      expect(() => createScimKey(prefix)).toThrow(RangeError)
  })

  it("is nothing that somebody makes up", () => {
    const likeness = fc.stringMatching(/^scim_[0-9A-Za-z]{49}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string(), likeness), (text) => {
        expect(isScimKey(text)).toBe(false)
      }),
    )
  })

  it("is known by its SHA-256 hash and its last four characters", () => {
    // The example of FIPS 180-2, appendix B.1.
    expect(hashScimKey("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )
    expect(scimKeyHint("scim_abcdefgh")).toBe("efgh")
  })
})

function crc32OfSpecification(text: string) {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function toBase62(number: number) {
  const powers = [5, 4, 3, 2, 1, 0].map((power) => 62 ** power)
  return powers
    .map((power) => ALPHABET.charAt(Math.floor(number / power) % 62))
    .join("")
}
