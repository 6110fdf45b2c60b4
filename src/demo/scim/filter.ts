import { ScimError } from "./errors"
import type { Comparison, Filter, FilterValue } from "./filter-parser"
import { findSubAttribute, findTarget, type ScimTarget } from "./paths"
import { fold, isRecord, read, type ScimRecord } from "./records"
import type { ScimAttribute, ScimResourceType } from "./schemas"

export type Predicate = (record: ScimRecord) => boolean

/** What a path names within the record that a filter tests. */
interface Field {
  attribute: ScimAttribute
  read(record: ScimRecord): unknown[]
}

type FindField = (path: string) => Field | undefined

/** Returns a test for resources of this type. An unknown attribute has no value. */
export function compileFilter(
  filter: Filter,
  type: ScimResourceType,
): Predicate {
  return compile(filter, (path) => {
    const target = findTarget(type, path)
    return target && toField(type, target)
  })
}

/** Returns a test for the values of a complex attribute: what stands in brackets. */
export function compileValueFilter(
  filter: Filter,
  attribute: ScimAttribute,
): Predicate {
  return compile(filter, (path) => {
    const sub = findSubAttribute(attribute, path)
    return (
      sub && { attribute: sub, read: (value) => toList(read(value, sub.name)) }
    )
  })
}

/** Returns the values at a path. A complex value without a sub-attribute stays whole. */
export function readTarget(
  type: ScimResourceType,
  { schema, attribute, sub }: ScimTarget,
  resource: ScimRecord,
) {
  const container =
    schema === type.schema ? resource : read(resource, schema.id)
  if (!attribute) return toList(container)
  const values = isRecord(container)
    ? toList(read(container, attribute.name))
    : []
  return sub ? values.flatMap((value) => readPart(value, sub)) : values
}

function toField(
  type: ScimResourceType,
  target: ScimTarget,
): Field | undefined {
  const attribute = target.sub ?? target.attribute
  if (!attribute) return undefined
  return { attribute, read: (record) => readTarget(type, target, record) }
}

function readPart(value: unknown, { name }: ScimAttribute) {
  return isRecord(value) ? toList(read(value, name)) : []
}

function toList(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function compile(filter: Filter, findField: FindField): Predicate {
  switch (filter.op) {
    case "and": {
      const tests = filter.filters.map((one) => compile(one, findField))
      return (record) => tests.every((test) => test(record))
    }
    case "or": {
      const tests = filter.filters.map((one) => compile(one, findField))
      return (record) => tests.some((test) => test(record))
    }
    case "not": {
      const test = compile(filter.filter, findField)
      return (record) => !test(record)
    }
    case "[]":
      return compileBrackets(findField(filter.path), filter.filter)
    case "pr": {
      const field = findField(filter.path)
      return (record) => field?.read(record).some(hasContent) ?? false
    }
    default:
      return compileComparison(findField(filter.path), filter.op, filter.value)
  }
}

function compileBrackets(field: Field | undefined, filter: Filter): Predicate {
  if (!field) return () => false
  const test = compileValueFilter(filter, field.attribute)
  return (record) =>
    field.read(record).some((value) => isRecord(value) && test(value))
}

function hasContent(value: unknown) {
  if (isRecord(value)) return Object.keys(value).length > 0
  return value !== "" && value !== null
}

function compileComparison(
  field: Field | undefined,
  op: Comparison,
  value: FilterValue,
): Predicate {
  if (!field) return () => op === "ne"
  // A list or a reference without a sub-attribute means its value.
  const sub = findSubAttribute(field.attribute, "value")
  const attribute = sub ?? field.attribute
  function readValues(record: ScimRecord) {
    const values = field?.read(record) ?? []
    return sub ? values.flatMap((one) => readPart(one, sub)) : values
  }
  if (value === null) {
    const isWanted = op === "eq" || op === "ge" || op === "le"
    return (record) => (readValues(record).length === 0) === isWanted
  }
  const test = compare(attribute, op, value)
  if (op !== "ne") return (record) => readValues(record).some(test)
  return (record) => {
    const values = readValues(record)
    return values.length === 0 || values.some(test)
  }
}

function compare(
  attribute: ScimAttribute,
  op: Comparison,
  wanted: string | number | boolean,
): (value: unknown) => boolean {
  const isOrder = op === "gt" || op === "ge" || op === "lt" || op === "le"
  const { name, type, caseExact } = attribute
  if (isOrder && (type === "boolean" || type === "binary"))
    throw new ScimError(
      400,
      `${name} has no order, so ${op} can't compare it.`,
      "invalidFilter",
    )
  const isText = op === "co" || op === "sw" || op === "ew"
  if (type === "dateTime" && !isText)
    return compareWith(op, Date.parse(String(wanted)), (value) =>
      Date.parse(toText(value)),
    )
  const normalize = caseExact ? (text: string) => text : fold
  const right = normalize(String(wanted))
  switch (op) {
    case "co":
      return (value) => normalize(toText(value)).includes(right)
    case "sw":
      return (value) => normalize(toText(value)).startsWith(right)
    case "ew":
      return (value) => normalize(toText(value)).endsWith(right)
    default:
      return compareWith(op, right, (value) => normalize(toText(value)))
  }
}

function compareWith<T extends string | number>(
  op: Exclude<Comparison, "co" | "sw" | "ew">,
  right: T,
  toLeft: (value: unknown) => T,
): (value: unknown) => boolean {
  switch (op) {
    case "eq":
      return (value) => toLeft(value) === right
    case "ne":
      return (value) => toLeft(value) !== right
    case "gt":
      return (value) => toLeft(value) > right
    case "ge":
      return (value) => toLeft(value) >= right
    case "lt":
      return (value) => toLeft(value) < right
    case "le":
      return (value) => toLeft(value) <= right
    default:
      return op satisfies never
  }
}

function toText(value: unknown) {
  return typeof value === "string" || typeof value === "boolean"
    ? String(value)
    : ""
}
