import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { request, type ClientRequest, type IncomingMessage } from "node:http"
import { buffer } from "node:stream/consumers"

import type { ScimEndpoint } from "./scim-client"

/** Ends a request that is never answered. No test fails by it, unless there is no answer at all. */
const HANG_MS = 60_000
const START_MS = 120_000

interface HttpRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | ReadableStream<Uint8Array> | undefined
}

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

  function failed(how: string, cause?: unknown) {
    const text = printed.slice(-4000)
    return new Error(`The server ${how}. It printed:\n${text}`, { cause })
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
    send,
  }

  /** Follows a redirect that keeps the method, as HTTP clients do. */
  async function send(sent: HttpRequest): Promise<Response> {
    running ??= start()
    const { url } = await running
    try {
      const response = await sendOnce(new URL(url), sent)
      const location = response.headers.get("Location")
      if (response.status !== 308 || !location) return response
      const { pathname, search } = new URL(location, url)
      return await send({ ...sent, path: pathname + search })
    } catch (error) {
      if (isRefused(error)) {
        // The request before this one ended the server: this one has nothing to do with it.
        await end("SIGKILL")
        running = undefined
        return await send(sent)
      }
      const isHanging = error instanceof Error && error.name === "AbortError"
      if (isHanging) await end("SIGKILL")
      throw failed(isHanging ? "never answered" : "broke off", error)
    }
  }
}

/**
 * Sends the path as it is written, over a connection of its own, which the client closes: a server
 * that closes it before it has read a whole body takes its own answer back.
 */
function sendOnce(
  { hostname, port }: URL,
  { method, path, headers, body }: HttpRequest,
) {
  return new Promise<Response>((resolve, reject) => {
    const signal = AbortSignal.timeout(HANG_MS)
    const req = request(
      {
        hostname,
        port,
        method,
        path,
        headers: { ...headers, Connection: "keep-alive" },
        agent: false,
        signal,
      },
      (res) => {
        buffer(res)
          .then((content) => {
            resolve(toResponse(res, content))
            // The rest of the body may still be on its way.
            return req.destroy()
          })
          .catch(reject)
      },
    )
    req.on("error", reject)
    if (body instanceof ReadableStream) void writeParts(req, body)
    else req.end(body)
  })
}

async function writeParts(
  req: ClientRequest,
  body: ReadableStream<Uint8Array>,
) {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (!req.write(value)) await once(req, "drain")
    }
    req.end()
  } catch (error) {
    req.destroy(error instanceof Error ? error : undefined)
  }
}

function toResponse(
  { statusCode = 0, headers }: IncomingMessage,
  body: Buffer,
) {
  return new Response(body.length > 0 ? new Uint8Array(body) : null, {
    status: statusCode,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  })
}

function isRefused(error: unknown) {
  return (
    error instanceof Error && "code" in error && error.code === "ECONNREFUSED"
  )
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
      const given = Object.entries(headers).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      )
      return server.send({
        method,
        path: `/scim/v2${path}`,
        headers: Object.fromEntries(given),
        body,
      })
    },
  }
}
