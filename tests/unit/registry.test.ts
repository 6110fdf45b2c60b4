import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { createdFiles } from "@tests/support/docs"
import { describe, expect, it } from "vitest"

interface Item {
  name: string
  title?: string
  description?: string
  docs?: string
  categories?: string[]
  dependencies?: string[]
  devDependencies?: string[]
  registryDependencies?: string[]
  files: { path: string; target?: string; type: string; content?: string }[]
}

const catalogue: { items: Item[] } = readJson("registry.json")
const NODE_TYPES = "registry/lib/scim/server/scim-node-types.d.ts"
/** What is added to another item, which its `docs` name. */
const BASES: Record<string, string> = {
  "enterprise-scim-locales": "enterprise-scim",
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, "utf8"))
}

function sourcesIn(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.tsx?$/.test(path))
}

function importsOf(path: string) {
  const source = readFileSync(path, "utf8")
  return [...source.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)].map(
    ([, module = ""]) => packageOf(toAlias(path, module)),
  )
}

/** Server files take types from each other by a relative path. */
function toAlias(path: string, module: string) {
  if (!module.startsWith(".")) return module
  const folder = dirname(path).replace("registry/", "@/")
  return join(folder, module).replace(/\.js$/, "")
}

/** A declared package brings its subpaths. */
function packageOf(module: string) {
  const depth = module.startsWith("@") ? 2 : 1
  return /^(@\/|node:)/.test(module)
    ? module
    : module.split("/").slice(0, depth).join("/")
}

/** Where the CLI puts a file: `@lib/scim/x.ts` is imported as `@/lib/scim/x`. */
function moduleOf({ target = "" }: Item["files"][number]) {
  return target.replace(/^@?/, "@/").replace(/\.tsx?$/, "")
}

/** `@scope/name@^1.2.3` is `["@scope/name", "^1.2.3"]`. */
function splitDependency(dependency: string) {
  const [, name = "", range = ""] = /^(@?[^@]+)@?(.*)$/.exec(dependency) ?? []
  return [name, range] as const
}

function packageNames(dependencies: string[] = []) {
  return dependencies.map((dependency) => splitDependency(dependency)[0])
}

/** Whether a version is within a range of the form ^1, ^1.2 or ^1.2.3. */
function satisfiesCaret(version: string, range: string) {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number)
  const [from = 0, fromMinor = 0, fromPatch = 0] = range
    .slice(1)
    .split(".")
    .map(Number)
  const isLater = minor - fromMinor || patch - fromPatch
  return major === from && isLater >= 0
}

function baseName(path: string) {
  return path.replace(/^.*\/|(\.d)?\.tsx?$/g, "")
}

