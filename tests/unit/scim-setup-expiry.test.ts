import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import {
  DAY_S,
  makeFilledRoute,
  makeSetupRoute,
  NOW_MS,
  NOW_S,
} from "../support/setup-route"

const LATEST = 2_147_483_647
const PAST = /^The expiry is in the past\.$/
const TOO_LATE =
  /^A key can be valid until January 19, 2038, 03:14:07 UTC at the latest\.$/

describe.each(["POST", "PUT", "PATCH"])("the body of a %s", (method) => {
  it.each([
    ["in words", "soon", /whole number/],
    ["in digits", String(NOW_S + DAY_S), /whole number/],
    ["true", true, /whole number/],
    ["a list", [NOW_S + DAY_S], /whole number/],
    ["a fraction", NOW_S + 0.5, /whole number/],
    ["in milliseconds", NOW_MS + DAY_S * 1000, /milliseconds/],
    ["the first that can't be seconds", 1e11, /milliseconds/],
    ["past", NOW_S - 1, PAST],
    ["now", NOW_S, PAST],
    ["zero", 0, PAST],
    ["negative", -1, PAST],
    ["a second after 32 bits end", LATEST + 1, TOO_LATE],
    ["the last that may be seconds", 1e11 - 1, TOO_LATE],
  ])("has no expiry that is %s", async (_, expiresAt, reason) => {
    const { call, errors } = await makeFilledRoute()
    const { status, data } = await call(method, { expiresAt })
    expect([status, data.title]).toEqual([400, "Bad Request"])
    expect([data.code, data.field]).toEqual(["invalid_expires_at", "expiresAt"])
    expect(data.detail).toMatch(reason)
    expect(errors).toEqual([])
  })

  it.each([NOW_S + 1, LATEST])("may have the expiry %d", async (expiresAt) => {
    const { call } = await makeFilledRoute(method)
    const { status } = await call(method, { expiresAt })
    expect(status).toBe(method === "POST" ? 201 : 200)
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
  })

  it("may name a date that the screen offers for a maximum", async () => {
    const { call } = await makeFilledRoute(method, { maxExpiryDays: 30 })
    // 30 days on, the end of that day, and an hour when the clocks go back.
    const expiresAt = NOW_S + 31 * DAY_S + 3600
    const { status } = await call(method, { expiresAt })
    expect(status).toBe(method === "POST" ? 201 : 200)
  })

  const tooLong = { expiresAt: NOW_S + 32 * DAY_S }
  it.each([
    [30, tooLong, "A key can be valid for at most 30 days."],
    [1, tooLong, "A key can be valid for at most 1 day."],
    [30, {}, "Choose when the key expires: it must be within 30 days."],
    [1, {}, "Choose when the key expires: it must be within 1 day."],
    [
      30,
      { expiresAt: null },
      "Choose when the key expires: it must be within 30 days.",
    ],
  ])(
    "has no expiry beyond a maximum of %d: %j",
    async (maxExpiryDays, body, detail) => {
      const { call } = makeSetupRoute({ maxExpiryDays })
      const { status, data } = await call(method, body)
      expect([status, data.code]).toEqual([400, "invalid_expires_at"])
      expect([data.detail, data.field]).toEqual([detail, "expiresAt"])
    },
  )
})

describe("the setup route", () => {
  it("has no trouble with any expiry", async () => {
    const expiry = fc.oneof(fc.jsonValue(), fc.integer(), fc.double())
    await fc.assert(
      fc.asyncProperty(expiry, async (expiresAt) => {
        const { call, errors } = makeSetupRoute()
        const { status, data } = await call("POST", { expiresAt })
        expect(errors).toEqual([])
        expect([status, data.code]).toBeOneOf([
          [201, undefined],
          [400, "invalid_expires_at"],
        ])
      }),
    )
  })
})
