import { toScimConfiguration } from "@/lib/scim/server/scim-configuration"
import type { ScimChangeEvent } from "@/lib/scim/server/scim-events"
import type {
  ScimManagedKey,
  ScimManagement,
  ScimManagementError,
  ScimManagementResult,
} from "@/lib/scim/server/scim-management"
import { problem, type ScimRefusal } from "@/lib/scim/server/scim-problem"
import {
  isRecord,
  type ScimKeyParams,
} from "@/lib/scim/server/scim-setup-request"

export type ScimOperation =
  "read" | "create" | "reset" | "delete" | "end-previous-key" | "move-expiry"

/** What an operation works with. */
export interface ScimTask extends ScimKeyParams {
  management: ScimManagement
  customerId: string
  /** Undefined where it isn't known. */
  countUsers: () => Promise<number | undefined>
}

type ScimAnswer =
  | ScimRefusal
  | { response: Response; event?: Pick<ScimChangeEvent, "type" | "keyId"> }

const METHODS = new Map<string, ScimOperation>([
  ["GET", "read"],
  ["POST", "create"],
  ["PUT", "reset"],
  ["PATCH", "reset"],
  ["DELETE", "delete"],
])
const ALLOW = [...METHODS.keys()].join(", ")

const OPERATIONS: Record<
  ScimOperation,
  (task: ScimTask) => Promise<ScimAnswer>
> = {
  read,
  create,
  reset,
  delete: remove,
  "end-previous-key": endPreviousKey,
  "move-expiry": moveExpiry,
}

/** Which operation a method asks for, or the refusal. */
export function toOperation({ method }: Request): ScimOperation | ScimRefusal {
  const operation = METHODS.get(method)
  if (operation) return operation
  const detail = `The methods of this route are ${ALLOW}.`
  const refusal = problem(405, "method_not_allowed", detail)
  refusal.response.headers.set("Allow", ALLOW)
  return refusal
}

export function perform(operation: ScimOperation, task: ScimTask) {
  return OPERATIONS[operation](task)
}

async function read({ management, customerId, countUsers }: ScimTask) {
  const result = await management.fetchScimConnection({ customerId })
  if (!result.ok && result.error.type !== "ScimConnectionNotFound")
    return refuse(result.error)
  const configuration = result.ok
    ? toScimConfiguration(management, result.data, await countUsers())
    : { hasApiKey: false }
  return { response: Response.json(configuration) }
}

async function create({ management, customerId, expiry }: ScimTask) {
  const command = { customerId, ...expiry }
  return toIssuedKey("created", await management.createScimConnection(command))
}

/** A backend that has no overlap never hears of one. */
async function reset({ management, customerId, expiry, ...rest }: ScimTask) {
  const overlapSeconds = rest.overlapSeconds ?? 0
  const choices = new Set([0, ...(management.overlapChoices ?? [])])
  if (typeof overlapSeconds !== "number" || !choices.has(overlapSeconds)) {
    const detail = `overlapSeconds must be one of ${[...choices].join(", ")}.`
    return problem(400, "invalid_overlap_seconds", detail, "overlapSeconds")
  }
  const overlap = overlapSeconds > 0 ? { overlapSeconds } : {}
  const command = { customerId, ...expiry, ...overlap }
  return toIssuedKey("reset", await management.resetScimApiKey(command))
}

function toIssuedKey(
  type: "created" | "reset",
  result: ScimManagementResult<ScimManagedKey>,
): ScimAnswer {
  if (!result.ok) return refuse(result.error)
  const { scimApiKey, keyId } = result.data
  if (typeof scimApiKey !== "string" || !scimApiKey.trim())
    throw new Error("The SCIM backend issued a key but didn't name it.")
  const status = type === "created" ? 201 : 200
  const response = Response.json({ scimApiKey }, { status })
  return { response, event: keyId ? { type, keyId } : { type } }
}

async function remove({ management, customerId }: ScimTask) {
  return toDone(
    "deleted",
    await management.deleteScimConnection({ customerId }),
  )
}

/**
 * Asked for by POST, because a route that doesn't know it takes it for the
 * creation of a connection that is there already, and refuses. A DELETE with
 * a query would delete the connection wherever the query isn't known or gets
 * lost.
 */
async function endPreviousKey({ management, customerId }: ScimTask) {
  if (!management.endPreviousScimApiKey) {
    const detail = "This backend ends the old key with each reset."
    return problem(404, "overlap_not_supported", detail)
  }
  const result = await management.endPreviousScimApiKey({ customerId })
  return toDone("previous-key-ended", result)
}

/**
 * Asked for by POST for the same reason. PUT and PATCH reset, also where a move
 * isn't known, and would end the key whose time it was to prolong.
 */
async function moveExpiry({ management, customerId, expiry }: ScimTask) {
  const { scimApiKeyExpiration } = expiry
  if (scimApiKeyExpiration === undefined) {
    const detail = "Choose when the key expires."
    return problem(400, "invalid_expires_at", detail, "expiresAt")
  }
  if (!management.patchScimConnection) {
    const detail = "This backend can't move the expiry of a key."
    return problem(404, "expiry_fixed", detail)
  }
  const command = { customerId, scimApiKeyExpiration }
  const result = await management.patchScimConnection(command)
  return result.ok ? toDone("expiry-moved", result) : refuse(result.error)
}

/** Idempotent, as DELETE is in HTTP (RFC 9110, section 9.2.2). */
function toDone(
  type: "deleted" | "previous-key-ended" | "expiry-moved",
  result: ScimManagementResult<unknown>,
): ScimAnswer {
  if (!result.ok && result.error.type !== "ScimConnectionNotFound")
    return refuse(result.error)
  const response = new Response(null, { status: 204 })
  return result.ok ? { response, event: { type } } : { response }
}

function refuse(error: ScimManagementError) {
  switch (error.type) {
    case "ScimConnectionNotFound":
      return problem(404, "connection_not_found", "There is no connection.")
    case "ScimConnectionForCustomerIdAlreadyExists":
      return problem(409, "connection_exists", "There is a connection already.")
    case "InvalidFields":
      return problem(400, "invalid_fields", toSentences(error.details))
    default:
      throw new Error(`The SCIM backend failed: ${error.type}`, {
        cause: error,
      })
  }
}

/** Joins what `InvalidFields` says of each field, where that is a text. */
function toSentences(details: unknown) {
  const fields = isRecord(details) ? details["fields"] : undefined
  const sentences = (Array.isArray(fields) ? fields : [])
    .map((field: unknown) => (isRecord(field) ? field["message"] : undefined))
    .filter((message) => typeof message === "string")
    .join(" ")
  return sentences.trim() || "The SCIM backend refused a value."
}
