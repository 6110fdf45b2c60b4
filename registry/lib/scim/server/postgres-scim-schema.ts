import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

/** Any number will do that no other program locks: "scim" in ASCII. */
const LOCK = 0x7363696d

/**
 * Makes the tables, or brings those of an older version up to date without
 * losing a connection. It is one statement and may run whenever a process
 * starts: the others wait, and with nothing left to do it only reads, so that
 * it needs no right to make tables then.
 */
export async function migrateScimSchema(db: ScimDatabase) {
  await db.query(toMigration(scimSchema))
}

/**
 * The tables, statement by statement, for a migration tool of your own. Each
 * may run again. What has been released stays as it is; changes come after it.
 */
export const scimSchema: readonly string[] = [
  `create table if not exists scim_connections (
    customer_id text primary key,
    connection_id text not null unique,
    created_at timestamptz not null
  )`,
  `create table if not exists scim_keys (
    key_hash text primary key,
    key_id text not null unique,
    customer_id text not null
      references scim_connections on delete cascade,
    key_hint text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz
  )`,
  // A connection names its keys, so that one row decides which of them work.
  `alter table scim_connections
    add column if not exists current_key_id text,
    add column if not exists previous_key_id text,
    add column if not exists previous_key_until timestamptz,
    add column if not exists last_rejected_at timestamptz,
    add column if not exists last_rejected_reason text`,
  `update scim_connections set current_key_id = key_id
  from scim_keys
  where scim_keys.customer_id = scim_connections.customer_id
    and current_key_id is null`,
  `alter table scim_connections alter column current_key_id set not null`,
  `alter table scim_keys drop constraint if exists scim_keys_customer_id_key`,
  `create index if not exists scim_keys_customer_id_idx
    on scim_keys (customer_id)`,
]

/** The version of a schema is the number of statements that it has seen. */
function toMigration(statements: readonly string[]) {
  const steps = statements.map(
    (statement, index) => `
  if version_before <= ${index} then
    ${statement};
  end if;`,
  )
  return `do $migration$
declare
  version_before integer;
begin
  perform pg_advisory_xact_lock(${LOCK});
  if to_regclass('scim_migrations') is null then
    create table scim_migrations (
      version integer primary key,
      migrated_at timestamptz not null
    );
  end if;
  select coalesce(max(version), 0) into version_before from scim_migrations;
  ${steps.join("")}
  if version_before < ${statements.length} then
    insert into scim_migrations values (${statements.length}, now());
  end if;
end $migration$`
}
