import { spawn, type ChildProcess } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import type { Server } from "node:net"
import { delimiter, join, relative } from "node:path"

import { freePort } from "../../scripts/ports.mjs"
import { appFolder } from "./app"
import { APPS, REPO, type InstallCase, type Project } from "./cases"

/** Only a hang takes this long. The CLI of shadcn waits for a silent server forever. */
const LIMIT_MS = 600_000
const START_LIMIT_MS = 120_000

const TOOLS = {
  biome: "@biomejs/biome/bin/biome",
  eslint: "eslint/bin/eslint.js",
  next: "next/dist/bin/next",
  "react-router": "@react-router/dev/bin.js",
  "react-router-serve": "@react-router/serve/bin.js",
  shadcn: "shadcn/dist/index.js",
  tsc: "typescript/bin/tsc",
  vite: "vite/bin/vite.js",
}

export type Tool = keyof typeof TOOLS

/** Not through npx, whose children would stay behind. */
function start(app: Project, tool: Tool, args: string[], env = {}) {
  const path = TOOLS[tool]
  const own = join(appFolder(app), "node_modules", path)
  const shared = join(REPO, "node_modules", path)
  return startNode(app, [existsSync(own) ? own : shared, ...args], env)
}

function startNode(app: Project, args: string[], env = {}) {
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

export async function run(app: Project, tool: Tool, args: string[], env = {}) {
  await outputOf(start(app, tool, args, env), [tool, ...args])
}

/** Runs a program of the project's own, and returns what it prints. */
export function runNode(app: Project, file: string) {
  return outputOf(startNode(app, [file]), ["node", file])
}

async function outputOf({ child, output }: Started, command: string[]) {
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS)
  const code = await exit(child)
  clearTimeout(limit)
  if (code === 0) return output.join("")
  const end = code === null ? "took too long" : `exited with ${code}`
  throw new Error(`${command.join(" ")} ${end}\n${output.join("")}`)
}

function exit(child: ChildProcess) {
  return new Promise<number | null>((done) => child.once("close", done))
}

/** What the CLI asks a package manager for. */
export interface PackageRequest {
  manager: string
  /** Relative to the project's folder. */
  folder: string
  isDev: boolean
  packages: string[]
}

const MANAGERS = ["npm", "pnpm", "yarn", "bun"]

/**
 * Adds items in one command as their reader does, with package managers first in the path that
 * note down what they are asked for and install nothing.
 */
export async function add(
  app: Project,
  registry: string,
  items: string[],
  options = ["-y", "-o"],
): Promise<PackageRequest[]> {
  const stubs = join(APPS, ".stubs", app.name)
  const calls = join(stubs, "calls")
  rmSync(stubs, { recursive: true, force: true })
  mkdirSync(stubs, { recursive: true })
  for (const name of MANAGERS) {
    const file = join(stubs, name)
    writeFileSync(file, `#!/bin/sh\necho "${name} $PWD $*" >> "$CALLS"\n`)
    writeFileSync(`${file}.cmd`, `@echo ${name} %CD% %*>> "%CALLS%"\r\n`)
    chmodSync(file, 0o755)
  }
  const urls = items.map((item) => `${registry}/r/${item}.json`)
  await run(app, "shadcn", ["add", ...urls, ...options], {
    PATH: `${stubs}${delimiter}${process.env["PATH"]}`,
    CALLS: calls,
    REGISTRY_URL: `${registry}/${app.kit}`,
    NO_PROXY: "127.0.0.1",
  })
  if (!existsSync(calls)) return []
  return readFileSync(calls, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [manager = "", folder = "", ...words] = line.trim().split(" ")
      const isPackage = (word: string) => /^[^-]/.test(word)
      return {
        manager,
        folder: relative(realpathSync(appFolder(app)), folder),
        isDev: words.includes("-D"),
        packages: words.slice(1).filter(isPackage).toSorted(),
      }
    })
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
        startNode(app, ["dist-server/server.js"], { PORT }),
      )
}

/** A server that Node runs as it was compiled. */
export function serveNode(app: Project, file: string, env = {}) {
  return untilReady(app, (PORT) => startNode(app, [file], { ...env, PORT }))
}

/** `next dev`, in which a page's placeholders work. */
export function serveForDevelopment(app: Project) {
  return untilReady(app, (PORT) =>
    start(app, "next", ["dev", "-H", "127.0.0.1", "-p", PORT]),
  )
}

/** Waits for any answer: what is served is the test's business. */
async function untilReady(app: Project, begin: (port: string) => Started) {
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
    await fetch(url)
    return true
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
