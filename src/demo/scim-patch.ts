import { Messages, Types } from "scimmy"

import { isRecord } from "@/lib/scim/call-scim-api"

type Operation = Messages.PatchOp.PatchOpOperation

const OPS = ["add", "remove", "replace"] as const

/** Matches `emails[type eq "work"].value`. */
const FILTERED_PATH = /^(\w+)\[(\w+) eq "([^"]*)"\]\.(\w+)$/

/** What only the server sets, and providers send back nevertheless. */
const READ_ONLY = ["id", "meta", "schemas"]

/**
 * The operations of a PATCH as scimmy accepts them: Entra and Okta write some of them in their own
 * way. `resource` is the resource before the change.
 */
export function toPatchOperations(message: unknown, resource: unknown) {
  const operations = isRecord(message) ? message["Operations"] : undefined
  if (!Array.isArray(operations))
    throw invalid("The body has no list of Operations.")
  const before = isRecord(resource) ? resource : {}
  const added = new Set<string>()
  return operations.map(toOperation).flatMap(splitByAttribute).map(adapt)

  function adapt(operation: Operation): Operation {
    const { op, path } = operation
    if (!path) return operation
    const value = toScimValue(path, operation.value)
    if (op === "remove")
      return before[path] ? { op, path, value } : { op, path }
    return addMissingElement({ op, path, value })
  }

  /** Entra expects that `emails[type eq "work"].value` makes the work address. */
  function addMissingElement(operation: Operation): Operation {
    const match = FILTERED_PATH.exec(operation.path ?? "")
    if (!match) return operation
    const [, attribute = "", key = "", wanted, property = ""] = match
    const filter = `${attribute}[${key} eq ${wanted}]`
    const elements = before[attribute]
    const exists =
      Array.isArray(elements) &&
      elements.some((element) => element[key] === wanted)
    if (exists || added.has(filter)) return operation
    added.add(filter)
    const element = { [key]: wanted, [property]: operation.value }
    return { op: "add", path: attribute, value: [element] }
  }
}

function toOperation(operation: unknown): Operation {
  const { op, path, value } = isRecord(operation) ? operation : {}
  const known = OPS.find((name) => name === String(op).toLowerCase())
  if (!known) throw invalid(`"${String(op)}" is no operation.`)
  if (path === undefined) return { op: known, value }
  if (typeof path !== "string" || !path) throw invalid("A path is no text.")
  return { op: known, path, value }
}

/** One operation per attribute; an object keeps its form, in which its other parts stay. */
function splitByAttribute(operation: Operation): Operation[] {
  const { op, path, value } = operation
  if (path || op === "remove" || !isObject(value)) return [operation]
  return Object.entries(value)
    .filter(([name]) => !READ_ONLY.includes(name))
    .map(([name, part]) =>
      isObject(part)
        ? { op, value: { [name]: part } }
        : { op, path: name, value: part },
    )
}

/** Entra writes booleans as text, and the id of a manager without an object around it. */
function toScimValue(path: string, value: unknown) {
  if (typeof value !== "string") return value
  if (/(^|\.)(active|primary)$/i.test(path) && /^(true|false)$/i.test(value))
    return value.toLowerCase() === "true"
  return /:manager$/i.test(path) ? { value } : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !Array.isArray(value)
}

function invalid(detail: string) {
  return new Types.Error(400, "invalidSyntax", detail)
}
