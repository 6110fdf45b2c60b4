import { execFileSync } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import {
  anchorsOf,
  codeIn,
  commandsIn,
  createdFiles,
  inventedIn,
  linksIn,
  membersOf,
  pages,
  registrySource,
} from "@tests/support/docs"
import { describe, expect, it } from "vitest"

import { scimMessages } from "@/lib/scim/scim-messages"
import { DOC_SLUGS } from "@/demo/docs"

/** Where no other check looks, but packages are found. */
const FOLDER = "node_modules/.cache/enterprise-scim-docs"
const GLOBALS = readFileSync("tests/support/docs-globals.txt", "utf8")
const PATH =
  /^(?:[\w[\].-]+\/)*[\w.-]+\.(?:tsx?|mjs|json|md|png|webp)$|^(?:components|lib|tests|src|scripts|docs)\/[\w/.-]+$/
/** Settings of PgBouncer and PostgreSQL that no code of ours names. */
const SETTINGS = [
  "application_name",
  "max_prepared_statements",
  "nodejs_compat",
  "pg_cancel_backend",
  "primary_conninfo",
]
/** Items, as a command has them. */
const NOT_OURS = /^enterprise-scim[\w-]*\.json$/

/** What every project has, or the project of the case that a page describes. */
const USERS = new Set([
  "lib/scim/server",
  "next.config.ts",
  "src/database.ts",
  "src/lib/scim/server",
  "tsconfig.app.json",
  "tsconfig.node.json",
  // Installed by version 0.1.0.
  "lib/scim/server/scim-backend.ts",
])

const registry = readFileSync("registry.json", "utf8")
const { items }: { items: { name: string }[] } = JSON.parse(registry)
const names = items.map(({ name }) => name)
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync("package.json", "utf8"),
)

it("the examples compile under this repository's flags", () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, "globals.d.ts"), GLOBALS)
  for (const { path, blocks } of pages) {
    const page = path.replace(/^docs\/|\.md$/g, "").replace(".md", "")
    const written = new Set<string>()
    for (const [index, { language, code, file }] of blocks.entries()) {
      if (!/^tsx?$/.test(language)) continue
      const isFirst = file && !written.has(file)
      const name = isFirst ? file : `block-${index + 1}.${language}`
      written.add(name)
      mkdirSync(dirname(join(FOLDER, page, name)), { recursive: true })
      writeFileSync(join(FOLDER, page, name), code)
    }
  }
  // Pages share what Getting started creates, and the files that are installed.
  const root = "../../.."
  mkdirSync(join(FOLDER, "backend/src"), { recursive: true })
  copyFileSync(
    join(FOLDER, "getting-started/lib/database.ts"),
    join(FOLDER, "backend/src/database.ts"),
  )
  const tsconfig = {
    extends: `${root}/tsconfig.json`,
    compilerOptions: {
      incremental: false,
      rootDirs: ["./backend/src", `${root}/registry`],
      paths: {
        "@/components/scim/*": [`${root}/registry/components/scim/*`],
        "@/lib/scim/*": [`${root}/registry/lib/scim/*`],
        "@/lib/*": ["./getting-started/lib/*", `${root}/src/lib/*`],
        "@/*": [`${root}/src/*`],
      },
    },
    include: ["**/*.ts", "**/*.tsx"],
    exclude: [],
  }
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(tsconfig))
  const tsc = "node_modules/typescript/bin/tsc"
  expect(run(process.execPath, [tsc, "-p", FOLDER])).toBe("")
})

