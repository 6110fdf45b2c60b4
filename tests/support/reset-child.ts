import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { build } from "esbuild"
import { expect } from "vitest"

import { serverUrl } from "./databases"
import { loopResets } from "./reset-loop"

export interface Report {
  key: string
  keyId?: string
  overlapSeconds?: number
}

/** Kills the child once it has reported so many keys; answers with all that it reported. */
export async function killChild(
  program: string,
  count: number,
  around = (work: () => Promise<unknown>) => work(),
) {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { stdio: ["ignore", "pipe", "inherit"] },
  )
  const closed = once(child, "close")
  const reports: Report[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on("line", (line) => {
    const { result, overlapSeconds } = JSON.parse(line)
    const { scimApiKey: key, keyId } = result.data
    reports.push({ key, keyId, overlapSeconds })
  })
  function kill() {
    child.kill("SIGKILL")
    return closed
  }
  try {
    while (reports.length < count) {
      await Promise.race([once(lines, "line"), closed])
      expect(child.exitCode).toBeNull()
    }
    await around(kill)
  } finally {
    await kill()
  }
  return reports
}

/** The program of a child, which Node can't load from its sources: they have types and aliases. */
export async function bundleChild(schema: string, name: string) {
  const values = [serverUrl, schema, name].map((value) => JSON.stringify(value))
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { ${loopResets.name} } from "./tests/support/reset-loop"
        ${loopResets.name}(${values.join()})`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    external: ["pg"],
  })
  return outputFiles[0]?.text ?? ""
}
