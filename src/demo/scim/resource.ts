import { isRecord, read, type ScimRecord } from "./records"
import { resourceTypes, type ScimResourceType } from "./schemas"

/** A row of the table. `data` has the attributes that clients set. */
export interface StoredResource {
  id: string
  version: number
  created: string
  lastModified: string
  data: ScimRecord
}

/** Returns the resource as clients see it, with what the endpoint sets itself. */
export function toResource(
  type: ScimResourceType,
  { id, version, created, lastModified, data }: StoredResource,
  baseUrl: string,
): ScimRecord {
  const extensions = type.extensions.filter((one) =>
    isRecord(read(data, one.id)),
  )
  return {
    schemas: [type.schema, ...extensions].map((one) => one.id),
    id,
    ...pick(data, ["externalId"]),
    ...pick(
      data,
      type.schema.attributes.map(({ name }) => name),
    ),
    // authentik adds nobody to a group without a list of members.
    ...(type.name === "Group" && { members: readList(data, "members") }),
    ...pick(
      data,
      extensions.map((one) => one.id),
    ),
    meta: {
      resourceType: type.name,
      created,
      lastModified,
      location: `${baseUrl}/${type.endpoint}/${id}`,
      version: toETag(version),
    },
  }
}

/** Adds the addresses of members and managers, which depend on how the client reached us. */
export function withReferences(resource: ScimRecord, baseUrl: string) {
  return Object.fromEntries(
    Object.entries(resource).map(([name, value]) => {
      if (name === "members" && Array.isArray(value))
        return [name, value.map((one) => withReference(one, baseUrl))]
      const manager = isRecord(value) && read(value, "manager")
      if (!isRecord(value) || !isRecord(manager)) return [name, value]
      return [name, { ...value, manager: withReference(manager, baseUrl) }]
    }),
  )
}

function withReference(value: unknown, baseUrl: string): unknown {
  if (!isRecord(value) || typeof read(value, "value") !== "string") return value
  const type = resourceTypes.find(({ name }) => name === read(value, "type"))
  const endpoint = type?.endpoint ?? "Users"
  const id = encodeURIComponent(String(read(value, "value")))
  return { ...value, $ref: `${baseUrl}/${endpoint}/${id}` }
}

export function readList(record: ScimRecord, name: string): unknown[] {
  const value = read(record, name)
  return Array.isArray(value) ? value : []
}

/** A weak ETag: the same resource may be shown with other attributes. */
export function toETag(version: number) {
  return `W/"${version}"`
}

function pick(record: ScimRecord, names: string[]) {
  const present = names.filter((name) => read(record, name) !== undefined)
  return Object.fromEntries(present.map((name) => [name, record[name]]))
}
