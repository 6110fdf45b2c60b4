import { createClient } from "@propelauth/byo-node"
import { afterEach, describe, expect, it } from "vitest"

import {
  TYPED_ERRORS,
  UNREADABLE_ANSWERS,
  UNTYPED_ANSWERS,
  type SidecarAnswer,
} from "../../src/demo/propelauth-sidecar"
import {
  closePropelAuth,
  openPropelAuth,
  takeWarnings,
} from "../support/propelauth"
import { DAY_S, makeSetupRoute, NOW_MS, NOW_S } from "../support/setup-route"

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
const KEY = { scimApiKey: expect.stringMatching(/^scim_[-\w]{43}$/) }
const UNAVAILABLE = {
  type: "about:blank",
  title: "Bad Gateway",
  status: 502,
  detail: "The SCIM backend gave no valid answer. Try again later.",
  code: "backend_unavailable",
}

const WARNING = [
  "Error making request to PropelAuth BYO API:",
  expect.any(Error),
]

afterEach(closePropelAuth)

describe("the seed's routes over PropelAuth", () => {
  it("GET without a connection", async () => {
    const { call, commands } = await open()
    const data = { hasApiKey: false }
    expect(await call("GET")).toEqual({ status: 200, data })
    expect(commands()).toEqual([
      { command: "FetchScimConnection", data: { customerId: "acme" } },
    ])
  })

  it("GET with a connection", async () => {
    const { call } = await open()
    const expiresAt = NOW_S + 90 * DAY_S
    await call("POST", { expiresAt })
    const data = { hasApiKey: true, expiresAt, canMoveExpiry: true }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it("GET with a key that never expires", async () => {
    const { call, management } = await open()
    await call("POST", {})
    const result = await management.fetchScimConnection({ customerId: "acme" })
    expect(result).toHaveProperty("data.scimApiKeyValidUntil", null)
    const data = { hasApiKey: true, expiresAt: null, canMoveExpiry: true }
    expect(await call("GET")).toEqual({ status: 200, data })
  })

  it.each([
    ["POST", "CreateScimConnection", 201],
    ["PUT", "ResetScimApiKey", 200],
    ["PATCH", "ResetScimApiKey", 200],
  ])(
    "%s passes the seconds on, or nothing",
    async (method, command, status) => {
      const { call, commands } = await open()
      const expiresAt = NOW_S + 90 * DAY_S + 1
      const bodies = [{ expiresAt }, {}, { expiresAt: null }]
      for (const body of bodies) {
        await call(method === "POST" ? "DELETE" : "POST", {})
        expect(await call(method, body)).toMatchObject({ status, data: KEY })
      }
      const sent = commands().filter((one) => one.command === command)
      const acme = { customerId: "acme" }
      expect(sent.map(({ data }) => data)).toEqual([
        { ...acme, scimApiKeyExpiration: expiresAt },
        acme,
        acme,
      ])
    },
  )

  it("POST moves the expiry of the key that is there", async () => {
    const { call, commands } = await open()
    await call("POST", {})
    const expiresAt = NOW_S + 90 * DAY_S
    const answer = await call("POST", { moveExpiry: true, expiresAt })
    expect(answer).toEqual({ status: 204, data: "" })
    expect(commands().slice(2)).toEqual([
      {
        command: "PatchScimConnection",
        data: { customerId: "acme", scimApiKeyExpiration: expiresAt },
      },
    ])
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
  })

  it("DELETE, as often as it is asked", async () => {
    const { call, commands } = await open()
    await call("POST", {})
    for (const time of ["first", "second"])
      expect(await call("DELETE"), time).toEqual({ status: 204, data: "" })
    expect(commands().slice(2)).toEqual(
      Array.from({ length: 2 }, () => ({
        command: "DeleteScimConnection",
        data: { customerId: "acme" },
      })),
    )
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("PUT and PATCH without a connection", async () => {
    const { call } = await open()
    for (const method of ["PUT", "PATCH"])
      expect(await call(method, {})).toHaveProperty("status", 404)
  })
})

describe.each(METHODS)("%s, when PropelAuth answers with", (method) => {
  const data = method === "GET" || method === "DELETE" ? undefined : {}

  it("ScimConnectionNotFound", async () => {
    const { call, errors } = await open(TYPED_ERRORS["ScimConnectionNotFound"])
    const answers: Record<string, object> = {
      GET: { status: 200, data: { hasApiKey: false } },
      DELETE: { status: 204, data: "" },
    }
    const refusal = { status: 404, data: { code: "connection_not_found" } }
    const answer = answers[method] ?? refusal
    expect(await call(method, data)).toMatchObject(answer)
    expect(errors).toEqual([])
  })

  it.each([
    ["ScimConnectionForCustomerIdAlreadyExists", 409, /already/],
    ["InvalidFields", 400, /^Too early\. Too long\.$/],
  ])("%s", async (type, status, detail) => {
    const { call, errors } = await open(TYPED_ERRORS[type])
    const answer = await call(method, data)
    expect(answer).toHaveProperty("status", status)
    expect(answer.data.detail).toMatch(detail)
    expect(errors).toEqual([])
  })

  it.each([
    ["UnexpectedError", TYPED_ERRORS["UnexpectedError"]] as const,
    ...Object.entries(UNTYPED_ANSWERS),
  ])("%s", async (_name, answer) => {
    const { call, errors } = await open(answer)
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(errors).toEqual([expect.any(Error)])
  })

  it.each(Object.entries(UNREADABLE_ANSWERS))("%s", async (_name, answer) => {
    const { call, errors } = await open(answer)
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(errors).toEqual([
      new Error("The SCIM backend failed: UnexpectedError", {
        cause: { type: "UnexpectedError" },
      }),
    ])
    expect(takeWarnings()).toEqual([WARNING])
  })

  it("nothing at all", async () => {
    const { call, errors, sidecar } = await open()
    await sidecar.close()
    expect(await call(method, data)).toEqual({ status: 502, data: UNAVAILABLE })
    expect(String(errors)).toContain("UnexpectedError")
    const [[, cause] = []] = takeWarnings()
    expect(String(cause)).toBe("TypeError: fetch failed")
    expect(cause).toHaveProperty("cause.code", "ECONNREFUSED")
  })
})

describe("the route over PropelAuth", () => {
  it("waits for a slow sidecar, since its client has no time limit", async () => {
    const body = JSON.stringify({ connectionId: "1", scimApiKey: "scim_slow" })
    const { call } = await open({ status: 200, body, delayMs: 300 })
    const data = { scimApiKey: "scim_slow" }
    expect(await call("POST", {})).toMatchObject({ status: 201, data })
  })

  it.each(["GET", "POST", "PUT", "PATCH"])(
    "takes no null for an answer to %s",
    async (method) => {
      const { call, errors } = await open({ status: 200, body: "null" })
      const data = method === "GET" ? undefined : {}
      const refusal = { status: 502, data: UNAVAILABLE }
      expect(await call(method, data)).toEqual(refusal)
      expect(errors).toHaveLength(1)
    },
  )

  it("is refused with another integration key", async () => {
    const { sidecar } = await open()
    const management = createClient({ url: sidecar.url, integrationKey: "x" })
      .scim.management
    const { call, errors } = makeSetupRoute({ management })
    expect(await call("GET")).toEqual({ status: 502, data: UNAVAILABLE })
    expect(String(errors)).toContain("IntegrationKeyNotFound")
  })
})

async function open(answer?: SidecarAnswer) {
  const opened = await openPropelAuth(() => NOW_MS)
  opened.sidecar.answerWith(answer)
  const route = makeSetupRoute({ management: opened.management })
  const commands = () => opened.sidecar.requests.map(({ body }) => Object(body))
  return { ...route, ...opened, commands }
}
