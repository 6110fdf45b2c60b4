import { execFileSync, spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { basename, join } from "node:path"
import { createInterface } from "node:readline"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { ROUTE, sendHttp } from "../support/web-servers"

/** Where no other check looks, but packages are found. */
const FOLDER = "node_modules/.cache/enterprise-scim-plain-node"
const SERVER = join("src", "lib", "scim", "server")
const TSC = "node_modules/typescript/bin/tsc"

interface Catalogue {
  items: { files: { path: string }[] }[]
}

const { items }: Catalogue = JSON.parse(readFileSync("registry.json", "utf8"))
const paths = new Set(
  items
    .flatMap(({ files }) => files.map(({ path }) => path))
    .filter((path) => path.startsWith("registry/lib/scim/server/")),
)

/** As installed in a server that `tsc` compiles and `node` runs, without a bundler. */
beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(join(FOLDER, SERVER), { recursive: true })
  for (const path of paths)
    copyFileSync(path, join(FOLDER, SERVER, basename(path)))
  copyFileSync(
    "tests/fixtures/plain-node-server.txt",
    join(FOLDER, "src/server.ts"),
  )
  writeFileSync(join(FOLDER, "package.json"), '{ "type": "module" }')
})
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

describe("server files in a project without a bundler", () => {
  it.each([
    ["with the types of the web", { lib: ["ES2022", "DOM", "DOM.Iterable"] }],
    ["with the types of Node only", { lib: ["ES2022"] }],
    ["with types that can be stripped", { erasableSyntaxOnly: true }],
  ])("compile %s", (_, options) => {
    expect(compile({ ...options, noEmit: true })).toBe("")
  })

  it("run in plain Node", async () => {
    expect(compile({ outDir: "dist" })).toBe("")
    const server = spawn(process.execPath, [join(FOLDER, "dist/server.js")])
    try {
      const port = await readPort(server)
      const headers = {
        "Content-Type": "application/json",
        Origin: `http://127.0.0.1:${port}`,
      }
      const empty = await sendHttp(port, "GET")
      expect([empty.status, empty.text]).toEqual([200, '{"hasApiKey":false}'])
      const created = await sendHttp(port, "POST", { headers, body: "{}" })
      expect(created.status).toBe(201)
      const { scimApiKey, configuration } = JSON.parse(created.text)
      expect(configuration).toMatchObject({
        hasApiKey: true,
        keyHint: scimApiKey.slice(-4),
      })
      const path = "/scim/v2/Users"
      const read = (key: string) =>
        sendHttp(port, "GET", { path, headers: { Authorization: key } })
      const known = await read(`Bearer ${scimApiKey}`)
      expect([known.status, JSON.parse(known.text)]).toEqual([
        200,
        { customerId: "acme", pathname: path },
      ])
      const unknown = await read("Bearer unknown")
      expect([unknown.status, unknown.headers["content-type"]]).toEqual([
        401,
        "application/scim+json",
      ])
      const reset = await sendHttp(port, "PUT", { headers, body: "{}" })
      expect(reset.status).toBe(200)
      expect(await read(`Bearer ${scimApiKey}`)).toHaveProperty("status", 401)
      const path2 = { path: `${ROUTE}?x=1` }
      expect(await sendHttp(port, "DELETE", { headers, ...path2 })).toEqual(
        expect.objectContaining({ status: 204, text: "" }),
      )
    } finally {
      server.kill()
      await once(server, "close")
    }
  })
})

it("server files share types only, never code", () => {
  const imports = [...paths].flatMap((path) => {
    const source = readFileSync(path, "utf8")
    const found = source.matchAll(
      /^(import|export)(?! type\b)[^"'`;]*?\bfrom "([^"]+)"|\bimport\(/gm,
    )
    return Array.from(found, ([, , module = "import()"]) => ({ path, module }))
  })
  expect(imports.length).toBeGreaterThan(0)
  expect(
    imports.filter(({ module }) => /^[.@]\/|^import/.test(module)),
  ).toEqual([])
})

it("server files name each other's types by a path that every resolver finds", () => {
  const named = [...paths].flatMap((path) =>
    Array.from(
      readFileSync(path, "utf8").matchAll(/\bfrom "([.@]\/[^"]+)"/g),
      ([, module = ""]) => module,
    ),
  )
  const names = [...paths].map((path) => `./${basename(path, ".ts")}.js`)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((module) => !names.includes(module))).toEqual([])
})

/** Compiles the project and returns what the compiler prints. */
function compile(options: object) {
  const compilerOptions = {
    target: "ES2022",
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    rootDir: "src",
    types: ["node"],
    ...options,
  }
  const tsconfig = { compilerOptions, include: ["src"] }
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(tsconfig))
  try {
    return execFileSync(process.execPath, [TSC, "-p", FOLDER]).toString()
  } catch (error) {
    return String(Object(error).stdout)
  }
}

async function readPort({ stdout, stderr }: ChildProcess) {
  if (!stdout || !stderr) throw new Error("The server has no output.")
  const output = createInterface({ input: stdout })
  const errors: string[] = []
  stderr.on("data", (data) => errors.push(String(data)))
  for await (const line of output) return Number(line)
  throw new Error(errors.join(""))
}
