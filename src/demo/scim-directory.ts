import { Config, Messages, Resources, Schemas, Types } from "scimmy"

import { isRecord } from "@/lib/scim/call-scim-api"

import { toPatchOperations } from "./scim-patch"
import type { createScimResources, ScimResourceType } from "./scim-resources"

const DEFAULT_COUNT = 100
const MAX_COUNT = 200
const ALL = Number.MAX_SAFE_INTEGER

/** What every provider asks for before it makes a user or a group. */
const NAME_FILTERS: Record<ScimResourceType, RegExp> = {
  User: /^\s*(?:urn:\S+:)?userName\s+eq\s+"([^"\\]*)"\s*$/i,
  Group: /^\s*(?:urn:\S+:)?displayName\s+eq\s+"([^"\\]*)"\s*$/i,
}

export type ScimStore = ReturnType<typeof createScimResources>
export type ScimResourceClass = typeof Resources.User | typeof Resources.Group
type Search = ReturnType<typeof toSearch>

// scimmy keeps what is declared for the whole process. So the customer's store comes with each
// call, and the base path, which depends on the request, is never set.
Config.set({ patch: true, sort: true, filter: MAX_COUNT })
Config.set("authenticationSchemes", [])
Config.set("authenticationSchemes", {
  type: "oauthbearertoken",
  name: "Bearer key",
  description: "The key of the SCIM connection, in the Authorization header.",
  specUri: "https://www.rfc-editor.org/info/rfc6750",
})
declareResource(Resources.User, "User", [
  { schema: Schemas.EnterpriseUser, required: false },
])
declareResource(Resources.Group, "Group", [])

function declareResource(
  resource: ScimResourceClass,
  type: ScimResourceType,
  extensions: object[],
) {
  Resources.declare(resource, {
    extensions,
    egress: (wanted: Types.Resource, store: ScimStore) =>
      guard(async () => {
        const stored = await readStored(type, wanted, store)
        const resources = type === "User" ? stored : stored.map(withMembers)
        return wanted.id ? found(resources, wanted.id) : resources
      }),
    ingress: ({ id }: Types.Resource, given: Types.Schema, store: ScimStore) =>
      guard(async () => {
        const { name, data } = toStored(type, given)
        if (id) return found(await store.update(type, id, name, data), id)
        const [created] = await store.insert(type, name, {
          ...(type === "User" && { active: true }),
          ...data,
        })
        return created
      }),
    degress: ({ id = "" }: Types.Resource, store: ScimStore) =>
      guard(async () => found(await store.remove(type, id), id)),
  })
}

async function readStored(
  type: ScimResourceType,
  { id, filter }: Types.Resource,
  store: ScimStore,
) {
  if (id) return store.findById(type, id)
  const name = NAME_FILTERS[type].exec(filter?.expression ?? "")?.[1]
  if (name !== undefined) return store.findByName(type, name)
  const all = await store.list(type)
  return filter ? all.filter((one) => matches(filter, one)) : all
}

/** authentik adds nobody to a group whose members it can't read. */
function withMembers(group: unknown) {
  return isRecord(group) ? { members: [], ...group } : group
}

/** scimmy takes every other error for a resource that isn't there. */
async function guard<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Types.Error) throw error
    if (error instanceof Error && "code" in error && error.code === "23505")
      throw scimError(409, "Another user has this userName.", "uniqueness")
    console.error("The SCIM endpoint failed:", error)
    throw scimError(500, "Something went wrong on our side. Try again later.")
  }
}

function found<T>([resource]: T[], id: string) {
  if (resource) return resource
  throw scimError(404, `There is no resource with the id "${id}".`)
}

/** scimmy throws where the attribute around the one in the filter is absent. */
function matches(filter: Types.Filter, resource: unknown) {
  try {
    return filter.match([resource]).length > 0
  } catch {
    return false
  }
}

function toStored(type: ScimResourceType, given: Types.Schema) {
  const json: unknown = JSON.parse(JSON.stringify(given))
  const data = isRecord(json) ? json : {}
  const name = data[type === "User" ? "userName" : "displayName"]
  if (typeof name !== "string" || !name.trim())
    throw scimError(400, `A ${type} needs a name.`, "invalidValue")
  const members = data["members"]
  if (Array.isArray(members))
    data["members"] = [
      ...new Map(members.map((member) => [member.value, member])).values(),
    ]
  return { name, data }
}

/** The parameters of a query or of a search body; others are ignored. */
export function toSearch(source: unknown) {
  function read(name: string) {
    if (source instanceof URLSearchParams) return source.get(name)
    return isRecord(source) ? source[name] : undefined
  }
  function text(name: string) {
    const value = read(name)
    const words = Array.isArray(value) ? value.join(",") : value
    return typeof words === "string" && words.trim()
      ? { [name]: words }
      : undefined
  }
  function integer(name: string, fallback: number) {
    const value = Number(read(name) ?? fallback)
    return Number.isInteger(value) ? value : fallback
  }
  return {
    filter: text("filter"),
    attributes: { ...text("attributes"), ...text("excludedAttributes") },
    order: { ...text("sortBy"), ...text("sortOrder") },
    startIndex: Math.max(integer("startIndex", 1), 1),
    count: Math.min(Math.max(integer("count", DEFAULT_COUNT), 0), MAX_COUNT),
  }
}

/** scimmy filters and sorts. Its paging answers the first page once more after the last. */
export async function listResources(
  resources: ScimResourceClass[],
  { filter, attributes, order, startIndex, count }: Search,
  store: ScimStore,
) {
  const config = { ...filter, ...attributes, count: ALL }
  const lists = await Promise.all(
    resources.map((resource) => select(resource, config).read(store)),
  )
  const all = new Messages.ListResponse(
    lists.flatMap((list) => ("Resources" in list ? list.Resources : [])),
    { ...order, itemsPerPage: ALL },
  )
  const { schemas, totalResults } = all
  const page = all.Resources.slice(startIndex - 1, startIndex - 1 + count)
  return {
    schemas,
    totalResults,
    startIndex,
    itemsPerPage: page.length,
    Resources: page,
  }
}

function select(resource: ScimResourceClass, config: object) {
  try {
    return new resource(undefined, config)
  } catch (error) {
    if (error instanceof Types.Error) throw error
    throw scimError(400, "The filter can't be read.", "invalidFilter")
  }
}

/** Undefined when nothing changed. */
export async function patchResource(
  resource: InstanceType<ScimResourceClass>,
  message: unknown,
  store: ScimStore,
) {
  const before = await resource.read(store)
  const Operations = toPatchOperations(message, before)
  if (Operations.length === 0) return undefined
  return resource.patch({ schemas: [Messages.PatchOp.id], Operations }, store)
}

export function scimError(status: number, detail: string, scimType = "") {
  return new Types.Error(status, scimType, detail)
}
