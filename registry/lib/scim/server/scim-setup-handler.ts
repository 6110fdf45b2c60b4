import type {
  ScimAuditEvent,
  ScimChangeEvent,
  ScimRefusedEvent,
} from "./scim-events.js"
import type {
  ScimManagedConnection,
  ScimManagedKey,
  ScimManagement,
  ScimManagementError,
  ScimManagementResult,
} from "./scim-management.js"
import type {
  ScimAuthorization,
  ScimOperation,
  ScimProblemCode,
  ScimSetupCall,
  ScimSetupHandlerOptions,
} from "./scim-setup-options.js"

export type { ScimSetupHandlerOptions }

/** A hook that takes longer is no longer waited for. */
const HOOK_LIMIT_MS = 3000
/** The read after a new key may take this long. The key isn't held back for longer. */
const CONFIGURATION_LIMIT_MS = 2000
const MAX_RETRY_AFTER_S = 86_400
const MAX_BODY_BYTES = 10_000
const DAY_S = 86_400
/**
 * A date from the screen ends with that day in the admin's time zone, up to a
 * day later; the rest is for a day of 25 hours and for clocks that differ.
 */
const EXPIRY_TOLERANCE_S = DAY_S + 2 * 3600
/** The last second that a 32-bit backend can hold: 2038-01-19T03:14:07Z. */
const LATEST_EXPIRES_AT = 2_147_483_647
/** The year 5138 in seconds, but 1973 in milliseconds. */
const FIRST_MILLISECONDS = 1e11

const METHODS = new Map<string, ScimOperation>([
  ["GET", "read"],
  ["POST", "create"],
  ["PUT", "reset"],
  ["PATCH", "reset"],
  ["DELETE", "delete"],
])
const ALLOW = [...METHODS.keys()].join(", ")

const PROBLEMS: Record<ScimProblemCode, [status: number, title: string]> = {
  incomplete_body: [400, "Bad Request"],
  invalid_end_previous_key: [400, "Bad Request"],
  invalid_expires_at: [400, "Bad Request"],
  invalid_fields: [400, "Bad Request"],
  invalid_json: [400, "Bad Request"],
  invalid_move_expiry: [400, "Bad Request"],
  invalid_overlap_seconds: [400, "Bad Request"],
  unknown_field: [400, "Bad Request"],
  cross_site: [403, "Forbidden"],
  connection_not_found: [404, "Not Found"],
  expiry_fixed: [404, "Not Found"],
  overlap_not_supported: [404, "Not Found"],
  method_not_allowed: [405, "Method Not Allowed"],
  connection_exists: [409, "Conflict"],
  body_too_large: [413, "Content Too Large"],
  unsupported_media_type: [415, "Unsupported Media Type"],
  rate_limited: [429, "Too Many Requests"],
  backend_unavailable: [502, "Bad Gateway"],
}

/** A response, and the event for the audit log without who and when. */
interface Answer {
  response: Response
  event: Pick<ScimChangeEvent, "type" | "keyId"> | RefusedEvent | undefined
}

type RefusedEvent = Pick<ScimRefusedEvent, "type" | "code">
type UntimedEvent = Omit<ScimChangeEvent, "at"> | Omit<ScimRefusedEvent, "at">

/** The answer to a request that is rejected. */
class Rejection implements Answer {
  readonly response: Response
  readonly event: RefusedEvent
  constructor(response: Response, code: string) {
    this.response = response
    this.event = { type: "refused", code }
  }
}

type Report = (error: unknown) => Promise<void>

/**
 * Creates the route behind the screen, a function from a `Request` to a
 * `Response`. It uses web standards only and also runs on edge runtimes.
 *
 * - GET reads the connection.
 * - POST creates it. With `{ "moveExpiry": true, "expiresAt": … }` it changes
 *   the expiry of the key instead, with `{ "endPreviousKey": true }` it revokes
 *   the previous key of an overlap.
 * - PUT and PATCH reset the key.
 * - DELETE deletes the connection.
 *
 * Rejected requests return problem details (RFC 9457) with a `ScimProblemCode`.
 * `onEvent` receives these codes except `backend_unavailable`, and also
 * `not_authorized` when `authorize` rejects and `reauth_required` when `stepUp`
 * does.
 */
