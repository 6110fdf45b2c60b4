import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import { createExpressScimRouter } from "@/lib/scim/server/express-scim-router"
import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"
import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

import { ROUTE, sendHttp, startServer } from "../support/web-servers"

const ENDPOINT = "/scim/v2/Users"
const SCHEMA = "scim_scale_out"
const serverUrl = process.env["TEST_DATABASE_URL"]

describe.skipIf(!serverUrl)("two servers over one PostgreSQL", () => {
  const admin = new Pool({ connectionString: serverUrl, max: 1 })
  let servers: Awaited<ReturnType<typeof startApp>>[] = []

  beforeAll(async () => {
    await admin.query(`drop schema if exists ${SCHEMA} cascade`)
    await admin.query(`create schema ${SCHEMA}`)
    // As they do when a cluster is rolled out: all at once.
    servers = await Promise.all([startApp(), startApp()])
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    await admin.query(`drop schema ${SCHEMA} cascade`)
    await admin.end()
  })

  /** What each server says of a key, asked twice: the first answer might be remembered. */
  async function statusesOf(key: string) {
    const statuses: unknown[] = []
    for (const server of [...servers, ...servers])
      statuses.push(await server.statusOf(key))
    return statuses
  }

  it.each([
    ["made on the first and reset on the second", 0, 1],
    ["made on the second and reset on the first", 1, 0],
  ])("agree at once on a key %s", async (_, first, second) => {
    const [one, two] = [servers[first], servers[second]]
    if (!one || !two) throw new Error("The servers aren't there.")
    const created = await one.issue("POST")
    expect(await statusesOf(created)).toEqual([200, 200, 200, 200])
    expect(await two.read()).toMatchObject({
      hasApiKey: true,
      keyHint: created.slice(-4),
      lastUsedAt: expect.any(Number),
    })

    const reset = await two.issue("PUT")
    expect(await statusesOf(created)).toEqual([401, 401, 401, 401])
    expect(await statusesOf(reset)).toEqual([200, 200, 200, 200])

    const expiresAt = Math.floor(Date.now() / 1000) + 3600
    await one.move(expiresAt)
    expect(await two.read()).toHaveProperty("expiresAt", expiresAt)

    const overlapping = await one.issue("PUT", { overlapSeconds: 3600 })
    expect(await statusesOf(reset)).toEqual([200, 200, 200, 200])
    expect(await two.read()).toHaveProperty("previousKey.expiresAt")
    await two.endPrevious()
    expect(await one.read()).not.toHaveProperty("previousKey")
    expect(await statusesOf(reset)).toEqual([401, 401, 401, 401])

    await two.remove()
    expect(await statusesOf(overlapping)).toEqual([401, 401, 401, 401])
    expect(await one.read()).toEqual({ hasApiKey: false })
  })

  it("make one connection when both are asked at once (B-8)", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }).flatMap(() =>
        servers.map((server) => server.send("POST", {})),
      ),
    )
    const counts = [201, 409].map(
      (status) => answers.filter((answer) => answer.status === status).length,
    )
    expect(counts).toEqual([1, 19])
    await servers[0]?.remove()
  })

  it("go on with what a server that has died left behind", async () => {
    const dying = await startApp()
    const key = await dying.issue("POST")
    await dying.close()
    expect(await statusesOf(key)).toEqual([200, 200, 200, 200])
    const late = await startApp()
    expect(await late.statusOf(key)).toBe(200)
    expect(await late.read()).toHaveProperty("hasApiKey", true)
    await late.remove()
    await late.close()
    expect(await statusesOf(key)).toEqual([401, 401, 401, 401])
  })
})

/** A process of an app: its own pool, setup route and SCIM endpoint. */
async function startApp() {
  const options = `-c search_path=${SCHEMA}`
  const pool = new Pool({ connectionString: serverUrl, options, max: 10 })
  await migrateScimSchema(pool)
  const management = createPostgresScimManagement(pool)
  const handleSetup = createScimSetupHandler({
    management,
    authorize: () => "acme",
  })

  async function handle(request: Request) {
    if (new URL(request.url).pathname === ROUTE) return handleSetup(request)
    const { verifyScimApiKey } = management
    const caller = await authenticateScimRequest(request, verifyScimApiKey)
    return caller instanceof Response ? caller : Response.json(caller)
  }

  const router = createExpressScimRouter(handle)
  const server = await startServer((req, res) => {
    router(req, res, () => res.writeHead(500).end())
  })

  function send(method: string, data?: object) {
    return sendHttp(server.port, method, {
      path: ROUTE,
      headers: {
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
      },
      body: data && JSON.stringify(data),
    })
  }

  return {
    send,
    async issue(method: string, data: object = {}): Promise<string> {
      const { text } = await send(method, data)
      return JSON.parse(text).scimApiKey
    },
    async read(): Promise<unknown> {
      const { text } = await send("GET")
      return JSON.parse(text)
    },
    async endPrevious() {
      const body = { endPreviousKey: true }
      expect(await send("POST", body)).toHaveProperty("status", 204)
    },
    async move(expiresAt: number) {
      const body = { moveExpiry: true, expiresAt }
      expect(await send("POST", body)).toHaveProperty("status", 204)
    },
    async remove() {
      expect(await send("DELETE")).toHaveProperty("status", 204)
    },
    async statusOf(key: string) {
      const headers = { Authorization: `Bearer ${key}` }
      const { status } = await sendHttp(server.port, "GET", {
        path: ENDPOINT,
        headers,
      })
      return status
    },
    async close() {
      await server.close()
      await pool.end()
    },
  }
}
