import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

import {
  findFolder,
  installWithApt,
  makeFolder,
  removeFolder,
  runUnprivileged,
  startDaemon,
} from "./daemons.mjs"
import { freePort } from "./ports.mjs"

const DEBIAN_ROOT = "/usr/lib/postgresql"
const PROGRAMS = ["initdb", "postgres", "pg_basebackup", "pg_ctl"]
const STANDBY = "standby"

/**
 * Starts an empty PostgreSQL on a free port of 127.0.0.1, with its data in a temporary folder:
 * `{ url, stop }`, or null where there is no PostgreSQL and none can be installed.
 */
export async function startPostgres() {
  if (!findPostgres()) installWithApt("postgresql")
  const bin = findPostgres()
  return bin ? startServer(bin, makeCluster(bin), ["--fsync=off"]) : null
}

/**
 * Starts a primary that a standby follows. With `isSynchronous` the primary confirms a commit only
 * when the standby has it. Throws where there is no PostgreSQL.
 */
export async function startPostgresPair({ isSynchronous = true } = {}) {
  const bin = findPostgres()
  if (!bin) throw new Error("There is no PostgreSQL here.")
  const names = isSynchronous ? STANDBY : ""
  const primary = await startServer(bin, makeCluster(bin), [
    "--synchronous_commit=on",
    `--synchronous_standby_names=${names}`,
  ])
  try {
    const data = makeFolder("postgres")
    const from = `${primary.url}?application_name=${STANDBY}`
    const args = ["-D", data, "-d", from, "-R", "-c", "fast", "--no-sync"]
    runUnprivileged(join(bin, "pg_basebackup"), args, data)
    const standby = await startServer(bin, data, [])

    return {
      primary,
      standby,
      /** Makes the standby a primary. Call it when the old one is killed. */
      promote() {
        const limit = ["-w", "-t", "600"]
        const command = ["promote", "-D", data, ...limit]
        runUnprivileged(join(bin, "pg_ctl"), command, data)
      },
      async stop() {
        await standby.stop()
        await primary.stop()
      },
    }
  } catch (error) {
    await primary.stop()
    throw error
  }
}

/** The folder with PostgreSQL's programs: of the PATH, or Debian's newest version. */
export function findPostgres() {
  const versions = existsSync(DEBIAN_ROOT) ? readdirSync(DEBIAN_ROOT) : []
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_ROOT, version, "bin"))
  return findFolder(PROGRAMS, folders)
}

function makeCluster(bin) {
  const data = makeFolder("postgres")
  const args = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
  runUnprivileged(join(bin, "initdb"), ["-D", data, ...args], data)
  return data
}

async function startServer(bin, data, settings) {
  const port = await freePort()
  const args = [
    "-D",
    data,
    `--port=${port}`,
    "--listen_addresses=127.0.0.1",
    "--unix_socket_directories=",
    // In the data folder, so that nothing is left of a server that was killed.
    "--dynamic_shared_memory_type=mmap",
    ...settings,
  ]
  const server = await startDaemon(join(bin, "postgres"), args, {
    folder: data,
    isReady: /ready to accept (read-only )?connections/,
  })

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    /** Ends the server as a crash would: its sessions notice a moment later. */
    kill: server.kill,
    async stop() {
      await server.stop("SIGINT")
      removeSharedMemory(data)
      removeFolder(data)
    },
  }
}

/** A server that was killed leaves its lock behind, in the memory that processes share. */
function removeSharedMemory(data) {
  const file = join(data, "postmaster.pid")
  if (!existsSync(file)) return
  const [, id] = readFileSync(file, "utf8").split("\n")[6].trim().split(/\s+/)
  try {
    execFileSync("ipcrm", ["-m", id], { stdio: "ignore" })
  } catch {
    // 56 bytes until the machine restarts.
  }
}
