import { createServer, type IncomingMessage, type Server } from "node:http"
import { afterEach, describe, expect, it } from "vitest"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import { scimReducer } from "@/lib/scim/scim-reducer"
import type { ScimApi } from "@/lib/scim/scim-types"

const PAGE = "<!doctype html><title>Sign in</title><form></form>"
const CONNECTION = { hasApiKey: true, expiresAt: null, canMoveExpiry: true }
const servers: Server[] = []

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise((end) => server.close(end))),
  )
})

interface Answer {
  status?: number
  location?: string
  type?: string
  body?: string
}

const SILENCE: Answer = {}

/** A server in front of a route. Returns its address and the requests that came, in order. */
async function serve(respond: (request: IncomingMessage) => Answer) {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString()
      requests.push(`${request.method} ${request.url} ${body}`.trim())
      const answer = respond(request)
      if (answer === SILENCE) return
      const { status = 200, location, type, body: text = "" } = answer
      response.writeHead(status, {
        Connection: "close",
        ...(location && { Location: location }),
        ...(type && { "Content-Type": type }),
      })
      response.end(text)
    })
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const address = server.address()
  if (!address || typeof address === "string") throw new Error("No port.")
  return { origin: `http://127.0.0.1:${address.port}`, requests }
}

function route({ method }: IncomingMessage): Answer {
  if (method === "DELETE") return { status: 204 }
  const answer = method === "GET" ? CONNECTION : { scimApiKey: "scim_key" }
  return { type: "application/json", body: JSON.stringify(answer) }
}

const page = { type: "text/html", body: PAGE }
const signedOut = { ok: false, error: { message: "", code: "signed_out" } }

const CALLS: [string, (api: Required<ScimApi>) => Promise<unknown>][] = [
  ["get", (api) => api.get()],
  ["create", (api) => api.create({})],
  ["reset", (api) => api.reset({})],
  ["remove", (api) => api.remove()],
  ["update", (api) => api.update({ expiresAt: 1_900_000_000 })],
  ["endPreviousKey", (api) => api.endPreviousKey()],
]

