import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "@playwright/test"

import { blocksOf } from "../support/docs"
import { appFolder, startFresh, write } from "./app"
import { REPO, type Project } from "./cases"
import { importedPackages } from "./checks"
import { add, run } from "./processes"
import { startRegistry } from "./registry-server"

const GUIDE = "docs/getting-started.md"
const SERVER = ["enterprise-scim-next", "enterprise-scim-postgres"]
const UI = "packages/ui"
const WEB = "apps/web"

let registry: Awaited<ReturnType<typeof startRegistry>>

test.beforeAll(async () => {
  registry = await startRegistry()
})
test.afterAll(() => registry.close())

/** shadcn's monorepo template for pnpm, as far as the CLI and the compiler look at it. */
function createWorkspace(app: Project) {
  const own = {
    components: "@/components",
    hooks: "@/hooks",
    lib: "@/lib",
    utils: "@workspace/ui/lib/utils",
    ui: "@workspace/ui/components",
  }
  const shared = {
    components: "@workspace/ui/components",
    hooks: "@workspace/ui/hooks",
    lib: "@workspace/ui/lib",
    utils: "@workspace/ui/lib/utils",
    ui: "@workspace/ui/components",
  }
  startFresh(app)
  write(app, "package.json", { private: true })
  write(app, "pnpm-workspace.yaml", "packages:\n  - apps/*\n  - packages/*\n")
  write(app, "pnpm-lock.yaml", "lockfileVersion: '9.0'\n")
  const css = "src/styles/globals.css"
  write(app, `${UI}/components.json`, componentsJson(css, shared))
  write(app, `${UI}/package.json`, {
    name: "@workspace/ui",
    type: "module",
    private: true,
    dependencies: { react: "*" },
    devDependencies: { "@types/node": "*" },
    exports: {
      "./lib/*": "./src/lib/*.ts",
      "./components/*": "./src/components/*.tsx",
      "./hooks/*": "./src/hooks/*.ts",
    },
  })
  write(app, `${UI}/tsconfig.json`, {
    compilerOptions: {
      ...COMPILER,
      module: "NodeNext",
      moduleResolution: "NodeNext",
      paths: { "@workspace/ui/*": ["./src/*"] },
    },
    include: ["."],
  })
  const utils = readFileSync(join(REPO, "src/lib/utils.ts"), "utf8")
  write(app, `${UI}/src/lib/utils.ts`, utils)
  write(app, `${UI}/${css}`, "")
  const fromWeb = `../../${UI}/${css}`
  write(app, `${WEB}/components.json`, componentsJson(fromWeb, own))
  write(app, `${WEB}/package.json`, {
    name: "web",
    private: true,
    dependencies: { "@workspace/ui": "workspace:*", next: "*", react: "*" },
    devDependencies: { "@types/node": "*" },
  })
  write(app, `${WEB}/next.config.mjs`, "export default {}\n")
  write(app, `${WEB}/tsconfig.json`, {
    compilerOptions: {
      ...COMPILER,
      module: "ESNext",
      moduleResolution: "bundler",
      noEmit: true,
      paths: { "@/*": ["./*"], "@workspace/ui/*": [`../../${UI}/src/*`] },
    },
    include: ["**/*.ts", "**/*.tsx"],
  })
  const modules = join(appFolder(app), WEB, "node_modules/@workspace")
  mkdirSync(modules, { recursive: true })
  symlinkSync(join(appFolder(app), UI), join(modules, "ui"), "junction")
}

const COMPILER = {
  declaration: false,
  esModuleInterop: true,
  isolatedModules: true,
  jsx: "react-jsx",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  moduleDetection: "force",
  noEmit: true,
  noUncheckedIndexedAccess: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  strict: true,
  target: "ES2022",
}

function componentsJson(css: string, aliases: object) {
  return {
    $schema: "https://ui.shadcn.com/schema.json",
    style: "radix-nova",
    rsc: true,
    tsx: true,
    tailwind: { config: "", css, baseColor: "", cssVariables: true },
    iconLibrary: "lucide",
    aliases,
  }
}

function sourcesIn(app: Project, folder: string) {
  return readdirSync(join(appFolder(app), folder), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((path) => /scim.*\.tsx?$/.test(path))
    .map((path) => join(folder, path))
}

/** The lines of the page that have to do with one place. */
function commandsFor(place: string) {
  return blocksOf(GUIDE, /^Monorepos$/)
    .map(({ code }) => code.trim().split("\n"))
    .filter(([first = ""]) => first.endsWith(` -c ${place}`))
    .flat()
}

const PAGE = `"use client"

import { createFetchScimApi } from "@alias/lib/scim/fetch-scim-api"
import { ScimSetup } from "@alias/components/scim/scim-setup"

const api = createFetchScimApi("/api/setup/scim")

export default function Page() {
  return <ScimSetup scimEndpointUrl="https://api.example.com/scim/v2" api={api} />
}
`

test("in a monorepo's app, the page's two commands are all that it takes", async () => {
  const app: Project = { name: "workspace-app", kit: "radix" }
  createWorkspace(app)
  const items = ["enterprise-scim", ...SERVER]
  const options = ["-y", "-o", "-c", WEB]
  const [asked] = await add(app, registry.url, items, options)
  expect(registry.missing).toEqual([])
  // The CLI puts an app's packages into the package with the kit.
  expect(asked).toMatchObject({ manager: "pnpm", folder: UI, isDev: false })

  const [, install = ""] = commandsFor(WEB)
  expect(install).toMatch(/^pnpm --filter web add /)
  const added = install.split(" ").slice(4)
  expect(added.toSorted()).toEqual(asked?.packages)
  const files = [`${WEB}/components`, `${WEB}/lib`].flatMap((folder) =>
    sourcesIn(app, folder),
  )
  const names = added.map((name) => name.replace(/(?<=.)@.*/, ""))
  expect(importedPackages(app, files, ["@/", "@workspace/ui/"])).toEqual(
    new Set(["react", ...names]),
  )
  write(app, `${WEB}/app/page.tsx`, PAGE.replaceAll("@alias", "@"))
  await run(app, "tsc", ["-p", WEB])
})

test("in a monorepo's shared package, the page's one command is all that it takes", async () => {
  const app: Project = { name: "workspace-package", kit: "radix" }
  createWorkspace(app)
  expect(commandsFor(UI)).toHaveLength(1)
  const options = ["-y", "-o", "-c", UI]
  const requests = await add(app, registry.url, ["enterprise-scim"], options)
  expect(registry.missing).toEqual([])
  expect(requests).toMatchObject([
    { manager: "pnpm", folder: UI, isDev: false },
  ])
  const server = await add(app, registry.url, SERVER, ["-y", "-o", "-c", WEB])
  expect(server).toEqual([])
  write(app, `${WEB}/app/page.tsx`, PAGE.replaceAll("@alias", "@workspace/ui"))
  await run(app, "tsc", ["-p", UI])
  await run(app, "tsc", ["-p", WEB])
})
