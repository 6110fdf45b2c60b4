import { once } from "node:events"
import { connect } from "node:net"
import * as fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"

import { DAY_S, makeSetupRoute, NOW_S } from "../support/setup-route"
import { createSignal } from "../support/signal"
import {
  FRAMEWORKS,
  ROUTE,
  sendHttp,
  startServer,
  type HttpOptions,
} from "../support/web-servers"

const ORIGIN = "https://app.example.com"
const METHODS = "GET, POST, PUT, PATCH, DELETE"

type Mount = (typeof FRAMEWORKS)[number][1]

const servers: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(listener: Parameters<typeof startServer>[0]) {
  const server = await startServer(listener)
  servers.push(server)
  return server
}

/** With a parser in front, a bad body is the parser's to refuse. */
const RAW = FRAMEWORKS.filter(([name]) => !name.includes("json()"))

describe.each(FRAMEWORKS)("the setup route on %s", (_, mount) => {
  it("reads, creates, resets and deletes", async () => {
    const { call, management, errors } = await serve(mount)
    expect(await call("GET")).toEqual({
      status: 200,
      data: { hasApiKey: false },
    })
    const expiresAt = NOW_S + DAY_S
    const created = await call("POST", { expiresAt })
    expect(created.status).toBe(201)
    expect(await call("POST", {})).toHaveProperty("status", 409)
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
    const reset = await call("PUT", { overlapSeconds: 3600 })
    expect(reset.status).toBe(200)
    expect(await call("GET")).toMatchObject({
      data: { expiresAt: null, previousKey: { expiresAt: NOW_S + 3600 } },
    })
    for (const { data } of [created, reset])
      expect(await management.verifyScimApiKey(data.scimApiKey)).not.toBeNull()
    expect(await call("PATCH", {})).toHaveProperty("status", 200)
    expect(await call("DELETE")).toEqual({ status: 204, data: "" })
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
    expect(errors).toEqual([])
  })

  it("ends the old key, whomever the query names", async () => {
    const { call, send } = await serve(mount)
    await call("POST", {})
    await call("PUT", { overlapSeconds: 3600 })
    const path = `${ROUTE}?customerId=other`
    const body = '{"endPreviousKey":true}'
    expect(await send("POST", { path, body })).toHaveProperty("status", 204)
    const { data } = await call("GET")
    expect([data.hasApiKey, data.previousKey]).toEqual([true, undefined])
  })

  it("refuses a page of another site", async () => {
    const { send, call, host } = await serve(mount)
    await call("POST", {})
    const table: [headers: HttpOptions["headers"], status: number][] = [
      [{ "Sec-Fetch-Site": "cross-site" }, 403],
      [{ "Sec-Fetch-Site": undefined }, 403],
      [{ "Sec-Fetch-Site": undefined, Origin: "null" }, 403],
      [{ "Sec-Fetch-Site": undefined, Origin: ORIGIN }, 403],
      [
        {
          "Sec-Fetch-Site": undefined,
          Origin: ORIGIN,
          "X-Forwarded-Host": "app.example.com",
          "X-Forwarded-Proto": "https",
          Forwarded: "host=app.example.com;proto=https",
        },
        403,
      ],
      [{ "Sec-Fetch-Site": undefined, Origin: `http://${host}` }, 200],
    ]
    for (const [headers, status] of table) {
      const answer = await send("PUT", { body: "{}", headers })
      expect([headers, answer.status]).toEqual([headers, status])
    }
  })

  it("goes by the origin it is given behind a proxy", async () => {
    const urls: string[] = []
    const { send, host } = await serve(
      mount,
      {
        authorize(request) {
          urls.push(request.url)
          return "acme"
        },
      },
      { origin: ORIGIN },
    )
    const body = "{}"
    const headers = { "Sec-Fetch-Site": undefined, Origin: ORIGIN }
    expect(await send("POST", { body, headers })).toHaveProperty("status", 201)
    expect(urls).toEqual([ORIGIN + ROUTE])
    headers.Origin = `http://${host}`
    expect(await send("PUT", { body, headers })).toHaveProperty("status", 403)
  })

  it("tells authorize of host, scheme, path and query", async () => {
    const urls: string[] = []
    const { send, host } = await serve(mount, {
      authorize(request) {
        urls.push(request.url)
        return "acme"
      },
    })
    await send("GET", { path: `${ROUTE}?a=1&a=2?` })
    await send("GET", { headers: { Host: "Admin.Example.com:80" } })
    expect(urls).toEqual([
      `http://${host}${ROUTE}?a=1&a=2?`,
      `http://admin.example.com${ROUTE}`,
    ])
  })

  it("hands on headers that come twice, both ways", async () => {
    const seen: (string | null)[] = []
    const { send } = await serve(mount, {
      authorize({ headers }) {
        seen.push(headers.get("X-Group"), headers.get("Cookie"))
        const refusal = new Response("Sign in.", { status: 401 })
        refusal.headers.append("Set-Cookie", "a=1")
        refusal.headers.append("Set-Cookie", "b=2")
        return refusal
      },
    })
    const headers = { "X-Group": ["x", "y"], Cookie: ["acme", "b"] }
    const answer = await send("GET", { headers })
    expect(seen).toEqual(["x, y", "acme; b"])
    expect([answer.status, answer.text]).toEqual([401, "Sign in."])
    expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"])
  })

  it("has no other method and stores nothing", async () => {
    const { send, errors } = await serve(mount)
    for (const method of ["OPTIONS", "TRACE", "PROPFIND"]) {
      const { status, headers, text } = await send(method)
      expect([status, headers["allow"]]).toEqual([405, METHODS])
      expect(JSON.parse(text)).toHaveProperty("code", "method_not_allowed")
    }
    const { status, text } = await send("HEAD")
    expect([status, text]).toEqual([405, ""])
    for (const method of ["GET", "DELETE", "OPTIONS"]) {
      const { headers } = await send(method)
      expect(headers["cache-control"]).toBe("no-store")
      expect(headers["vary"]).toBe("Sec-Fetch-Site, Origin")
      expect(headers["x-content-type-options"]).toBe("nosniff")
    }
    expect(errors).toEqual([])
  })

  it.each([
    ["with a length", head("PUT", 100), "{}"],
    ["in chunks", head("PUT"), "2\r\n{}\r\n"],
  ])("ignores a body %s that is cut off", async (_case, first, body) => {
    const { port, call } = await serve(mount)
    await call("POST", {})
    const before = await call("GET")
    const socket = connect(port, "127.0.0.1")
    socket.resume().end(first + body)
    await once(socket, "close")
    expect(await call("GET")).toEqual(before)
  })

  it("refuses other types of body, and says what is wrong", async () => {
    const { send, call } = await serve(mount)
    await call("POST", {})
    const headers = { "Content-Type": "text/plain" }
    const answer = await send("PUT", { body: "{}", headers })
    expect(answer.status).toBe(415)
    expect(answer.headers["content-type"]).toBe("application/problem+json")
    expect(await call("PUT", { expiresAt: 1 })).toMatchObject({
      status: 400,
      data: { code: "invalid_expires_at", field: "expiresAt" },
    })
    expect(await call("PUT")).toHaveProperty("status", 415)
  })
})

