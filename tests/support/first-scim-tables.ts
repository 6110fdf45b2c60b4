import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"
import {
  createScimKey,
  hashScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"

import { START_S } from "./scim-store"

/** As they were before 0.1: one key for each customer. */
const FIRST_TABLES = [
  `create table scim_connections (
    customer_id text primary key,
    connection_id text not null unique,
    created_at timestamptz not null
  )`,
  `create table scim_keys (
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

/** As `migrateScimSchema` of 0.1 left them. */
const RELEASED_TABLES = [
  `create table scim_connections (
    customer_id text primary key,
    connection_id text not null unique,
    created_at timestamptz not null,
    current_key_id text not null,
    previous_key_id text,
    previous_key_until timestamptz,
    last_rejected_at timestamptz,
    last_rejected_reason text
  )`,
  `create table scim_keys (
    key_hash text primary key,
    key_id text not null unique,
    customer_id text not null
      references scim_connections on delete cascade,
    key_hint text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz
  )`,
  `create index scim_keys_customer_id_idx on scim_keys (customer_id)`,
  `create table scim_migrations (
    version integer primary key,
    migrated_at timestamptz not null
  )`,
  `insert into scim_migrations values (7, now())`,
]

/** Two connections from before 0.1, created 90 seconds before `START_S`. */
export async function fillFirstTables(db: ScimDatabase) {
  for (const statement of FIRST_TABLES) await db.query(statement)
  const connections = [START_S + 60, null].map((expiresAt, index) => ({
    customerId: `customer ${index}`,
    connectionId: `connection ${index}`,
    key: createScimKey(),
    expiresAt,
  }))
  for (const { customerId, connectionId, key, expiresAt } of connections) {
    await db.query(
      "insert into scim_connections values ($1, $2, to_timestamp($3))",
      [customerId, connectionId, START_S - 90],
    )
    const keyId = `id of ${customerId}`
    await insertKey(db, { customerId, key, keyId, expiresAt })
  }
  return connections
}

/** A connection of 0.1 in the middle of an overlap. */
export async function fillReleasedTables(db: ScimDatabase) {
  for (const statement of RELEASED_TABLES) await db.query(statement)
  const customerId = "customer"
  const keys = ["replaced", "previous", "current"].map((keyId) => ({
    keyId,
    customerId,
    key: createScimKey(),
    expiresAt: null,
  }))
  await db.query(
    `insert into scim_connections values ('customer', 'connection',
      to_timestamp($1), 'current', 'previous', to_timestamp($2),
      to_timestamp($3), 'replaced')`,
    [START_S - 90, START_S + 3600, START_S - 10],
  )
  for (const key of keys) await insertKey(db, key)
  const [replaced = "", previous = "", current = ""] = keys.map(
    ({ key }) => key,
  )
  return { customerId, replaced, previous, current }
}

async function insertKey(
  db: ScimDatabase,
  row: {
    customerId: string
    key: string
    keyId: string
    expiresAt: number | null
  },
) {
  await db.query(
    `insert into scim_keys values ($1, $2, $3, $4, to_timestamp($5),
      to_timestamp($6), to_timestamp($7))`,
    [
      hashScimKey(row.key),
      row.keyId,
      row.customerId,
      scimKeyHint(row.key),
      START_S - 60,
      row.expiresAt,
      START_S - 30,
    ],
  )
}
