import { ScimError } from "./errors"
import { findTarget } from "./paths"
import { isRecord, read, withProperty, type ScimRecord } from "./records"
import type { ScimAttribute, ScimResourceType, ScimSchema } from "./schemas"

const MAX_LENGTH = 4000

/** The attributes that a client asks for (RFC 7644, section 3.9), as comma-separated paths. */
export interface AttributeChoice {
  attributes?: string
  excludedAttributes?: string
}

/** Sub-attributes by attribute; null means all of it. */
type Selection = Map<ScimAttribute, Set<ScimAttribute> | null>

/** Returns a function that keeps the attributes the client asks for. Ignores unknown ones. */
export function createProjection(
  type: ScimResourceType,
  { attributes, excludedAttributes }: AttributeChoice,
) {
  const included = attributes ? select(type, attributes) : undefined
  const excluded = excludedAttributes
    ? select(type, excludedAttributes)
    : undefined
  return (resource: ScimRecord) => {
    if (!included && !excluded) return resource
    let projected = resource
    for (const schema of [type.schema, ...type.extensions])
      projected = projectSchema(type, schema, projected, included, excluded)
    return projected
  }
}

function select(type: ScimResourceType, list: string): Selection {
  if (list.length > MAX_LENGTH)
    throw new ScimError(
      400,
      `A list of attributes has at most ${MAX_LENGTH} characters.`,
      "invalidValue",
    )
  const selection: Selection = new Map()
  for (const path of list.split(",").map((one) => one.trim())) {
    const target = path ? findTarget(type, path) : undefined
    if (!target) continue
    const { schema, attribute, sub } = target
    if (!attribute)
      for (const one of schema.attributes) selection.set(one, null)
    else if (!sub) selection.set(attribute, null)
    else if (selection.get(attribute) !== null)
      selection.set(
        attribute,
        new Set([...(selection.get(attribute) ?? []), sub]),
      )
  }
  return selection
}

/** Filters the attributes of one schema. Those of the core schema stand beside the extensions. */
function projectSchema(
  type: ScimResourceType,
  schema: ScimSchema,
  resource: ScimRecord,
  included: Selection | undefined,
  excluded: Selection | undefined,
) {
  const isCore = schema === type.schema
  const container = isCore ? resource : read(resource, schema.id)
  if (!isRecord(container)) return resource
  let kept = container
  for (const [name, value] of Object.entries(container)) {
    const attribute = findTarget(type, `${schema.id}:${name}`)?.attribute
    if (!attribute || attribute.returned === "always") continue
    const chosen = included ? choose(included, attribute, value) : value
    const left = excluded ? omit(excluded, attribute, chosen) : chosen
    kept = withProperty(kept, name, left)
  }
  if (isCore) return kept
  const isEmpty = Object.keys(kept).length === 0
  return withProperty(resource, schema.id, isEmpty ? undefined : kept)
}

function choose(
  selection: Selection,
  attribute: ScimAttribute,
  value: unknown,
) {
  const subs = selection.get(attribute)
  if (subs === undefined) return undefined
  return subs === null ? value : filterParts(value, (name) => has(subs, name))
}

function omit(selection: Selection, attribute: ScimAttribute, value: unknown) {
  const subs = selection.get(attribute)
  if (subs === undefined) return value
  return subs === null
    ? undefined
    : filterParts(value, (name) => !has(subs, name))
}

function has(subs: Set<ScimAttribute>, name: string) {
  return [...subs].some((sub) => sub.name === name)
}

function filterParts(
  value: unknown,
  isKept: (name: string) => boolean,
): unknown {
  if (Array.isArray(value)) return value.map((one) => filterParts(one, isKept))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => isKept(name)),
  )
}
