import { existsSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"

import { REPO, type InstallCase } from "./cases"
import { listen } from "./processes"

export const ITEMS = join(REPO, "public/r")

const RADIX = join(REPO, "src/components/ui")
/** Where a kit's files are: what has no behaviour is the same in both. */
const KITS = {
  radix: [RADIX],
  "radix-tailwind-3": [kitFolder("radix-tailwind-3")],
  "base-ui": [kitFolder("base-ui"), RADIX],
  "react-aria": [kitFolder("react-aria"), RADIX],
} satisfies Record<InstallCase["kit"], string[]>

/** Our built items under `/r`, and under `/<kit>` what ui.shadcn.com has for projects with that kit. */
export async function startRegistry() {
  const missing: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1")
    const body = find(pathname)
    if (!body) missing.push(pathname)
    response.writeHead(body ? 200 : 404, { "Content-Type": "application/json" })
    response.end(body ?? "{}")
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was asked for and isn't there. */
    missing,
    close: () => new Promise((done) => server.close(done)),
  }
}

function find(pathname: string) {
  const [, area = "", ...path] = pathname.split("/")
  if (area === "r") return read(join(ITEMS, ...path))
  const [styles, style = "", file = ""] = path
  if (styles !== "styles" || !isKit(area)) return undefined
  return kitItem(area, style, file.replace(/\.json$/, ""))
}

function kitFolder(name: string) {
  return join(import.meta.dirname, "kits", name, "components/ui")
}

function isKit(area: string): area is InstallCase["kit"] {
  return area in KITS
}

function kitItem(kit: InstallCase["kit"], style: string, name: string) {
  const [found] = KITS[kit].flatMap(
    (folder) => read(join(folder, `${name}.tsx`)) ?? [],
  )
  if (!found) return undefined
  // As in shadcn's kits: the CLI writes what a page from right to left needs.
  const content = found.replace(" rtl:translate-x-1/2", "")
  const others = content.matchAll(/"@\/components\/ui\/([\w-]+)"/g)
  const path = `registry/${style}/ui/${name}.tsx`
  return JSON.stringify({
    name,
    type: "registry:ui",
    registryDependencies: Array.from(others, ([, other]) => other),
    files: [{ path, type: "registry:ui", content }],
  })
}

function read(path: string) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined
}
