import { createHash, randomInt, randomUUID } from "node:crypto"

import type { ScimRejectedEvent } from "./scim-events.js"
import type {
  ScimKeyCommand,
  ScimManagedConnection,
  ScimManagement,
} from "./scim-management.js"

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

/* ---- Public API ---- */

/**
 * Anything that runs a PostgreSQL statement: a `Pool` of pg, PGlite, or Neon's
 * `neon(url, { fullResults: true })`.
 */
export interface ScimDatabase {
  query(text: string, values?: unknown[]): Promise<{ rows: ScimRow[] }>
}

export type ScimRow = Record<string, unknown>

export interface ScimSchemaOptions {
  /**
   * The PostgreSQL schema of the tables: lowercase letters, digits and
   * underscores. If omitted, the connection's `search_path` decides.
   */
  schema?: string | undefined
}

export interface PostgresScimManagementOptions extends ScimSchemaOptions {
  /** What keys start with, before an underscore. A change ends every key. */
  prefix?: string
  /** How many seconds a reset may keep the previous key. */
  overlapChoices?: readonly number[]
  /**
   * Called when a request carries a key that no longer works, once a minute at
   * most for each customer. The request waits for it, for 3 s at most; errors
   * are ignored.
   */
  onEvent?: (event: ScimRejectedEvent) => unknown
}

export interface PostgresScimManagement extends Required<ScimManagement> {
  /**
   * Returns whose key it is, for your SCIM endpoint; null if the key is
   * unknown, replaced, deleted or expired. Records the use, once a minute at
   * most.
   */
  verifyScimApiKey: (
    key: string,
  ) => Promise<{ customerId: string; connectionId: string } | null>
  /**
   * Returns the keys that expire before a time in seconds, soonest first,
   * without those that have expired. To remind each customer's admins, once a
   * day:
   *
   *     const before = Date.now() / 1000 + 14 * 86_400
   *     for (const key of await management.listExpiringKeys({ before })) {
   *       if (await wasReminded(key.keyId)) continue
   *       await mailAdmins(key.customerId, new Date(key.expiresAt * 1000))
   *     }
   */
  listExpiringKeys(query: { before: number }): Promise<ScimExpiringKey[]>
}

export interface ScimExpiringKey {
  customerId: string
  connectionId: string
  keyId: string
  keyHint: string
  expiresAt: number
}

/**
 * Keeps connections in the tables that `migrateScimSchema` creates, and only
 * the hash and the last four characters of each key. Every change is one
 * statement that happens completely or not at all, and every time comes from
 * the database's clock.
 *
 * @throws RangeError if `prefix` or `schema` has characters that aren't allowed.
 */
