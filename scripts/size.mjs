import { gzippedKb } from "./performance/bytes.mjs"

const LIMIT_KB = 23
const APP = /^(react|react-dom|react\/.*|@\/components\/ui\/.*|@\/lib\/utils)$/
const LIBRARIES = /^(date-fns|lucide-react)$/
const ITEM = `
  export * from "/registry/components/scim/scim-setup.tsx"
  export * from "/registry/components/scim/use-scim-setup.tsx"
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
if (ownKb > LIMIT_KB) {
  console.error(
    `The screen loads ${(ownKb - LIMIT_KB).toFixed(2)} kB more than the limit in scripts/size.mjs. ` +
      "Load what not every admin needs on demand with import(), or raise LIMIT_KB in the same commit and say why.",
  )
  process.exitCode = 1
}
