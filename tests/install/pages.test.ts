import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "@playwright/test"

import { scimMessages } from "@/lib/scim/scim-messages"

import { blocksOf, codeOf } from "../support/docs"
import { appFolder, createApp, startFresh, write } from "./app"
import { REPO, type InstallCase, type Project } from "./cases"
import { build, lint, typeCheck } from "./checks"
import { button } from "./journey"
import {
  add,
  run,
  runNode,
  serve,
  serveForDevelopment,
  serveNode,
  type PackageRequest,
} from "./processes"
import { startRegistry } from "./registry-server"

const GUIDE = "docs/getting-started.md"
const BACKEND = "docs/backend.md"

let registry: Awaited<ReturnType<typeof startRegistry>>

test.beforeAll(async () => {
  registry = await startRegistry()
})
test.afterAll(() => registry.close())

function read(app: Project, path: string) {
  return readFileSync(join(appFolder(app), path), "utf8")
}

/** Runs a command of a page. The registry is another one, and npm installs nothing. */
async function follow(app: Project, command: string) {
  const [program, ...words] = command.split(" ")
  const urls = words.filter((word) => word.startsWith("http"))
  const names = urls.map((url) => url.replace(/^.*\/r\/|\.json$/g, ""))
  if (command === "npx shadcn@latest init") {
    JSON.parse(read(app, "components.json"))
  } else if (command.startsWith("npx shadcn@latest add ")) {
    const options = words.slice(2).filter((word) => !urls.includes(word))
    const requests = await add(app, registry.url, names, [...options, "-y"])
    expect(registry.missing).toEqual([])
    for (const request of requests) declare(app, request)
  } else if (command.startsWith("npm install ")) {
    const packages = words.slice(1).filter((word) => !word.startsWith("-"))
    const isDev = words.includes("--save-dev")
    declare(app, { manager: "npm", folder: "", isDev, packages })
  } else if (program === "npx" && words[0] === "tsc") {
    await run(app, "tsc", words.slice(1))
  } else throw new Error(`Nobody can run "${command}".`)
}

/** Every package is one of the repository's, so that it would be found either way. */
function declare(app: Project, { packages, isDev }: PackageRequest) {
  const repository = JSON.parse(
    readFileSync(join(REPO, "package.json"), "utf8"),
  )
  const manifest = JSON.parse(read(app, "package.json"))
  const kind = isDev ? "devDependencies" : "dependencies"
  const names = packages.map((name) => name.replace(/(?<=.)@.*/, ""))
  const known = { ...repository.dependencies, ...repository.devDependencies }
  expect(Object.keys(known)).toEqual(expect.arrayContaining(names))
  for (const name of names)
    manifest[kind] = { ...manifest[kind], [name]: known[name] }
  write(app, "package.json", manifest)
}

function commands(code: string) {
  return code.trim().split("\n")
}

test.describe("Getting started, followed in a new Next.js app", () => {
  test.describe.configure({ mode: "serial" })

  const app: InstallCase = {
    name: "getting-started",
    framework: "next",
    kit: "radix",
    set: "linters",
    style: "new-york",
    src: "",
    alias: "@",
    components: "components",
    lib: "lib",
    ui: "components/ui",
    isStrict: false,
    isCached: true,
    items: [],
  }
  const created = new Map<string, string>()

  test("compiles, step by step", async () => {
    createApp(app)
    const config = read(app, "next.config.ts")
    write(app, "next.config.ts", config.replace(/ *serverExternal.*\n/, ""))
    for (const block of blocksOf(GUIDE, /^(Before you start|[1-6]\.)/)) {
      if (block.language === "sh")
        for (const command of commands(block.code)) await follow(app, command)
      if (!block.file) continue
      // The page has two files of this name, to choose from.
      if (created.has(block.file)) await typeCheck(app)
      created.set(block.file, block.code)
      write(app, block.file, block.code)
    }
    expect(created.size).toBe(6)
    await typeCheck(app)
    await lint(app, [...created.keys()])
  })

  test("builds, and lets nobody in before there is a session", async ({
    request,
  }) => {
    await build(app)
    const server = await serve(app)
    try {
      const response = await request.get(`${server.url}/api/setup/scim`)
      expect(response.status()).toBe(401)
    } finally {
      await server.stop()
    }
  })

  test("creates a key on the page and accepts it in the SCIM endpoint", async ({
    page,
    request,
  }) => {
    const complaints: string[] = []
    page.on("pageerror", (error) => complaints.push(String(error)))
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        complaints.push(message.text())
    })
    const [, curl = ""] = blocksOf(GUIDE, /^7\./).map(({ code }) => code.trim())
    const [, header = "", url = ""] = /-H "([^"]+)" (\S+)$/.exec(curl) ?? []
    const server = await serveForDevelopment(app)
    try {
      // A database in the process takes longer to open than the page waits.
      await request.get(`${server.url}/api/setup/scim`, { timeout: 0 })
      await page.goto(`${server.url}/settings/scim`)
      await button(page, scimMessages.create.action).click()
      const key = await page.getByText(/^scim_\w+$/).textContent()
      await button(page, scimMessages.keyStored).click()
      await expect(page.getByText(scimMessages.activity.waiting)).toBeVisible()
      const [name = "", value = ""] = header
        .replace("YOUR_KEY", key ?? "")
        .split(": ")
      const endpoint = `${server.url}${new URL(url).pathname}`
      const response = await request.get(endpoint, {
        headers: { [name]: value },
      })
      expect(response.status()).toBe(200)
      expect(await response.json()).toHaveProperty("totalResults", 0)
      expect((await request.get(endpoint)).status()).toBe(401)
      await page.reload()
      await expect(
        page.getByText(scimMessages.activity.receiving),
      ).toBeVisible()
      expect(complaints).toEqual([])
    } finally {
      await server.stop()
    }
  })

  test("keeps the owner's files in an update", async () => {
    write(app, "lib/scim/scim-messages.ts", "export {}\n")
    const update = blocksOf("docs/customizing.md", /^Update$/)
      .flatMap(({ code }) => commands(code))
      .filter((command) => command.endsWith("--overwrite"))
    expect(update).toHaveLength(1)
    for (const command of update) await follow(app, command)
    expect(read(app, "lib/scim/scim-messages.ts")).not.toBe("export {}\n")
    for (const [path, code] of created) expect(read(app, path)).toBe(code)
    await typeCheck(app)
  })
})

