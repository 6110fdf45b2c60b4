import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"

import { appFolder, write } from "./app"
import type { InstallCase, Project } from "./cases"
import { run, type PackageRequest } from "./processes"
import { ITEMS } from "./registry-server"

/** As the project's own template does it, after the types that the framework writes. */
export async function typeCheck(app: InstallCase) {
  if (app.framework === "vite") return run(app, "tsc", ["-b"])
  await run(app, app.framework, ["typegen"])
  return run(app, "tsc", ["--noEmit"])
}

/** Both parts of Vite's template, as the docs divide it. */
export function divideTypes(app: InstallCase, parts: string[]) {
  const names = ["tsconfig.app.json", "tsconfig.node.json"]
  for (const [index, name] of names.entries()) {
    const path = join(appFolder(app), name)
    const config: object = JSON.parse(readFileSync(path, "utf8"))
    const part = parts[index] ?? ""
    const text = part.replaceAll("src/lib", `${app.src}${app.lib}`)
    write(app, name, { ...config, ...JSON.parse(text) })
  }
}

export async function build(app: InstallCase) {
  await run(app, app.framework, ["build"])
  const server = `${app.src}server.ts`
  if (!existsSync(join(appFolder(app), server))) return
  await run(app, "vite", ["build", "--ssr", server, "--outDir", "dist-server"])
}

/** The recommended rules, without those that only say what could be shorter. */
export async function lint(app: InstallCase, paths: string[]) {
  const sources = paths.filter((path) => /\.tsx?$/.test(path))
  const configs = ["eslint.config.mjs", "biome.json"]
  for (const name of configs) {
    const file = join(import.meta.dirname, "templates/linters", name)
    write(app, name, readFileSync(file, "utf8"))
  }
  await run(app, "eslint", ["--max-warnings", "0", ...sources])
  await run(app, "biome", [
    "lint",
    "--error-on-warnings",
    "--diagnostic-level=warn",
    ...sources,
  ])
}

function readItem(name: string): {
  dependencies?: string[]
  devDependencies?: string[]
  files: { target: string }[]
} {
  return JSON.parse(readFileSync(join(ITEMS, `${name}.json`), "utf8"))
}

/** Where the files of items belong in this project. */
export function itemFiles(app: InstallCase, items: string[]) {
  const { src, components, lib } = app
  const targets = items
    .flatMap((item) => readItem(item).files)
    .map(({ target }) => target.replace("@components/", `${components}/`))
    .map((target) => src + target.replace("@lib/", `${lib}/`))
  return [...new Set(targets)].toSorted()
}

/** What items ask for that this project doesn't have: the CLI leaves a name without a version alone. */
export function itemPackages(app: InstallCase, items: string[]) {
  const manifest: {
    dependencies: object
    devDependencies?: object
  } = JSON.parse(readFileSync(join(appFolder(app), "package.json"), "utf8"))
  const known = { ...manifest.dependencies, ...manifest.devDependencies }
  const wanted = (kind: "dependencies" | "devDependencies") =>
    new Set(
      items
        .flatMap((item) => readItem(item)[kind] ?? [])
        .filter((name) => !(name in known)),
    )
  return [
    { isDev: false, names: wanted("dependencies") },
    { isDev: true, names: wanted("devDependencies") },
  ]
    .filter(({ names }) => names.size > 0)
    .map(({ isDev, names }): PackageRequest => ({
      manager: "npm",
      folder: "",
      isDev,
      packages: [...names].toSorted(),
    }))
}

/** The packages that the files import. The repository's own would be found, too, declared or not. */
export function importedPackages(
  app: Project,
  paths: string[],
  aliases: string[],
) {
  const names = paths
    .map((path) => readFileSync(join(appFolder(app), path), "utf8"))
    .flatMap((text) =>
      Array.from(text.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)),
    )
    .map(([, name = ""]) => name)
    .filter((name) => !/^(\.|node:)/.test(name))
    .filter((name) => !aliases.some((alias) => name.startsWith(alias)))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0])
  return new Set(names)
}

/** What each file of the project says, but for what tools write. */
export function snapshot(app: InstallCase) {
  const folder = appFolder(app)
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (path) => !/^(\.next|\.react-router|build|dist)|tsbuildinfo$/.test(path),
    )
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
  return new Map(
    paths.map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  )
}

export function changes(app: InstallCase, before: Map<string, string>) {
  return Array.from(snapshot(app))
    .filter(([path, content]) => before.get(path) !== content)
    .map(([path]) => path)
    .toSorted()
}