export function createScimSetupHandler(options: ScimSetupHandlerOptions) {
  const origins = read(options, "allowedOrigins") ?? []
  const allowedOrigins = origins.map(checkOrigin)
  const now = read(options, "now") ?? Date.now

  return async function handleScimSetup(request: Request): Promise<Response> {
    async function report(error: unknown) {
      try {
        await withinLimit("onError", HOOK_LIMIT_MS, async () =>
          read(options, "onError")?.call(options, error, request),
        )
      } catch {
        // An error of onError has nowhere to go, and the response matters more.
      }
    }

    try {
      const answer = await handle(request, options, allowedOrigins, report)
      const response = withHeaders(answer.response)
      const at = Math.floor(now() / 1000)
      if (answer.event) await send({ ...answer.event, at }).catch(report)
      return response
    } catch (error) {
      await report(error)
      const detail = "The SCIM backend gave no valid answer. Try again later."
      return withHeaders(problem("backend_unavailable", detail).response)
    }
  }

  function send(event: ScimAuditEvent) {
    return withinLimit("onEvent", HOOK_LIMIT_MS, async () =>
      read(options, "onEvent")?.call(options, event),
    )
  }
}

/**
 * Returns a connection as GET sends it. A page that your server renders can
 * pass it to the screen as `initialConfiguration`. Throws if the backend's
 * expiry isn't a number: as JSON it would mean that the key never expires.
 */
export function toScimConfiguration(
  management: ScimManagement,
  connection: ScimManagedConnection,
  userCount?: number,
) {
  const previousKey = read(connection, "previousKey")
  const overlapChoices = read(management, "overlapChoices") ?? []
  const hasOverlap = overlapChoices.some((seconds) => seconds > 0)
  return {
    hasApiKey: true,
    expiresAt: checkTime(read(connection, "scimApiKeyValidUntil") ?? null),
    createdAt: toTime(read(connection, "createdAt")) ?? undefined,
    keyHint: read(connection, "keyHint"),
    lastUsedAt: toTime(read(connection, "lastUsedAt")),
    lastRejected: read(connection, "lastRejected"),
    previousKey: previousKey && {
      expiresAt: checkTime(read(previousKey, "expiresAt")),
      lastUsedAt: toTime(read(previousKey, "lastUsedAt")),
    },
    overlapChoices: hasOverlap ? overlapChoices : undefined,
    canMoveExpiry: read(management, "patchScimConnection") !== undefined,
    userCount,
  }
}

/* ---- From a request to an operation ---- */

async function handle(
  request: Request,
  options: ScimSetupHandlerOptions,
  allowedOrigins: string[],
  report: Report,
): Promise<{ response: Response; event: UntimedEvent | undefined }> {
  const operation = METHODS.get(request.method)
  if (!operation) {
    const detail = `The methods of this route are ${ALLOW}.`
    return problem("method_not_allowed", detail, { headers: { Allow: ALLOW } })
  }
  if (operation !== "read" && isCrossSite(request, allowedOrigins)) {
    const detail = "Only a page of this site can change the connection."
    return problem("cross_site", detail)
  }
  const authorized = await options.authorize(request)
  if (authorized instanceof Response)
    return new Rejection(authorized, "not_authorized")
  const caller = toCaller(authorized)
  // The hooks receive the operation that the body asks for, so it is read first.
  const instruction = await readInstruction(request, operation, options)
  const isInstruction = !(instruction instanceof Rejection)
  const call = {
    ...caller,
    operation: isInstruction ? instruction.operation : operation,
  }
  const obstacle = await findObstacle(request, options, call)
  const { response, event } =
    obstacle ??
    (isInstruction
      ? await serve(options, call, instruction, report)
      : instruction)
  return { response, event: event && { ...caller, ...event } }
}

