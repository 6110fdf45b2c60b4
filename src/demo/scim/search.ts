import type { createScimResources, ScimLookup } from "../scim-resources"
import { ScimError } from "./errors"
import { compileFilter, readTarget } from "./filter"
import { parseFilter, type Filter } from "./filter-parser"
import { findTarget, type ScimTarget } from "./paths"
import { createProjection, type AttributeChoice } from "./projection"
import { fold, isRecord, read, readAnyCase, type ScimRecord } from "./records"
import { toResource, withReferences, type StoredResource } from "./resource"
import type { ScimResourceType } from "./schemas"

export const LIST_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
export const MAX_COUNT = 200
const DEFAULT_COUNT = 100
const MAX_START_INDEX = 2 ** 31 - 1
const BATCH_SIZE = 200
/** How long a search keeps other requests waiting before it lets them run. */
const TURN_MS = 10

export type ScimStore = ReturnType<typeof createScimResources>

export interface ScimSearch extends AttributeChoice {
  filter?: Filter
  sortBy?: string
  isDescending: boolean
  startIndex: number
  count: number
}

/** Reads the parameters of a query or of a `.search` body. Ignores unknown ones. */
export function parseSearch(parameters: ScimRecord): ScimSearch {
  const filter = readText(parameters, "filter")
  const sortBy = readText(parameters, "sortBy")
  const sortOrder = readText(parameters, "sortOrder")
  const startIndex = readInteger(parameters, "startIndex", 1)
  const count = readInteger(parameters, "count", DEFAULT_COUNT)
  return {
    ...parseAttributeChoice(parameters),
    ...(filter && { filter: parseFilter(filter) }),
    ...(sortBy && { sortBy: sortBy.trim() }),
    isDescending: sortOrder?.trim().toLowerCase() === "descending",
    startIndex: Math.min(Math.max(startIndex, 1), MAX_START_INDEX),
    count: Math.min(Math.max(count, 0), MAX_COUNT),
  }
}

export function parseAttributeChoice(parameters: ScimRecord): AttributeChoice {
  const attributes = readText(parameters, "attributes")
  const excludedAttributes = readText(parameters, "excludedAttributes")
  return {
    ...(attributes && { attributes }),
    ...(excludedAttributes && { excludedAttributes }),
  }
}

/** Returns undefined for nothing or only spaces. */
function readText(parameters: ScimRecord, name: string) {
  const value = readAnyCase(parameters, name)
  if (value === undefined || value === null) return undefined
  const text = Array.isArray(value) ? value.join(",") : value
  if (typeof text === "string") return text.trim() ? text : undefined
  throw new ScimError(400, `"${name}" needs text.`, "invalidValue")
}

function readInteger(parameters: ScimRecord, name: string, fallback: number) {
  const value = Number(readAnyCase(parameters, name) ?? fallback)
  return Number.isInteger(value) ? value : fallback
}

/** Returns a page of the resources that match (RFC 7644, section 3.4.2). */
export async function listResources(
  types: ScimResourceType[],
  search: ScimSearch,
  store: ScimStore,
  baseUrl: string,
) {
  const { startIndex } = search
  const show = createPresenter(types, search, baseUrl)
  const { total, page } = await findPage(types, search, store, baseUrl)
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map(({ type, resource }) => show(type, resource)),
  }
}

/** Returns a function that turns a stored resource into the JSON for this client. */
export function createPresenter(
  types: ScimResourceType[],
  choice: AttributeChoice,
  baseUrl: string,
) {
  const projections = new Map(
    types.map((type) => [type, createProjection(type, choice)]),
  )
  return (type: ScimResourceType, stored: StoredResource) => {
    const resource = toResource(type, stored, baseUrl)
    const project = projections.get(type)
    const shown = withReferences(resource, baseUrl)
    return project ? project(shown) : shown
  }
}

async function findPage(
  types: ScimResourceType[],
  search: ScimSearch,
  store: ScimStore,
  baseUrl: string,
) {
  const { filter, sortBy, startIndex, count } = search
  const [type, ...others] = types
  if (type && others.length === 0 && !filter && !sortBy) {
    const total = await store.count(type.name)
    const page = await store.page(type.name, startIndex - 1, count)
    return { total, page: page.map((resource) => ({ type, resource })) }
  }
  const matches = await findMatches(types, search, store, baseUrl)
  const selected = matches.slice(startIndex - 1, startIndex - 1 + count)
  return { total: matches.length, page: await load(selected, store) }
}

