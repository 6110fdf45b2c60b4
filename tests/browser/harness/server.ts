import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http"
import { extname, join } from "node:path"
import { text } from "node:stream/consumers"

import { toWebRequest } from "@/lib/scim/server/express-scim-router"
import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

import { createMemoryScimManagement } from "../../../src/demo/memory-scim-management"
import { NONCE } from "./build"
import type { PageOptions } from "./page-options"
import {
  answerWithFault,
  made,
  write,
  type Answer,
  type Fault,
} from "./setup-faults"

export const SETUP_ROUTE = "/api/setup/scim"
const CUSTOMER = { customerId: "acme" }
const DAY_S = 86_400
const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
}

export type ServerState = "none" | "active" | "expired"
export type Harness = Awaited<ReturnType<typeof startHarness>>

/** The built page over the shipped route, with a store in memory behind it and trouble on the way. */
export async function startHarness() {
  const directory = process.env["SCIM_HARNESS_DIR"] ?? ""
  let management = createMemoryScimManagement()
  let due: { method: string; trouble: Fault | Answer } | undefined
  let isKeptAlive = false
  const requests: string[] = []
  const metFaults: Fault[] = []
  const keys: string[] = []
  const collected: string[] = []
  const handle = createScimSetupHandler({
    management: () => management,
    authorize: () => CUSTOMER.customerId,
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(`http://x${request.url}`)
    response.setHeader("Content-Type", "text/html")
    // A browser sends a request again when it finds a connection closed that it used before.
    if (!isKeptAlive) response.setHeader("Connection", "close")
    if (pathname === SETUP_ROUTE) return answerSetup(request, response)
    if (pathname.startsWith("/collect/"))
      return answerRecorder(request, response, pathname)
    if (pathname === "/")
      return sendPage(response, searchParams.get("options") ?? "{}")
    if (pathname === "/away")
      return response.end('<link rel="icon" href="data:,">Another page')
    return sendFile(response, pathname)
  }

  async function answerSetup(
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    requests.push(request.method ?? "")
    const trouble = due?.method === request.method && due?.trouble
    if (!trouble) return write(response, await perform())
    due = undefined
    if ("body" in trouble) return write(response, trouble)
    await answerWithFault(trouble, response, perform)
    return metFaults.push(trouble)

    async function perform(): Promise<Answer> {
      const answered = await handle(toWebRequest(request))
      const { status, headers } = answered
      const body = Buffer.from(await answered.arrayBuffer())
      const key = /"scimApiKey":"(.*?)"/.exec(body.toString())?.[1]
      if (key) keys.push(key)
      return { status, headers: Object.fromEntries(headers), body }
    }
  }

  async function answerRecorder(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ) {
    collected.push(await text(request))
    const sessionRecording = { endpoint: "/s/" }
    // PostHog asks for its options, first by a script.
    if (pathname.endsWith(".js"))
      return response.writeHead(200, { "Content-Type": TYPES[".js"] }).end()
    return write(response, made(200, JSON.stringify({ sessionRecording })))
  }

  function sendPage(response: ServerResponse, query: string) {
    const options: PageOptions = JSON.parse(query)
    const { csp, permissionsPolicy, kit = "radix", canBeFramed } = options
    const name = options.isServerRendered ? "rendered.html" : "index.html"
    const html = readFileSync(join(directory, kit, name), "utf8")
    const nonce = randomUUID()
    if (csp !== "none")
      response.setHeader(
        "Content-Security-Policy",
        policy(nonce, csp, canBeFramed ? "*" : "'none'"),
      )
    if (permissionsPolicy)
      response.setHeader("Permissions-Policy", permissionsPolicy)
    response.end(html.replaceAll(NONCE, nonce))
  }

  function sendFile(response: ServerResponse, pathname: string) {
    const type = TYPES[extname(pathname)]
    if (!type) return response.writeHead(404).end()
    const file = readFileSync(join(directory, pathname))
    const headers = { "Content-Type": type, "Cache-Control": "max-age=3600" }
    return response.writeHead(200, headers).end(file)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  const port = typeof address === "object" ? address?.port : undefined

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    /** Every key that this server has ever issued. */
    keys,
    /** What was sent to the recorder's backend. */
    collected,
    /** The methods of all requests to the setup route since `begin`. */
    requests,
    /** The faults that requests have met since `begin`. */
    metFaults,
    keepAlive: (isWanted: boolean) => void (isKeptAlive = isWanted),
    /** Forgets all, and begins in another state. */
    async begin(state: ServerState) {
      management = createMemoryScimManagement()
      due = undefined
      collected.length = 0
      requests.length = 0
      metFaults.length = 0
      if (state === "none") return
      const days = state === "active" ? 200 : -1
      const now = Math.floor(Date.now() / 1000)
      const scimApiKeyExpiration = now + days * DAY_S
      const created = await management.createScimConnection({
        ...CUSTOMER,
        scimApiKeyExpiration,
      })
      if (created.ok) keys.push(created.data.scimApiKey)
    },
    deleteConnection: () => management.deleteScimConnection(CUSTOMER),
    /** The next request of this method meets trouble, or this very answer. */
    failNext(method: string, trouble: Fault | Answer) {
      due = { method, trouble }
    },
    /** What the screen has to show, as the server knows it. */
    async truth() {
      const found = await management.fetchScimConnection(CUSTOMER)
      if (!found.ok) return { status: "none" as const, keyHint: undefined }
      const { scimApiKeyValidUntil, keyHint } = found.data
      const isOver = (scimApiKeyValidUntil ?? Infinity) <= Date.now() / 1000
      return { status: isOver ? "expired" : "active", keyHint } as const
    },
    use: (key: string) => management.verifyScimApiKey(key),
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

/** What products that take care of it send. */
function policy(nonce: string, allowed: PageOptions["csp"], ancestors: string) {
  return [
    ...(allowed ? ["style-src-attr 'unsafe-inline'"] : []),
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join("; ")
}
