import { gzippedKb } from "./performance/bytes.mjs"

const LIMIT_KB = 16.6
const APP = /^(react|react-dom|react\/.*|@\/components\/ui\/.*|@\/lib\/utils)$/
const LIBRARIES = /^(date-fns|lucide-react)$/
const ITEM = `
  export * from "/registry/components/scim/scim-setup.tsx"
  export * from "/registry/components/scim/use-scim-setup.ts"
  export * from "/registry/lib/scim/fetch-scim-api.ts"`

/** What the item adds to an app, as Vite builds it for production. */
const own = { external: [APP, LIBRARIES], hasHelper: false }
const ownKb = await gzippedKb(ITEM, own)
const withHelperKb = await gzippedKb(ITEM, { ...own, hasHelper: true })
const allKb = await gzippedKb(ITEM, { external: [APP] })
console.log(
  `Own code: ${ownKb.toFixed(2)} kB gzip, of ${LIMIT_KB} kB allowed; ` +
    `${withHelperKb.toFixed(2)} kB with Vite's helper for dynamic imports, which an app that splits its code has already; ` +
    `${allKb.toFixed(2)} kB with what it takes of date-fns and lucide-react, too.`,
)
process.exitCode = ownKb <= LIMIT_KB ? 0 : 1
