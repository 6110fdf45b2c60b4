import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { build } from "vite"

const ENTRY = "virtual:entry"
const HELPER = "\0vite/preload-helper.js"
/** The primitives that the item takes from the user's project. */
const registryFile = new URL("../../registry.json", import.meta.url)
const { items } = JSON.parse(readFileSync(registryFile, "utf8"))
const KIT = items.find(
  ({ name }) => name === "enterprise-scim",
).registryDependencies

/**
 * The kB, gzip, of the JavaScript that Vite loads at first for a module. Vite's helper for dynamic imports
 * is left out on request: an app that splits its code has it already.
 */
export async function gzippedKb(code, { external = [], hasHelper = true }) {
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    resolve: { tsconfigPaths: true },
    plugins: [
      {
        name: "entry",
        enforce: "pre",
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load(id) {
          if (id === ENTRY) return code
          if (id !== HELPER || hasHelper) return undefined
          return "export const __vitePreload = (load) => load()"
        },
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: "allow-extension",
        external: (id) => external.some((pattern) => pattern.test(id)),
        onLog: () => undefined,
      },
    },
  })
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]))
  const first = output.find((chunk) => chunk.isEntry)
  // A Map's iteration also reaches what is set meanwhile: the imports of imports.
  const loaded = new Map([[first.fileName, first]])
  for (const chunk of loaded.values())
    for (const name of chunk.imports)
      if (chunks.has(name)) loaded.set(name, chunks.get(name))
  const sizes = [...loaded.values()].map((one) => gzipSync(one.code).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

/** What a screen adds to an app that has only React, and to one that uses the same primitives itself. */
export async function addedKb(screen) {
  const react = `
    export { createRoot } from "react-dom/client"
    export * from "react/jsx-runtime"
    export const later = () => import("/src/demo/theme.ts")`
  const kit = KIT.map(
    (name, index) => `
      import * as kit${index} from "/src/components/ui/${name}.tsx"
      export { kit${index} }`,
  ).join("")
  const added = async (app) =>
    (await gzippedKb(app + screen, {})) - (await gzippedKb(app, {}))
  return { empty: await added(react), withKit: await added(react + kit) }
}
