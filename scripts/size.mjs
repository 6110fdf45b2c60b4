import { gzipSync } from "node:zlib"
import { build } from "vite"

const LIMIT_KB = 9
const APP = /^(react|react-dom|react\/.*|@\/components\/ui\/.*|@\/lib\/utils)$/
const LIBRARIES = /^(date-fns|lucide-react)$/
const ENTRY = "virtual:item"

/** What the item adds to an app, as Vite builds it for production. */
async function gzippedKb(external) {
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    resolve: { tsconfigPaths: true },
    plugins: [
      {
        name: "item",
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY
            ? `export * from "/registry/components/scim/scim-setup.tsx"
               export * from "/registry/components/scim/use-scim-setup.ts"
               export * from "/registry/lib/scim/fetch-scim-api.ts"`
            : undefined,
      },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: "strict",
        external: (id) => external.some((pattern) => pattern.test(id)),
        output: { minify: true },
        onLog: () => undefined,
      },
    },
  })
  return gzipSync(output[0].code).length / 1000
}

const ownKb = await gzippedKb([APP, LIBRARIES])
const allKb = await gzippedKb([APP])
console.log(
  `Own code: ${ownKb.toFixed(2)} kB gzip, of ${LIMIT_KB} kB allowed; ` +
    `${allKb.toFixed(2)} kB with what it takes of date-fns and lucide-react.`,
)
process.exitCode = ownKb <= LIMIT_KB ? 0 : 1