function toCaller(authorized: ScimAuthorization) {
  const given: Exclude<ScimAuthorization, string> =
    typeof authorized === "string" ? { customerId: authorized } : authorized
  const customerId = read(given, "customerId")
  if (typeof customerId !== "string" || !customerId)
    throw new Error("authorize returned no customer id.")
  const actor = read(given, "actor")
  return actor === undefined ? { customerId } : { customerId, actor }
}

async function findObstacle(
  request: Request,
  options: ScimSetupHandlerOptions,
  call: ScimSetupCall,
) {
  const rateLimit = read(options, "rateLimit")
  const waitSeconds = (await rateLimit?.call(options, request, call)) ?? 0
  if (waitSeconds > 0) {
    const retryAfter = Math.ceil(Math.min(waitSeconds, MAX_RETRY_AFTER_S))
    const headers = { "Retry-After": String(retryAfter) }
    return problem("rate_limited", "Too many requests.", { headers })
  }
  if (call.operation === "read") return undefined
  const response = await read(options, "stepUp")?.call(options, request, call)
  return response && new Rejection(response, "reauth_required")
}

async function serve(
  options: ScimSetupHandlerOptions,
  call: ScimSetupCall,
  instruction: Instruction,
  report: Report,
) {
  const { customerId, operation } = call
  const { management: given } = options
  const management = await (typeof given === "function" ? given(call) : given)

  async function countUsers() {
    try {
      return await read(options, "countUsers")?.call(options, customerId)
    } catch (error) {
      await report(error)
      return undefined
    }
  }

  return OPERATIONS[operation]({
    management,
    customerId,
    expiresAt: instruction.expiresAt,
    overlapSeconds: instruction.overlapSeconds,
    countUsers,
    report,
  })
}

/** Rejects with a `TimeoutError` if it takes longer, and no longer waits for it. */
async function withinLimit<T>(
  name: string,
  limitMs: number,
  run: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    const error = new Error(`${name} took longer than ${limitMs} ms.`)
    error.name = "TimeoutError"
    timer = setTimeout(reject, limitMs, error)
  })
  try {
    return await Promise.race([run(), timeout])
  } finally {
    clearTimeout(timer)
  }
}

/* ---- Operations ---- */

interface Task {
  management: ScimManagement
  customerId: string
  /** Undefined for a key that never expires. */
  expiresAt: number | undefined
  /** As the body has it: what is valid depends on the backend. */
  overlapSeconds: unknown
  countUsers: () => Promise<number | undefined>
  report: Report
}

const OPERATIONS: Record<ScimOperation, (task: Task) => Promise<Answer>> = {
  read: readConnection,
  create: createConnection,
  reset: resetKey,
  delete: deleteConnection,
  "end-previous-key": revokePreviousKey,
  "move-expiry": changeExpiry,
}

async function readConnection(task: Task): Promise<Answer> {
  const { management, customerId, countUsers } = task
  const result = await management.fetchScimConnection({ customerId })
  if (!result.ok && result.error.type !== "ScimConnectionNotFound")
    return rejectError(result.error)
  const configuration = result.ok
    ? toScimConfiguration(management, result.data, await countUsers())
    : { hasApiKey: false }
  return { response: toJson(200, configuration), event: undefined }
}

async function createConnection(task: Task): Promise<Answer> {
  const { management } = task
  const result = await management.createScimConnection(toKeyCommand(task))
  return answerWithKey("created", result, task)
}

