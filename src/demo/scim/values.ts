import { quote, ScimError } from "./errors"
import { findSubAttribute } from "./paths"
import {
  fold,
  isRecord,
  isUnstorable,
  read,
  readAnyCase,
  withProperty,
  type ScimRecord,
} from "./records"
import type { ScimAttribute } from "./schemas"

/**
 * Converts a value from a request to the form that is stored, or throws a 400. Accepts what
 * providers write in their own way: "True" for true, one value for a list, a list with one value
 * for a single one, text for a complex value. Returns undefined for a value that unsets the
 * attribute.
 */
export function toStored(attribute: ScimAttribute, value: unknown): unknown {
  if (!attribute.multiValued) return toSingle(attribute, unwrap(value))
  const list = addToList(attribute, [], toElements(attribute, value))
  return list.length > 0 ? list : undefined
}

/** Entra sends a manager as a list with one value. */
export function unwrap(value: unknown): unknown {
  return Array.isArray(value) && value.length < 2 ? value[0] : value
}

/** Converts a list, or one value for it, to the values to store. */
export function toElements(attribute: ScimAttribute, value: unknown) {
  return (Array.isArray(value) ? value : [value])
    .map((one) => toSingle(attribute, one))
    .filter((one) => one !== undefined)
}

function toSingle(attribute: ScimAttribute, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  switch (attribute.type) {
    case "complex":
      return toComplex(attribute, value)
    case "boolean":
      return toBoolean(attribute, value)
    default:
      return toText(attribute, value)
  }
}

function toComplex(attribute: ScimAttribute, value: unknown) {
  if (isRecord(value)) return mergeParts(attribute, {}, value)
  const sub = findSubAttribute(attribute, "value")
  if (!sub) throw invalidValue(attribute, "an object")
  return mergeParts(attribute, {}, { [sub.name]: value })
}

/** Returns the complex value with these parts replaced, and the others as they were. */
export function mergeParts(
  attribute: ScimAttribute,
  before: ScimRecord,
  parts: ScimRecord,
): ScimRecord | undefined {
  let merged = before
  for (const [name, part] of Object.entries(parts)) {
    const sub = findSubAttribute(attribute, name)
    if (!sub || sub.mutability === "readOnly") continue
    merged = withProperty(merged, sub.name, toStored(sub, part))
  }
  if (findSubAttribute(attribute, "$ref"))
    return toReference(attribute, merged, parts)
  return Object.keys(merged).length > 0 ? merged : undefined
}

/** A reference is nothing without an id, which may stand at the end of its address alone. */
function toReference(
  attribute: ScimAttribute,
  merged: ScimRecord,
  parts: ScimRecord,
) {
  if (read(merged, "value")) return merged
  const address = readAnyCase(parts, "$ref")
  const id = typeof address === "string" && address.split("/").at(-1)
  const sub = findSubAttribute(attribute, "value")
  if (id && sub) return { ...merged, value: toText(sub, id) }
  if (!attribute.multiValued) return undefined
  throw invalidValue(attribute, "a list of objects with a value")
}

function toBoolean(attribute: ScimAttribute, value: unknown) {
  if (typeof value === "boolean") return value
  const text = typeof value === "string" ? value.trim().toLowerCase() : ""
  if (text !== "true" && text !== "false")
    throw invalidValue(attribute, "true or false")
  return text === "true"
}

function toText(attribute: ScimAttribute, value: unknown) {
  if (typeof value !== "string") throw invalidValue(attribute, "text")
  if (isUnstorable(value))
    throw invalidValue(attribute, "text without U+0000 and lone surrogates")
  return value
}

function invalidValue({ name }: ScimAttribute, wanted: string) {
  const detail = `${quote(name)} needs ${wanted}.`
  return new ScimError(400, detail, "invalidValue")
}

/** Adds values to a list. One that is there already gets the parts of its new form. */
export function addToList(
  attribute: ScimAttribute,
  before: unknown[],
  added: unknown[],
) {
  const list = new Map(before.map((one) => [identify(attribute, one), one]))
  let preferred: string | undefined
  for (const one of added) {
    const identity = identify(attribute, one)
    const old = list.get(identity)
    const isMerge = isRecord(old) && isRecord(one)
    list.set(identity, isMerge ? { ...old, ...one } : one)
    if (isPrimary(one)) preferred = identity
  }
  if (preferred === undefined) return [...list.values()]
  return withOnePrimary([...list.values()], list.get(preferred))
}

/** A list has one primary value: setting it takes it from the others (RFC 7644, section 3.5.2). */
export function withOnePrimary(list: unknown[], preferred: unknown) {
  return list.map((one) =>
    one !== preferred && isRecord(one) && isPrimary(one)
      ? { ...one, primary: false }
      : one,
  )
}

export function isPrimary(value: unknown) {
  return isRecord(value) && read(value, "primary") === true
}

/**
 * Removes the values that are in the other list: those with the same `value`, and the same `type` if
 * one is given. Values that have no `value`, such as addresses, need all parts equal.
 */
export function removeFromList(
  attribute: ScimAttribute,
  before: unknown[],
  removed: unknown[],
) {
  const identities = new Set(removed.map((one) => identify(attribute, one)))
  return before.filter((one) => {
    if (identities.has(identify(attribute, one))) return false
    if (!isRecord(one) || read(one, "type") === undefined) return true
    const { type: _, ...untyped } = one
    return !identities.has(identify(attribute, untyped))
  })
}

/** Returns what two values of a list share when they are the same one. */
function identify(attribute: ScimAttribute, value: unknown): string {
  if (!isRecord(value)) return JSON.stringify(value)
  const text = read(value, "value")
  if (typeof text !== "string") {
    const parts = attribute.subAttributes?.map(({ name }) => read(value, name))
    return JSON.stringify(parts)
  }
  if (findSubAttribute(attribute, "$ref")) return fold(text)
  const isExact = findSubAttribute(attribute, "value")?.caseExact
  const type = read(value, "type")
  return JSON.stringify([
    isExact ? text : fold(text),
    typeof type === "string" ? fold(type) : null,
  ])
}
