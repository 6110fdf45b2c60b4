import * as http2 from "node:http2"
import * as https from "node:https"
import { connect, type Socket } from "node:net"
import { text } from "node:stream/consumers"
import { afterEach, describe, expect, it } from "vitest"

import { createExpressScimRouter } from "@/lib/scim/server/express-scim-router"

import { makeFilledRoute, makeSetupRoute } from "../support/setup-route"
import { createSignal } from "../support/signal"
import { tlsClient, tlsServer } from "../support/tls"
import { ROUTE } from "../support/web-servers"

type Handler = Parameters<typeof createExpressScimRouter>[0]

const JSON_POST = {
  ":method": "POST",
  ":path": ROUTE,
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
  cookie: "acme",
}

const open: { close(): unknown }[] = []
afterEach(() => {
  for (const one of open.splice(0).toReversed()) one.close()
})

describe.each(["http", "https"] as const)("HTTP/2 over %s", (scheme) => {
  it("reads, creates and resets", async () => {
    const { handle, errors } = makeSetupRoute()
    const { send, origin } = await start(scheme, handle)
    expect(await send({ ":path": ROUTE, cookie: "acme" })).toMatchObject({
      status: 200,
      data: { hasApiKey: false },
    })
    const created = await send(JSON_POST, "{}")
    expect([created.status, created.data.scimApiKey]).toEqual([
      201,
      expect.stringMatching(/^scim_/),
    ])
    const byOrigin = { ...JSON_POST, "sec-fetch-site": undefined, origin }
    const put = { ...byOrigin, ":method": "PUT" }
    expect(await send(put, "{}")).toHaveProperty("status", 200)
    const evil = { ...put, origin: "https://evil.example" }
    expect(await send(evil, "{}")).toHaveProperty("status", 403)
    expect(await send({ ...JSON_POST, ":method": "DELETE" })).toEqual({
      status: 204,
      data: "",
    })
    expect(errors).toEqual([])
  })

  it("passes on URL and headers, without pseudo-headers", async () => {
    const requests: Request[] = []
    const { send, origin } = await start(scheme, async (request) => {
      requests.push(request)
      return new Response()
    })
    await send({ ":path": `${ROUTE}?a=1`, cookie: ["a=1", "b=2"] })
    await send({ ":path": ROUTE, ":authority": "app.example.com" })
    await send({ ":path": ROUTE, ":authority": undefined, host: "x.example" })
    expect(requests.map(({ url }) => url)).toEqual([
      `${origin}${ROUTE}?a=1`,
      `${scheme}://app.example.com${ROUTE}`,
      `${scheme}://x.example${ROUTE}`,
    ])
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
      host: new URL(origin).host,
      cookie: "a=1; b=2",
    })
  })

  it("sends responses that hold what HTTP/2 forbids", async () => {
    const { sendFully } = await start(scheme, async () => {
      const response = new Response("Sign in.", { status: 401 })
      for (const name of ["Connection", "Keep-Alive", "Transfer-Encoding"])
        response.headers.set(name, "close")
      response.headers.append("Set-Cookie", "a=1")
      response.headers.append("Set-Cookie", "b=2")
      return response
    })
    for (const method of ["GET", "HEAD", "POST"]) {
      const request = { ":method": method, ":path": ROUTE }
      const { status, text: body, headers } = await sendFully(request)
      expect([method, status, headers["set-cookie"]]).toEqual([
        method,
        401,
        ["a=1", "b=2"],
      ])
      expect(body).toBe(method === "HEAD" ? "" : "Sign in.")
      expect(headers).not.toHaveProperty("connection")
    }
  })

  it("returns 405 for methods that the route doesn't have", async () => {
    const { handle } = makeSetupRoute()
    const { send } = await start(scheme, handle)
    for (const method of ["HEAD", "OPTIONS", "TRACE", "TRACK", "PROPFIND"]) {
      const answer = await send({ ":method": method, ":path": ROUTE })
      expect([method, answer.status]).toEqual([method, 405])
    }
  })

  it("returns a bare 500 when the handler fails", async () => {
    const { send } = await start(scheme, () => Promise.reject(new Error("No.")))
    expect(await send({ ":path": ROUTE })).toEqual({ status: 500, data: "" })
  })
})

