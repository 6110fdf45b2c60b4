import type {
  ScimKeyCommand,
  ScimManagedConnection,
  ScimManagement,
  ScimManagementError,
  ScimManagementResult,
} from "@/lib/scim/server/scim-management"
import { problem } from "@/lib/scim/server/scim-problem"
import {
  isCrossSite,
  isRecord,
  readExpiry,
  toOrigin,
} from "@/lib/scim/server/scim-setup-request"

export interface ScimSetupHandlerOptions {
  /** A function is called for each request, to open a database late. */
  management: ScimManagement | (() => ScimManagement | Promise<ScimManagement>)
  /**
   * The id of the customer whose connection the signed-in admin may manage, or
   * the response that refuses. Take the id from the session: nothing in the
   * body or the query may choose it.
   */
  authorize(request: Request): string | Response | Promise<string | Response>
  /**
   * Other origins whose pages may write, such as `https://app.example.com`
   * behind a proxy that rewrites `Host`.
   */
  allowedOrigins?: string[]
  /** The longest lifetime of a key in days. When set, every key must expire. */
  maxExpiryDays?: number
  /** Told of backend trouble, of which the response has no details. */
  onError?(error: unknown, request: Request): void
  /** The time in milliseconds. */
  now?: () => number
}

type Operation = (
  management: ScimManagement,
  command: ScimKeyCommand,
) => Promise<Response>

const OPERATIONS = new Map<string, Operation>([
  ["GET", read],
  ["POST", create],
  ["PUT", reset],
  ["PATCH", reset],
  ["DELETE", remove],
])
const METHODS = [...OPERATIONS.keys()].join(", ")

/**
 * The route behind the screen: GET reads the connection, POST creates it, PUT
 * and PATCH reset its key, DELETE deletes it. What it refuses it answers with
 * problem details (RFC 9457) and one of the codes `method_not_allowed`,
 * `cross_site`, `unsupported_media_type`, `body_too_large`, `invalid_json`,
 * `invalid_expires_at`, `invalid_fields`, `connection_exists`,
 * `connection_not_found` and `backend_unavailable`.
 */
export function createScimSetupHandler(options: ScimSetupHandlerOptions) {
  const allowedOrigins = (options.allowedOrigins ?? []).map(checkOrigin)

  return async function handleScimSetup(request: Request): Promise<Response> {
    try {
      return withHeaders(await answer(request, options, allowedOrigins))
    } catch (error) {
      options.onError?.(error, request)
      const detail = "The SCIM backend gave no valid answer. Try again later."
      return withHeaders(problem(502, "backend_unavailable", detail))
    }
  }
}

async function answer(
  request: Request,
  options: ScimSetupHandlerOptions,
  allowedOrigins: string[],
) {
  const operation = OPERATIONS.get(request.method)
  if (!operation) return refuseMethod()
  if (operation !== read && isCrossSite(request, allowedOrigins)) {
    const detail = "Only a page of this site may change the connection."
    return problem(403, "cross_site", detail)
  }
  const customerId = await options.authorize(request)
  if (typeof customerId !== "string") return customerId
  if (!customerId) throw new Error("authorize answered with an empty id.")
  const hasBody = operation === create || operation === reset
  const expiry = hasBody ? await readExpiry(request, options) : {}
  if (expiry instanceof Response) return expiry
  const { management } = options
  const opened = typeof management === "function" ? management() : management
  return operation(await opened, { customerId, ...expiry })
}

async function read(
  management: ScimManagement,
  { customerId }: ScimKeyCommand,
) {
  const result = await management.fetchScimConnection({ customerId })
  if (result.ok) return Response.json(toConfiguration(result.data))
  if (result.error.type === "ScimConnectionNotFound")
    return Response.json({ hasApiKey: false })
  return refuse(result.error)
}

/** What JSON leaves out of it, the screen leaves out too. */
function toConfiguration(connection: ScimManagedConnection) {
  const { scimApiKeyValidUntil, createdAt, keyHint, lastUsedAt } = connection
  const expiresAt = scimApiKeyValidUntil ?? null
  return { hasApiKey: true, expiresAt, createdAt, keyHint, lastUsedAt }
}

async function create(management: ScimManagement, command: ScimKeyCommand) {
  return toIssuedKey(201, await management.createScimConnection(command))
}

async function reset(management: ScimManagement, command: ScimKeyCommand) {
  return toIssuedKey(200, await management.resetScimApiKey(command))
}

function toIssuedKey(
  status: number,
  result: ScimManagementResult<{ scimApiKey: string }>,
) {
  if (!result.ok) return refuse(result.error)
  const { scimApiKey } = result.data
  if (typeof scimApiKey !== "string" || !scimApiKey.trim())
    throw new Error("The SCIM backend issued a key but didn't name it.")
  return Response.json({ scimApiKey }, { status })
}

/** Idempotent, as DELETE is in HTTP (RFC 9110, section 9.2.2). */
async function remove(
  management: ScimManagement,
  { customerId }: ScimKeyCommand,
) {
  const result = await management.deleteScimConnection({ customerId })
  if (result.ok || result.error.type === "ScimConnectionNotFound")
    return new Response(null, { status: 204 })
  return refuse(result.error)
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

/** Joins what `InvalidFields` says of each field. */
function toSentences(details: unknown) {
  const fields = isRecord(details) ? details["fields"] : undefined
  const messages = (Array.isArray(fields) ? fields : []).map(
    (field: unknown) => (isRecord(field) ? field["message"] : undefined),
  )
  const areTexts = messages.every((message) => typeof message === "string")
  const sentences = areTexts ? messages.join(" ").trim() : ""
  return sentences || "The SCIM backend refused a value."
}

function refuseMethod() {
  const detail = `The methods of this route are ${METHODS}.`
  const refusal = problem(405, "method_not_allowed", detail)
  refusal.headers.set("Allow", METHODS)
  return refusal
}

function checkOrigin(text: string) {
  const origin = toOrigin(text)
  if (origin) return origin
  throw new TypeError(
    `allowedOrigins: "${text}" is no origin like https://app.example.com.`,
  )
}

/** Copies, because the headers of a response may be immutable. */
function withHeaders({ body, status, statusText, headers }: Response) {
  const all = new Headers(headers)
  all.set("Cache-Control", "no-store")
  all.append("Vary", "Sec-Fetch-Site, Origin")
  all.set("X-Content-Type-Options", "nosniff")
  return new Response(body, { status, statusText, headers: all })
}
