import { build } from "esbuild"
import { afterAll, beforeAll, expect, it } from "vitest"

import { describeServer, serverUrl } from "../support/databases"
import { serveFunction } from "./function-server"
import {
  describeScimConcurrency,
  describeScimEndpoint,
} from "./scim-endpoint.contract"
import { connectToServer, createServerProcess } from "./server-process"

const SCHEMA = "scim_endpoint_conformance"

describeFunction("handleScimRequest over PGlite", "")
describeServer(SCHEMA, () => {
  const url = serverUrl ?? ""
  describeFunction("handleScimRequest over PostgreSQL", url)
  // Set for a database or a role, it applies to every statement.
  const settings = "-c default_transaction_isolation=serializable"
  describeFunction("handleScimRequest over serializable PostgreSQL", url, {
    settings,
    define: describeScimConcurrency,
  })
})

function describeFunction(
  name: string,
  databaseUrl: string,
  { settings = "", define = describeScimEndpoint } = {},
) {
  let server: ReturnType<typeof createServerProcess>
  beforeAll(async () => {
    server = createServerProcess({
      args: ["--input-type=module", "-"],
      input: await bundle(databaseUrl, settings),
      env: {},
      address: /^(http:\S+)\n/m,
    })
  })
  afterAll(() => server.stop())
  define(name, async (customerId) =>
    connectToServer(server, `key-of-${customerId}`),
  )
  it(`${name} prints nothing but its address`, () => {
    expect(server.takePrinted()).toMatch(/^(http:\S+\n)?$/)
  })
}

/** Node can't load the sources: they have types and aliases. */
async function bundle(databaseUrl: string, settings: string) {
  const values = [databaseUrl, SCHEMA, settings].map((value) =>
    JSON.stringify(value),
  )
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { ${serveFunction.name} } from "./tests/scim/function-server"
        ${serveFunction.name}(${values.join()})`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    external: ["pg", "@electric-sql/pglite"],
  })
  return outputFiles[0]?.text ?? ""
}
