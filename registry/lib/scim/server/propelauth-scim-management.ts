import { createClient } from "@propelauth/byo-node"

import type { ScimManagement } from "./scim-management.js"

let management: ScimManagement | undefined

/**
 * Connections and keys at PropelAuth. The client is made with the first
 * request, from `PROPELAUTH_BYO_URL`, where your sidecar runs, such as
 * `http://localhost:2884`, and `PROPELAUTH_BYO_INTEGRATION_KEY`. PropelAuth
 * prescribes no names: put your own here.
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
  throw new Error(`Set ${name} in the environment: SCIM is off without it.`)
}

/** The client takes `localhost:2884` for a URL, and then fails at every call. */
function checkUrl(url: string) {
  if (/^https?:\/\//i.test(url)) return url
  throw new Error("PROPELAUTH_BYO_URL must begin with http:// or https://.")
}
