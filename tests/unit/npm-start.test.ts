import { spawn } from "node:child_process"
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"

import { freePort } from "../../scripts/ports.mjs"

/** Notes down each build, and serves on the port that it is given. */
const FAKE_NEXT = `
const fs = require("node:fs")
const [command, , host, , port] = process.argv.slice(2)
fs.appendFileSync("calls", command + " " + process.env.NODE_ENV + "\\n")
if (command === "build") fs.mkdirSync(".next", { recursive: true })
else
  require("node:http")
    .createServer((_, response) => response.end("the app"))
    .listen(Number(port), host, () => console.log("ready"))
`
const LINKS = { next: "dependencies", "dev-tool": "devDependencies" }
const NOBODY = 65_534

let folder: string
/** Ends what a test started, and nothing else. */
let running: { kill(): void; ended: Promise<unknown> }[] = []

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "npm-start-")), "a folder")
  for (const name of ["deps.mjs", "ports.mjs", "start.mjs"])
    cpSync(join("scripts", name), join(folder, "scripts", name))
  for (const name of Object.keys(LINKS))
    write(`packages/${name}/package.json`, { name, version: "1.0.0" })
  write("packages/next/dist/bin/next", FAKE_NEXT)
  write("src/page.ts", "export const page = 1\n")
  const manifest = {
    name: "an-app",
    version: "1.0.0",
    dependencies: { next: "file:packages/next" },
    devDependencies: { "dev-tool": "file:packages/dev-tool" },
  }
  write("package.json", manifest)
  write("package-lock.json", {
    name: "an-app",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": manifest,
      "node_modules/next": { resolved: "packages/next", link: true },
      "node_modules/dev-tool": {
        resolved: "packages/dev-tool",
        link: true,
      },
      "packages/next": { version: "1.0.0" },
      "packages/dev-tool": { version: "1.0.0", dev: true },
    },
  })
})

afterEach(async () => {
  for (const started of running) {
    started.kill()
    await started.ended
  }
  running = []
  chmodSync(folder, 0o755)
  rmSync(dirname(folder), { recursive: true, force: true })
})

function write(path: string, content: string | object) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    typeof content === "string" ? content : JSON.stringify(content),
  )
}

function builds() {
  const calls = join(folder, "calls")
  return existsSync(calls)
    ? readFileSync(calls, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("build")).length
    : 0
}

/** Runs `npm start` until the app is ready or the command ends. */
async function start(env: Record<string, string> = {}, options = {}) {
  const port = env["PORT"] ?? String(await freePort())
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: folder,
    env: { ...process.env, PORT: port, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  })
  let output = ""
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", resolve),
  )
  const ready = new Promise<"ready">((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString()
      if (output.includes("ready\n")) resolve("ready")
    })
  })
  child.stderr.on("data", (data: Buffer) => (output += data.toString()))
  running.push({ kill: () => child.kill(), ended })
  const result = await Promise.race([ready, ended])
  if (result === "ready") {
    const response = await fetch(`http://127.0.0.1:${port}`)
    expect(await response.text()).toBe("the app")
    child.kill()
    await ended
  }
  return { result, output }
}

describe("npm start", () => {
  it("installs development packages and serves under NODE_ENV=production", async () => {
    const { result, output } = await start({ NODE_ENV: "production" })
    expect(result, output).toBe("ready")
    expect(existsSync(join(folder, "node_modules/dev-tool"))).toBe(true)
  })

  it("leaves NODE_ENV to Next.js", async () => {
    await start({ NODE_ENV: "development" })
    const calls = readFileSync(join(folder, "calls"), "utf8")
    expect(calls).toBe("build undefined\nstart undefined\n")
  })

  it("neither installs nor builds again, without Git and npm", async () => {
    await start()
    const { result, output } = await start({ PATH: "" })
    expect(result, output).toBe("ready")
    expect(builds()).toBe(1)
    expect(output).not.toContain("added")
  })

  it("builds again after a change, also to a file with an old date", async () => {
    await start()
    write("src/page.ts", "export const page = 2\n")
    utimesSync(join(folder, "src/page.ts"), 1, 1)
    await start()
    expect(builds()).toBe(2)
  })

  it("builds again after a file was deleted", async () => {
    write("docs/page.md", "# Page\n")
    await start()
    rmSync(join(folder, "docs/page.md"))
    await start()
    expect(builds()).toBe(2)
  })

  it("builds again after a build that was interrupted", async () => {
    await start()
    rmSync(join(folder, ".next"), { recursive: true })
    write(".next/BUILD_ID", "unfinished")
    await start()
    expect(builds()).toBe(2)
  })

  it.each([
    ["removed development packages", "node_modules/dev-tool"],
    ["was interrupted", "node_modules/.package-lock.json"],
  ])("installs again after an install that %s", async (_, path) => {
    await start()
    rmSync(join(folder, path), { recursive: true })
    const { result, output } = await start()
    expect(result, output).toBe("ready")
    expect(existsSync(join(folder, path))).toBe(true)
  })

  it("installs again where another system's binaries are installed", async () => {
    await start()
    const lock = join(folder, "node_modules/.package-lock.json")
    const installed = JSON.parse(readFileSync(lock, "utf8"))
    installed.packages["node_modules/binary"] = { version: "1.0.0", os: ["x"] }
    writeFileSync(lock, JSON.stringify(installed))
    await start()
    expect(readFileSync(lock, "utf8")).not.toContain("node_modules/binary")
  })

  it.each(["pnpm.cjs", "yarn.js", "bun"])(
    "uses npm when %s runs the script",
    async (name) => {
      write(name, "process.exit(1)")
      const { result, output } = await start({
        npm_execpath: join(folder, name),
      })
      expect(result, output).toBe("ready")
    },
  )

  it("explains what to do when the install fails", async () => {
    write("package-lock.json", "{}")
    const { result, output } = await start()
    expect(result).toBe(1)
    expect(output).toContain(`"npm ci" failed in ${folder}`)
    expect(output).not.toContain("at installDependencies")
  })

  it("names a taken port before it installs or builds", async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    const address = server.address()
    const port = typeof address === "object" ? String(address?.port) : ""
    const { result, output } = await start({ PORT: port })
    server.close()
    expect(result).toBe(1)
    expect(output).toContain(`Port ${port} is in use.`)
    expect(output).toContain("PORT=3001")
    expect(existsSync(join(folder, "node_modules"))).toBe(false)
  })

  it.each(["web", "70000"])("rejects the port %s", async (port) => {
    const { result, output } = await start({ PORT: port })
    expect(result).toBe(1)
    expect(output).toContain(`not "${port}"`)
  })

  it.skipIf(process.platform === "win32")(
    "explains what to do in a read-only folder",
    async () => {
      const isRoot = process.getuid?.() === 0
      if (isRoot) chownSync(folder, NOBODY, NOBODY)
      chmodSync(dirname(folder), 0o755)
      chmodSync(folder, 0o555)
      const { result, output } = await start({}, isRoot ? { uid: NOBODY } : {})
      expect(result).toBe(1)
      expect(output).toContain(`${basename(folder)} is read-only.`)
    },
  )
})
