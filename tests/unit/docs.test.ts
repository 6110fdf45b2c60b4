import { execFileSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

/** Where no other check looks, but packages are found. */
const FOLDER = "node_modules/.cache/enterprise-scim-docs"
const text = readFileSync("docs/backend.md", "utf8")

/** What an app has of its own, which the examples take for granted. */
const GLOBALS = `
import type { Pool } from "pg"
import type { ScimManagement } from "@/lib/scim/server/scim-management"

interface User {
  customerId: string
  email: string
  isAdmin: boolean
  signedInAt: number
}

declare global {
  const db: Pool
  const management: ScimManagement
  function authorize(request: Request): Promise<string | Response>
  function getSession(request: Request): Promise<User | null>
  function userOf(request: object): User | undefined
  function countUsersOf(customerId: string): Promise<number>
  function listUsersOf(customerId: string): Promise<Response>
  function hit(
    name: string,
    seconds: number,
  ): Promise<{ count: number; secondsLeft: number }>
}
`

describe("docs/backend.md", () => {
  it("has examples that compile under this repository's flags", () => {
    const blocks = Array.from(
      text.matchAll(/^```tsx?\n([^]*?)^```$/gm),
      ([, code = ""]) => code,
    )
    expect(blocks.length).toBeGreaterThan(5)
    rmSync(FOLDER, { recursive: true, force: true })
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(join(FOLDER, "globals.d.ts"), GLOBALS)
    for (const [index, code] of blocks.entries())
      writeFileSync(join(FOLDER, `example-${index + 1}.ts`), code)
    const tsconfig = {
      extends: "../../../tsconfig.json",
      compilerOptions: { incremental: false },
      include: ["*.ts"],
      exclude: [],
    }
    writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(tsconfig))
    const tsc = "node_modules/typescript/bin/tsc"
    const said = run(process.execPath, [tsc, "-p", FOLDER])
    expect(said).toBe("")
  })

  it("names each code that the route answers, and no other", () => {
    const server = "registry/lib/scim/server"
    const source = readdirSync(server)
      .filter((name) => /^scim-(setup|problem)/.test(name))
      .map((name) => readFileSync(join(server, name), "utf8"))
      .join("")
    const used = source.matchAll(
      /\b(?:problem\(\s*\d+|refusal\(\w+),\s*"(\w+)"/g,
    )
    const named = text.matchAll(/`(\w+_\w+)`/g)
    const codes = Array.from(used, ([, code]) => code)
    const tables = ["scim_connections", "scim_keys", "scim_migrations"]
    const columns = ["key_hash", "connection_id"]
    expect(new Set(Array.from(named, ([, name]) => name))).toEqual(
      new Set([...codes, ...tables, ...columns]),
    )
  })

  it("names items that there are", () => {
    const { items }: { items: { name: string }[] } = JSON.parse(
      readFileSync("registry.json", "utf8"),
    )
    const names = items.map(({ name }) => `${name}.json`)
    for (const [name] of text.matchAll(/enterprise-scim-[\w-]+\.json/g))
      expect(names).toContain(name)
  })

  it("names files that there are", () => {
    for (const [, path = ""] of text.matchAll(/`(tests\/[\w./-]+)`/g))
      expect(existsSync(path), path).toBe(true)
  })
})

/** What a program says when it fails, and nothing when it doesn't. */
function run(program: string, parameters: string[]) {
  try {
    execFileSync(program, parameters, { stdio: "pipe", encoding: "utf8" })
    return ""
  } catch (error) {
    return String(Object(error).stdout)
  }
}