/** The command has `overlapSeconds` only for a backend that has overlaps. */
async function resetKey(task: Task): Promise<Answer> {
  const { management } = task
  const overlapSeconds = task.overlapSeconds ?? 0
  const choices = new Set([0, ...(read(management, "overlapChoices") ?? [])])
  if (typeof overlapSeconds !== "number" || !choices.has(overlapSeconds)) {
    const detail = `overlapSeconds must be one of ${[...choices].join(", ")}.`
    const field = "overlapSeconds"
    return problem("invalid_overlap_seconds", detail, { field })
  }
  const overlap = overlapSeconds > 0 ? { overlapSeconds } : {}
  const command = { ...toKeyCommand(task), ...overlap }
  const result = await management.resetScimApiKey(command)
  return answerWithKey("reset", result, task)
}

function toKeyCommand({ customerId, expiresAt }: Task) {
  return expiresAt === undefined
    ? { customerId }
    : { customerId, scimApiKeyExpiration: expiresAt }
}

async function answerWithKey(
  type: "created" | "reset",
  result: ScimManagementResult<ScimManagedKey>,
  task: Task,
): Promise<Answer> {
  if (!result.ok) return rejectError(result.error)
  const scimApiKey = read(result.data, "scimApiKey")
  const keyId = read(result.data, "keyId")
  if (typeof scimApiKey !== "string" || !scimApiKey.trim())
    throw new Error("The SCIM backend returned no key.")
  const configuration = await readConfiguration(scimApiKey, task)
  return {
    response: toJson(type === "created" ? 201 : 200, {
      scimApiKey,
      configuration,
    }),
    event: keyId ? { type, keyId } : { type },
  }
}

/**
 * Reads the connection that a new key belongs to. Returns undefined if that
 * fails or takes long, because the key must reach the admin, and if the
 * connection isn't the key's: someone else was faster, or the read is stale.
 */
async function readConfiguration(scimApiKey: string, task: Task) {
  const { management, customerId, expiresAt = null, countUsers, report } = task

  async function readNow() {
    const result = await management.fetchScimConnection({ customerId })
    if (!result.ok) return undefined
    const users = await countUsers()
    const configuration = toScimConfiguration(management, result.data, users)
    const isOfKey = scimApiKey.endsWith(configuration.keyHint ?? "")
    const isOfExpiry = configuration.expiresAt === expiresAt
    return isOfKey && isOfExpiry ? configuration : undefined
  }

  try {
    const name = "Reading the new connection"
    return await withinLimit(name, CONFIGURATION_LIMIT_MS, readNow)
  } catch (error) {
    await report(error)
    return undefined
  }
}

async function deleteConnection({
  management,
  customerId,
}: Task): Promise<Answer> {
  const result = await management.deleteScimConnection({ customerId })
  return answerDone("deleted", result)
}

/**
 * Requested by POST: a route that doesn't know the field takes the request for
 * a create, and rejects it because the connection exists. A DELETE with a query
 * would delete the connection there, or wherever a proxy drops the query.
 */
async function revokePreviousKey({
  management,
  customerId,
}: Task): Promise<Answer> {
  if (!read(management, "endPreviousScimApiKey")) {
    const detail = "This backend revokes the previous key with each reset."
    return problem("overlap_not_supported", detail)
  }
  const result = await management.endPreviousScimApiKey?.({ customerId })
  return answerDone("previous-key-ended", result)
}

/**
 * Requested by POST for the same reason: an older route would take PUT and
 * PATCH for a reset, and stop the key that should work longer.
 */
async function changeExpiry({
  management,
  customerId,
  expiresAt: scimApiKeyExpiration,
}: Task): Promise<Answer> {
  if (scimApiKeyExpiration === undefined) {
    const detail = "Choose when the key expires."
    return problem("invalid_expires_at", detail, { field: "expiresAt" })
  }
  if (!read(management, "patchScimConnection")) {
    const detail = "This backend can't change the expiry of a key."
    return problem("expiry_fixed", detail)
  }
  const command = { customerId, scimApiKeyExpiration }
  const result = await management.patchScimConnection?.(command)
  if (result && !result.ok) return rejectError(result.error)
  return answerDone("expiry-moved", result)
}