describe.each(RAW)("the setup route on %s with its own eyes", (_, mount) => {
  it("answers before a body that is too long has ended", async () => {
    const { port } = await serve(mount)
    const socket = connect(port, "127.0.0.1")
    socket.write(head("POST", 1_000_000) + "x".repeat(20_000))
    const [chunk] = await once(socket, "data")
    expect(String(chunk)).toMatch(/^HTTP\/1.1 413 /)
    socket.destroy()
  })

  it.each([
    ["in the middle", head("PUT", 100), '{"expiresAt":', "destroy"],
    ["after whole JSON", head("PUT", 100), "{}", "destroy"],
    ["after whole JSON, by its end", head("PUT", 100), "{}", "end"],
    ["after a whole chunk", head("PUT"), "2\r\n{}\r\n", "destroy"],
    ["before its body, of a DELETE", head("DELETE", 100), "", "destroy"],
  ] as const)(
    "changes nothing for a request that is cut off %s",
    async (_case, first, body, cut) => {
      const arrival = createSignal()
      const closing = createSignal()
      const { port, call, events, errors } = await serve(mount, {
        async authorize({ method }) {
          if (method === "GET" || method === "POST") return "acme"
          arrival.fire()
          // What was cut off meanwhile looks the same as what is cut off later.
          await closing.fired
          return "acme"
        },
      })
      await call("POST", {})
      const before = await call("GET")
      const socket = connect(port, "127.0.0.1")
      socket.on("error", () => undefined).write(first + body)
      await arrival.fired
      socket.once("close", () => closing.fire())
      socket.resume()[cut]()
      if (cut === "end") closing.fire()
      await expect.poll(() => events).toHaveLength(2)
      expect(events[1]).toHaveProperty("code", "incomplete_body")
      expect([await call("GET"), errors]).toEqual([before, []])
    },
  )

  it("has no trouble with any body or header", async () => {
    const { port, errors } = await serve(mount)
    const value = fc
      .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map(toLatin1) })
      .filter((text) => !text.includes("\x7f"))
    const header = fc.option(value, { nil: undefined })
    const input = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
      query: fc.webQueryParameters(),
      body: fc.oneof(fc.json(), fc.string(), fc.uint8Array()),
      headers: fc.record({
        Cookie: fc.constant("acme"),
        "Content-Type": fc.oneof(header, fc.constant(JSON_TYPE)),
        "Content-Encoding": header,
        "Sec-Fetch-Site": fc.oneof(header, fc.constant("same-origin")),
        Origin: fc.oneof(header, fc.webUrl()),
        Host: fc.oneof(value, fc.domain(), fc.constant("a@b/c?d#e")),
        "X-Forwarded-Host": header,
      }),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ method, query, ...rest }) => {
        const path = `${ROUTE}?${query}`
        const answer = await sendHttp(port, method, { path, ...rest })
        expect(answer.status).toBeLessThan(500)
        expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules/)
        expect(errors).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

