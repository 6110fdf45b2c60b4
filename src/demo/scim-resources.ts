import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

import { fold, isRecord, type ScimRecord } from "./scim/records"
import type { StoredResource } from "./scim/resource"

export type ScimResourceName = "User" | "Group"

/** An attribute that has an index, and the value to find. */
export interface ScimLookup {
  by: "id" | "externalId" | "name"
  value: string
}

export interface ScimResourceInput {
  /** The `userName` of a user or the `displayName` of a group. */
  name: string
  data: ScimRecord
  /** Ids of members that the group doesn't have yet. */
  addedIds: string[]
}

const MAX_ATTEMPTS = 10
const MAX_PAUSE_MS = 50

/**
 * `name` is folded, for look-ups and uniqueness whatever the case. A deleted resource stays as a
 * row without data, so that a request at the same time can't make it a member of a group.
 */
export const scimResourceSchema: readonly string[] = [
  `create table if not exists demo_scim_resources (
    customer_id text not null,
    type text not null,
    id text not null,
    position bigint generated always as identity,
    name text not null,
    data jsonb not null,
    version integer not null default 1,
    is_deleted boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (customer_id, type, id)
  )`,
  // Tables of version 0.1 have names as they were written, and neither versions nor deleted rows.
  `do $$ begin
    if not exists (
      select from pg_attribute
      where attrelid = 'demo_scim_resources'::regclass and attname = 'version'
    ) then
      drop index if exists demo_scim_user_names, demo_scim_names;
      alter table demo_scim_resources
        add column if not exists version integer not null default 1,
        add column if not exists is_deleted boolean not null default false;
      update demo_scim_resources set name = lower(name);
    end if;
  end $$`,
  `create unique index if not exists demo_scim_unique_users
    on demo_scim_resources (customer_id, name)
    where type = 'User' and not is_deleted`,
  `create index if not exists demo_scim_names_by_type
    on demo_scim_resources (customer_id, type, name) where not is_deleted`,
  `create index if not exists demo_scim_external_ids
    on demo_scim_resources (customer_id, type, (data ->> 'externalId'))
    where not is_deleted`,
  `create index if not exists demo_scim_positions
    on demo_scim_resources (customer_id, type, position) where not is_deleted`,
]

const CONDITIONS: Record<ScimLookup["by"], string> = {
  id: "id = $5",
  externalId: "data ->> 'externalId' = $5",
  name: "name = $5",
}