describe.each([301, 302, 303, 307, 308])("a redirect with %i", (status) => {
  it.each(CALLS)("to a sign-in page is signed out: %s", async (_, call) => {
    const { origin, requests } = await serve(({ url }) =>
      url === "/login" ? page : { status, location: "/login" },
    )
    expect(await call(createFetchScimApi(`${origin}/api`))).toEqual(signedOut)
    expect(requests.filter((line) => /^\w+ \/login/.test(line))).toEqual([
      "GET /login",
    ])
  })

  it.each(CALLS)("to another origin is signed out: %s", async (_, call) => {
    const other = await serve(() => page)
    const { origin } = await serve(() => ({
      status,
      location: `${other.origin}/oauth`,
    }))
    expect(await call(createFetchScimApi(`${origin}/api`))).toEqual(signedOut)
  })

  it.each(CALLS)(
    "to the route with a slash at its end is followed: %s",
    async (_, call) => {
      const { origin, requests } = await serve((request) =>
        request.url === "/api/"
          ? route(request)
          : { status, location: "/api/" },
      )
      const api = createFetchScimApi(`${origin}/api`)
      await call(api)
      const sent = requests.at(-1)
      requests.length = 0
      await call(api)
      expect(requests).toEqual([sent])
      expect(sent).toMatch(/^\w+ \/api\//)
    },
  )

  it("repeats no write at the end of it that could be another", async () => {
    const { origin, requests } = await serve((request) =>
      request.url === "/api/" ? route(request) : { status, location: "/api/" },
    )
    const api = createFetchScimApi(`${origin}/api`)
    expect(await api.reset({ expiresAt: 1_900_000_000 })).toEqual({
      ok: true,
      data: { scimApiKey: "scim_key" },
    })
    expect(requests).toEqual([
      'PUT /api {"expiresAt":1900000000}',
      "GET /api",
      "GET /api/",
      'PUT /api/ {"expiresAt":1900000000}',
    ])
  })
})

describe("a redirect", () => {
  it.each([
    ["to a route of another origin", { origin: true }],
    ["in a circle", { circle: true }],
    ["to JSON that is no connection", { json: true }],
    ["to a server that is gone", { gone: true }],
  ])("%s is signed out", async (_, { origin, circle, json, gone }: Kind) => {
    const other = await serve(route)
    const targets = [
      origin && `${other.origin}/api`,
      circle && "/api",
      json && "/json",
      gone && "http://127.0.0.1:1/",
    ]
    const location = targets.find(Boolean) || "/"
    const first = await serve(({ url }) =>
      url === "/json"
        ? { type: "application/json", body: '{"login":true}' }
        : { status: 307, location },
    )
    const api = createFetchScimApi(`${first.origin}/api`)
    expect(await api.reset({})).toEqual(signedOut)
    expect(other.requests.filter((line) => line.startsWith("PUT"))).toEqual([])
  })

  it("that refreshes the session is followed", async () => {
    let isFresh = false
    const { origin } = await serve((request) => {
      if (isFresh) return route(request)
      isFresh = true
      return { status: 307, location: "/api" }
    })
    const api = createFetchScimApi(`${origin}/api`)
    expect(await api.create({})).toMatchObject({ ok: true })
  })

  it("to a rejection of the route is that rejection", async () => {
    const { origin } = await serve(({ url }) =>
      url === "/api/"
        ? { status: 403, type: "application/json", body: '{"code":"no"}' }
        : { status: 308, location: "/api/" },
    )
    const api = createFetchScimApi(`${origin}/api`)
    expect(await api.get()).toMatchObject({ error: { status: 403 } })
  })

  it("whose end never answers is a time-out", async () => {
    const { origin } = await serve(({ url }) =>
      url === "/api/" ? SILENCE : { status: 307, location: "/api/" },
    )
    const api = createFetchScimApi(`${origin}/api`, { timeoutMs: 50 })
    expect(await api.get()).toMatchObject({ error: { code: "TimeoutError" } })
  })
})

interface Kind {
  origin?: boolean
  circle?: boolean
  json?: boolean
  gone?: boolean
}

describe("what a proxy answers in place of the route", () => {
  const read = { ok: true, data: { hasApiKey: true, expiresAt: null } } as const
  const resetting = {
    view: "active",
    connection: read.data,
    notice: null,
    task: { step: "running", intent: "reset" },
  } as const

  it.each([
    ["a page with 200", page, "signed_out", null],
    ["a page without a type", { body: PAGE }, "signed_out", null],
    ["a page with 401", { ...page, status: 401 }, "bad_response", null],
    ["a page with 403", { ...page, status: 403 }, "bad_response", null],
    ["a page with 511", { ...page, status: 511 }, "bad_response", null],
    ["a page with 500", { ...page, status: 500 }, "bad_response", "uncertain"],
    ["a page with 502", { ...page, status: 502 }, "bad_response", "uncertain"],
    ["a page with 503", { ...page, status: 503 }, "bad_response", "uncertain"],
    ["a page with 504", { ...page, status: 504 }, "bad_response", "uncertain"],
    ["nothing", {}, "bad_response", "uncertain"],
    ["a text", { body: "Welcome" }, "bad_response", "uncertain"],
    [
      "a warning before the answer",
      { body: '<br />\n<b>Warning</b>: x\n{"scimApiKey":"k"}' },
      "bad_response",
      "uncertain",
    ],
  ])("leaves a reset certain or not: %s", async (...row) => {
    const [, answer, code, certainty] = row
    const { origin } = await serve(() => answer)
    const result = await createFetchScimApi(origin).reset({})
    if (result.ok) throw new Error("It can't be a success.")
    const { message = "", status, code: name = "" } = result.error
    expect(name).toBe(code)
    const error = { message, code: name, ...(status && { status }) }
    const next = scimReducer(resetting, { type: "failed", error, read })
    expect(next).toMatchObject({
      notice: certainty && "reset-uncertain",
      task: { step: "failed" },
    })
  })
})

describe("the option credentials", () => {
  it.each([undefined, "include", "omit"] as const)(
    "is passed to fetch: %s",
    async (credentials) => {
      const seen: (RequestCredentials | undefined)[] = []
      const original = globalThis.fetch
      globalThis.fetch = async (_, init) => {
        seen.push(init?.credentials)
        return Response.json({ hasApiKey: false })
      }
      try {
        const options = credentials ? { credentials } : {}
        const api = createFetchScimApi("http://app.test/api", options)
        await api.get()
        await api.create({})
      } finally {
        globalThis.fetch = original
      }
      expect(seen).toEqual([credentials, credentials])
    },
  )
})