interface Match {
  type: ScimResourceType
  id: string
  /** What to sort by. */
  key: string | undefined
}

/** Keeps only ids of what matches, so that a large directory doesn't fill the memory. */
async function findMatches(
  types: ScimResourceType[],
  { filter, sortBy, isDescending }: ScimSearch,
  store: ScimStore,
  baseUrl: string,
) {
  const matches: Match[] = []
  const takeTurns = createTurns()
  const plans = types.map((type) => ({
    type,
    lookup: filter && toLookup(type, filter),
    test: filter && compileFilter(filter, type),
    target: sortBy === undefined ? undefined : findTarget(type, sortBy),
  }))
  for (const { type, lookup, test, target } of plans)
    for await (const resource of scan(type, store, baseUrl, lookup)) {
      await takeTurns()
      if (test && !test(resource)) continue
      const key = target && toSortKey(type, target, resource)
      matches.push({ type, id: String(read(resource, "id")), key })
    }
  return sortBy === undefined ? matches : sort(matches, isDescending)
}

async function* scan(
  type: ScimResourceType,
  store: ScimStore,
  baseUrl: string,
  lookup: ScimLookup | undefined,
) {
  let position = -1
  for (;;) {
    const batch = await store.scan(type.name, position, BATCH_SIZE, lookup)
    for (const one of batch) yield toResource(type, one.resource, baseUrl)
    const last = batch.at(-1)
    if (!last || batch.length < BATCH_SIZE) return
    position = last.position
  }
}

function createTurns() {
  let startedMs = performance.now()
  return async () => {
    if (performance.now() - startedMs < TURN_MS) return
    await new Promise((resolve) => setTimeout(resolve))
    startedMs = performance.now()
  }
}

/** Finds a comparison that an index answers and that every match satisfies. */
function toLookup(
  type: ScimResourceType,
  filter: Filter,
): ScimLookup | undefined {
  if (filter.op === "and") {
    for (const one of filter.filters) {
      const lookup = toLookup(type, one)
      if (lookup) return lookup
    }
    return undefined
  }
  if (filter.op !== "eq" || filter.value === null) return undefined
  const { attribute, sub } = findTarget(type, filter.path) ?? {}
  const value = String(filter.value)
  if (sub) return undefined
  switch (attribute?.name) {
    case "id":
      return { by: "id", value }
    case "externalId":
      return { by: "externalId", value }
    case type.nameAttribute:
      return { by: "name", value }
    default:
      return undefined
  }
}

/** A list is sorted by its primary or first value (RFC 7644, section 3.4.2.3). */
function toSortKey(
  type: ScimResourceType,
  target: ScimTarget,
  resource: ScimRecord,
) {
  const { attribute, sub } = target
  if (!attribute) return undefined
  const values = readTarget(
    type,
    { schema: target.schema, attribute },
    resource,
  )
  const primary = values.find((one) => isRecord(one) && read(one, "primary"))
  const value = primary ?? values[0]
  const text = isRecord(value) ? read(value, sub?.name ?? "value") : value
  if (typeof text !== "string" && typeof text !== "boolean") return undefined
  return (sub ?? attribute).caseExact ? String(text) : fold(String(text))
}

/** Resources without a value come last, or first if the order is descending. */
function sort(matches: Match[], isDescending: boolean) {
  const direction = isDescending ? -1 : 1
  return matches.toSorted((a, b) => direction * compareKeys(a.key, b.key))
}

function compareKeys(a: string | undefined, b: string | undefined) {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b ? -1 : 1
}

/** Loads matches in their order. Leaves out those that were deleted in the meantime. */
async function load(matches: Match[], store: ScimStore) {
  const types = [...new Set(matches.map(({ type }) => type))]
  const loaded = new Map<string, StoredResource>()
  for (const { name } of types) {
    const ids = matches.flatMap(({ type, id }) =>
      type.name === name ? id : [],
    )
    for (const resource of await store.find(name, ids))
      loaded.set(resource.id, resource)
  }
  return matches.flatMap(({ type, id }) => {
    const resource = loaded.get(id)
    return resource ? [{ type, resource }] : []
  })
}