/** Stores the users and groups of one customer. */
export function createScimResources(db: ScimDatabase, customerId: string) {
  /** `$1` is the customer in every statement. */
  async function query(text: string, ...values: unknown[]) {
    const { rows } = await retryConflicts(() =>
      db.query(text, [customerId, ...values]),
    )
    return rows
  }

  return {
    async count(type: ScimResourceName) {
      const [row] = await query(
        `select count(*)::integer as count from demo_scim_resources
         where customer_id = $1 and type = $2 and not is_deleted`,
        type,
      )
      return Number(row?.["count"])
    },

    /** Returns a page in the order of creation. */
    async page(type: ScimResourceName, offset: number, limit: number) {
      const rows = await query(
        `select ${COLUMNS} from demo_scim_resources
         where customer_id = $1 and type = $2 and not is_deleted
         order by position offset $3 limit $4`,
        type,
        offset,
        limit,
      )
      return rows.map(toStoredResource)
    },

    /** Returns the next resources after a position, each with its own. */
    async scan(
      type: ScimResourceName,
      after: number,
      limit: number,
      lookup?: ScimLookup,
    ) {
      const rows = await query(
        `select ${COLUMNS}, position::float8 as scanned
         from demo_scim_resources
         where customer_id = $1 and type = $2 and not is_deleted
           and position > $3 ${lookup ? `and ${CONDITIONS[lookup.by]}` : ""}
         order by position limit $4`,
        type,
        after,
        limit,
        ...(lookup ? [toKey(lookup)] : []),
      )
      return rows.map((row) => ({
        position: Number(row["scanned"]),
        resource: toStoredResource(row),
      }))
    },

    async find(type: ScimResourceName, ids: string[]) {
      const rows = await query(
        `select ${COLUMNS} from demo_scim_resources
         where customer_id = $1 and type = $2 and not is_deleted
           and id = any($3::text[])`,
        type,
        ids,
      )
      return rows.map(toStoredResource)
    },

    async findDeletedIds(ids: string[]) {
      const rows = await query(
        `select id from demo_scim_resources
         where customer_id = $1 and is_deleted and id = any($2::text[])`,
        ids,
      )
      return rows.map((row) => row["id"])
    },

    /** Returns undefined if an added member has been deleted. */
    async insert(
      type: ScimResourceName,
      { name, data, addedIds }: ScimResourceInput,
    ) {
      const [row] = await query(
        `with added as (${ADDED.replace("$ids", "$6")})
         insert into demo_scim_resources (customer_id, type, id, name, data)
         select $1, $2, $3, $4, $5::jsonb
         where not exists (select from added where is_deleted)
         returning ${COLUMNS}`,
        type,
        crypto.randomUUID(),
        fold(name),
        JSON.stringify(data),
        addedIds,
      )
      return row && toStoredResource(row)
    },

    /** Returns undefined if the resource has another version, or an added member was deleted. */
    async update(
      type: ScimResourceName,
      { id, version }: StoredResource,
      { name, data, addedIds }: ScimResourceInput,
    ) {
      const [row] = await query(
        `with added as (${ADDED.replace("$ids", "$7")})
         update demo_scim_resources
         set name = $5, data = $6::jsonb, version = version + 1,
           updated_at = now()
         where customer_id = $1 and type = $2 and id = $3 and version = $4
           and not is_deleted
           and not exists (select from added where is_deleted)
         returning ${COLUMNS}`,
        type,
        id,
        version,
        fold(name),
        JSON.stringify(data),
        addedIds,
      )
      return row && toStoredResource(row)
    },

    /** Deletes a resource of this version, and takes it out of all groups. */
    async remove(type: ScimResourceName, { id, version }: StoredResource) {
      const rows = await query(
        `with removed as (
           update demo_scim_resources
           set name = '', data = '{}', version = version + 1, is_deleted = true
           where customer_id = $1 and type = $3 and id = $2 and version = $4
             and not is_deleted
           returning id
         ), groups as (
           ${LEAVE_GROUPS} and exists (select from removed)
         )
         select id from removed`,
        id,
        type,
        version,
      )
      if (rows.length === 0) return false
      // The statement doesn't see groups that gained the member while it waited for them.
      await query(LEAVE_GROUPS, id)
      return true
    },
  }
}

function toKey({ by, value }: ScimLookup) {
  return by === "name" ? fold(value) : value
}

/** Locks the added members, so that they can't be deleted before the group is written. */
const ADDED = `select is_deleted from demo_scim_resources
  where customer_id = $1 and id = any($ids::text[]) for share`

const LEAVE_GROUPS = `update demo_scim_resources
  set version = version + 1, updated_at = now(),
    data = jsonb_set(data, '{members}', (
      select coalesce(jsonb_agg(member), '[]')
      from jsonb_array_elements(data -> 'members') member
      where member ->> 'value' <> $2
    ))
  where customer_id = $1 and type = 'Group' and not is_deleted and id <> $2
    and data -> 'members' @> jsonb_build_array(
      jsonb_build_object('value', $2::text)
    )`

const COLUMNS = `id, version, data,
  ${toIsoDate("created_at")} as created,
  ${toIsoDate("updated_at")} as last_modified`

function toIsoDate(column: string) {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function toStoredResource(row: Record<string, unknown>): StoredResource {
  const { id, version, data, created, last_modified: lastModified } = row
  return {
    id: String(id),
    version: Number(version),
    data: isRecord(data) ? data : {},
    created: String(created),
    lastModified: String(lastModified),
  }
}

/** Repeats a statement that PostgreSQL undid because of another one at the same time. */
async function retryConflicts<T>(run: () => Promise<T>) {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await run()
    } catch (error) {
      const code = errorCode(error)
      const isConflict = code === "40001" || code === "40P01"
      if (!isConflict || attempt === MAX_ATTEMPTS) throw error
      await pauseRandomly(attempt)
    }
}

/** Waits longer with each attempt, for requests at the same time to get out of step. */
export function pauseRandomly(attempt: number) {
  const limitMs = Math.min(5 * attempt, MAX_PAUSE_MS)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * limitMs))
}

/** Returns the SQLSTATE of a PostgreSQL error. */
export function errorCode(error: unknown) {
  return error instanceof Error && "code" in error ? error.code : undefined
}