export function createPostgresScimManagement(
  db: ScimDatabase,
  options: PostgresScimManagementOptions = {},
): PostgresScimManagement {
  const { prefix = "scim", schema, onEvent } = options
  const { overlapChoices = [0, HOUR_S, DAY_S, 7 * DAY_S] } = options
  checkPrefix(prefix)
  const statements = toStatements(schema)

  async function query(text: string, values: unknown[]) {
    const { rows } = await retryConflicts(() => db.query(text, values))
    return rows
  }

  async function run(text: string, values: unknown[]) {
    const [row] = await query(text, values)
    return row
  }

  async function change(text: string, values: unknown[]) {
    const row = await run(text, values)
    return row ? ({ ok: true, data: {} } as const) : notFound()
  }

  async function reject(customerId: string, keyId: string, reason: Reason) {
    const values = [customerId, reason]
    const noted = await attempt(() => run(statements.NOTE_REJECTION, values))
    if (!noted) return
    const at = Number(noted["at"])
    const event = { type: "rejected", at, customerId, keyId, reason } as const
    await attempt(async () => onEvent?.(event))
  }

  return {
    overlapChoices,
    async fetchScimConnection({ customerId }) {
      const row = await run(statements.FETCH, [customerId])
      return row ? { ok: true, data: toConnection(row) } : notFound()
    },
    async createScimConnection(command) {
      const key = issueKey(command, prefix)
      const values = [...key.values, randomUUID()]
      if (await run(statements.CREATE, values)) return key.result
      const type = "ScimConnectionForCustomerIdAlreadyExists"
      return { ok: false, error: { type } }
    },
    async resetScimApiKey({ overlapSeconds, ...command }) {
      if (
        overlapSeconds !== undefined &&
        !overlapChoices.includes(overlapSeconds)
      )
        return invalidOverlap(overlapChoices)
      const key = issueKey(command, prefix)
      const values = [...key.values, overlapSeconds || null]
      if (!(await run(statements.RESET, values))) return notFound()
      await attempt(() => run(statements.CLEAN_UP, [command.customerId]))
      return key.result
    },
    async patchScimConnection({ customerId, scimApiKeyExpiration }) {
      return change(statements.MOVE_EXPIRY, [customerId, scimApiKeyExpiration])
    },
    async endPreviousScimApiKey({ customerId }) {
      return change(statements.END_PREVIOUS, [customerId])
    },
    async deleteScimConnection({ customerId }) {
      const result = await change(statements.DELETE, [customerId])
      if (result.ok) await attempt(() => run(statements.CLEAN_UP, [customerId]))
      return result
    },
    async verifyScimApiKey(key) {
      if (!isKey(key, prefix)) return null
      const values = [hashKey(key)]
      const row = await run(statements.VERIFY, values)
      if (row?.["connection_id"]) {
        if (row["is_use_due"])
          await attempt(() => run(statements.NOTE_USE, values))
        return toOwner(row)
      }
      const rejected = await run(statements.EXPLAIN, values)
      if (rejected?.["is_rejection_due"])
        await reject(
          String(rejected["customer_id"]),
          String(rejected["key_id"]),
          toReason(rejected["reason"]),
        )
      return null
    },
    async listExpiringKeys({ before }) {
      const rows = await query(statements.LIST_EXPIRING, [before])
      return rows.map(toExpiringKey)
    },
  }
}

/**
 * Creates the tables, or upgrades those of an older version in place. Call it
 * whenever a process starts: with nothing left to do it only reads, without a
 * lock and without the right to create tables. Otherwise it upgrades
 * completely or not at all, and processes that start at the same time wait
 * their turn.
 *
 * @throws Error if another transaction keeps the tables locked for 5 seconds,
 * or another upgrade runs for 10. Nothing has changed then, and you can try
 * again.
 * @throws Error if row level security hides the tables from this role.
 * @throws RangeError if `schema` has characters that aren't allowed.
 */
export async function migrateScimSchema(
  db: ScimDatabase,
  { schema }: ScimSchemaOptions = {},
): Promise<void> {
  const migration = toMigration(schema)
  await retryConflicts(async () => {
    if (await isUpToDate(db, schema)) return
    try {
      await db.query(migration)
    } catch (error) {
      if (!hasCode(error, LOCK_TIMEOUT_CODES)) throw error
      throw new Error(LOCKED, { cause: error })
    }
  })
}

/* ---- Tables ---- */

const TABLES = ["scim_connections", "scim_keys", "scim_migrations"]

/** A higher version has seen all of `scimSchema`; 0.1 left 7 here. */
const SCHEMA_VERSION = 8

/**
 * The tables as statements, for a migration tool of your own. Run all of them,
 * in order, with each update: every statement may run again. They use the
 * `search_path` of your tool.
 */
