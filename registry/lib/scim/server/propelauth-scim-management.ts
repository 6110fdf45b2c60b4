import { createClient } from "@propelauth/byo-node"

import type { ScimManagement } from "./scim-management.js"

let management: ScimManagement | undefined

/**
 * Returns PropelAuth's connections and keys. Creates the client on the first
 * request, from the environment: `PROPELAUTH_BYO_URL`, where your sidecar runs,
 * such as `http://localhost:2884`, and `PROPELAUTH_BYO_INTEGRATION_KEY`. Rename
 * them as you like. Throws if one is missing.
 */
export function getPropelAuthScimManagement(): ScimManagement {
  management ??= createClient({
    url: checkUrl(readVariable("PROPELAUTH_BYO_URL")),
    integrationKey: readVariable("PROPELAUTH_BYO_INTEGRATION_KEY"),
  }).scim.management
  return management
}

function readVariable(name: string) {
  const value = process.env[name]?.trim()
  if (value) return value
  throw new Error(`Set ${name} in the environment. SCIM is off without it.`)
}

/** The client accepts `localhost:2884` as a URL, and then every call fails. */
function checkUrl(url: string) {
  if (/^https?:\/\//i.test(url)) return url
  throw new Error("PROPELAUTH_BYO_URL must begin with http:// or https://.")
}
