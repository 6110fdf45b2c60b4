import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { plainText } from "@/lib/scim/plain-text"

describe("text that others wrote", () => {
  it.each([
    "The expiry must be at most 3 days (259200 s) away.",
    "Look at the docs (section 2): https://example.com:8080/a",
    "Meet the limit at noon: 12:30",
    "انتهت صلاحية المفتاح‎ (SCIM)",
    "इस कुंजी की अवधि समाप्त हो गई है",
    "👩‍👩‍👧 isn’t allowed",
  ])("stays as it is: %s", (text) => {
    expect(plainText(text)).toBe(text)
  })

  it.each([
    ["two paragraphs", "One.\r\n\r\n\tTwo.\u2028Three.", "One. Two. Three."],
    ["control characters", "a\u0000b\u001b[31mc\u007f", "a b [31mc"],
    ["a bidirectional override", "exp\u202etxt\u2066.\u2069exe", "exptxt.exe"],
    ["half a surrogate pair", "a\ud800b", "ab"],
    ["invisible tags", "a\u{e0041}\u{e0042}b\ufeff", "ab"],
    ["piled marks", `e${"\u0301".repeat(50)}nd`, "e\u0301\u0301\u0301\u0301nd"],
    [
      "a stack of JavaScript",
      "Error: no\n    at run (/srv/app.js:1:2)\n    at x",
      "Error: no",
    ],
    ["a stack on one line", "No. at async A.b (/srv/a.js:1:2) at c", "No."],
    ["a stack of Java", "x.Bad: no\n\tat a.B.c(B.java:10)", "x.Bad: no"],
    ["a stack of .NET", "Bad: no\r\n   at A.B() in C:\\b.cs:line 2", "Bad: no"],
    ["a stack of Python", 'Traceback (most recent call last):\n  File "x"', ""],
    ["a page", "<!DOCTYPE html><title>502</title>", ""],
    ["a page in capitals", "\n <HTML><BODY>Sign in", ""],
    ["nothing", "", ""],
  ])("is made plain: %s", (_, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it.each([undefined, null, 1, {}, [], () => "x"])(
    "is empty when it is no text: %s",
    (value) => {
      expect(plainText(value)).toBe("")
    },
  )

  it("is cut after a word", () => {
    const text = plainText("word ".repeat(1_000))
    expect(text).toMatch(/^(word )+word…$/)
    expect(text.length).toBeGreaterThan(290)
    expect(text.length).toBeLessThanOrEqual(300)
  })

  it("is cut within a word that is too long, but not within a character", () => {
    expect(Array.from(plainText("👍".repeat(1_000)))).toHaveLength(300)
  })

  it("is one bounded paragraph of visible characters, whatever it was", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 2_000 }),
          fc.string({ unit: "grapheme", maxLength: 2_000 }),
        ),
        (text) => {
          const plain = plainText(text)
          expect(Array.from(plain).length).toBeLessThanOrEqual(300)
          expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e]/u)
          expect(plain).toBe(plain.trim())
        },
      ),
    )
  })
})
