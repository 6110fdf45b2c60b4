import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { expect, it } from "vitest"

const run = promisify(execFile)

it.each(["exact", "loose"])(
  "the types take adapters as developers type them: %s optional properties",
  async (name) => {
    const project = `tests/fixtures/adapter-types/tsconfig.${name}.json`
    const tsc = ["node_modules/typescript/bin/tsc", "--noEmit", "-p", project]
    const { stdout } = await run(process.execPath, tsc).catch(
      (failed: { stdout: string }) => failed,
    )
    expect(stdout).toBe("")
  },
)
