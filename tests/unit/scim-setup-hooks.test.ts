import { describe, expect, it } from "vitest"

import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

import {
  DAY_S,
  makeSetupRoute,
  NOW_S,
  type SendOptions,
} from "../support/setup-route"

const MOVE = `{"moveExpiry":true,"expiresAt":${NOW_S + DAY_S}}`

type Row = [operation: string, method: string, options?: SendOptions]

const WRITES: Row[] = [
  ["create", "POST", { body: "{}" }],
  ["reset", "PUT", { body: "{}" }],
  ["reset", "PATCH", { body: "{}" }],
  ["delete", "DELETE"],
  ["end-previous-key", "POST", { body: '{"endPreviousKey":true}' }],
  ["move-expiry", "POST", { body: MOVE }],
]
const ALL: Row[] = [["read", "GET"], ...WRITES]
const authorize = () => ({ customerId: "acme", actor: "ann@acme.example" })

describe("stepUp", () => {
  it.each(WRITES)("comes before %s by %s", async (...row) => {
    const [operation, method, options] = row
    const calls: unknown[] = []
    const { send, management, events } = makeSetupRoute({
      authorize,
      async stepUp(_request, call) {
        calls.push(call)
        const problem = { code: "reauth_required", detail: "Sign in again." }
        return Response.json(problem, {
          status: 401,
          headers: { "X-Max": "5" },
        })
      },
    })
    const acme = { customerId: "acme" }
    if (operation !== "create") await management.createScimConnection(acme)
    const before = await management.fetchScimConnection(acme)
    const response = await send(method, options)
    expect(response.status).toBe(401)
    expect(response.headers.get("X-Max")).toBe("5")
    expect(response.headers.get("Cache-Control")).toBe("no-store")
    expect(await response.json()).toEqual({
      code: "reauth_required",
      detail: "Sign in again.",
    })
    expect(calls).toEqual([{ ...authorize(), operation }])
    expect(await management.fetchScimConnection(acme)).toEqual(before)
    expect(events.map(({ type }) => type)).toEqual(["refused"])
  })

  it.each(ALL)("lets %s by %s pass", async (operation, ...row) => {
    const asked: string[] = []
    const { send } = makeSetupRoute({
      stepUp(_request, call) {
        asked.push(call.operation)
        return undefined
      },
    })
    if (operation !== "create") await send("POST", { body: "{}" })
    asked.length = 0
    expect(await send(...row)).toHaveProperty("ok", true)
    expect(asked).toEqual(operation === "read" ? [] : [operation])
  })

  it("lets nothing pass when it fails", async () => {
    const trouble = new Error("No session store.")
    const { call, errors } = makeSetupRoute({
      stepUp: () => Promise.reject(trouble),
    })
    expect(await call("POST", {})).toHaveProperty("status", 502)
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
    expect(errors).toEqual([trouble])
  })
})

describe("rateLimit", () => {
  it.each(ALL)("holds up %s by %s", async (operation, ...row) => {
    const calls: unknown[] = []
    const { send, events } = makeSetupRoute({
      authorize,
      async rateLimit(_request, call) {
        calls.push(call)
        return 2.2
      },
    })
    const response = await send(...row)
    expect(response.status).toBe(429)
    expect(response.headers.get("Retry-After")).toBe("3")
    expect(response.headers.get("Cache-Control")).toBe("no-store")
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Too Many Requests",
      status: 429,
      detail: "Too many requests.",
      code: "rate_limited",
    })
    expect(calls).toEqual([{ ...authorize(), operation }])
    expect(events).toMatchObject([{ type: "refused", code: "rate_limited" }])
  })

  it.each([undefined, 0, -1])("lets pass with %j", async (seconds) => {
    const { call } = makeSetupRoute({ rateLimit: () => seconds })
    expect(await call("POST", {})).toHaveProperty("status", 201)
  })

  it("sends nobody away for longer than a day", async () => {
    const { send } = makeSetupRoute({ rateLimit: () => Infinity })
    const { headers } = await send("GET")
    expect(headers.get("Retry-After")).toBe(String(DAY_S))
  })

  it("counts what is wrong with a body too", async () => {
    const operations: string[] = []
    const { send, errors } = makeSetupRoute({
      rateLimit(_request, { operation }) {
        operations.push(operation)
        return operations.length > 3 ? 60 : 0
      },
    })
    const bodies = ["no JSON", '{"endPreviousKey":1}', "{}".padEnd(10_001)]
    const statuses: number[] = []
    for (const body of [...bodies, ...bodies])
      statuses.push((await send("POST", { body })).status)
    expect(statuses).toEqual([400, 400, 413, 429, 429, 429])
    expect([new Set(operations), errors]).toEqual([new Set(["create"]), []])
  })

  it("lets each customer make so many calls and no more", async () => {
    const counts = new Map<string, number>()
    const { send } = makeSetupRoute({
      rateLimit(_request, { customerId }) {
        const count = (counts.get(customerId) ?? 0) + 1
        counts.set(customerId, count)
        return count > 3 ? 60 : 0
      },
    })
    const statuses: number[] = []
    for (const Cookie of ["acme", "acme", "acme", "acme", "other"])
      statuses.push((await send("GET", { headers: { Cookie } })).status)
    expect(statuses).toEqual([200, 200, 200, 429, 200])
  })
})

