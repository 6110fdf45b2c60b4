import type {
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from "node:http"
import { connect } from "node:net"
import express from "express"
import express4 from "express4"
import * as fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"

import { createExpressScimRouter } from "@/lib/scim/server/express-scim-router"
import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

import {
  DAY_S,
  makeFilledRoute,
  makeSetupRoute,
  NOW_S,
} from "../support/setup-route"
import { ROUTE, sendHttp, startServer } from "../support/web-servers"

type Middleware = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => unknown

const headers = {
  Cookie: "acme",
  "Content-Type": "application/json",
  "Sec-Fetch-Site": "same-origin",
}

const servers: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

describe.each([
  ["Express 5", express, toExpress],
  ["Express 4", express4, toExpress4],
])("the router on %s", (_, parsers, toApp) => {
  async function start(...middleware: Middleware[]) {
    const server = await startServer(toApp(middleware))
    servers.push(server)
    return server
  }

  it("re-serialises whatever express.json() has parsed", async () => {
    const { handle, errors } = makeSetupRoute()
    const parser = parsers.json({ strict: false })
    const { port } = await start(parser, createExpressScimRouter(handle))
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const body = JSON.stringify(value)
        const answer = await sendHttp(port, "POST", { body, headers })
        expect(answer.status).toBeOneOf([201, 400, 409])
        expect(errors).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ["express.raw()", parsers.raw({ type: "*/*" })],
    ["express.text()", parsers.text({ type: "*/*" })],
    ["a parser that looks for something else", parsers.json({ type: "x/y" })],
  ])("takes a body after %s", async (_parser, parser) => {
    const { handle, call } = makeSetupRoute()
    const { port } = await start(parser, createExpressScimRouter(handle))
    const expiresAt = NOW_S + DAY_S
    const body = JSON.stringify({ expiresAt })
    const answer = await sendHttp(port, "POST", { body, headers })
    expect(answer.status).toBe(201)
    expect(await call("GET")).toHaveProperty("data.expiresAt", expiresAt)
  })

  it("rejects a cut-off body that a parser takes for a whole one", async () => {
    const { handle, call, events } = await makeFilledRoute("PUT")
    const before = await call("GET")
    const { port } = await start((req, _res, next) => {
      const chunks: Buffer[] = []
      req.on("data", (chunk: Buffer) => chunks.push(chunk))
      req.once("close", () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
        next(Object.assign(req, { body }) && undefined)
      })
    }, createExpressScimRouter(handle))
    const socket = connect(port, "127.0.0.1")
    const lines = Object.entries({ ...headers, Host: "x", "Content-Length": 9 })
    const head = lines.map((line) => line.join(": ")).join("\r\n")
    socket.resume().end(`PUT ${ROUTE} HTTP/1.1\r\n${head}\r\n\r\n{}`)
    await expect.poll(() => events).toHaveLength(1)
    expect(events).toMatchObject([{ code: "incomplete_body" }])
    expect(await call("GET")).toEqual(before)
  })

  it("takes no form for JSON", async () => {
    const { handle } = makeSetupRoute()
    const parser = parsers.urlencoded({ extended: false })
    const { port } = await start(parser, createExpressScimRouter(handle))
    const type = { "Content-Type": "application/x-www-form-urlencoded" }
    const answer = await sendHttp(port, "POST", {
      body: "expiresAt=1",
      headers: { ...headers, ...type },
    })
    expect(answer.status).toBe(415)
  })

  it("lets authorize ask what another middleware has found out", async () => {
    const { management } = makeSetupRoute()
    const signIn: Middleware = (req, _res, next) => {
      Object.assign(req, { customerId: "acme" })
      next()
    }
    const { port } = await start(signIn, (req, res, next) => {
      const authorize = () => String(Reflect.get(req, "customerId"))
      const handler = createScimSetupHandler({ management, authorize })
      return createExpressScimRouter(handler)(req, res, next)
    })
    const answer = await sendHttp(port, "POST", { body: "{}", headers })
    expect(answer.status).toBe(201)
    const acme = await management.fetchScimConnection({ customerId: "acme" })
    expect(acme.ok).toBe(true)
  })

  it("hands trouble of a handler to Express", async () => {
    const handler = () => Promise.reject(new Error("No handler."))
    const { port } = await start(createExpressScimRouter(handler))
    const { status, text } = await sendHttp(port, "GET")
    expect(status).toBe(500)
    expect(text).toContain("No handler.")
  })

  it("keeps still when another has answered meanwhile", async () => {
    const { handle } = makeSetupRoute()
    const troubles: unknown[] = []
    const { port } = await start((req, res) => {
      const router = createExpressScimRouter(async (request) => {
        res.writeHead(503).end("Too late.")
        return handle(request)
      })
      return router(req, res, (error) => troubles.push(error))
    })
    const answer = await sendHttp(port, "GET")
    expect([answer.status, answer.text]).toEqual([503, "Too late."])
    expect(troubles).toEqual([])
  })

  it("replaces what others say of caching, and adds to Vary", async () => {
    const { handle } = makeSetupRoute()
    const { port } = await start((_req, res, next) => {
      res.setHeader("Cache-Control", "max-age=60")
      res.setHeader("Vary", "Accept-Language")
      next()
    }, createExpressScimRouter(handle))
    const answer = await sendHttp(port, "GET")
    expect(answer.headers["cache-control"]).toBe("no-store")
    expect(answer.headers["vary"]).toBe(
      "Accept-Language, Sec-Fetch-Site, Origin",
    )
  })

  it("knows https by the socket, and not by a header", async () => {
    const urls: string[] = []
    const router = createExpressScimRouter(async ({ url }) => {
      urls.push(url)
      return new Response()
    })
    const { port, host } = await start(({ socket, url }, _res, next) => {
      if (url?.endsWith("?s")) Object.assign(socket, { encrypted: true })
      next()
    }, router)
    const forwarded = { "X-Forwarded-Proto": "https" }
    await sendHttp(port, "GET", { headers: forwarded })
    await sendHttp(port, "GET", { path: `${ROUTE}?s` })
    expect(urls).toEqual([
      `http://${host}${ROUTE}`,
      `https://${host}${ROUTE}?s`,
    ])
  })
})

