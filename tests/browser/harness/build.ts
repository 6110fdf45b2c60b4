import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import react from "@vitejs/plugin-react"
import { build, type Alias, type InlineConfig, type Plugin } from "vite"

import type { Kit } from "./page-options"

/** Stands for the nonce, which is another one each time. */
export const NONCE = "{{nonce}}"

const KITS = join(import.meta.dirname, "../../install/kits")

/** Builds the page for production, over each kit, once for all tests and outside of the repository. */
export default async function buildHarness() {
  const directory = mkdtempSync(join(tmpdir(), "scim-harness-"))
  process.env["SCIM_HARNESS_DIR"] = directory
  await Promise.all([
    buildPage(directory, "radix", []),
    buildPage(directory, "base-ui", aliasesOf("base-ui")),
    buildPage(directory, "react-aria", aliasesOf("react-aria")),
  ])
  return () => rmSync(directory, { recursive: true, force: true })
}

/** The primitives that a kit has of its own; the others are the demo's. */
function aliasesOf(kit: Kit): Alias[] {
  const folder = join(KITS, kit, "components/ui")
  return readdirSync(folder).map((file) => ({
    find: `@/components/ui/${file.replace(".tsx", "")}`,
    replacement: join(folder, file),
  }))
}

async function buildPage(directory: string, kit: Kit, alias: Alias[]) {
  const outDir = join(directory, kit)
  const shared: InlineConfig = {
    root: import.meta.dirname,
    base: `/${kit}/`,
    configFile: false,
    logLevel: "error",
    plugins: [react(), nonceForSelect],
    resolve: { alias, tsconfigPaths: true },
    html: { cspNonce: NONCE },
    ssr: { noExternal: true },
  }
  const limits = {
    emptyOutDir: true,
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
  }
  await build({ ...shared, build: { outDir, ...limits } })
  const server = join(outDir, "server")
  const ssr = "server-page.tsx"
  const output = { entryFileNames: "[name].mjs" }
  const rolldownOptions = { output }
  await build({
    ...shared,
    build: { outDir: server, ssr, rolldownOptions, ...limits },
  })
  const { render } = await import(join(server, "server-page.mjs"))
  const root = '<div id="root">'
  const page = readFileSync(join(outDir, "index.html"), "utf8")
  const rendered = page.replace(root, root + render())
  writeFileSync(join(outDir, "rendered.html"), rendered)
}

/**
 * The change that a product with a Content Security Policy makes in its own
 * select: Radix renders a style element there, and asks for its nonce.
 */
const nonceForSelect: Plugin = {
  name: "nonce-for-select",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/src/components/ui/select.tsx")) return undefined
    const viewport = "<SelectPrimitive.Viewport"
    if (!code.includes(viewport)) throw new Error("There is no viewport.")
    return code.replace(
      viewport,
      `${viewport} nonce={globalThis.__webpack_nonce__}`,
    )
  },
}