test.describe("A backend of its own, compiled by tsc and run by Node", () => {
  test.describe.configure({ mode: "serial" })

  const app: Project = { name: "backend-of-its-own", kit: "radix" }

  test("compiles, step by step", async () => {
    startFresh(app)
    write(app, "package.json", { private: true, type: "module" })
    write(app, "src/database.ts", codeOf(GUIDE, "lib/database.ts"))
    for (const block of blocksOf(BACKEND, /^A backend of its own$/)) {
      if (block.file) write(app, block.file, block.code)
      if (block.language !== "sh") continue
      for (const command of commands(block.code))
        if (command !== "node dist/server.js") await follow(app, command)
    }
    const { dependencies, devDependencies } = JSON.parse(
      read(app, "package.json"),
    )
    expect(Object.keys(dependencies)).toEqual(["express"])
    expect(Object.keys(devDependencies)).toContain("@types/node")
  })

  test("creates, resets and deletes a connection", async ({ request }) => {
    const server = await serveNode(app, "dist/server.js")
    const url = `${server.url}/api/setup/scim`
    const headers = { Origin: server.url }
    try {
      expect(await (await request.get(url)).json()).toEqual(
        expect.objectContaining({ hasApiKey: false }),
      )
      const created = await request.post(url, { headers, data: {} })
      expect(created.status()).toBe(201)
      const { scimApiKey } = await created.json()
      expect(await (await request.get(url)).json()).toEqual(
        expect.objectContaining({
          hasApiKey: true,
          keyHint: scimApiKey.slice(-4),
        }),
      )
      const reset = await request.put(url, { headers, data: {} })
      expect(reset.status()).toBe(200)
      expect(await reset.json()).not.toEqual({ scimApiKey })
      const deleted = await request.delete(url, { headers })
      expect(deleted.status()).toBe(204)
      expect(await (await request.get(url)).json()).toEqual(
        expect.objectContaining({ hasApiKey: false }),
      )
    } finally {
      await server.stop()
    }
  })

  test("lets nobody in in production before there is a session", async ({
    request,
  }) => {
    const NODE_ENV = "production"
    const server = await serveNode(app, "dist/server.js", { NODE_ENV })
    try {
      const response = await request.get(`${server.url}/api/setup/scim`)
      expect(response.status()).toBe(401)
    } finally {
      await server.stop()
    }
  })

  test("compiles and loads with every other item for servers", async () => {
    await add(app, registry.url, [
      "enterprise-scim-next",
      "enterprise-scim-better-auth",
      "enterprise-scim-express",
      "enterprise-scim-postgres",
    ])
    write(
      app,
      "src/load.ts",
      `import { readdirSync } from "node:fs"
const folder = new URL("./lib/scim/server/", import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith(".js"))
for (const name of names) await import(new URL(name, folder).href)
console.log(names.join())
`,
    )
    await run(app, "tsc", [])
    const loaded = await runNode(app, "dist/load.js")
    for (const name of [
      "better-auth-scim-management",
      "express-scim-router",
      "postgres-scim-management",
      "scim-setup-handler",
    ])
      expect(loaded).toContain(`${name}.js`)
  })
})
