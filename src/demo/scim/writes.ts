import { quote, ScimError } from "./errors"
import { compileValueFilter, type Predicate } from "./filter"
import { parsePatchPath, type Filter } from "./filter-parser"
import { findSubAttribute, findTarget, type ScimTarget } from "./paths"
import { isRecord, read, withProperty, type ScimRecord } from "./records"
import type { ScimAttribute, ScimResourceType } from "./schemas"
import {
  addToList,
  isPrimary,
  mergeParts,
  removeFromList,
  toElements,
  toStored,
  unwrap,
  withOnePrimary,
} from "./values"

/** How many characters the writes of one request may read, so that it can't hold up others. */
const MAX_COST = 30_000_000
/** What a value costs besides its characters. */
const VALUE_COST = 50
const MAX_ATTRIBUTES = 1000

export interface ScimWrite {
  op: "add" | "replace" | "remove"
  target: WriteTarget
  value: unknown
}

/** The values of a list that a path selects in brackets. */
interface Selection {
  matches: Predicate
  /** The number of comparisons in the brackets. */
  terms: number
  /** What a new value needs to match; undefined if that isn't known. */
  seed: ScimRecord | undefined
}

interface WriteTarget extends ScimTarget {
  selection?: Selection
}

/**
 * Returns the attributes of a body, as POST and PUT send it. Attribute names are taken as paths of
 * PATCH, so that everything PATCH accepts is accepted here, too.
 */
export function toAttributes(type: ScimResourceType, body: ScimRecord) {
  return applyWrites(type, {}, toWrites(type, "add", body))
}

/** Returns the writes for an object of values by attribute. Skips unknown and read-only ones. */
export function toWrites(
  type: ScimResourceType,
  op: ScimWrite["op"],
  values: ScimRecord,
  prefix = "",
): ScimWrite[] {
  const entries = Object.entries(values)
  if (entries.length > MAX_ATTRIBUTES)
    throw new ScimError(
      413,
      `An object has at most ${MAX_ATTRIBUTES} attributes.`,
    )
  return entries.flatMap(([name, value]) => {
    const target = findKnownTarget(type, prefix + name)
    if (!target) return []
    if (target.attribute) return [{ op, target, value }]
    // A schema holds attributes, and no further schema.
    return prefix ? [] : toSchemaWrites(type, op, target, value)
  })
}

/** Returns the writes for a schema's URN with an object of its attributes, or with null. */
export function toSchemaWrites(
  type: ScimResourceType,
  op: ScimWrite["op"],
  target: ScimTarget,
  value: unknown,
): ScimWrite[] {
  if (value === null && target.schema !== type.schema)
    return [{ op: "remove", target, value }]
  const { id } = target.schema
  if (isRecord(value)) return toWrites(type, op, value, `${id}:`)
  throw new ScimError(400, `${quote(id)} needs an object.`, "invalidValue")
}

function findKnownTarget(type: ScimResourceType, path: string) {
  try {
    const target = findWriteTarget(type, path)
    return target && isReadOnly(target) ? undefined : target
  } catch (error) {
    if (error instanceof ScimError) return undefined
    throw error
  }
}

/** Returns undefined for an unknown attribute, and throws for text that can't be a path. */
export function findWriteTarget(
  type: ScimResourceType,
  text: string,
): WriteTarget | undefined {
  const { path, filter, sub: subName } = parsePatchPath(text)
  const target = findTarget(type, path)
  if (!filter || !target) return target
  const { attribute } = target
  if (!attribute?.subAttributes || !attribute.multiValued || target.sub)
    throw new ScimError(
      400,
      `Only lists can have brackets, unlike ${quote(path)}.`,
      "invalidPath",
    )
  const selection = {
    matches: compileValueFilter(filter, attribute),
    terms: countTerms(filter),
    seed: toSeed(attribute, filter),
  }
  if (subName === undefined) return { ...target, selection }
  const sub = findSubAttribute(attribute, subName)
  return sub && { ...target, sub, selection }
}

export function isReadOnly({ attribute, sub }: ScimTarget) {
  return (
    (sub ?? attribute)?.mutability === "readOnly" ||
    attribute?.mutability === "readOnly"
  )
}

/** Entra expects that setting `emails[type eq "work"].value` makes a missing work address. */
function toSeed(
  attribute: ScimAttribute,
  filter: Filter,
): ScimRecord | undefined {
  if (filter.op === "eq") {
    const sub = findSubAttribute(attribute, filter.path)
    if (!sub || sub.mutability === "readOnly") return undefined
    return { [sub.name]: toStored(sub, filter.value) }
  }
  if (filter.op !== "and") return undefined
  const parts = filter.filters.map((one) => toSeed(attribute, one))
  return parts.every((part) => part !== undefined)
    ? Object.assign({}, ...parts)
    : undefined
}

