import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Fails when public/r is not what `shadcn build` makes of registry.json and registry/ now. */
const built = mkdtempSync(join(tmpdir(), "registry-"))
const cli = join("node_modules", "shadcn", "dist", "index.js")
const { status } = spawnSync(
  process.execPath,
  [cli, "build", "--output", built],
  { stdio: "inherit" },
)
if (status !== 0) process.exit(1)

const names = new Set([...readdirSync(built), ...readdirSync("public/r")])
const stale = [...names].filter(
  (name) => read(built, name) !== read("public/r", name),
)
rmSync(built, { recursive: true })
if (stale.length > 0) {
  console.error(
    `public/r is out of date (${stale.join(", ")}): run "npm run registry:build" and commit it.`,
  )
  process.exitCode = 1
}

function read(folder, name) {
  try {
    return readFileSync(join(folder, name), "utf8")
  } catch {
    return null
  }
}