describe("HTTP/2 that is cut off", () => {
  const CUTS: [how: string, cut: (socket: Socket) => unknown][] = [
    ["canceled", (socket) => socket.write(frame(3, 0, [0, 0, 0, 8]))],
    [
      "reset without an error",
      (socket) => socket.write(frame(3, 0, [0, 0, 0, 0])),
    ],
    ["left by its connection", (socket) => socket.destroy()],
    ["left by the end of its connection", (socket) => socket.end()],
  ]

  describe.each(["while it is read", "before it is read"])("%s", (when) => {
    it.each(CUTS)("%s after whole JSON, changes nothing", async (_, cut) => {
      const closing = createSignal()
      const { handle, call, events } = await makeFilledRoute("PUT", {
        async authorize({ method }) {
          if (method === "PUT" && when.startsWith("before")) await closing.fired
          return "acme"
        },
      })
      const before = await call("GET")
      const { origin, arrived, closed } = await start("http", handle)
      const socket = connect(Number(new URL(origin).port), "127.0.0.1")
      open.push({ close: () => socket.destroy() })
      socket.on("error", () => undefined)
      const target = { ":scheme": "http", ":authority": "x" }
      const fields = { ...target, ...JSON_POST, ":method": "PUT" }
      socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
      socket.write(frame(4, 0, [], 0))
      socket.write(frame(1, 4, toFieldBlock(fields)))
      socket.write(frame(0, 0, Buffer.from("{}")))
      await arrived
      cut(socket)
      await closed
      closing.fire()
      await expect.poll(() => events).toHaveLength(1)
      expect(events).toMatchObject([{ code: "incomplete_body" }])
      expect(await call("GET")).toEqual(before)
    })
  })
})

it("a server for HTTP/2 serves HTTP/1.1 as well", async () => {
  const { handle } = makeSetupRoute()
  const { origin } = await start("https", handle)
  const answer = await new Promise<{ status?: number; body: string }>(
    (resolve, reject) => {
      const options = {
        ...tlsClient,
        agent: false,
        method: "POST",
        headers: {
          Cookie: "acme",
          "Content-Type": "application/json",
          Origin: origin,
        },
      }
      const req = https.request(origin + ROUTE, options, (res) => {
        const { statusCode: status = 0 } = res
        text(res).then((body) => resolve({ status, body }), reject)
      })
      req.once("error", reject)
      req.end("{}")
    },
  )
  expect(answer.status).toBe(201)
  expect(answer.body).toContain("scim_")
})

async function start(scheme: "http" | "https", handler: Handler) {
  const router = createExpressScimRouter(handler)
  const arrival = createSignal()
  const closing = createSignal()
  function listener(
    req: http2.Http2ServerRequest,
    res: http2.Http2ServerResponse,
  ) {
    req.stream.once("readable", arrival.fire)
    req.stream.once("close", closing.fire)
    router(req, res)
  }
  const server =
    scheme === "http"
      ? http2.createServer(listener)
      : http2.createSecureServer(
          { ...tlsServer, allowHTTP1: true },
          (req, res) =>
            req.httpVersion === "2.0" ? listener(req, res) : router(req, res),
        )
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = JSON.parse(JSON.stringify(server.address()))
  const origin = `${scheme}://127.0.0.1:${port}`
  const client = http2.connect(origin, tlsClient)
  open.push(server, client)

  async function sendFully(headers: object, body?: string) {
    const given = Object.entries({
      ":authority": new URL(origin).host,
      ...headers,
    })
    const known = given.filter(([, value]) => value !== undefined)
    const stream = client.request(Object.fromEntries(known))
    const answered = new Promise<
      http2.IncomingHttpHeaders & { ":status"?: number }
    >((resolve, reject) => {
      stream.once("response", resolve)
      stream.once("error", reject)
    })
    stream.end(body)
    const answer = await answered
    return {
      status: answer[":status"],
      headers: answer,
      text: await text(stream),
    }
  }

  async function send(headers: object, body?: string) {
    const answer = await sendFully(headers, body)
    const isJson = /json/.test(String(answer.headers["content-type"]))
    const data = isJson && answer.text ? JSON.parse(answer.text) : answer.text
    return { status: answer.status, data }
  }
  const { fired: arrived } = arrival
  const { fired: closed } = closing
  return { client, origin, arrived, closed, send, sendFully }
}

/** A frame of HTTP/2 (RFC 9113, 4.1). */
function frame(
  type: number,
  flags: number,
  payload: ArrayLike<number>,
  stream = 1,
) {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, Uint8Array.from(payload)])
}

/** Literal fields with new names (RFC 7541, 6.2.2), shorter than 127 bytes each. */
function toFieldBlock(fields: Record<string, string>) {
  return Buffer.concat(
    Object.entries(fields).map(([name, value]) => {
      const texts = [name, value].map((one) => Buffer.from(one))
      const parts = texts.flatMap((one) => [Buffer.of(one.length), one])
      return Buffer.concat([Buffer.of(0), ...parts])
    }),
  )
}