it.each(ALL)("a backend is opened for %s by %s", async (operation, ...row) => {
  const { management } = makeSetupRoute()
  const calls: unknown[] = []
  const { send } = makeSetupRoute({
    authorize,
    async management(call) {
      calls.push(call)
      return management
    },
  })
  await send(...row)
  expect(calls).toEqual([{ ...authorize(), operation }])
})

describe("the hooks", () => {
  it("come in their order, and the next only when the last let pass", async () => {
    const steps: string[] = []
    const pass = { origin: true, authorize: true, rateLimit: 0, stepUp: true }

    async function stepsOf(given: Partial<typeof pass>, method = "PUT") {
      const now = { ...pass, ...given }
      const { send, management } = makeSetupRoute({
        authorize() {
          steps.push("authorize")
          return now.authorize ? "acme" : new Response(null, { status: 403 })
        },
        rateLimit() {
          steps.push("rateLimit")
          return now.rateLimit
        },
        stepUp() {
          steps.push("stepUp")
          return now.stepUp ? undefined : new Response(null, { status: 401 })
        },
        management() {
          steps.push("management")
          return management
        },
      })
      steps.length = 0
      const site = now.origin ? "same-origin" : "cross-site"
      const headers = { "Sec-Fetch-Site": site }
      const { status } = await send(method, { body: "no JSON", headers })
      return [status, ...steps]
    }

    expect(await stepsOf({}, "BREW")).toEqual([405])
    expect(await stepsOf({ origin: false })).toEqual([403])
    expect(await stepsOf({ authorize: false })).toEqual([403, "authorize"])
    const limited = [429, "authorize", "rateLimit"]
    expect(await stepsOf({ rateLimit: 1 })).toEqual(limited)
    const stepped = [401, "authorize", "rateLimit", "stepUp"]
    expect(await stepsOf({ stepUp: false })).toEqual(stepped)
    expect(await stepsOf({})).toEqual([400, ...stepped.slice(1)])
  })

  it("may be methods that use their this", async () => {
    class Hooks {
      #seen: string[] = []
      seen() {
        return this.#seen
      }
      authorize() {
        this.#seen.push("authorize")
        return "acme"
      }
      rateLimit() {
        this.#seen.push("rateLimit")
        return undefined
      }
      stepUp() {
        this.#seen.push("stepUp")
        return undefined
      }
      countUsers() {
        this.#seen.push("countUsers")
        return 1
      }
      onEvent() {
        this.#seen.push("onEvent")
      }
    }
    const hooks = new Hooks()
    const { management } = makeSetupRoute()
    const handle = createScimSetupHandler(Object.assign(hooks, { management }))
    const url = "https://app.example.com/api/setup/scim"
    const headers = {
      "Content-Type": "application/json",
      "Sec-Fetch-Site": "same-origin",
    }
    await handle(new Request(url, { method: "POST", headers, body: "{}" }))
    expect(hooks.seen().join()).toBe(
      "authorize,rateLimit,stepUp,countUsers,onEvent",
    )
    await handle(new Request(url))
    expect(hooks.seen().slice(5).join()).toBe("authorize,rateLimit,countUsers")
  })
})
