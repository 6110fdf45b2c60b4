import { build } from "esbuild"
import { afterAll, beforeAll, expect, it } from "vitest"

import { describeServer, serverUrl } from "../support/databases"
import { serveFunction } from "./function-server"
import { describeScimEndpoint } from "./scim-endpoint.contract"
import { connectToServer, createServerProcess } from "./server-process"

const SCHEMA = "scim_endpoint_conformance"

describeFunction("handleScimRequest over PGlite", "")
describeServer(SCHEMA, () => {
  describeFunction("handleScimRequest over PostgreSQL", serverUrl ?? "")
})

function describeFunction(name: string, databaseUrl: string) {
  let server: ReturnType<typeof createServerProcess>
  beforeAll(async () => {
    server = createServerProcess({
      args: ["--input-type=module", "-"],
      input: await bundle(databaseUrl),
      env: {},
      address: /^(http:\S+)\n/m,
    })
  })
  afterAll(() => server.stop())
  describeScimEndpoint(name, async (customerId) =>
    connectToServer(server, `key-of-${customerId}`),
  )
  it(`${name} prints nothing but its address`, () => {
    expect(server.takePrinted()).toMatch(/^(http:\S+\n)?$/)
  })
}

/** Node can't load the sources: they have types and aliases. */
async function bundle(databaseUrl: string) {
  const values = [databaseUrl, SCHEMA].map((value) => JSON.stringify(value))
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
