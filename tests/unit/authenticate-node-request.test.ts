import * as http2 from "node:http2"
import { text } from "node:stream/consumers"
import express from "express"
import express4 from "express4"
import { Hono } from "hono"
import { afterEach, describe, expect, it } from "vitest"

import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import {
  createExpressScimRouter,
  sendWebResponse,
  toWebRequest,
} from "@/lib/scim/server/express-scim-router"

import { sendHttp, startServer } from "../support/web-servers"

const KEY = "scim_key"
const PATH = "/scim/v2/Users"
type Listener = Parameters<typeof startServer>[0]

async function verify(key: string) {
  return key === KEY ? { customerId: "acme" } : null
}

/** An endpoint that takes web requests, such as most SCIM libraries do. */
async function handleScim(request: Request) {
  const caller = await authenticateScimRequest(request, verify)
  if (caller instanceof Response) return caller
  const { pathname } = new URL(request.url)
  return Response.json({ ...caller, pathname, body: await request.text() })
}

const APPS: [name: string, listener: Listener][] = [
  [
    "Express 5, by req",
    express().post(PATH, express.text({ type: "*/*" }), async (req, res) => {
      const caller = await authenticateScimRequest(req, verify)
      if (caller instanceof Response) return sendWebResponse(res, caller)
      res.json({ ...caller, pathname: req.path, body: req.body })
    }),
  ],
  [
    "Express 5, by a web request",
    express().all("/scim/v2/{*path}", createExpressScimRouter(handleScim)),
  ],
  [
    "Express 4, by a web request",
    express4().all("/scim/v2/*", createExpressScimRouter(handleScim)),
  ],
  [
    "Express 5, by a converted request after a parser",
    express()
      .use(express.text({ type: "*/*" }))
      .post(PATH, async (req, res) => {
        await sendWebResponse(res, await handleScim(toWebRequest(req)))
      }),
  ],
  [
    "node:http",
    async (req, res) => {
      const caller = await authenticateScimRequest(req, verify)
      if (caller instanceof Response) return sendWebResponse(res, caller)
      const body = await text(req)
      res.setHeader("Content-Type", "application/json")
      res.end(JSON.stringify({ ...caller, pathname: req.url, body }))
    },
  ],
  [
    "Hono",
    createExpressScimRouter(async (request) =>
      new Hono().post(PATH, (c) => handleScim(c.req.raw)).fetch(request),
    ),
  ],
]

const servers: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

describe.each(APPS)("authenticateScimRequest on %s", (_, listener) => {
  async function send(authorization: string | undefined) {
    const server = await startServer(listener)
    servers.push(server)
    const headers = { Authorization: authorization, "Content-Type": "x/y" }
    return sendHttp(server.port, "POST", { path: PATH, headers, body: "ä" })
  }

  it("finds the caller and leaves the body to the endpoint", async () => {
    const answer = await send(`bearer Bearer  ${KEY} `)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { customerId: "acme", pathname: PATH, body: "ä" },
    ])
  })

  it.each([undefined, "Bearer", "Bearer other", `Basic ${KEY}`])(
    "rejects the header %s with an error of SCIM",
    async (authorization) => {
      const { status, headers, text: body } = await send(authorization)
      expect(status).toBe(401)
      expect(headers["content-type"]).toBe("application/scim+json")
      expect(headers["www-authenticate"]).toMatch(/^Bearer realm="SCIM"/)
      expect(headers["cache-control"]).toBe("no-store")
      expect(JSON.parse(body)).toMatchObject({ status: "401" })
    },
  )
})

it("authenticateScimRequest takes a request of HTTP/2", async () => {
  async function answer(
    req: http2.Http2ServerRequest,
    res: http2.Http2ServerResponse,
  ) {
    const caller = await authenticateScimRequest(req, verify)
    if (caller instanceof Response) return sendWebResponse(res, caller)
    res.end(caller.customerId)
  }
  const server = http2.createServer((req, res) => void answer(req, res))
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = JSON.parse(JSON.stringify(server.address()))
  const client = http2.connect(`http://127.0.0.1:${port}`)
  const texts: string[] = []
  for (const authorization of [`Bearer ${KEY}`, "Bearer other"])
    texts.push(await text(client.request({ ":path": PATH, authorization })))
  client.close()
  server.close()
  expect(texts).toEqual(["acme", expect.stringContaining('"status":"401"')])
})

it.each([
  ["a header called get", { get: "x", authorization: `Bearer ${KEY}` }],
  [
    "no prototype",
    Object.assign(Object.create(null), { authorization: `Bearer ${KEY}` }),
  ],
])("authenticateScimRequest takes headers with %s", async (_, headers) => {
  const caller = await authenticateScimRequest({ headers }, verify)
  expect(caller).toEqual({ customerId: "acme" })
})

it("authenticateScimRequest takes headers of another implementation", async () => {
  const headers = {
    get: (name: string) =>
      /^authorization$/i.test(name) ? `Bearer ${KEY}` : null,
  }
  const caller = await authenticateScimRequest({ headers }, verify)
  expect(caller).toEqual({ customerId: "acme" })
})
