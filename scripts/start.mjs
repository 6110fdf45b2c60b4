import { spawn, spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"

import { installDependencies } from "./deps.mjs"

const root = join(import.meta.dirname, "..")
const next = join(root, "node_modules", "next", "dist", "bin", "next")
const port = process.env.PORT ?? "3000"

process.chdir(root)
installDependencies()
if (!isBuilt()) run([next, "build"])

const server = spawn(
  process.execPath,
  [next, "start", "-H", "127.0.0.1", "-p", port],
  { stdio: "inherit" },
)
let isEnding = false
function end() {
  isEnding = true
  server.kill("SIGTERM")
}
process.on("SIGINT", end)
process.on("SIGTERM", end)
// npm ends without its children when it is told to end.
const parent = process.ppid
setInterval(() => process.ppid === parent || end(), 1000)
server.on("exit", (code) => {
  if (!isEnding) console.error(`If port ${port} is taken: PORT=3001 npm start`)
  process.exit(isEnding ? 0 : (code ?? 1))
})

/** Whether the build is newer than everything that goes into it. */
function isBuilt() {
  const id = join(root, ".next", "BUILD_ID")
  if (!existsSync(id)) return false
  const builtMs = statSync(id).mtimeMs
  const { stdout } = spawnSync(
    "git",
    ["ls-files", "-co", "--exclude-standard"],
    {
      encoding: "utf8",
    },
  )
  const sources = stdout
    .split("\n")
    .filter((file) =>
      /^(src|registry|public)\/|^[^/]+\.(json|ts|mjs)$/.test(file),
    )
  return (
    sources.length > 0 &&
    sources.every(
      (file) => !existsSync(file) || statSync(file).mtimeMs < builtMs,
    )
  )
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" })
  if (status !== 0) process.exit(status ?? 1)
}
