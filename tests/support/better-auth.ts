import {
  scim,
  type SCIMManagedConnectionOptions,
  type SCIMOptions,
} from "@better-auth/scim"
import type { PGlite } from "@electric-sql/pglite"
import { betterAuth } from "better-auth"
import { getMigrations } from "better-auth/db/migration"
import type { Pool } from "pg"
import { vi } from "vitest"

import { createBetterAuthScimManagement } from "@/lib/scim/server/better-auth-scim-management"
import type { ScimKeyCommand } from "@/lib/scim/server/scim-management"

import type { ScimStore } from "./scim-store"

export type BetterAuthTestOptions = Omit<
  SCIMOptions,
  "connections" | "managedConnections"
> & {
  managedConnections?: Partial<SCIMManagedConnectionOptions>
}

/** The package's keys expire: these do when no test looks. */
const NEVER_S = Date.UTC(9000, 0) / 1000
const BASE_URL = "https://app.example.com"

/** A real better-auth with its SCIM plugin, whose tables are there and empty. */
export async function openBetterAuth(
  pool: Pool,
  options: BetterAuthTestOptions = {},
  advanced: { database?: { defaultFindManyLimit?: number } } = {},
) {
  const auth = betterAuth({
    baseURL: BASE_URL,
    secret: "a secret of the tests, of 32 characters",
    database: pool,
    advanced,
    logger: { disabled: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    plugins: [makePlugin(options)],
  })
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  await pool.query(
    'truncate "scimManagedConnection", "scimConnectionBinding" cascade',
  )

  /** What an identity provider gets that sends a request with this key. */
  function sendScim(key: string, body?: object) {
    return auth.handler(
      new Request(`${BASE_URL}/api/auth/scim/v2/Users`, {
        method: body ? "POST" : "GET",
        headers: {
          Authorization: `Bearer ${key}`,
          "Content-Type": "application/scim+json",
        },
        body: body ? JSON.stringify(body) : null,
      }),
    )
  }

  /** Where the package keeps Acme's connection, and who asks. */
  async function findAddress() {
    const { connections } = await auth.api.listSCIMManagedConnections({
      body: { provisioningDomainId: "acme" },
    })
    const { connectionId = "", provisioningDomainId = "" } =
      connections[0] ?? {}
    return { connectionId, provisioningDomainId, actorId: "code" }
  }

  return { auth, sendScim, findAddress }
}

/** As it is but for a type: `exactOptionalPropertyTypes` minds that the plugin has optional tables. */
function makePlugin({ managedConnections, ...options }: BetterAuthTestOptions) {
  const { schema, ...plugin } = scim({
    connections: [],
    managedConnections: {
      credentialHashSecret: "another secret of the tests, of 32 characters",
      ...managedConnections,
    },
    ...options,
  })
  const { scimManagedConnection, scimManagedCredential, ...rest } = schema
  const { scimManagedConnectionEvent, ...tables } = rest
  if (!scimManagedConnection || !scimManagedCredential) throw new Error("Off.")
  if (!scimManagedConnectionEvent) throw new Error("Off.")
  const managed = { scimManagedConnection, scimManagedCredential }
  const schemas = { ...tables, ...managed, scimManagedConnectionEvent }
  return { ...plugin, schema: schemas }
}

/** PGlite as a pool of one connection, for which the others wait. */
export function poolOf(db: PGlite): Pool {
  let last: Promise<unknown> = Promise.resolve()

  async function connect() {
    const before = last
    let release = () => {}
    last = new Promise<void>((done) => {
      release = done
    })
    await before
    return { query, release }
  }

  async function query(sql: string, parameters: unknown[] = []) {
    const { rows, affectedRows } = await db.query(sql, parameters)
    const [command = ""] = sql.trim().split(/\s/)
    return { command: command.toUpperCase(), rows, rowCount: affectedRows }
  }

  return Object.assign(Object(null), { connect, query, end: () => db.close() })
}

/**
 * The package as the suite knows a store: by a given clock, with a check of a
 * key, a hint of it, and keys that never expire.
 */
export async function toScimStore(
  pool: Pool,
  now: () => number,
): Promise<ScimStore> {
  const { auth, sendScim } = await openBetterAuth(pool, {
    managedConnections: { lastUsedWriteIntervalSeconds: 60 },
  })
  const management = createBetterAuthScimManagement(auth)
  const hints = new Map<string, string>()

  async function issue(
    command: ScimKeyCommand,
    operation: "createScimConnection" | "resetScimApiKey",
  ) {
    vi.setSystemTime(now())
    const withExpiry = { scimApiKeyExpiration: NEVER_S, ...command }
    const result = await management[operation](withExpiry)
    if (result.ok)
      hints.set(command.customerId, result.data.scimApiKey.slice(-4))
    return result
  }

  return {
    createScimConnection: (command) => issue(command, "createScimConnection"),
    resetScimApiKey: (command) => issue(command, "resetScimApiKey"),
    deleteScimConnection: (command) => management.deleteScimConnection(command),
    async fetchScimConnection({ customerId }) {
      vi.setSystemTime(now())
      const result = await management.fetchScimConnection({ customerId })
      if (!result.ok) return result
      const { scimApiKeyValidUntil: until = null, ...facts } = result.data
      const scimApiKeyValidUntil = until === NEVER_S ? null : until
      const keyHint = hints.get(customerId) ?? ""
      return { ok: true, data: { ...facts, scimApiKeyValidUntil, keyHint } }
    },
    async verifyScimApiKey(key) {
      vi.setSystemTime(now())
      // What no header can carry is no key.
      if (!/^[!-~]+$/.test(key)) return null
      const response = await sendScim(key)
      if (response.status === 401) return null
      const { rows } = await pool.query(
        `select "provisioningDomainId", "connectionId"
          from "scimManagedCredential" join "scimManagedConnection" as connection
          on connection.id = "connectionRecordId" where "credentialId" = $1`,
        [key.split(".")[0]],
      )
      const [{ provisioningDomainId, connectionId }] = rows
      return { customerId: provisioningDomainId, connectionId }
    },
  }
}