describe("the catalogue", () => {
  it("lists every file under registry/, and only files that exist", () => {
    const listed = catalogue.items.flatMap(({ files }) =>
      files.map(({ path }) => path),
    )
    const present = sourcesIn("registry")
    expect([...new Set(listed)].toSorted()).toEqual(present.toSorted())
  })

  it("gives one destination one content", () => {
    const sources = new Map<string, string>()
    for (const { path, target = "" } of catalogue.items.flatMap(
      ({ files }) => files,
    )) {
      expect(sources.get(target) ?? path).toBe(path)
      sources.set(target, path)
    }
  })

  it("gives each file a base name of its own", () => {
    // Within one command, the CLI mixes up files that share a base name.
    const paths = catalogue.items.flatMap(({ files }) =>
      files.map(({ path }) => path),
    )
    const kit = catalogue.items.flatMap(
      ({ registryDependencies = [] }) => registryDependencies,
    )
    const owners = new Map(["utils", ...kit].map((name) => [name, name]))
    for (const path of new Set(paths)) {
      expect(owners.get(baseName(path)) ?? path).toBe(path)
      owners.set(baseName(path), path)
    }
  })

  it("has components in .tsx and everything else in .ts, as shared packages export them", () => {
    for (const path of sourcesIn("registry"))
      expect(path).toMatch(/components\/.*\.tsx$|lib\/.*\.ts$/)
  })

  it("contains no file that owners fill in: an update would overwrite it", () => {
    const created = createdFiles()
    for (const { target = "", path } of catalogue.items.flatMap(
      ({ files }) => files,
    )) {
      expect(created).not.toContain(target.replace("@", ""))
      expect(target).toMatch(/^@(components|lib)\/scim\//)
      const source = readFileSync(path, "utf8")
      expect(source, path).not.toMatch(/throw new Error\(\s*["`]Write/)
    }
  })

  it.each(catalogue.items)(
    "$name installs packages in the ranges it is tested with",
    ({ dependencies = [] }) => {
      for (const dependency of dependencies) {
        const [name, range] = splitDependency(dependency)
        expect(dependency).toMatch(/@\^\d+(\.\d+){0,2}$/)
        const { version } = readJson(`node_modules/${name}/package.json`)
        expect(satisfiesCaret(version, range), `${name} ${version}`).toBe(true)
      }
    },
  )

  it.each(catalogue.items)(
    "$name installs Node's types if it has server files",
    ({ devDependencies = [], files }) => {
      // Without a version, the CLI keeps the one that fits the project's Node.
      const isServer = files.some(({ path }) => path.includes("/server/"))
      expect(devDependencies).toEqual(isServer ? ["@types/node"] : [])
    },
  )

  it.each(catalogue.items)(
    "$name refers to Node's types if its server files use them",
    ({ files }) => {
      const isNodes = files
        .filter(({ path }) => path.includes("/server/"))
        .map(({ path }) => readFileSync(path, "utf8"))
        .map((source) => source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ""))
        .some((source) => /from "node:|\b(Buffer|process)\./.test(source))
      const types = files.filter(({ path }) => path.endsWith(".d.ts"))
      expect(types.map(({ path, type }) => [path, type])).toEqual(
        // The CLI strips leading comments, but not from a plain file.
        isNodes ? [[NODE_TYPES, "registry:file"]] : [],
      )
    },
  )

  it.each(catalogue.items)(
    "$name says what it is and what to do next",
    (item) => {
      for (const words of [item.title, item.description, item.docs])
        expect(words).toMatch(/\S/)
      expect(item.categories).not.toEqual([])
    },
  )

  it.each(catalogue.items)("$name is built as it stands", ({ name, files }) => {
    const built: Item = readJson(`public/r/${name}.json`)
    expect(built.files.map(({ path }) => path)).toEqual(
      files.map(({ path }) => path),
    )
    for (const { path, content } of built.files)
      expect(content).toBe(readFileSync(path, "utf8"))
  })

  it.each(catalogue.items)("$name keeps its alias targets", ({ files }) => {
    for (const { path, target } of files)
      expect(target).toBe(path.replace("registry/", "@"))
  })

  it.each(catalogue.items)("$name imports only what it declares", (item) => {
    const base = catalogue.items.find(({ name }) => name === BASES[item.name])
    if (base) expect(item.docs).toContain(`Add ${base.name} first`)
    const own = [...item.files, ...(base?.files ?? [])].map(moduleOf)
    const kit = (item.registryDependencies ?? []).map(
      (name) => `@/components/ui/${name}`,
    )
    const allowed = new Set([
      "react",
      "@/lib/utils",
      ...packageNames(item.dependencies),
      ...own,
      ...kit,
    ])
    const used = new Set<string>()
    for (const { path } of item.files) {
      for (const name of importsOf(path)) {
        used.add(name)
        const isServer = path.includes("/server/") && name.startsWith("node:")
        expect(isServer || allowed.has(name), `${path} imports ${name}`).toBe(
          true,
        )
      }
    }
    for (const name of [...kit, ...packageNames(item.dependencies)])
      expect(used, `${item.name} declares ${name} for nothing`).toContain(name)
  })

  it("keeps React out of lib/scim and the server out of components", () => {
    for (const path of sourcesIn("registry/lib/scim"))
      expect(importsOf(path), path).not.toContain("react")
    for (const path of [
      ...sourcesIn("registry/components"),
      ...sourcesIn("registry/lib/scim").filter((file) => !/server/.test(file)),
    ])
      expect(importsOf(path).join(), path).not.toContain("/server/")
  })
})

describe("the main item", () => {
  const paths =
    catalogue.items
      .find(({ name }) => name === "enterprise-scim")
      ?.files.map(({ path }) => path) ?? []

  it.each(paths)("%s suppresses nothing and leaves nothing to do", (path) => {
    expect(readFileSync(path, "utf8")).not.toMatch(
      /@ts-|oxlint-disable|eslint-disable|TODO/,
    )
  })
})

it("public/r holds the items and the catalogue, and nothing else", () => {
  expect(readdirSync("public/r").toSorted()).toEqual(
    ["registry", ...catalogue.items.map(({ name }) => name)]
      .map((name) => `${name}.json`)
      .toSorted(),
  )
})
