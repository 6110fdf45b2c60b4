import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"

import { appFolder } from "./app"
import type { InstallCase } from "./cases"
import { run } from "./processes"
import { ITEMS } from "./registry-server"

/** By the project's own TypeScript, after the types that the framework writes. */
export async function typeCheck(app: InstallCase) {
  if (app.framework !== "vite") await run(app, app.framework, ["typegen"])
  await run(app, "tsc", ["--noEmit"])
}

export async function build(app: InstallCase) {
  await run(app, app.framework, ["build"])
  const server = `${app.src}express-server.ts`
  if (!existsSync(join(appFolder(app), server))) return
  await run(app, "vite", ["build", "--ssr", server, "--outDir", "dist-server"])
}

/** Where an item's files belong in this project. */
export function itemFiles(app: InstallCase, item: string) {
  const { framework, src, components, lib } = app
  const text = readFileSync(join(ITEMS, `${item}.json`), "utf8")
  const { files }: { files: { type: string; target: string }[] } =
    JSON.parse(text)
  return files
    .filter(({ type }) => framework === "next" || type !== "registry:page")
    .map(({ target }) => target.replace("@components/", `${components}/`))
    .map((target) => src + target.replace("@lib/", `${lib}/`))
    .toSorted()
}

/** The packages that the files import. The repository's own would be found, too, declared or not. */
export function importedPackages(app: InstallCase, paths: string[]) {
  const names = paths
    .map((path) => readFileSync(join(appFolder(app), path), "utf8"))
    .flatMap((text) =>
      Array.from(text.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)),
    )
    .map(([, name = ""]) => name)
    .filter((name) => !name.startsWith(`${app.alias}/`))
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
