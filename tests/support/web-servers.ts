import { createServer, request, type RequestListener } from "node:http"
import { text } from "node:stream/consumers"
import express from "express"
import express4 from "express4"
import { Hono } from "hono"

import { createExpressScimRouter } from "@/lib/scim/server/express-scim-router"

type Handler = (request: Request) => Promise<Response>
type Options = Parameters<typeof createExpressScimRouter>[1]

export const ROUTE = "/api/setup/scim"

/** A setup handler at `ROUTE`, as each framework's users write it. */
export const FRAMEWORKS: [
  name: string,
  mount: (handler: Handler, options?: Options) => RequestListener,
][] = [
  [
    "Express 5",
    (handler, options) =>
      express().all(ROUTE, createExpressScimRouter(handler, options)),
  ],
  [
    "Express 5 after express.json()",
    (handler, options) =>
      express()
        .use(express.json())
        .all(ROUTE, createExpressScimRouter(handler, options)),
  ],
  [
    "Express 5 in a router of a router",
    (handler, options) => {
      const setup = express.Router()
      setup.use("/scim", createExpressScimRouter(handler, options))
      return express().use("/api", express.Router().use("/setup", setup))
    },
  ],
  [
    "Express 4",
    (handler, options) =>
      express4().all(ROUTE, createExpressScimRouter(handler, options)),
  ],
  [
    "Express 4 after express.json()",
    (handler, options) =>
      express4()
        .use(express4.json())
        .all(ROUTE, createExpressScimRouter(handler, options)),
  ],
  [
    "Express 4 in a router of a router",
    (handler, options) => {
      const setup = express4.Router()
      setup.use("/scim", createExpressScimRouter(handler, options))
      return express4().use("/api", express4.Router().use("/setup", setup))
    },
  ],
  [
    "Hono",
    (handler, options) => {
      const app = new Hono()
      app.all(ROUTE, (c) => handler(c.req.raw))
      // Stands in for the adapter of Hono for Node.
      return createExpressScimRouter(async (web) => app.fetch(web), options)
    },
  ],
  ["node:http", createExpressScimRouter],
]

/** On a free port of the loopback interface. */
export async function startServer(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  if (address === null || typeof address === "string")
    throw new Error("The server has no port.")
  return {
    port: address.port,
    host: `127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

export interface HttpOptions {
  path?: string
  headers?: Record<string, string | string[] | undefined> | undefined
  body?: string | Uint8Array | undefined
}

/** Sends what `fetch` wouldn't: any method, any `Host`, the same header twice. */
export function sendHttp(
  port: number,
  method: string,
  { path = ROUTE, headers = {}, body }: HttpOptions = {},
) {
  return new Promise<{
    status: number | undefined
    headers: Record<string, string | string[] | undefined>
    text: string
  }>((resolve, reject) => {
    const given = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
    const req = request({
      host: "127.0.0.1",
      port,
      method,
      path,
      headers: Object.fromEntries(given),
    })
    req.once("error", reject)
    req.once("response", (res) => {
      const { statusCode: status } = res
      text(res).then(
        (answer) => resolve({ status, headers: res.headers, text: answer }),
        reject,
      )
    })
    req.end(body)
  })
}
