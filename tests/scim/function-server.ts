import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http"
import { PGlite } from "@electric-sql/pglite"
import { Pool } from "pg"

import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"
import { scimResourceSchema } from "@/demo/scim-resources"
import { handleScimRequest } from "@/demo/scim-server"

/**
 * Serves `handleScimRequest` by itself, over PGlite, or over PostgreSQL when it gets an address.
 * Any failure that isn't a response ends the process, and so does a changed `Object.prototype`.
 */
export async function serveFunction(
  connectionString: string,
  schema: string,
  settings: string,
) {
  const db = await openDatabase(connectionString, schema, settings)
  for (const statement of scimResourceSchema) await db.query(statement, [])
  const untouched = namesOfPrototype()

  async function respond(req: IncomingMessage, res: ServerResponse) {
    const request = toRequest(req)
    const response = await handleScimRequest(request, {
      db,
      verifyScimApiKey: async (key) => customerOf(key),
      baseUrl: new URL("/scim/v2", request.url).href,
    })
    if (namesOfPrototype() !== untouched)
      throw new Error("Object.prototype was changed.")
    res.writeHead(response.status, Object.fromEntries(response.headers))
    res.end(Buffer.from(await response.arrayBuffer()))
  }

  const server = createServer((req, res) => {
    void respond(req, res)
  })
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    if (address && typeof address === "object")
      console.log(`http://127.0.0.1:${address.port}`)
  })
}

async function openDatabase(
  connectionString: string,
  schema: string,
  settings: string,
): Promise<ScimDatabase> {
  if (!connectionString) return PGlite.create()
  return new Pool({
    connectionString,
    options: `-c search_path=${schema} ${settings}`,
    max: 20,
  })
}

function toRequest(req: IncomingMessage) {
  const { method = "GET", headers, url = "/" } = req
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    body: method === "GET" || method === "HEAD" ? null : toStream(req),
    duplex: "half",
  }
  return new Request(`http://${headers.host}${url}`, init)
}

/** Reads no further than it is asked to. */
function toStream(req: IncomingMessage) {
  const chunks = req[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
  })
}

function namesOfPrototype() {
  return Object.getOwnPropertyNames(Object.prototype).join()
}

function customerOf(key: string) {
  const [, customerId] = /^key-of-(acme|globex)$/.exec(key) ?? []
  return customerId ? { customerId } : null
}
