import { quote, ScimError } from "./errors"
import { parsePatchPath } from "./filter-parser"
import { isRecord, readAnyCase, type ScimRecord } from "./records"
import type { ScimResourceType } from "./schemas"
import {
  findWriteTarget,
  isReadOnly,
  toSchemaWrites,
  toWrites,
  type ScimWrite,
} from "./writes"

const MAX_OPERATIONS = 1000
/** How many attributes the operations without a path may have together. */
const MAX_ATTRIBUTES = 10_000
const OPS = ["add", "remove", "replace"] as const

/** Returns the writes of a PATCH body (RFC 7644, section 3.5.2), or throws a 400 or 413. */
export function parsePatch(
  type: ScimResourceType,
  body: ScimRecord,
): ScimWrite[] {
  const operations = readAnyCase(body, "Operations")
  if (!Array.isArray(operations))
    throw invalidSyntax("The body needs a list of Operations.")
  if (operations.length > MAX_OPERATIONS)
    throw new ScimError(
      413,
      `A PATCH has at most ${MAX_OPERATIONS} operations.`,
    )
  if (countAttributes(operations) > MAX_ATTRIBUTES)
    throw new ScimError(
      413,
      `A PATCH has at most ${MAX_ATTRIBUTES} attributes without a path.`,
    )
  return mergeMemberWrites(
    operations.flatMap((operation) => parseOperation(type, operation)),
  )
}

function countAttributes(operations: unknown[]) {
  let count = 0
  for (const operation of operations) {
    const value = isRecord(operation) && readAnyCase(operation, "value")
    if (isRecord(value)) count += Object.keys(value).length
  }
  return count
}

function parseOperation(
  type: ScimResourceType,
  operation: unknown,
): ScimWrite[] {
  if (!isRecord(operation)) throw invalidSyntax("An operation is an object.")
  const op = parseOp(readAnyCase(operation, "op"))
  const path = readAnyCase(operation, "path") ?? ""
  const value = readAnyCase(operation, "value")
  if (typeof path !== "string") throw invalidSyntax("A path is text.")
  if (op !== "remove" && value === undefined)
    throw new ScimError(400, `${quote(op)} needs a value.`, "invalidValue")
  if (path.trim()) return parseWithPath(type, op, path, value)
  if (op === "remove")
    throw new ScimError(400, '"remove" needs a path.', "noTarget")
  if (!isRecord(value))
    throw new ScimError(
      400,
      "Without a path, the value is an object of attributes.",
      "invalidValue",
    )
  return toWrites(type, op, value)
}

function parseOp(value: unknown) {
  const text = typeof value === "string" ? value : ""
  const op = OPS.find((one) => one === text.trim().toLowerCase())
  if (!op) throw invalidSyntax(`${quote(text)} is not an operation.`)
  return op
}

function parseWithPath(
  type: ScimResourceType,
  op: ScimWrite["op"],
  path: string,
  value: unknown,
): ScimWrite[] {
  const target = findWriteTarget(type, path)
  if (!target)
    throw new ScimError(
      400,
      `${quote(path)} is not an attribute of a ${type.name}.`,
      "invalidPath",
    )
  const { schema, attribute, sub } = target
  // Providers list the schemas they use. The endpoint derives them from the attributes.
  if (attribute?.name === "schemas") return []
  if (isReadOnly(target))
    throw new ScimError(400, `${quote(path)} is read-only.`, "mutability")
  if (!attribute && op !== "remove")
    return toSchemaWrites(type, op, target, value)
  const isRequired = attribute ? attribute.required : schema === type.schema
  if (op === "remove" && isRequired && !sub)
    throw new ScimError(400, `${quote(path)} can't be removed.`, "mutability")
  return [toMemberWrite({ op, target, value }, path)]
}

/** Okta removes a member by `members[value eq "…"]`, which means the same as a list with one. */
function toMemberWrite(write: ScimWrite, path: string): ScimWrite {
  const { op, target } = write
  const { schema, attribute, sub } = target
  if (op !== "remove" || attribute?.name !== "members" || sub) return write
  const { filter } = parsePatchPath(path)
  if (filter?.op !== "eq" || filter.path.toLowerCase() !== "value") return write
  const value = [{ value: filter.value }]
  return { op, target: { schema, attribute }, value }
}

/** Joins writes that follow each other, so that a thousand members don't visit a group each. */
function mergeMemberWrites(writes: ScimWrite[]): ScimWrite[] {
  const merged: (ScimWrite & { value: unknown })[] = []
  let members: unknown[] = []
  let last: ScimWrite | undefined
  for (const write of writes) {
    const { op, target, value } = write
    const { attribute, sub, selection } = target
    const isPlain =
      attribute?.name === "members" &&
      !sub &&
      !selection &&
      op !== "replace" &&
      value !== undefined &&
      value !== null
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (isPlain && last?.op === op) {
      for (const one of values) members.push(one)
      continue
    }
    members = isPlain ? [...values] : []
    last = isPlain ? { op, target, value: members } : undefined
    merged.push(last ?? write)
  }
  return merged
}

function invalidSyntax(detail: string) {
  return new ScimError(400, detail, "invalidSyntax")
}
