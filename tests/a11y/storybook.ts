import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { preview } from "vite"

import { freePort } from "../../scripts/ports.mjs"

// Workers read this file, too, and inherit the port.
const port = (process.env["A11Y_TEST_PORT"] ??= String(await freePort()))
const root = join(import.meta.dirname, "../..")
const outDir = join(root, "test-results/storybook")

export const STORYBOOK_URL = `http://127.0.0.1:${port}`

/** Builds Storybook once, and serves it until the tests have ended. */
export default async function serveStorybook() {
  const storybook = join(root, "node_modules/storybook/dist/bin/dispatcher.js")
  const build = [storybook, "build", "--quiet", "-o", outDir]
  execFileSync(process.execPath, build, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: Number(port), strictPort: true },
  })
  return () => server.close()
}

interface Entry {
  id: string
  type: string
  title: string
  name: string
}

/** Every story that was built. */
export function stories() {
  const index: { entries: Record<string, Entry> } = JSON.parse(
    readFileSync(join(outDir, "index.json"), "utf8"),
  )
  return Object.values(index.entries).filter(({ type }) => type === "story")
}
