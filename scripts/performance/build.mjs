import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import react from "@vitejs/plugin-react"
import { build } from "vite"

const ORIGIN = "http://localhost"

/**
 * Builds the page into a folder of its own, which goes with the process. "profiling" is production with
 * a React that counts commits, "development" is React's other half.
 */
export async function buildPage(kind) {
  const outDir = mkdtempSync(join(tmpdir(), `scim-${kind}-`))
  process.once("exit", () => rmSync(outDir, { recursive: true, force: true }))
  const mode = kind === "development" ? kind : "production"
  const profiling = { "react-dom/client": "react-dom/profiling" }
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    resolve: {
      tsconfigPaths: true,
      alias: kind === "profiling" ? profiling : {},
    },
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  })
  return outDir
}

/** Opens what was built, without a server. */
export async function openPage(browser, folder, viewport) {
  const context = await browser.newContext({
    viewport,
    reducedMotion: "reduce",
  })
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const path = pathname === "/" ? "index.html" : pathname
    return route.fulfill({ path: join(folder, path) })
  })
  const page = await context.newPage()
  await page.goto(ORIGIN)
  return page
}
