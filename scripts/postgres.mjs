import { execFileSync, spawn } from "node:child_process"
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

import { isDebian } from "./chromium.mjs"
import { freePort } from "./ports.mjs"

const DEBIAN_ROOT = "/usr/lib/postgresql"
const START_LIMIT_MS = 60_000

/**
 * Starts an empty PostgreSQL on a free port of 127.0.0.1, with its data in a temporary folder:
 * `{ url, stop }`, or null where there is no PostgreSQL and none can be installed.
 */
export async function startPostgres() {
  const bin = findBin() ?? installWithApt()
  if (!bin) return null
  const user = unprivilegedUser()
  const data = mkdtempSync(join(tmpdir(), "postgres-"))
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid)
  const options = { ...user, cwd: data, env: { ...process.env, LC_ALL: "C" } }
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
    { ...options, stdio: ["ignore", "ignore", "inherit"] },
  )
  const port = await freePort()
  const server = spawn(
    join(bin, "postgres"),
    [
      "-D",
      data,
      `--port=${port}`,
      "--listen_addresses=127.0.0.1",
      "--unix_socket_directories=",
      "--fsync=off",
    ],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  )
  const ended = new Promise((resolve) => server.once("close", resolve))
  const killNow = () => server.kill("SIGQUIT")
  process.once("exit", killNow)

  async function stop() {
    process.off("exit", killNow)
    server.kill("SIGINT")
    await ended
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    await untilReady(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** The folder with `initdb` and `postgres`: of the PATH, or Debian's newest version. */
function findBin() {
  const versions = existsSync(DEBIAN_ROOT) ? readdirSync(DEBIAN_ROOT) : []
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter).filter(Boolean),
    ...versions
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN_ROOT, version, "bin")),
  ]
  return folders.find((folder) =>
    ["initdb", "postgres"].every((name) => existsSync(join(folder, name))),
  )
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  console.log("Installing Debian's postgresql …")
  const options = {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }
  try {
    execFileSync("apt-get", ["update"], options)
    execFileSync(
      "apt-get",
      ["install", "-y", "--no-install-recommends", "postgresql"],
      options,
    )
  } catch {
    return undefined
  }
  return findBin()
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {}
  const name = ["postgres", "nobody"].find((one) => idOf("-u", one))
  return { uid: idOf("-u", name), gid: idOf("-g", name) }
}

function idOf(kind, name) {
  try {
    const stdio = ["ignore", "pipe", "ignore"]
    return Number(execFileSync("id", [kind, name], { stdio }))
  } catch {
    return undefined
  }
}

/** Reads what the server says to the end, because a full pipe would stop it. */
function untilReady(server) {
  return new Promise((resolve, reject) => {
    let said = ""
    const fail = () => reject(new Error(`PostgreSQL didn't start:\n${said}`))
    const timer = setTimeout(fail, START_LIMIT_MS)
    server.once("error", fail)
    server.once("close", fail)
    server.stderr.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-10_000)
      if (!said.includes("ready to accept connections")) return
      clearTimeout(timer)
      resolve(undefined)
    })
  })
}
