import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { dirname, join, resolve } from "node:path"

import { codeOf } from "../support/docs"
import { APPS, REPO, type InstallCase, type Project } from "./cases"
import { componentsJson, packageJson, tsconfigs } from "./project-files"
import { styleSheet } from "./style-sheet"

export function appFolder({ name }: Project) {
  return join(APPS, name)
}

/** Deletes what an earlier run left. */
export function startFresh(app: Project) {
  rmSync(appFolder(app), { recursive: true, force: true })
}

/** A fresh project as its owner has it after `shadcn init`, with the seed's page. */
export function createApp(app: InstallCase) {
  const folder = appFolder(app)
  startFresh(app)
  const { framework, src, lib, set } = app
  const pages = pagesFolder(app)
  const css = join(pages, "globals.css")

  write(app, "package.json", packageJson(app))
  write(app, "components.json", componentsJson(app, css))
  for (const [name, config] of Object.entries(tsconfigs(app)))
    write(app, name, config)
  write(app, css, styleSheet(app, pages))
  copy(
    app,
    join(REPO, "tests/fixtures/seed-page.tsx"),
    join(pages, "page.tsx"),
    framework === "next" ? '"use client"\n' : "",
  )
  copy(app, join(REPO, "src/lib/utils.ts"), join(src, lib, "utils.ts"))
  for (const [template, path] of templates(app)) copy(app, template, path)
  if (set)
    symlinkSync(
      join(import.meta.dirname, "sets", set, "node_modules"),
      join(folder, "node_modules"),
      "junction",
    )
}

/** Where each framework wants what. */
function templates(app: InstallCase): [template: string, path?: string][] {
  const { framework, src, set } = app
  const pages = pagesFolder(app)
  const tailwind: [string, string][] =
    set === "react-18"
      ? [
          ["tailwind-3.config.js", "tailwind.config.js"],
          ["tailwind-3.postcss.mjs", "postcss.config.mjs"],
        ]
      : [["postcss.config.mjs", "postcss.config.mjs"]]
  switch (framework) {
    case "next":
      return [
        ...tailwind,
        ["next.config.ts"],
        ["proxy.ts", `${src}proxy.ts`],
        ["layout.tsx", join(pages, "layout.tsx")],
        ["setup-route.ts", join(pages, "api/setup/[kind]/route.ts")],
      ]
    case "vite":
      return [
        ...tailwind,
        ["index.html"],
        ["vite.config.ts"],
        ["setup-route.ts"],
      ]
    default:
      return [
        ...tailwind,
        ["react-router/vite.config.ts", "vite.config.ts"],
        ["react-router/root.tsx", `${src}root.tsx`],
        ["react-router/routes.ts", `${src}routes.ts`],
        ["react-router/api-route.ts", `${src}api-route.ts`],
        ["setup-route.ts", `${src}setup-route.ts`],
      ]
  }
}

/** A page over the project's own routes, and what the routes need. */
export function writeBackend(app: InstallCase, backend: string) {
  const { framework, src, lib } = app
  if (framework === "next") {
    copy(app, "own-page.tsx", `${src}app/page.tsx`, '"use client"\n')
    const template = `scim-backend.${backend}.ts`
    copy(app, template, join(src, lib, "scim-backend.ts"))
    const route = "app/api/setup/scim/route.ts"
    const code = codeOf("docs/getting-started.md", route)
    write(app, src + route, withFolders(app, code))
  } else {
    copy(app, "own-page.tsx", `${src}page.tsx`)
    copy(app, "express-server.ts", `${src}server.ts`)
  }
}

/** With both, the CLI puts the direction before the prefix in the kit, and Tailwind wants it after. */
export function repairKit(app: InstallCase) {
  const { src, ui, rtl, prefix } = app
  if (!rtl || !prefix) return
  const folder = join(appFolder(app), src, ui)
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8")
    write(
      app,
      join(src, ui, name),
      text.replaceAll(`rtl:${prefix}:`, `${prefix}:rtl:`),
    )
  }
}

function pagesFolder({ framework, src }: InstallCase) {
  return framework === "next" ? `${src}app` : src
}

/** With the project's aliases, folders and direction. */
function copy(app: InstallCase, from: string, path = from, start = "") {
  const template = resolve(import.meta.dirname, "templates", from)
  write(app, path, start + withFolders(app, readFileSync(template, "utf8")))
}

function withFolders(app: InstallCase, text: string) {
  const { src, alias, components, lib, rtl, prefix = "" } = app
  return text
    .replaceAll("@/components/", `${alias}/${components}/`)
    .replaceAll("@/lib/", `${alias}/${lib}/`)
    .replaceAll("/src/", `/${src}`)
    .replace('prefix: ""', `prefix: "${prefix}"`)
    .replace('lang="en"', `lang="en" dir="${rtl ? "rtl" : "ltr"}"`)
    .replace(
      "const config: NextConfig = {",
      app.isCached ? "$& cacheComponents: true, reactCompiler: true," : "$&",
    )
}

export function write(app: Project, path: string, content: string | object) {
  const file = join(appFolder(app), path)
  mkdirSync(dirname(file), { recursive: true })
  const text =
    typeof content === "string" ? content : JSON.stringify(content, null, 2)
  writeFileSync(file, text)
}