export const scimSchema: readonly string[] = [
  `create table if not exists scim_connections (
    customer_id text primary key,
    connection_id text not null unique,
    created_at timestamptz not null,
    current_key_id text not null,
    previous_key_id text,
    previous_key_until timestamptz,
    last_rejected_at timestamptz,
    last_rejected_reason text
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
  // Tables from before 0.1 held one key for each customer.
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
  // Databases often grant every table to an API role. Without a policy, only
  // the owner of the tables sees or changes a row.
  `alter table scim_connections enable row level security`,
  `alter table scim_keys enable row level security`,
  `alter table if exists scim_migrations enable row level security`,
]

/* ---- Migration ---- */

/** "scim" in ASCII: any number works that no other program locks. */
const ADVISORY_LOCK = 0x7363696d
/** Each waits 0.2 s, and the next begins 0.3 s later. */
const UPGRADE_ATTEMPTS = 10
/** lock_not_available, the code of a lock timeout. */
const LOCK_TIMEOUT_CODES = ["55P03"]

const LOCKED =
  "The SCIM tables can't be upgraded because another transaction keeps them locked. Nothing has changed. Find the transaction in pg_stat_activity (often one that is idle in transaction), end it, and start again."

/** Reads without a lock that an upgrade by another process would hold up. */
async function isUpToDate(db: ScimDatabase, schema: string | undefined) {
  const [connections, keys, migrations] = TABLES.map(
    (table) => `to_regclass('${qualify(table, schema)}')`,
  )
  const { rows: found } = await db.query(
    `select ${migrations} is not null as is_versioned, (
      select string_agg(relname::text, ', '::text order by relname) from pg_class
      where oid in (${connections}, ${keys}, ${migrations})
        and row_security_active(oid)
        and not exists (select 1 from pg_policy where polrelid = pg_class.oid)
    ) as hidden_tables`,
  )
  const hidden = found[0]?.["hidden_tables"]
  if (typeof hidden === "string")
    throw new Error(
      `Row level security hides ${hidden} from this role. Connect as the owner of these tables, or add policies for this role.`,
    )
  if (!found[0]?.["is_versioned"]) return false
  const { rows } = await db.query(
    `select max(version) as version from ${qualify("scim_migrations", schema)}`,
  )
  return Number(rows[0]?.["version"]) >= SCHEMA_VERSION
}

/**
 * One statement, so that it is one transaction on any pool, and its settings
 * end with it. The upgrade leaves the queue of a table after 0.2 s, because
 * every verification waits behind it.
 */
function toMigration(schema: string | undefined) {
  return `do $migration$
declare
  lock_timeout_before text := current_setting('lock_timeout');
  search_path_before text := current_setting('search_path');
  command text;
begin
  perform set_config('lock_timeout', '10s', true);
  perform pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint);
  ${schema === undefined ? "" : toSchemaEntry(schema)}
  perform set_config('lock_timeout', '200ms', true);
  create table if not exists scim_migrations (
    version integer primary key,
    migrated_at timestamptz not null
  );
  for attempt in 1..${UPGRADE_ATTEMPTS} loop
    begin
      exit when exists (
        select 1 from scim_migrations where version >= ${SCHEMA_VERSION}
      );
      ${scimSchema.join(";\n      ")};
      ${REVOKE_GRANTS}
      insert into scim_migrations values (${SCHEMA_VERSION}, now())
      on conflict do nothing;
    exception when lock_not_available or deadlock_detected then
      if attempt = ${UPGRADE_ATTEMPTS} then
        raise;
      end if;
      perform pg_sleep(0.3::float8);
    end;
  end loop;
  perform set_config('lock_timeout', lock_timeout_before, true);
  perform set_config('search_path', search_path_before, true);
