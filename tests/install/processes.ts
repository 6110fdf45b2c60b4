import { spawn, type ChildProcess } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import type { Server } from "node:net"
import { delimiter, join } from "node:path"

import { freePort } from "../../scripts/ports.mjs"
import { appFolder } from "./app"
import { APPS, REPO, type InstallCase } from "./cases"

/** The CLI of shadcn waits for a silent server for ever. */
const TOOLS = {
  next: { path: "next/dist/bin/next", limitMs: 100_000 },
  "react-router": { path: "@react-router/dev/bin.js", limitMs: 60_000 },
  "react-router-serve": { path: "@react-router/serve/bin.js", limitMs: 60_000 },
  shadcn: { path: "shadcn/dist/index.js", limitMs: 60_000 },
  tsc: { path: "typescript/bin/tsc", limitMs: 60_000 },
  vite: { path: "vite/bin/vite.js", limitMs: 60_000 },
}
const START_LIMIT_MS = 30_000

type Tool = keyof typeof TOOLS

/** Not through npx, whose children would stay behind. */
function start(app: InstallCase, tool: Tool, args: string[], env = {}) {
  const { path } = TOOLS[tool]
  const own = join(appFolder(app), "node_modules", path)
  const shared = join(REPO, "node_modules", path)
  return startNode(app, [existsSync(own) ? own : shared, ...args], env)
}

function startNode(app: InstallCase, args: string[], env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: appFolder(app),
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const output: string[] = []
  child.stdout.on("data", (data: Buffer) => output.push(data.toString()))
  child.stderr.on("data", (data: Buffer) => output.push(data.toString()))
  return { child, output }
}

export async function run(
  app: InstallCase,
  tool: Tool,
  args: string[],
  env = {},
) {
  const { child, output } = start(app, tool, args, env)
  const limit = setTimeout(() => child.kill("SIGKILL"), TOOLS[tool].limitMs)
  const code = await exit(child)
  clearTimeout(limit)
  if (code === 0) return
  const end = code === null ? "took too long" : `exited with ${code}`
  throw new Error(`${tool} ${args.join(" ")} ${end}\n${output.join("")}`)
}

function exit(child: ChildProcess) {
  return new Promise<number | null>((done) => child.once("close", done))
}

/**
 * Adds an item as its reader does, with an `npm` first in the path that notes down what it is
 * asked for and installs nothing. Returns the packages that npm was asked for.
 */
export async function add(app: InstallCase, registry: string, item: string) {
  const stubs = join(APPS, ".npm", app.name)
  const calls = join(stubs, "calls")
  rmSync(stubs, { recursive: true, force: true })
  mkdirSync(stubs, { recursive: true })
  writeFileSync(join(stubs, "npm"), '#!/bin/sh\necho "$*" >> "$NPM_CALLS"\n')
  writeFileSync(join(stubs, "npm.cmd"), '@echo %*>> "%NPM_CALLS%"\r\n')
  chmodSync(join(stubs, "npm"), 0o755)
  const args = ["add", `${registry}/r/${item}.json`, "-y", "-o"]
  const env = {
    PATH: `${stubs}${delimiter}${process.env["PATH"]}`,
    NPM_CALLS: calls,
    REGISTRY_URL: `${registry}/${app.kit}`,
    NO_PROXY: "127.0.0.1",
  }
  await run(app, "shadcn", args, env)
  if (!existsSync(calls)) return []
  const words = readFileSync(calls, "utf8").split(/\s+/)
  return words.filter((word) => /^[^-]/.test(word) && word !== "install")
}

type Started = ReturnType<typeof startNode>

/** Starts the built app on a free port and waits until it answers. */
export function serve(app: InstallCase) {
  const HOST = "127.0.0.1"
  return untilReady(app, (PORT) => {
    switch (app.framework) {
      case "next":
        return start(app, "next", ["start", "-H", HOST, "-p", PORT])
      case "react-router":
        return start(app, "react-router-serve", ["build/server/index.js"], {
          HOST,
          PORT,
          NODE_ENV: "production",
        })
      default:
        return start(app, "vite", [
          "preview",
          "--host",
          HOST,
          "--port",
          PORT,
          "--strictPort",
        ])
    }
  })
}

/** Next.js serves its routes itself; elsewhere a server of the app's own does. */
export function serveBackend(app: InstallCase) {
  return app.framework === "next"
    ? serve(app)
    : untilReady(app, (PORT) =>
        startNode(app, ["dist-server/express-server.js"], { PORT }),
      )
}

async function untilReady(app: InstallCase, begin: (port: string) => Started) {
  const port = String(await freePort())
  const { child, output } = begin(port)
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode !== null) return
    const ended = exit(child)
    child.kill()
    await ended
  }
  const endMs = Date.now() + START_LIMIT_MS
  while (!(await answers(url))) {
    if (child.exitCode === null && Date.now() < endMs) continue
    await stop()
    throw new Error(`${app.name} doesn't start\n${output.join("")}`)
  }
  return { url, stop }
}

async function answers(url: string) {
  try {
    return (await fetch(url)).ok
  } catch {
    return new Promise<false>((done) => setTimeout(done, 100, false))
  }
}

/** On a free port of the loopback interface. */
export async function listen(server: Server) {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  if (address === null || typeof address === "string")
    throw new Error("The server has no port.")
  return address.port
}
