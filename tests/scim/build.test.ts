import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"

import { describeServer, serverUrl } from "../support/databases"
import { describeScimEndpoint } from "./scim-endpoint.contract"
import {
  connectToServer,
  createServerProcess,
  type ScimServerProcess,
} from "./server-process"

const SCHEMA = "scim_build_conformance"

describeBuild("the production build over PGlite", "")
describeServer(SCHEMA, () => {
  const url = new URL(serverUrl ?? "")
  url.searchParams.set("options", `-c search_path=${SCHEMA}`)
  describeBuild("the production build over PostgreSQL", url.href)
})

/** What users run: `next start`, with the keys that its own setup page would make. */
function describeBuild(name: string, databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), "scim-build-"))
  const server = createServerProcess({
    args: [
      "node_modules/next/dist/bin/next",
      "start",
      "-H",
      "127.0.0.1",
      "-p",
      "0",
    ],
    env: { SCIM_DATA_DIR: folder, DATABASE_URL: databaseUrl },
    address: /(http:\/\/127\.0\.0\.1:\d+)[^]*Ready/,
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  describeScimEndpoint(name, async (customerId) =>
    connectToServer(server, await createKey(server, customerId)),
  )

  it(`${name} lets an admin create a key after all that`, async () => {
    expect(await createKey(server, "acme")).toMatch(/^scim_/)
  })

  it(`${name} prints no failure`, () => {
    expect(server.takePrinted()).not.toMatch(/error|failed|warn|⨯/i)
  })
}

/** A new connection of that customer of the demo. */
async function createKey(server: ScimServerProcess, customerId: string) {
  async function send(method: string) {
    const headers = {
      Cookie: `demo_customer=${customerId}`,
      "Content-Type": "application/json",
      "Sec-Fetch-Site": "same-origin",
    }
    const body = method === "POST" ? "{}" : undefined
    return server.send({ method, path: "/api/setup/scim", headers, body })
  }
  await send("DELETE")
  const { scimApiKey } = await (await send("POST")).json()
  return String(scimApiKey)
}
