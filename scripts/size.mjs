import { gzipSync } from "node:zlib"
import { build } from "esbuild"

const LIMIT_KB = 9

/**
 * What the item adds to an app that has React and the primitives: its own code, with the parts of
 * lucide-react and date-fns that it uses, minified and gzipped.
 */
const { outputFiles } = await build({
  stdin: {
    contents: `
      export * from "@/components/scim/scim-setup"
      export * from "@/components/scim/use-scim-setup"
      export * from "@/lib/scim/fetch-scim-api"
    `,
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  format: "esm",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  external: [
    "react",
    "react/*",
    "react-dom",
    "@/components/ui/*",
    "@/lib/utils",
  ],
  write: false,
})
const kb = gzipSync(outputFiles[0].contents).length / 1000
const isSmall = kb <= LIMIT_KB
console.log(`Own code: ${kb.toFixed(2)} kB gzip, of ${LIMIT_KB} kB allowed.`)
process.exitCode = isSmall ? 0 : 1