describe("the router as a listener of node:http", () => {
  async function start(listener: RequestListener) {
    const server = await startServer(listener)
    servers.push(server)
    return server
  }

  it("answers by itself", async () => {
    const { handle, call } = makeSetupRoute()
    const { port } = await start(createExpressScimRouter(handle))
    const answer = await sendHttp(port, "POST", { body: "{}", headers })
    expect(answer.status).toBe(201)
    expect(await call("GET")).toHaveProperty("data.hasApiKey", true)
  })

  it("answers trouble of a handler without its details", async () => {
    const handler = () => Promise.reject(new Error("No handler."))
    const { port } = await start(createExpressScimRouter(handler))
    const { status, text } = await sendHttp(port, "GET")
    expect([status, text]).toEqual([500, ""])
  })

  it("keeps still when another has answered before the trouble", async () => {
    const { port } = await start((req, res) => {
      const router = createExpressScimRouter(async () => {
        res.writeHead(503).end("Too late.")
        throw new Error("No handler.")
      })
      router(req, res)
    })
    const { status, text } = await sendHttp(port, "GET")
    expect([status, text]).toEqual([503, "Too late."])
  })
})

describe("the router", () => {
  it.each(["app.example.com", ""])("takes no %j for an origin", (origin) => {
    const handler = async () => new Response()
    const make = () => createExpressScimRouter(handler, { origin })
    expect(make).toThrow("Invalid URL")
  })
})

function toExpress(middleware: Middleware[]): RequestListener {
  const app = express()
  for (const one of middleware) app.use(one)
  return app
}

function toExpress4(middleware: Middleware[]): RequestListener {
  const app = express4()
  for (const one of middleware) app.use(one)
  return app
}