it("the navigation has every page, each with one main heading", () => {
  const slugs = pages.slice(1).map(({ path }) => path.slice(5, -3))
  expect(DOC_SLUGS.toSorted()).toEqual(slugs.toSorted())
  for (const { path, prose } of pages)
    expect(prose.match(/^# /gm), path).toHaveLength(1)
})

describe.each(pages)("$path", (page) => {
  it("has blocks of languages that are checked", () => {
    for (const { language, code } of page.blocks) {
      expect(["json", "sh", "sql", "text", "ts", "tsx"]).toContain(language)
      if (language === "json") expect(() => JSON.parse(code)).not.toThrow()
    }
  })

  it("names commands that there are", () => {
    for (const command of commandsIn(page))
      expect(faultOf(command), command).toBe("")
  })

  it("names items that there are", () => {
    for (const [name] of page.text.matchAll(/enterprise-scim(-[a-z]+)*/g))
      expect(names).toContain(name)
  })

  it("links to files and headings that there are", () => {
    for (const { to, target, anchor } of linksIn(page)) {
      expect(existsSync(target), to).toBe(true)
      if (anchor) expect(anchorsOf(target), to).toContain(anchor)
    }
    const anchors = anchorsOf(page.path)
    expect(new Set(anchors).size, "twice the same heading").toBe(anchors.length)
  })

  it("names files that there are", () => {
    const created = createdFiles()
    const missing = codeIn(page)
      .filter((code) => PATH.test(code) && !NOT_OURS.test(code))
      .filter((code) => !created.has(code) && !USERS.has(code))
      .filter((path) =>
        ["", "registry", "src"].every((root) => !existsSync(join(root, path))),
      )
    expect(missing).toEqual([])
  })

  it("names codes, tables and columns that there are", () => {
    const unknown = codeIn(page)
      .filter((code) => /^[a-z0-9]+(_[a-z0-9]+)+$/.test(code))
      .filter((code) => !SETTINGS.includes(code))
      .filter((code) => !new RegExp(`\\b${code}\\b`).test(registrySource))
    expect(unknown).toEqual([])
  })

  it("quotes nothing that is never said", () => {
    expect(inventedIn(page)).toEqual([])
  })
})

describe("the pages together", () => {
  const told = (slug: string) =>
    pages.flatMap((page) =>
      page.path === `docs/${slug}.md` ? codeIn(page) : [],
    )

  it("tell every notice and every failure of the screen", () => {
    const { notices, failed, errors, unsettled } = scimMessages
    const words = [notices, failed, errors].flatMap((all) => Object.values(all))
    const said = [...words, unsettled].map((word) => `“${word}”`)
    const troubleshooting = readFileSync("docs/troubleshooting.md", "utf8")
    expect(said.filter((word) => !troubleshooting.includes(word))).toEqual([])
  })

  it("tell every code of the route", () => {
    const [, union = ""] = registrySource.split("type ScimProblemCode =")
    const [members = ""] = union.split(/\n\n|\n(?=\S)/)
    const ofProblems = Array.from(members.matchAll(/"(\w+)"/g))
    const ofHooks = registrySource.matchAll(/new Rejection\(\w+, "(\w+)"\)/g)
    const codes = new Set(
      [...ofProblems, ...ofHooks].map(([, code = ""]) => code),
    )
    expect(codes.size).toBeGreaterThan(15)
    for (const slug of ["backend", "troubleshooting"]) {
      const known = told(slug)
      expect([...codes].filter((code) => !known.includes(code))).toEqual([])
    }
  })

  it.each([
    ["adapter", "ScimApi"],
    ["adapter", "ScimConfiguration"],
    ["adapter", "ScimApiError"],
    ["adapter", "FetchScimApiOptions"],
    ["customizing", "ScimSetupProps"],
    ["customizing", "ScimSetupOptions"],
    ["customizing", "ScimExpiryOptions"],
    ["backend", "ScimSetupHandlerOptions"],
  ])("%s.md tells every member of %s", (slug, name) => {
    const members = membersOf(name).filter((member) => member !== "now")
    expect(members.length).toBeGreaterThan(2)
    const known = told(slug).join(" ").match(/\w+/g)
    const untold = members.filter((member) => !known?.includes(member))
    expect(untold).toEqual([])
  })
})

/** What is wrong with a command, and nothing when it can be run. */
function faultOf(command: string) {
  const [program, first = "", ...rest] = command.split(" ")
  if (program === "npx" && first === "shadcn@latest") {
    const [verb, ...others] = rest
    if (verb === "init" && others.length === 0) return ""
    const urls = others.filter((word) => word.startsWith("http"))
    const added = urls.map((url) => /\/r\/([\w-]+)\.json$/.exec(url)?.[1] ?? "")
    const areKnown = added.every((name) => names.includes(name))
    return verb === "add" && added.length > 0 && areKnown ? "" : "no such item"
  }
  if (registry.includes(command)) return ""
  // What the install tests run as it stands.
  if (["npx tsc", "node dist/server.js"].includes(command)) return ""
  if (program === "curl") return ""
  if (program === "node") return existsSync(first) ? "" : "no such file"
  if (/^(npm install|pnpm --filter web add) /.test(command)) {
    const unknown = command
      .split(" ")
      .filter((word) => /^@?[a-z]/.test(word))
      .slice(program === "npm" ? 2 : 3)
      .map((word) => word.replace(/(?<=.)@.*/, ""))
      .filter((name) => !existsSync(join("node_modules", name)))
    return unknown.length === 0 ? "" : `no package ${unknown.join(", ")}`
  }
  if (program !== "npm") return "unknown program"
  const script = first === "run" ? (rest[0] ?? "") : first
  if (!(script in scripts)) return "no such script"
  const parts = /--only (\S+)/.exec(command)?.[1]?.split(",") ?? []
  const steps = readFileSync("scripts/test.mjs", "utf8")
  return parts.every((part) => steps.includes(`"${part}"`))
    ? ""
    : "no such part"
}

/** What a program says when it fails, and nothing when it doesn't. */
function run(program: string, parameters: string[]) {
  try {
    execFileSync(program, parameters, { stdio: "pipe", encoding: "utf8" })
    return ""
  } catch (error) {
    return String(Object(error).stdout)
  }
}
