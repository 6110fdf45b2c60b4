import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import react from "@vitejs/plugin-react"
import { build, type Alias, type Plugin } from "vite"

import type { Kit } from "./page-options"

/** Stands for the nonce, which is another one each time. */
export const NONCE = "{{nonce}}"

const KITS = join(import.meta.dirname, "../../install/kits")
const BASE_UI = {
  find: /^@\/components\/ui\/(alert-dialog|badge|button|input|select)$/,
  replacement: join(KITS, "base-ui/components/ui/$1.tsx"),
}

/** Builds the page for production, over both kits, once for all tests and outside of the repository. */
export default async function buildHarness() {
  const directory = mkdtempSync(join(tmpdir(), "scim-harness-"))
  process.env["SCIM_HARNESS_DIR"] = directory
  await buildPage(directory, "radix", [])
  await buildPage(directory, "base-ui", [BASE_UI])
  return () => rmSync(directory, { recursive: true, force: true })
}

async function buildPage(directory: string, kit: Kit, alias: Alias[]) {
  await build({
    root: import.meta.dirname,
    base: `/${kit}/`,
    configFile: false,
    logLevel: "error",
    plugins: [react(), nonceForSelect],
    resolve: { alias, tsconfigPaths: true },
    html: { cspNonce: NONCE },
    build: {
      outDir: join(directory, kit),
      emptyOutDir: true,
      chunkSizeWarningLimit: 2_000,
    },
  })
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
