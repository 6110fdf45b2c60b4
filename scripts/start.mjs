import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"

import { checkWritable, installDependencies } from "./deps.mjs"
import { checkPort } from "./ports.mjs"

const root = join(import.meta.dirname, "..")
const next = join(root, "node_modules", "next", "dist", "bin", "next")
const port = process.env.PORT || "3000"
/** Written when a build is complete, with what it was made of. */
const stamp = join(root, ".next", "SOURCES")
/** Next.js sets it by command, and complains about any other value. */
const { NODE_ENV: _nodeEnv, ...env } = process.env

process.chdir(root)
try {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`PORT must be a number up to 65535, not "${port}".`)
  await checkPort(Number(port))
  installDependencies()
  const sources = hashSources()
  if (readStamp() !== sources) build(sources)
  serve()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function build(sources) {
  checkWritable(root)
  const { status } = spawnSync(process.execPath, [next, "build"], {
    stdio: "inherit",
    env,
  })
  if (status !== 0) throw new Error("The build failed. See above.")
  writeFileSync(stamp, sources)
}

function serve() {
  const args = [next, "start", "-H", "127.0.0.1", "-p", port]
  const server = spawn(process.execPath, args, { stdio: "inherit", env })
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
  server.on("exit", (code) => process.exit(isEnding ? 0 : (code ?? 1)))
}

/**
 * By content: a download has no Git to ask, and its files can be older than a
 * build of other ones.
 */
function hashSources() {
  const hash = createHash("sha256")
  const folders = ["src", "registry", "public", "docs"]
  const files = readdirSync(".").filter(
    (name) =>
      (/\.(json|ts|mjs|md)$/.test(name) || name.startsWith(".env")) &&
      // Next.js writes this one itself.
      name !== "next-env.d.ts",
  )
  for (const path of [...folders.flatMap(filesIn), ...files].toSorted())
    hash.update(path).update("\0").update(readFileSync(path))
  return hash.digest("hex")
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined
}