/** A connection that is already gone is a success (RFC 9110, 9.2.2). */
function answerDone(
  type: "deleted" | "previous-key-ended" | "expiry-moved",
  result: ScimManagementResult<unknown> | undefined,
): Answer {
  if (!result) throw new Error("The SCIM backend returned nothing.")
  if (!result.ok && result.error.type !== "ScimConnectionNotFound")
    return rejectError(result.error)
  const response = new Response(null, { status: 204, headers: {} })
  return { response, event: result.ok ? { type } : undefined }
}

function rejectError(error: ScimManagementError) {
  switch (error.type) {
    case "ScimConnectionNotFound":
      return problem("connection_not_found", "No connection exists.")
    case "ScimConnectionForCustomerIdAlreadyExists":
      return problem("connection_exists", "A connection already exists.")
    case "InvalidFields":
      return problem("invalid_fields", toSentences(read(error, "details")))
    default:
      throw new Error(`The SCIM backend failed: ${error.type}`, {
        cause: error,
      })
  }
}

/** Joins the messages that `InvalidFields` has for each field. */
function toSentences(details: unknown) {
  const fields = isRecord(details) ? read(details, "fields") : undefined
  const sentences = (Array.isArray(fields) ? fields : [])
    .map((field: unknown) => (isRecord(field) ? read(field, "message") : ""))
    .filter((message) => typeof message === "string")
    .join(" ")
  return sentences.trim() || "The SCIM backend rejected a value."
}

/* ---- Reading the request ---- */

/** What a request asks for. */
interface Instruction {
  operation: ScimOperation
  expiresAt: number | undefined
  overlapSeconds: unknown
}

type Body = Record<string, unknown>

/** The fields that a body may have. A create ignores others: it can't do harm. */
const FIELDS: Record<Exclude<ScimOperation, "create">, string[]> = {
  read: [],
  reset: ["expiresAt", "overlapSeconds"],
  delete: [],
  "end-previous-key": [],
  "move-expiry": ["expiresAt"],
}
/** Known for every operation. False and null are the same as omitted. */
const FLAGS = ["endPreviousKey", "moveExpiry"]

/**
 * Returns whether a page of another site may have sent this write with the
 * admin's cookies. Browsers say so in `Sec-Fetch-Site`, except on plain http:
 * there, `Origin` must be the origin of the request.
 */
function isCrossSite(request: Request, allowedOrigins: string[]) {
  const origin = toOrigin(request.headers.get("Origin") ?? "")
  if (origin && allowedOrigins.includes(origin)) return false
  const site = request.headers.get("Sec-Fetch-Site")
  if (site !== null) return site !== "same-origin" && site !== "none"
  return !origin || !originsOf(request).includes(origin)
}

/**
 * Returns the origins that the request's own page can have. Behind a proxy that
 * ends TLS the request itself is plain http, so https counts as well. A page on
 * plain http may write only if nothing says that the request came by https.
 * `X-Forwarded-Proto` can be forged, but can only forbid here.
 */
function originsOf({ headers, url }: Request) {
  const { protocol, host } = new URL(url)
  const name = headers.get("Host") || host
  const forwarded = headers.get("X-Forwarded-Proto") ?? ""
  const isSecure = protocol === "https:" || /^\s*https\b/i.test(forwarded)
  return [`https://${name}`, ...(isSecure ? [] : [`http://${name}`])].map(
    toOrigin,
  )
}

/** Returns scheme and host without a default port, or undefined for other texts. */
function toOrigin(text: string) {
  try {
    const { protocol, host } = new URL(text)
    return host ? `${protocol}//${host}` : undefined
  } catch {
    return undefined
  }
}

function checkOrigin(text: string) {
  const origin = toOrigin(text)
  if (origin) return origin
  throw new TypeError(
    `allowedOrigins: "${text}" is not an origin like https://app.example.com.`,
  )
}

