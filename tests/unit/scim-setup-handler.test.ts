import { describe, expect, it } from "vitest"

import type { ScimManagement } from "@/lib/scim/server/scim-management"

import { DAY_S, makeSetupRoute, NOW_S } from "../support/setup-route"

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
const NEVER = "{}"

describe("the setup route", () => {
  it("knows of no connection at first", async () => {
    const { call } = makeSetupRoute()
    const data = { hasApiKey: false }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it("creates a connection and then says what it knows of it", async () => {
    const { call, management } = makeSetupRoute()
    const { overlapChoices } = management
    const expiresAt = NOW_S + DAY_S
    const created = await call("POST", { expiresAt })
    expect(created).toMatchObject({
      status: 201,
      data: { scimApiKey: expect.stringMatching(/^scim_/) },
    })
    const keyHint = created.data.scimApiKey.slice(-4)
    const facts = { expiresAt, createdAt: NOW_S, keyHint, lastUsedAt: null }
    const can = { overlapChoices, canMoveExpiry: true }
    const data = { hasApiKey: true, ...facts, ...can }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it("invents no fact that the backend doesn't know", async () => {
    const { call } = makeSetupRoute({ management: fetches({}) })
    const { data } = await call("GET")
    const canMoveExpiry = false
    expect(data).toEqual({ hasApiKey: true, expiresAt: null, canMoveExpiry })
  })

  it.each(["PUT", "PATCH"])("resets the key by %s", async (method) => {
    const { call, management } = makeSetupRoute()
    const { data: old } = await call("POST", {})
    const answer = await call(method, { expiresAt: NOW_S + DAY_S })
    expect(answer).toMatchObject({
      status: 200,
      data: { scimApiKey: expect.any(String) },
    })
    expect(await management.verifyScimApiKey(old.scimApiKey)).toBeNull()
    const { scimApiKey } = answer.data
    expect(await management.verifyScimApiKey(scimApiKey)).not.toBeNull()
    expect(await call("GET")).toHaveProperty("data.expiresAt", NOW_S + DAY_S)
  })

  it.each([{}, { expiresAt: null }])(
    "makes a key that never expires of %j",
    async (body) => {
      const { call } = makeSetupRoute()
      await call("POST", { expiresAt: NOW_S + DAY_S })
      expect(await call("PUT", body)).toHaveProperty("status", 200)
      expect(await call("GET")).toHaveProperty("data.expiresAt", null)
    },
  )

  it("deletes as often as it is asked to", async () => {
    const { call } = makeSetupRoute()
    await call("POST", {})
    expect(await call("DELETE")).toEqual({ status: 204, data: "" })
    expect(await call("DELETE")).toEqual({ status: 204, data: "" })
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("refuses a second connection and keeps the first", async () => {
    const { call, management } = makeSetupRoute()
    const { data } = await call("POST", {})
    expect(await call("POST", {})).toEqual({
      status: 409,
      data: {
        type: "about:blank",
        title: "Conflict",
        status: 409,
        detail: "A connection already exists.",
        code: "connection_exists",
      },
    })
    expect(await management.verifyScimApiKey(data.scimApiKey)).not.toBeNull()
  })

  it.each(["PUT", "PATCH"])("has nothing to reset by %s", async (method) => {
    const { call } = makeSetupRoute()
    const { status, data } = await call(method, {})
    expect([status, data.code]).toEqual([404, "connection_not_found"])
  })

  it.each(["HEAD", "OPTIONS", "BREW", "constructor"])(
    "has no method %s",
    async (method) => {
      const { send } = makeSetupRoute()
      const response = await send(method)
      expect(response.status).toBe(405)
      expect(response.headers.get("Allow")).toBe(METHODS.join(", "))
      const problem = await response.json()
      expect(problem).toHaveProperty("code", "method_not_allowed")
    },
  )

  it("keeps two customers apart in every method", async () => {
    const { call, send } = makeSetupRoute()
    await call("POST", { expiresAt: NOW_S + DAY_S })
    const acme = await call("GET")
    const other = {
      headers: { Cookie: "other", "X-Customer-Id": "acme" },
      query: "?customerId=acme",
    }
    const body = { ...other, body: "{}" }
    expect(await call("GET", undefined, other)).toHaveProperty(
      "data.hasApiKey",
      false,
    )
    expect(await send("PUT", body)).toHaveProperty("status", 404)
    expect(await send("PATCH", body)).toHaveProperty("status", 404)
    expect(await send("DELETE", other)).toHaveProperty("status", 204)
    expect(await send("POST", body)).toHaveProperty("status", 201)
    expect(await send("PUT", body)).toHaveProperty("status", 200)
    expect(await call("GET")).toEqual(acme)
  })

  it.each(METHODS)("asks who is there before %s", async (method) => {
    const { send, management } = makeSetupRoute({
      authorize: async () =>
        Response.json({ message: "Admins only." }, { status: 403 }),
    })
    const body = method === "GET" || method === "DELETE" ? null : NEVER
    await management.createScimConnection({ customerId: "acme" })
    const before = await management.fetchScimConnection({ customerId: "acme" })
    const response = await send(method, { body })
    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({ message: "Admins only." })
    const after = await management.fetchScimConnection({ customerId: "acme" })
    expect(after).toEqual(before)
  })

  it("marks every answer as nothing to store or to guess at", async () => {
    const { send } = makeSetupRoute({
      authorize: (request) => {
        const cookie = request.headers.get("Cookie")
        if (cookie === "broken") throw new Error("No session store.")
        return cookie ?? Response.redirect("https://app.example.com/sign-in")
      },
    })
    const responses = [
      await send("GET"),
      await send("POST", { body: NEVER }),
      await send("POST", { body: NEVER }),
      await send("PUT", { body: NEVER }),
      await send("DELETE"),
      await send("BREW"),
      await send("PUT", { body: "no JSON" }),
      await send("PUT", { headers: { "Sec-Fetch-Site": "cross-site" } }),
      await send("GET", { headers: { Cookie: "broken" } }),
      await send("GET", { headers: { Cookie: undefined } }),
    ]
    expect(responses.map(({ status }) => status)).toEqual([
      200, 201, 409, 200, 204, 405, 400, 403, 502, 302,
    ])
    for (const { headers } of responses) {
      expect(headers.get("Cache-Control")).toBe("no-store")
      expect(headers.get("Vary")).toBe("Sec-Fetch-Site, Origin")
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff")
    }
    expect(responses.at(-1)?.headers.get("Location")).toBe(
      "https://app.example.com/sign-in",
    )
  })

  it("hands on what else authorize answers, cookies included", async () => {
    const refusal = new Response("Sign in.", { status: 401 })
    refusal.headers.append("Set-Cookie", "a=1")
    refusal.headers.append("Set-Cookie", "b=2")
    refusal.headers.set("Cache-Control", "max-age=60")
    refusal.headers.set("Vary", "Cookie")
    const { send } = makeSetupRoute({ authorize: () => refusal })
    const { headers, status, body } = await send("GET")
    expect([status, await new Response(body).text()]).toEqual([401, "Sign in."])
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"])
    expect(headers.get("Cache-Control")).toBe("no-store")
    expect(headers.get("Vary")).toBe("Cookie, Sec-Fetch-Site, Origin")
  })
})

/** A backend that knows one connection. */
function fetches(data: { scimApiKeyValidUntil?: number }): ScimManagement {
  return {
    fetchScimConnection: async () => ({ ok: true, data }),
    createScimConnection: unused,
    resetScimApiKey: unused,
    deleteScimConnection: unused,
  }
}

function unused() {
  return Promise.reject(new Error("unused"))
}
