import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"

import type { ScimEndpoint } from "./scim-client"

/** Ends a request that is never answered. No test fails by it, unless there is no answer at all. */
const HANG_MS = 45_000
const START_MS = 120_000

interface Command {
  args: string[]
  /** What Node reads from its input, a program too long to be an argument. */
  input?: string
  env: Record<string, string>
  /** Finds the server's address in what it prints. */
  address: RegExp
}

export type ScimServerProcess = ReturnType<typeof createServerProcess>

/**
 * A server in a process of its own: what never returns, or ends the process, fails one test and not
 * the run. It starts with the first request, and again after it had to be ended.
 */
export function createServerProcess({
  args,
  input = "",
  env,
  address,
}: Command) {
  let running: Promise<{ child: ChildProcess; url: string }> | undefined
  let printed = ""

  async function start() {
    const child = spawn(process.execPath, args, {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...env },
    })
    child.stdin.end(input)
    const killNow = () => child.kill("SIGKILL")
    process.once("exit", killNow)
    child.once("close", () => {
      process.off("exit", killNow)
      running = undefined
    })
    const url = await new Promise<string>((resolve, reject) => {
      let said = ""
      const timer = setTimeout(() => reject(failed("didn't start")), START_MS)
      child.once("close", () => reject(failed("ended")))
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => {
          printed += chunk
          said += chunk
          const [, found] = address.exec(said) ?? []
          if (!found) return
          clearTimeout(timer)
          resolve(found)
        })
    })
    return { child, url }
  }

  function failed(how: string) {
    return new Error(`The server ${how}. It printed:\n${printed.slice(-4000)}`)
  }

  async function end(signal: "SIGTERM" | "SIGKILL") {
    const { child } = (await running?.catch(() => undefined)) ?? {}
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, "close")
    child.kill(signal)
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000)
    await closed
    clearTimeout(timer)
  }

  return {
    /** What it has printed since the last call. */
    takePrinted() {
      const text = printed
      printed = ""
      return text
    },
    stop: () => end("SIGTERM"),
    async fetch(path: string, init: RequestInit) {
      running ??= start()
      const { url, child } = await running
      try {
        const response = await fetch(url + path, {
          ...init,
          redirect: "manual",
          signal: AbortSignal.timeout(HANG_MS),
        })
        const body = await response.arrayBuffer()
        const { status, headers } = response
        const isEmpty = body.byteLength === 0
        return new Response(isEmpty ? null : body, { status, headers })
      } catch (error) {
        // A server that has just died is known to have, before the next request.
        if (child.exitCode === null && child.signalCode === null)
          await end("SIGKILL")
        throw new Error(
          `The server didn't answer. It printed:\n${printed.slice(-4000)}`,
          { cause: error },
        )
      }
    },
  }
}

/** The endpoint at that server, for the customer to whom the key belongs. */
export function connectToServer(
  server: ScimServerProcess,
  key: string,
): ScimEndpoint {
  return {
    send: (method, path, body, more = {}) => {
      const headers = {
        Authorization: `Bearer ${key}`,
        "Content-Type": body === undefined ? null : "application/scim+json",
        ...more,
      }
      const given = Object.entries(headers).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as [string, string]],
      )
      return server.fetch(`/scim/v2${path}`, {
        method,
        headers: given,
        body: body ?? null,
      })
    },
  }
}
