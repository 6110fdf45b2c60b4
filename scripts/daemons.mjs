import { execFileSync, spawn } from "node:child_process"
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

import { isDebian } from "./chromium.mjs"

/** Only ends a hang: a busy machine takes as long as it takes. */
const START_LIMIT_MS = 600_000

/**
 * Starts a program as an unprivileged user and waits until it logs that it is ready. The program
 * ends with this process at the latest.
 */
export async function startDaemon(program, args, { folder, isReady }) {
  const child = spawn(program, args, {
    ...unprivilegedUser(),
    cwd: folder,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  const closed = new Promise((resolve) => child.once("close", resolve))
  const killNow = () => child.kill("SIGQUIT")
  process.once("exit", killNow)

  /** Resolves when everything that the program started has ended too. */
  async function stop(signal) {
    process.off("exit", killNow)
    child.kill(signal)
    await closed
  }

  try {
    await untilReady(child, program, isReady)
  } catch (error) {
    await stop("SIGQUIT")
    throw error
  }
  return { stop, kill: () => child.kill("SIGKILL") }
}

/** Runs a program to its end, as the user that `startDaemon` uses. */
export function runUnprivileged(program, args, folder) {
  execFileSync(program, args, {
    ...unprivilegedUser(),
    cwd: folder,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "inherit"],
  })
}

/** A new temporary folder of the user that `startDaemon` uses. */
export function makeFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  const { uid, gid } = unprivilegedUser()
  if (uid !== undefined) chownSync(folder, uid, gid)
  return folder
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** The first folder, of the PATH or one of `others`, that has all of these programs. */
export function findFolder(programs, others) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...others]
  return folders
    .filter(Boolean)
    .find((folder) => programs.every((name) => existsSync(join(folder, name))))
}

/** Installs a package of Debian. Needs root; otherwise nothing happens. */
export function installWithApt(name) {
  if (process.getuid?.() !== 0 || !isDebian()) return
  console.log(`Installing Debian's ${name} …`)
  const options = {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }
  try {
    execFileSync("apt-get", ["update"], options)
    execFileSync(
      "apt-get",
      ["install", "-y", "--no-install-recommends", name],
      options,
    )
  } catch {
    // Whoever asked for it looks for it next.
  }
}

/** PostgreSQL and PgBouncer refuse to run as root. */
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

/** Reads the log to the end, because a full pipe would stop the program. */
function untilReady(child, program, isReady) {
  return new Promise((resolve, reject) => {
    let log = ""
    const fail = () => reject(new Error(`${program} didn't start:\n${log}`))
    const timer = setTimeout(fail, START_LIMIT_MS)
    child.once("error", fail)
    child.once("close", () => {
      clearTimeout(timer)
      fail()
    })
    child.stderr.on("data", (chunk) => {
      log = `${log}${chunk}`.slice(-10_000)
      if (!isReady.test(log)) return
      clearTimeout(timer)
      resolve(undefined)
    })
  })
}