/** Returns the resource with all writes done, or throws a 400 or 413. */
export function applyWrites(
  type: ScimResourceType,
  resource: ScimRecord,
  writes: ScimWrite[],
): ScimRecord {
  let cost = 0
  let after = resource
  for (const write of writes) {
    const { schema, attribute, selection } = write.target
    const isCore = schema === type.schema
    const nested = isCore ? after : read(after, schema.id)
    const container = isRecord(nested) ? nested : {}
    const value = attribute && read(container, attribute.name)
    cost += measure(value) * (selection?.terms ?? 1) + measure(write.value)
    if (cost > MAX_COST)
      throw new ScimError(413, "These changes are too large for one request.")
    const changed = attribute
      ? withProperty(container, attribute.name, change(attribute, value, write))
      : {}
    after = isCore ? changed : withExtension(after, schema.id, changed)
  }
  return after
}

function withExtension(resource: ScimRecord, urn: string, values: ScimRecord) {
  const isEmpty = Object.keys(values).length === 0
  return withProperty(resource, urn, isEmpty ? undefined : values)
}

/** Estimates what it costs to compare a value with others. */
function measure(value: unknown): number {
  const parts = Array.isArray(value) ? value : [value]
  let cost = 0
  for (const part of parts) {
    cost += VALUE_COST
    for (const text of isRecord(part) ? Object.values(part) : [part])
      if (typeof text === "string") cost += text.length
  }
  return cost
}

function countTerms(filter: Filter): number {
  switch (filter.op) {
    case "and":
    case "or":
      return filter.filters.reduce((sum, one) => sum + countTerms(one), 0)
    case "not":
    case "[]":
      return countTerms(filter.filter)
    default:
      return 1
  }
}

/** Returns the new value of an attribute; undefined unsets it. */
function change(attribute: ScimAttribute, before: unknown, write: ScimWrite) {
  if (attribute.mutability === "writeOnly") return undefined
  if (!attribute.multiValued) return changeSingle(attribute, before, write)
  const values: unknown[] = Array.isArray(before) ? before : []
  const list = changeList(attribute, values, write)
  return list.length > 0 ? list : undefined
}

function changeSingle(
  attribute: ScimAttribute,
  before: unknown,
  { op, target: { sub }, value }: ScimWrite,
) {
  const parts = isRecord(before) ? before : {}
  if (sub) {
    const part = op === "remove" ? null : unwrap(value)
    return mergeParts(attribute, parts, { [sub.name]: part })
  }
  if (op === "remove") return undefined
  const single = unwrap(value)
  // The parts that aren't named stay (RFC 7644, section 3.5.2.3).
  return attribute.type === "complex" && isRecord(single)
    ? mergeParts(attribute, parts, single)
    : toStored(attribute, single)
}

function changeList(
  attribute: ScimAttribute,
  before: unknown[],
  write: ScimWrite,
) {
  const { op, target, value } = write
  const { sub, selection } = target
  if (sub || selection) return changeSelected(attribute, before, write)
  if (op !== "remove") {
    const added = toElements(attribute, value)
    return addToList(attribute, op === "add" ? before : [], added)
  }
  if (value === undefined || value === null) return []
  return removeFromList(attribute, before, toElements(attribute, value))
}

/** Changes the values that the brackets select, or all if there are none. */
function changeSelected(
  attribute: ScimAttribute,
  before: unknown[],
  { op, target: { sub, selection }, value }: ScimWrite,
) {
  const seed = selection ? selection.seed : {}
  const changes = new Map<unknown, ScimRecord | undefined>()
  for (const one of before)
    if (isRecord(one) && (selection?.matches(one) ?? true))
      changes.set(one, changeElement(one))
  if (op === "remove")
    return before
      .map((one) => (changes.has(one) ? changes.get(one) : one))
      .filter((one) => one !== undefined)
  if (changes.size === 0 && !seed)
    throw new ScimError(400, "The path matches no value.", "noTarget")
  if (changes.size === 0 && seed) {
    const added = changeElement(seed)
    return added ? addToList(attribute, before, [added]) : before
  }
  const list = before
    .map((one) => (changes.has(one) ? changes.get(one) : one))
    .filter((one) => one !== undefined)
  const preferred = [...changes.values()].findLast(isPrimary)
  return preferred ? withOnePrimary(list, preferred) : list

  function changeElement(element: ScimRecord) {
    if (sub) {
      const part = op === "remove" ? null : unwrap(value)
      return mergeParts(attribute, element, { [sub.name]: part })
    }
    if (op === "remove") return undefined
    const parts = unwrap(value)
    if (!isRecord(parts)) {
      const [whole] = toElements(attribute, parts)
      return isRecord(whole) ? { ...seed, ...whole } : undefined
    }
    // A replaced value keeps only what made the brackets match.
    const base = op === "replace" ? { ...seed } : element
    return mergeParts(attribute, base, parts)
  }
}
