import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"
import {
  createScimKey,
  hashScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"

import { START_S } from "./scim-store"

/** As version 0.1.0 made them. */
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

/** Two connections, as version 0.1.0 wrote them a minute before `START_S`. */
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
    await db.query(
      `insert into scim_keys values ($1, $2, $3, $4, to_timestamp($5),
        to_timestamp($6), to_timestamp($7))`,
      [
        hashScimKey(key),
        `id of ${customerId}`,
        customerId,
        scimKeyHint(key),
        START_S - 60,
        expiresAt,
        START_S - 30,
      ],
    )
  }
  return connections
}