const JSON_TYPE = "application/json"
async function serve(
  mount: Mount,
  options?: Parameters<typeof makeSetupRoute>[0],
  proxy?: { origin: string },
) {
  const route = makeSetupRoute(options)
  const { port, host } = await start(mount(route.handle, proxy))

  function send(method: string, { headers, ...rest }: HttpOptions = {}) {
    const all = {
      Cookie: "acme",
      "Sec-Fetch-Site": "same-origin",
      "Content-Type": rest.body === undefined ? undefined : JSON_TYPE,
      ...headers,
    }
    return sendHttp(port, method, { ...rest, headers: all })
  }
  async function call(method: string, data?: object) {
    const body = data && JSON.stringify(data)
    const answer = await send(method, { body })
    const { status, text } = answer
    return { status, data: text && JSON.parse(text) }
  }
  return { ...route, port, host, send, call }
}

/** The head of a request, whose body comes in chunks without a length. */
function head(method: string, contentLength?: number) {
  return [
    `${method} ${ROUTE} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Cookie: acme",
    "Sec-Fetch-Site: same-origin",
    "Content-Type: application/json",
    contentLength === undefined
      ? "Transfer-Encoding: chunked"
      : `Content-Length: ${contentLength}`,
    "\r\n",
  ].join("\r\n")
}

function toLatin1(code: number) {
  return String.fromCharCode(code)
}
