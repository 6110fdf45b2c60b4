import { readFileSync } from "node:fs"
import { join, relative } from "node:path"

import { REPO, type InstallCase } from "./cases"

const BY_TAILWIND_3 = join(import.meta.dirname, "templates/tailwind-3.css")

/** What `shadcn init` writes, with its prefix, which the owner has to complete by hand. */
export function styleSheet(app: InstallCase, pages: string) {
  if (app.set === "react-18")
    return withPrefix(app, readFileSync(BY_TAILWIND_3, "utf8"))
  const css = readFileSync(join(REPO, "src/app/globals.css"), "utf8")
  const sheet = withPrefix(app, css).replace(
    /^@config .*$/m,
    sources(app, pages),
  )
  if (!app.prefix) return sheet
  return sheet
    .replace('"tailwindcss"', `"tailwindcss" prefix(${app.prefix})`)
    .replace('"tw-animate-css"', '"tw-animate-css/prefix"')
}

/** Tailwind passes over what git ignores, and git ignores these apps. */
function sources({ src, components, lib, ui }: InstallCase, pages: string) {
  return [components, lib, ui]
    .map((folder) => relative(pages, join(src, folder)))
    .map((path) => `@source "./${path}";`)
    .join("\n")
}

function withPrefix({ prefix, set }: InstallCase, css: string) {
  if (!prefix) return css
  const start = set === "react-18" ? prefix : `${prefix}:`
  return css.replace(
    /@apply ([^;]+);/g,
    (_rule, classes: string) =>
      `@apply ${classes.replaceAll(/\S+/g, `${start}$&`)};`,
  )
}