/** Rejects a body that isn't understood in full, unless it creates a connection. */
async function readInstruction(
  request: Request,
  operation: ScimOperation,
  options: ScimSetupHandlerOptions,
): Promise<Instruction | Rejection> {
  const instruction = {
    operation,
    expiresAt: undefined,
    overlapSeconds: undefined,
  }
  if (operation === "read") return instruction
  const body = await readBody(request, operation === "delete")
  if (body instanceof Rejection) return body
  const change = readChange(body)
  if (change instanceof Rejection) return change
  if (change && operation !== "create") return rejectMethod(change)
  const asked = change ?? operation
  const unknown = findUnknownField(asked, body)
  if (unknown !== undefined) {
    const detail = "The request has a field that this route doesn't know."
    return problem("unknown_field", detail, { field: unknown })
  }
  if (asked === "delete" || asked === "end-previous-key")
    return { ...instruction, operation: asked }
  const expiresAt = read(body, "expiresAt") ?? null
  const detail = findExpiryFault(expiresAt, options)
  if (detail)
    return problem("invalid_expires_at", detail, { field: "expiresAt" })
  return {
    operation: asked,
    expiresAt: typeof expiresAt === "number" ? expiresAt : undefined,
    overlapSeconds: read(body, "overlapSeconds"),
  }
}

function readChange(body: Body) {
  const endPreviousKey = read(body, "endPreviousKey") ?? false
  const moveExpiry = read(body, "moveExpiry") ?? false
  if (typeof endPreviousKey !== "boolean") {
    const detail = "endPreviousKey must be true or false."
    const field = "endPreviousKey"
    return problem("invalid_end_previous_key", detail, { field })
  }
  if (typeof moveExpiry !== "boolean" || (moveExpiry && endPreviousKey)) {
    const detail =
      "moveExpiry must be true or false, and can't be combined with endPreviousKey."
    return problem("invalid_move_expiry", detail, { field: "moveExpiry" })
  }
  if (endPreviousKey) return "end-previous-key"
  return moveExpiry ? "move-expiry" : undefined
}

/** Without this, PUT and PATCH would reset the key, and DELETE delete it all. */
function rejectMethod(change: "end-previous-key" | "move-expiry") {
  if (change === "move-expiry") {
    const detail = "Send moveExpiry with POST."
    return problem("invalid_move_expiry", detail, { field: "moveExpiry" })
  }
  const detail = "Send endPreviousKey with POST."
  const field = "endPreviousKey"
  return problem("invalid_end_previous_key", detail, { field })
}

function findUnknownField(operation: ScimOperation, body: Body) {
  if (operation === "create") return undefined
  const known = new Set([...FLAGS, ...FIELDS[operation]])
  return Object.keys(body).find((name) => !known.has(name))
}

/** Returns a sentence for the admin, or for the developer if only code can cause it. */
function findExpiryFault(expiresAt: unknown, options: ScimSetupHandlerOptions) {
  const maxExpiryDays = read(options, "maxExpiryDays") ?? Infinity
  const nowS = (read(options, "now") ?? Date.now)() / 1000
  const longest = maxExpiryDays === 1 ? "1 day" : `${maxExpiryDays} days`
  if (expiresAt === null && maxExpiryDays === Infinity) return undefined
  if (expiresAt === null)
    return `Choose when the key expires: it must be within ${longest}.`
  if (typeof expiresAt !== "number" || !Number.isInteger(expiresAt))
    return "expiresAt must be a whole number of seconds since 1970."
  if (expiresAt >= FIRST_MILLISECONDS)
    return "expiresAt is in milliseconds. Send seconds."
  if (expiresAt <= nowS) return "The expiry is in the past."
  if (expiresAt > LATEST_EXPIRES_AT)
    return "A key can be valid until January 19, 2038, 03:14:07 UTC at the latest."
  if (expiresAt > nowS + maxExpiryDays * DAY_S + EXPIRY_TOLERANCE_S)
    return `A key can be valid for at most ${longest}.`
  return undefined
}

