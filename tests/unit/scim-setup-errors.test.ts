import { describe, expect, it } from "vitest"

import type { ScimManagement } from "@/lib/scim/server/scim-management"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"
import { makeSetupRoute } from "../support/setup-route"

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
const UNAVAILABLE = {
  type: "about:blank",
  title: "Bad Gateway",
  status: 502,
  detail: "The SCIM backend gave no valid answer. Try again later.",
  code: "backend_unavailable",
}

describe.each(METHODS)("when the backend fails at %s", (method) => {
  const data = method === "GET" || method === "DELETE" ? undefined : {}

  it.each([
    new Error("connect ECONNREFUSED 10.0.0.7:5432"),
    { type: "UnexpectedError", details: { sql: "select secret" } },
    { type: "toString" },
  ])("tells onError of it and the admin nothing: %s", async (failure) => {
    const { call, management, errors } = makeSetupRoute()
    management.failNext(failure)
    expect(await call(method, data)).toEqual({
      status: 502,
      data: UNAVAILABLE,
    })
    expect(errors).toHaveLength(1)
    const [error] = errors
    if (!(error instanceof Error)) throw new Error("That is no Error.")
    expect([error, error.cause]).toContain(failure)
  })

  it("can't go on without an open backend", async () => {
    const trouble = new Error("No DATABASE_URL.")
    const { call, errors } = makeSetupRoute({
      management: () => Promise.reject(trouble),
    })
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(errors).toEqual([trouble])
  })

  it("lets nobody in when authorize throws", async () => {
    const trouble = new Error("No session store.")
    const { call, errors } = makeSetupRoute({
      authorize: () => Promise.reject(trouble),
    })
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(errors).toEqual([trouble])
  })

  it("lets nobody in for whom authorize names no customer", async () => {
    const { call, management, errors } = makeSetupRoute({ authorize: () => "" })
    await management.createScimConnection({ customerId: "" })
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(errors).toHaveLength(1)
  })

  it("hands on what InvalidFields says", async () => {
    const { call, management, errors } = makeSetupRoute()
    const fields = [
      { field: "a", code: "x", message: "a is odd." },
      { field: "b", code: "y", message: "b is even." },
    ]
    management.failNext({ type: "InvalidFields", details: { fields } })
    const answer = await call(method, data)
    expect(answer.status).toBe(400)
    expect(answer.data).toMatchObject({
      code: "invalid_fields",
      detail: "a is odd. b is even.",
    })
    expect(errors).toEqual([])
  })

  it("hands on the texts of what InvalidFields says", async () => {
    const { call, management } = makeSetupRoute()
    const messages = [undefined, "a is odd.", { sql: "select secret" }, "b."]
    const fields = [null, ...messages.map((message) => ({ message }))]
    management.failNext({ type: "InvalidFields", details: { fields } })
    const answer = await call(method, data)
    expect(answer.data.detail).toBe("a is odd. b.")
  })

  it.each([
    undefined,
    null,
    "no object",
    {},
    { fields: "none" },
    { fields: [] },
    { fields: [null, "text"] },
    { fields: [{ message: { sql: "select secret" } }, { message: " " }] },
  ])("has words of its own when InvalidFields says %j", async (details) => {
    const { call, management } = makeSetupRoute()
    management.failNext({ type: "InvalidFields", details })
    const answer = await call(method, data)
    expect(answer.status).toBe(400)
    expect(answer.data.detail).toBe("The SCIM backend rejected a value.")
  })
})

describe("the backend", () => {
  it("is opened late, and only for who is let in", async () => {
    let opened = 0
    const memory = createMemoryScimManagement()
    const management = async () => {
      opened += 1
      return memory
    }
    const { send, call } = makeSetupRoute({ management })
    await send("GET", { headers: { Cookie: undefined } })
    await send("POST", { body: "no JSON" })
    expect(opened).toBe(0)
    await call("POST", {})
    expect(await call("GET")).toHaveProperty("data.hasApiKey", true)
    expect(opened).toBe(2)
  })

  it.each(["POST", "PUT", "PATCH"])(
    "is in trouble when %s brings no key",
    async (method) => {
      for (const scimApiKey of [undefined, null, "", " ", 7, {}]) {
        const { call, errors } = makeSetupRoute({
          management: issues({ scimApiKey }),
        })
        const answer = await call(method, {})
        expect(answer).toEqual({ status: 502, data: UNAVAILABLE })
        expect(errors).toHaveLength(1)
      }
    },
  )

  it("has its answer neither sent on nor logged", async () => {
    const { call, errors } = makeSetupRoute({
      management: issues({ apiKey: "scim_secret" }),
    })
    expect(await call("POST", {})).toHaveProperty("status", 502)
    const [error] = errors
    expect(error).toBeInstanceOf(Error)
    const { message, stack, cause } = Object(error)
    expect(JSON.stringify([message, stack, cause])).not.toContain("secret")
  })

  it("may use its own this", async () => {
    class Client {
      #data = { scimApiKeyValidUntil: 5 }
      async fetchScimConnection() {
        return { ok: true as const, data: this.#data }
      }
      createScimConnection = unused
      resetScimApiKey = unused
      deleteScimConnection = unused
    }
    const { call } = makeSetupRoute({ management: new Client() })
    expect(await call("GET")).toHaveProperty("data.expiresAt", 5)
  })
})

function unused() {
  return Promise.reject(new Error("unused"))
}

/** A backend that answers with `data`, of whatever shape. */
function issues(data: object): ScimManagement {
  const answer = async () => ({
    ok: true as const,
    data: JSON.parse(JSON.stringify(data)),
  })
  return {
    fetchScimConnection: unused,
    createScimConnection: answer,
    resetScimApiKey: answer,
    deleteScimConnection: unused,
  }
}
