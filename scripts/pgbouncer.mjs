import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"

import {
  findFolder,
  installWithApt,
  makeFolder,
  removeFolder,
  startDaemon,
} from "./daemons.mjs"
import { freePort } from "./ports.mjs"

/** PgBouncer's path: found, or installed now; undefined where neither is possible. */
export function installPgBouncer() {
  if (!findPgBouncer()) installWithApt("pgbouncer")
  return findPgBouncer()
}

export function findPgBouncer() {
  const folder = findFolder(["pgbouncer"], ["/usr/sbin", "/usr/local/sbin"])
  return folder && join(folder, "pgbouncer")
}

/** From 1.21 on, PgBouncer can prepare named statements on each of its connections. */
export function canPgBouncerPrepare() {
  const path = findPgBouncer()
  if (!path) return false
  const text = execFileSync(path, ["--version"], { encoding: "utf8" })
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(text) ?? []
  return Number(major) > 1 || Number(minor) >= 21
}

/**
 * Starts PgBouncer in transaction mode in front of every database of a server, on a free port of
 * 127.0.0.1. `url` is the server's, with the user and the password that PgBouncer signs in with.
 */
export async function startPgBouncer(url, { poolSize, settings = {} }) {
  const { hostname, port: serverPort, username, password } = new URL(url)
  const folder = makeFolder("pgbouncer")
  const port = await freePort()
  const server = {
    host: hostname,
    port: serverPort || "5432",
    user: decodeURIComponent(username),
    ...(password && { password: decodeURIComponent(password) }),
  }
  const options = {
    listen_addr: "127.0.0.1",
    listen_port: port,
    unix_socket_dir: "",
    auth_type: "any",
    pool_mode: "transaction",
    default_pool_size: poolSize,
    ...settings,
  }
  const file = join(folder, "pgbouncer.ini")
  const lines = [
    "[databases]",
    `* = ${pairs(server, (value) => `'${value.replaceAll("'", "''")}'`).join(" ")}`,
    "[pgbouncer]",
    ...pairs(options, String),
  ]
  writeFileSync(file, `${lines.join("\n")}\n`)
  const pooler = await startDaemon(findPgBouncer(), [file], {
    folder,
    isReady: /process up/,
  })

  return {
    url: (database) => `postgres://pooler@127.0.0.1:${port}/${database}`,
    async stop() {
      // Its other signals wait for clients, or differ between versions.
      await pooler.stop("SIGKILL")
      removeFolder(folder)
    },
  }
}

function pairs(values, format) {
  return Object.entries(values).map(
    ([name, value]) => `${name}=${format(value)}`,
  )
}