end $migration$`
}

/** Temporary tables come last: otherwise they would come first. */
function toSchemaEntry(schema: string) {
  return `if to_regnamespace('"${schema}"') is null then
    create schema "${schema}";
  end if;
  perform set_config('search_path', '"${schema}", pg_temp', true);`
}

/**
 * Row level security doesn't cover TRUNCATE, REFERENCES and TRIGGER, which
 * default privileges grant too. A role that a policy names keeps its rights.
 */
const REVOKE_GRANTS = `for command in
        select 'revoke all on ' || pg_class.oid::regclass::text || ' from ' ||
          case when grantee = 0 then 'public'::text
            else grantee::regrole::text end || ' cascade'
        from pg_class, aclexplode(relacl)
        where pg_class.oid in (${TABLES.map((table) => `to_regclass('${table}')`).join(", ")})
          and grantee <> relowner
          and not exists (
            select 1 from pg_policy
            where polrelid = pg_class.oid and grantee = any (polroles)
          )
      loop
        execute command;
      end loop;`

/* ---- Statements ---- */

/** How many replaced keys are remembered for each customer. */
const REMEMBERED_KEYS = 10

/**
 * One row decides which keys work, the connection's: its lock queues changes
 * that happen at the same time, and each continues from the row that the one
 * before it left. Every parameter of a function or an operator has a type, so
 * that nothing in another schema of the `search_path` fits better.
 */
function toStatements(schema: string | undefined) {
  const connections = qualify("scim_connections", schema)
  const keys = qualify("scim_keys", schema)

  const FETCH = `
  select connection_id, scim_connections.customer_id, current_key.key_hint,
    ${toSeconds("current_key.created_at")} as created_at,
    ${toSeconds("current_key.expires_at")} as expires_at,
    ${toSeconds("current_key.last_used_at")} as last_used_at,
    ${toSeconds("last_rejected_at")} as last_rejected_at,
    last_rejected_reason,
    previous_key.key_id is not null as has_previous_key,
    ${toSeconds("least(previous_key.expires_at, previous_key_until)")}
      as previous_expires_at,
    ${toSeconds("previous_key.last_used_at")} as previous_last_used_at
  from ${connections}
  join ${keys} as current_key on current_key.key_id = current_key_id
  left join ${keys} as previous_key
    on previous_key.key_id = previous_key_id
    and previous_key_until > now()
    and ${isUnexpired("previous_key.expires_at")}
  where scim_connections.customer_id = $1`

  const INSERT_KEY = `
  insert into ${keys}
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, $2, $3, $4, now(), to_timestamp($5::float8)
  from connection
  returning customer_id`

  const CREATE = `
  with connection as (
    insert into ${connections}
      (customer_id, connection_id, created_at, current_key_id)
    values ($1, $6, now(), $3)
    on conflict (customer_id) do nothing
    returning customer_id
  )${INSERT_KEY}`

  // Within an overlap the key in use stays: the newer one was never used, or
  // not last. After a wait for the lock, only the connection's row is up to
  // date; the keys are those from when the statement began, so none changes.
  const RESET = `
  with connection as (
    update ${connections}
    set current_key_id = $3,
      previous_key_until = now() + $6::float8 * interval '1 second',
      previous_key_id = case when previous_key_until > now() and exists (
        select 1 from ${keys} as old
        left join ${keys} as new on new.key_id = current_key_id
        where old.key_id = previous_key_id
          and ${isUnexpired("old.expires_at")}
          and (new.last_used_at is null or old.last_used_at > new.last_used_at)
      ) then previous_key_id else current_key_id end
    where customer_id = $1
    returning customer_id
  )${INSERT_KEY}`

  // A statement of its own: it sees what resets at the same time have added.
  const CLEAN_UP = `
  delete from ${keys}
  where customer_id = $1
    and key_id not in (
      select current_key_id from ${connections} where customer_id = $1
    )
    and key_id not in (
      select key_id
      from ${keys} as replaced join ${connections} using (customer_id)
      where customer_id = $1 and key_id <> current_key_id
      order by case when key_id = previous_key_id then 0 else 1 end,
        replaced.created_at desc
      limit ${REMEMBERED_KEYS}
    )`

  // An insert that always meets the current key and then changes its expiry.
  // Unlike an update, it also meets a key that a reset added while this
  // statement waited for the lock.
  const MOVE_EXPIRY = `
  with connection as (
    update ${connections}
    set last_rejected_at = case
      when last_rejected_reason = 'replaced' then last_rejected_at end
    where customer_id = $1
    returning customer_id, current_key_id, created_at
  )
  insert into ${keys}
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, current_key_id, current_key_id, '', created_at,
    to_timestamp($2::float8)
  from connection
  on conflict (key_id) do update set expires_at = excluded.expires_at
  returning customer_id`

  const END_PREVIOUS = `
  update ${connections} set previous_key_until = null
  where customer_id = $1
  returning customer_id`

  // No key works from here on. The foreign key deletes the rows of the keys
  // with it; where a database has none, CLEAN_UP does.
  const DELETE = `
  delete from ${connections} where customer_id = $1 returning customer_id`

  // Without a join, which takes longer to plan: most drivers plan it anew for
  // each request.
  const VERIFY = `
  select customer_id, ${isDue("last_used_at")} as is_use_due, (
    select connection_id from ${connections}
    where customer_id = scim_keys.customer_id
      and (key_id = current_key_id
        or key_id = previous_key_id and previous_key_until > now())
  ) as connection_id
  from ${keys}
  where key_hash = $1 and ${isUnexpired("expires_at")}`

  const EXPLAIN = `
  select customer_id, key_id,
    case when key_id = current_key_id then 'expired' else 'replaced' end
      as reason,
    ${isDue("last_rejected_at")} as is_rejection_due
  from ${keys} join ${connections} using (customer_id)
  where key_hash = $1`

  const NOTE_USE = `
  update ${keys} set last_used_at = now()
  where key_hash = $1 and ${isDue("last_used_at")}`

  const NOTE_REJECTION = `
  update ${connections}
  set last_rejected_at = now(), last_rejected_reason = $2
  where customer_id = $1 and ${isDue("last_rejected_at")}
  returning ${toSeconds("last_rejected_at")} as at`

  const LIST_EXPIRING = `
  select customer_id, connection_id, key_id, key_hint,
    ${toSeconds("expires_at")} as expires_at
  from ${keys} join ${connections} using (customer_id)
  where key_id = current_key_id
    and expires_at < to_timestamp($1::float8) and ${isUnexpired("expires_at")}
  order by scim_keys.expires_at, customer_id`

  return {
    FETCH,
    CREATE,
    RESET,
    CLEAN_UP,
    MOVE_EXPIRY,
    END_PREVIOUS,
    DELETE,
    VERIFY,
    EXPLAIN,
    NOTE_USE,
    NOTE_REJECTION,
    LIST_EXPIRING,
  }
}

/** @throws RangeError unless the schema is a plain identifier. */
function qualify(name: string, schema: string | undefined) {
  if (schema === undefined) return name
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) return `"${schema}".${name}`
  throw new RangeError(
    "A schema has 1 to 63 lowercase letters, digits and underscores, and doesn't start with a digit.",
  )
}

function toSeconds(time: string) {
  return `floor(extract(epoch from ${time}))::float8`
}

function isUnexpired(time: string) {
  return `(${time} is null or ${time} > now())`
}

/**
 * What happens with each request is recorded once a minute at most. A time in
 * the future comes from another clock, and is overwritten.
 */
function isDue(time: string) {
  return `(${time} is null or ${time} <= now() - interval '1 minute'
      or ${time} > now() + interval '1 minute')`
}

/* ---- Running statements ---- */

/** serialization_failure and deadlock_detected. The statement did nothing. */
const CONFLICT_CODES = ["40001", "40P01"]
const MAX_ATTEMPTS = 12
const MAX_PAUSE_MS = 1000
const ATTEMPT_LIMIT_MS = 3000

/**
 * Under an isolation stricter than read committed, the database ends all but
 * one of the changes that meet. The others run again after a random pause, so
 * that they don't meet again.
 */
async function retryConflicts<T>(work: () => Promise<T>) {
  for (let count = 1; ; count += 1) {
    try {
      return await work()
    } catch (error) {
      if (count === MAX_ATTEMPTS || !hasCode(error, CONFLICT_CODES)) throw error
      const longestMs = Math.min(10 * 2 ** count, MAX_PAUSE_MS)
      await new Promise((resolve) => {
        setTimeout(resolve, Math.random() * longestMs)
      })
    }
  }
}

/**
 * Waits for work that must not change the response: until it is done, fails,
 * or takes too long. Returns undefined for the latter two.
 */
async function attempt<T>(work: () => Promise<T>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ATTEMPT_LIMIT_MS)
  })
  const result = await Promise.race([work().catch(() => undefined), limit])
  clearTimeout(timer)
  return result
}

/** Query builders put the driver's error into `cause`. */
function hasCode(error: unknown, codes: readonly string[]): boolean {
  if (typeof error !== "object" || error === null) return false
  if ("code" in error && codes.some((code) => code === error.code)) return true
  return "cause" in error && hasCode(error.cause, codes)
}

/* ---- Rows and results ---- */

type Reason = ScimRejectedEvent["reason"]

function toOwner(row: ScimRow) {
  return {
    customerId: String(row["customer_id"]),
    connectionId: String(row["connection_id"]),
  }
}

function toConnection(row: ScimRow): ScimManagedConnection {
  return {
    ...toOwner(row),
    scimApiKeyValidUntil: toTime(row["expires_at"]),
    createdAt: Number(row["created_at"]),
    keyHint: String(row["key_hint"]),
    lastUsedAt: toTime(row["last_used_at"]),
    ...toLastRejected(row),
    ...toPreviousKey(row),
  }
}

function toExpiringKey(row: ScimRow): ScimExpiringKey {
  return {
    ...toOwner(row),
    keyId: String(row["key_id"]),
    keyHint: String(row["key_hint"]),
    expiresAt: Number(row["expires_at"]),
  }
}

function toLastRejected(row: ScimRow) {
  const at = toTime(row["last_rejected_at"])
  const reason = toReason(row["last_rejected_reason"])
  return at === null ? {} : { lastRejected: { at, reason } }
}

function toPreviousKey(row: ScimRow) {
  if (!row["has_previous_key"]) return {}
  const expiresAt = Number(row["previous_expires_at"])
  const lastUsedAt = toTime(row["previous_last_used_at"])
  return { previousKey: { expiresAt, lastUsedAt } }
}

function toReason(value: unknown): Reason {
  return value === "expired" ? "expired" : "replaced"
}

function toTime(value: unknown) {
  return value === null ? null : Number(value)
}

function notFound() {
  return { ok: false, error: { type: "ScimConnectionNotFound" } } as const
}

function invalidOverlap(choices: readonly number[]) {
  const field = "overlapSeconds"
  const code = "invalid_overlap_seconds"
  const message = `overlapSeconds must be one of ${choices.join(", ")}.`
  const details = { fields: [{ field, code, message }] }
  return { ok: false, error: { type: "InvalidFields", details } } as const
}

/* ---- Keys, in the format of scim-key.ts ---- */

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
/** 43 characters of 62 are 256 bits. */
const SECRET_LENGTH = 43
/** 6 characters of 62 hold the 32 bits of the checksum. */
const CHECKSUM_LENGTH = 6

/** A new key: what to store of it, and what to return. */
function issueKey(command: ScimKeyCommand, prefix: string) {
  const { customerId, scimApiKeyExpiration = null } = command
  const scimApiKey = createKey(prefix)
  const keyId = randomUUID()
  const hint = scimApiKey.slice(-4)
  return {
    values: [
      customerId,
      hashKey(scimApiKey),
      keyId,
      hint,
      scimApiKeyExpiration,
    ],
    result: { ok: true, data: { scimApiKey, keyId } },
  } as const
}

function createKey(prefix: string) {
  const secret = Array.from({ length: SECRET_LENGTH }, () =>
    ALPHABET.charAt(randomInt(ALPHABET.length)),
  )
  const start = `${prefix}_${secret.join("")}`
  return start + checksum(start)
}

/** With 256 random bits, a fast hash needs neither salt nor stretching. */
function hashKey(key: string) {
  return createHash("sha256").update(key).digest("hex")
}

/** Recognizes what can't be a key, without a look-up. */
function isKey(text: string, prefix: string) {
  const start = `${prefix}_`
  if (!text.startsWith(start)) return false
  if (!/^[0-9A-Za-z]{49}$/.test(text.slice(start.length))) return false
  return text.endsWith(checksum(text.slice(0, -CHECKSUM_LENGTH)))
}

/** Identity providers take keys of 100 characters, which leaves 50. */
function checkPrefix(prefix: string) {
  if (/^[0-9A-Za-z_]{1,50}$/.test(prefix)) return
  throw new RangeError("A prefix has 1 to 50 letters, digits and underscores.")
}

/** The CRC-32 of the characters, all of them ASCII, in base62. */
function checksum(text: string) {
  let crc = ~0
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index)
    for (let bit = 0; bit < 8; bit += 1)
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  let rest = ~crc >>> 0
  let digits = ""
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits
    rest = Math.floor(rest / ALPHABET.length)
  }
  return digits
}
