import { describe, expect, it } from "vitest"

import {
  DAY_S,
  makeSetupRoute,
  NOW_S,
  type SendOptions,
} from "../support/setup-route"

type Row = [what: string, method: string, options?: SendOptions]

const OVERLAP = '{"overlapSeconds":3600}'
const MOVE = `{"moveExpiry":true,"expiresAt":${NOW_S + DAY_S}}`
const END_PREVIOUS = '{"endPreviousKey":true}'
const OPERATIONS: Row[] = [
  ["read", "GET"],
  ["create", "POST", { body: "{}" }],
  ["reset by PUT", "PUT", { body: "{}" }],
  ["reset by PATCH", "PATCH", { body: "{}" }],
  ["delete", "DELETE"],
  ["end the old key", "POST", { body: END_PREVIOUS }],
  ["move the expiry", "POST", { body: MOVE }],
]
/** What an app's authorize answers for each role, and what comes of it. */
const ROLES: [role: string, authorize: () => unknown, status: number | null][] =
  [
    ["an admin", () => "acme", null],
    ["an admin with a name", () => ({ customerId: "acme", actor: "a" }), null],
    ["nobody", () => new Response(null, { status: 401 }), 401],
    ["a member", () => new Response(null, { status: 403 }), 403],
    ["one to sign in", () => Response.redirect("https://app.test/in"), 302],
    ["one of no customer", () => "", 502],
    ["one of no customer's", () => ({ customerId: "" }), 502],
    ["one whose customer is no text", () => ({ customerId: 7 }), 502],
    ["one of whom it says nothing", () => undefined, 502],
    ["one of whom it says null", () => null, 502],
    ["one of whom it says yes", () => true, 502],
    ["one of whom it says something", () => ({ actor: "ann" }), 502],
    ["anyone while it fails", () => Promise.reject(new Error("No.")), 502],
  ]

describe.each(ROLES)("%s", (_role, authorize, refused) => {
  it.each(OPERATIONS)("may %s, or may not", async (what, ...request) => {
    const { send, management } = makeSetupRoute({
      authorize: async () => untyped(await authorize()),
    })
    const acme = { customerId: "acme" }
    if (what !== "create") {
      await management.createScimConnection(acme)
      await management.resetScimApiKey({ ...acme, overlapSeconds: 3600 })
    }
    const before = await management.fetchScimConnection(acme)
    const response = await send(...request)
    const after = await management.fetchScimConnection(acme)
    if (refused === null) expect(response.ok).toBe(true)
    else expect([response.status, after]).toEqual([refused, before])
    const isIssued = refused === null && /^(create|reset)/.test(what)
    expect((await response.text()).includes("scim_")).toBe(isIssued)
  })
})

describe.each(OPERATIONS)("to %s", (what, ...[method, options]) => {
  it.each(["acme", "nobody"])(
    "touches the session's customer only, whatever else names %s",
    async (named) => {
      const { send, call, management } = makeSetupRoute()
      const other = { headers: { Cookie: "other" } }
      for (const one of [{}, other]) {
        if (what !== "create" || one !== other) {
          await call("POST", {}, one)
          await send("PUT", { body: OVERLAP, ...one })
        }
      }
      const acme = { customerId: "acme" }
      const before = await management.fetchScimConnection(acme)
      const names = { customerId: named, customer_id: named, customer: named }
      const asked = options?.body
      const body =
        typeof asked === "string"
          ? JSON.stringify({ ...JSON.parse(asked), ...names })
          : null
      const response = await send(method, {
        query: `?customerId=${named}`,
        body,
        headers: { Cookie: "other", "X-Customer-Id": named },
      })
      const isIgnored = body === null || what === "create"
      const { code } = isIgnored ? {} : await response.json()
      expect([response.ok, code]).toEqual(
        isIgnored ? [true, undefined] : [false, "unknown_field"],
      )
      expect(await management.fetchScimConnection(acme)).toEqual(before)
      const nobody = { customerId: "nobody" }
      expect(await management.fetchScimConnection(nobody)).toHaveProperty(
        "ok",
        false,
      )
    },
  )
})

/** Whatever JavaScript may answer, past the types. */
function untyped(answer: unknown) {
  if (answer instanceof Response) return answer
  return JSON.parse(JSON.stringify({ answer }) ?? "{}").answer
}
