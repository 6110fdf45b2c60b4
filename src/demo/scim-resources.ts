import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

export type ScimResourceType = "User" | "Group"

/** A user's `userName` or a group's `displayName` is its name. */
export const scimResourceSchema: readonly string[] = [
  `create table if not exists demo_scim_resources (
    customer_id text not null,
    type text not null,
    id text not null,
    position bigint generated always as identity,
    name text not null,
    data jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (customer_id, type, id)
  )`,
  `create unique index if not exists demo_scim_user_names
    on demo_scim_resources (customer_id, lower(name)) where type = 'User'`,
  `create index if not exists demo_scim_names
    on demo_scim_resources (customer_id, type, lower(name))`,
]

/** The users and groups of one customer, and of no other. */
export function createScimResources(db: ScimDatabase, customerId: string) {
  /** `$1` is the customer in every statement. */
  async function query(text: string, ...values: unknown[]) {
    const { rows } = await db.query(text, [customerId, ...values])
    return rows.map((row) => row["resource"])
  }

  return {
    list: (type: ScimResourceType) =>
      query(
        `select ${RESOURCE} from demo_scim_resources
         where customer_id = $1 and type = $2 order by position`,
        type,
      ),
    findById: (type: ScimResourceType, id: string) =>
      query(
        `select ${RESOURCE} from demo_scim_resources
         where customer_id = $1 and type = $2 and id = $3`,
        type,
        id,
      ),
    findByName: (type: ScimResourceType, name: string) =>
      query(
        `select ${RESOURCE} from demo_scim_resources
         where customer_id = $1 and type = $2 and lower(name) = lower($3)`,
        type,
        name,
      ),
    insert: (type: ScimResourceType, name: string, data: object) =>
      query(
        `insert into demo_scim_resources (customer_id, type, id, name, data)
         values ($1, $2, $3, $4, $5::jsonb) returning ${RESOURCE}`,
        type,
        crypto.randomUUID(),
        name,
        JSON.stringify(data),
      ),
    update: (type: ScimResourceType, id: string, name: string, data: object) =>
      query(
        `update demo_scim_resources
         set name = $4, data = $5::jsonb, updated_at = now()
         where customer_id = $1 and type = $2 and id = $3
         returning ${RESOURCE}`,
        type,
        id,
        name,
        JSON.stringify(data),
      ),
    /** A deleted user leaves every group. */
    remove: (type: ScimResourceType, id: string) =>
      query(
        `with removed as (
           delete from demo_scim_resources
           where customer_id = $1 and type = $2 and id = $3 returning *
         ), left_behind as (
           update demo_scim_resources
           set updated_at = now(), data = jsonb_set(data, '{members}', (
             select coalesce(jsonb_agg(member), '[]')
             from jsonb_array_elements(data -> 'members') member
             where member ->> 'value' <> $3
           ))
           where customer_id = $1 and type = 'Group' and id <> $3
             and data -> 'members' @> jsonb_build_array(
               jsonb_build_object('value', $3::text)
             )
         )
         select ${RESOURCE} from removed`,
        type,
        id,
      ),
  }
}

/** The resource as SCIM knows it, with what only the server may set. */
const RESOURCE = `data || jsonb_build_object('id', id, 'meta', jsonb_build_object(
  'created', ${toIsoDate("created_at")},
  'lastModified', ${toIsoDate("updated_at")}
)) as resource`

function toIsoDate(column: string) {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
