import { gzipSync } from "node:zlib"
import { build } from "esbuild"

const LIMIT_KB = 9

const APP = [
  "react",
  "react/*",
  "react-dom",
  "@/components/ui/*",
  "@/lib/utils",
]
const LIBRARIES = ["date-fns", "lucide-react"]

/** Bundles what the item adds to an app, in the way of a production build. */
async function gzippedKb(external) {
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
    external,
    write: false,
  })
  return gzipSync(outputFiles[0].contents).length / 1000
}

const ownKb = await gzippedKb([...APP, ...LIBRARIES])
const allKb = await gzippedKb(APP)
console.log(
  `Own code: ${ownKb.toFixed(2)} kB gzip, of ${LIMIT_KB} kB allowed; ` +
    `${allKb.toFixed(2)} kB with what it takes of ${LIBRARIES.join(" and ")}.`,
)
process.exitCode = ownKb <= LIMIT_KB ? 0 : 1
