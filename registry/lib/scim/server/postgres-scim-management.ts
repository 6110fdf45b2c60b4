import { randomUUID } from "node:crypto"

import {
  createScimKey,
  hashScimKey,
  isScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"
import type {
  ScimKeyCommand,
  ScimManagement,
} from "@/lib/scim/server/scim-management"

/**
 * Whatever runs a PostgreSQL statement: a `Pool` of pg, PGlite, or Neon's
 * `neon(url, { fullResults: true })`.
 */
export interface ScimDatabase {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[] }>
}

export interface PostgresScimManagementOptions {
  /** What keys start with, before an underscore. */
  prefix?: string
  /** The time in milliseconds. */
  now?: () => number
}

export interface PostgresScimManagement extends ScimManagement {
  /**
   * Whose key it is, for your SCIM endpoint; null for a key that is unknown,
   * replaced, deleted or expired. Notes the use, once a minute at most.
   */
  verifyScimApiKey: (
    key: string,
  ) => Promise<{ customerId: string; connectionId: string } | null>
}

/** The tables. Each statement may run again. */
export const scimSchema: readonly string[] = [
  `create table if not exists scim_connections (
    customer_id text primary key,
    connection_id text not null unique,
    created_at timestamptz not null
  )`,
  `create table if not exists scim_keys (
    key_hash text primary key,
    key_id text not null unique,
    customer_id text not null unique
      references scim_connections on delete cascade,
    key_hint text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz
  )`,
]

/**
 * Keeps connections in the tables of `scimSchema`, and of a key only its hash
 * and its last four characters. Each change is one statement, so that it
 * happens as a whole or not at all, whatever runs beside it.
 */
export function createPostgresScimManagement(
  db: ScimDatabase,
  options: PostgresScimManagementOptions = {},
): PostgresScimManagement {
  const { prefix = "scim", now = Date.now } = options

  async function run(text: string, values: unknown[]) {
    const { rows } = await db.query(text, values)
    return rows[0]
  }

  return {
    async fetchScimConnection({ customerId }) {
      const row = await run(FETCH, [customerId])
      return row ? { ok: true, data: toConnection(row) } : notFound()
    },
    async createScimConnection(command) {
      const key = createScimKey(prefix)
      const values = [...toValues(command, key, now()), randomUUID()]
      if (await run(CREATE, values)) return issued(key)
      const type = "ScimConnectionForCustomerIdAlreadyExists"
      return { ok: false, error: { type } }
    },
    async resetScimApiKey(command) {
      const key = createScimKey(prefix)
      const row = await run(RESET, toValues(command, key, now()))
      return row ? issued(key) : notFound()
    },
    async deleteScimConnection({ customerId }) {
      const row = await run(DELETE, [customerId])
      return row ? { ok: true, data: {} } : notFound()
    },
    async verifyScimApiKey(key) {
      if (!isScimKey(key, prefix)) return null
      const values = [hashScimKey(key), toSeconds(now())]
      const row = await run(VERIFY, values)
      if (!row) return null
      if (row["is_use_due"]) await run(NOTE_USE, values)
      const { customer_id: customerId, connection_id: connectionId } = row
      return {
        customerId: String(customerId),
        connectionId: String(connectionId),
      }
    },
  }
}

const FETCH = `
  select customer_id, connection_id, key_hint,
    extract(epoch from scim_keys.created_at)::float8 as created_at,
    extract(epoch from expires_at)::float8 as expires_at,
    extract(epoch from last_used_at)::float8 as last_used_at
  from scim_connections join scim_keys using (customer_id)
  where customer_id = $1`

const CREATE = `
  with connection as (
    insert into scim_connections (customer_id, connection_id, created_at)
    values ($1, $7, to_timestamp($5))
    on conflict (customer_id) do nothing
    returning customer_id
  )
  insert into scim_keys
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, $2, $3, $4, to_timestamp($5), to_timestamp($6)
  from connection
  returning customer_id`

/** Changes the one row, whose lock puts resets at the same time in a queue. */
const RESET = `
  update scim_keys
  set key_hash = $2, key_id = $3, key_hint = $4, created_at = to_timestamp($5),
    expires_at = to_timestamp($6), last_used_at = null
  where customer_id = $1
  returning customer_id`

const DELETE = `
  delete from scim_connections where customer_id = $1 returning customer_id`

const USE_IS_DUE = `
  (last_used_at is null
    or last_used_at <= to_timestamp($2) - interval '1 minute')`

const VERIFY = `
  select customer_id, connection_id, ${USE_IS_DUE} as is_use_due
  from scim_keys join scim_connections using (customer_id)
  where key_hash = $1
    and (expires_at is null or expires_at > to_timestamp($2))`

const NOTE_USE = `
  update scim_keys set last_used_at = to_timestamp($2)
  where key_hash = $1 and ${USE_IS_DUE}`

function toValues(command: ScimKeyCommand, key: string, nowMs: number) {
  return [
    command.customerId,
    hashScimKey(key),
    randomUUID(),
    scimKeyHint(key),
    toSeconds(nowMs),
    command.scimApiKeyExpiration ?? null,
  ]
}

function toConnection(row: Record<string, unknown>) {
  return {
    connectionId: String(row["connection_id"]),
    customerId: String(row["customer_id"]),
    scimApiKeyValidUntil: toTime(row["expires_at"]),
    createdAt: Number(row["created_at"]),
    keyHint: String(row["key_hint"]),
    lastUsedAt: toTime(row["last_used_at"]),
  }
}

function toTime(value: unknown) {
  return value === null ? null : Number(value)
}

function toSeconds(ms: number) {
  return Math.floor(ms / 1000)
}

function issued(scimApiKey: string) {
  return { ok: true, data: { scimApiKey } } as const
}

function notFound() {
  return { ok: false, error: { type: "ScimConnectionNotFound" } } as const
}