async function readBody(
  request: Request,
  isOptional: boolean,
): Promise<Body | Rejection> {
  const text = await readText(request)
  if (text instanceof Rejection) return text
  if (isOptional && text === "") return {}
  const type = request.headers.get("Content-Type") ?? ""
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    const detail = "Send the body with Content-Type: application/json."
    return problem("unsupported_media_type", detail)
  }
  const body = parseObject(text)
  return body ?? problem("invalid_json", "The body must be a JSON object.")
}

/** Reads no more than the limit, and rejects a body that ends too early. */
async function readText(request: Request): Promise<string | Rejection> {
  if (request.bodyUsed)
    throw new Error("The body was read before the SCIM setup handler ran.")
  const reader = request.body?.getReader()
  const decoder = new TextDecoder()
  let text = ""
  let bytes = 0
  while (bytes <= MAX_BODY_BYTES) {
    const chunk = await reader?.read().catch(() => null)
    const bytesOfChunk = chunk?.value
    const isCutOff = !bytesOfChunk && bytes < announcedBytes(request)
    if (chunk === null || isCutOff)
      return problem("incomplete_body", "The body ended too early.")
    if (!bytesOfChunk) return text + decoder.decode()
    bytes += bytesOfChunk.byteLength
    text += decoder.decode(bytesOfChunk, { stream: true })
  }
  // Whether the cancel succeeds, and when, doesn't change the response.
  reader?.cancel().catch(() => undefined)
  const detail = `The body must have at most ${MAX_BODY_BYTES} bytes.`
  return problem("body_too_large", detail)
}

function announcedBytes({ headers }: Request) {
  const text = headers.get("Content-Length") ?? ""
  return /^\d+$/.test(text) ? Number(text) : 0
}

function parseObject(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/* ---- Values and responses ---- */

/** Reads a member, but ignores what a polluted `Object.prototype` adds to every object. */
function read<Source extends object, Name extends keyof Source>(
  source: Source,
  name: Name,
): Source[Name] | undefined {
  const value = source[name]
  const isOwn = Object.hasOwn(source, name)
  const isPolluted = Object.is(value, Reflect.get(Object.prototype, name))
  return isOwn || !isPolluted ? value : undefined
}

function isRecord(value: unknown): value is Body {
  return typeof value === "object" && value !== null
}

/** In JSON, a number that isn't finite would become null, which means never. */
function checkTime<T extends number | null>(time: T | undefined): T {
  if (time !== undefined && (time === null || Number.isFinite(time)))
    return time
  throw new TypeError(
    "The SCIM backend returned an expiry that isn't a number.",
  )
}

/** Omits a time that isn't a number. */
function toTime(time: number | null | undefined) {
  return time === null || Number.isFinite(time) ? time : undefined
}

function problem(
  code: ScimProblemCode,
  detail: string,
  more: { field?: string; headers?: Record<string, string> } = {},
) {
  const [status, title] = PROBLEMS[code]
  const field = read(more, "field")
  const body = { type: "about:blank", title, status, detail, code, field }
  const type = "application/problem+json"
  const response = toJson(status, body, type)
  const headers = Object.entries(read(more, "headers") ?? {})
  for (const [name, value] of headers) response.headers.set(name, value)
  return new Rejection(response, code)
}

function toJson(status: number, data: unknown, type = "application/json") {
  const headers = { "Content-Type": type }
  return new Response(JSON.stringify(data), { status, headers })
}

/** Copies the response, because its headers may be immutable. */
function withHeaders({ body, status, statusText, headers }: Response) {
  const all = new Headers(headers)
  all.set("Cache-Control", "no-store")
  all.append("Vary", "Sec-Fetch-Site, Origin")
  all.set("X-Content-Type-Options", "nosniff")
  return new Response(body, { status, statusText, headers: all })
}
