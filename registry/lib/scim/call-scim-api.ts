import { plainText } from "@/lib/scim/plain-text"
import type {
  ScimApi,
  ScimApiResult,
  ScimConfiguration,
  ScimError,
  ScimIssuedKey,
  ScimPreviousKey,
  ScimRejection,
  ScimWrite,
  ScimWriteChoice,
} from "@/lib/scim/scim-types"

/** After this long without an answer a call counts as lost. */
const CALL_LIMIT_MS = 30_000
/** The year 5138 in seconds, but 1973 in milliseconds: from here on a time is in milliseconds. */
const FIRST_MILLISECONDS = 1e11
/** Nobody waits longer at a screen. */
const LONGEST_WAIT_S = 86_400

type Result<T> = ScimApiResult<T, ScimError>

/** What a Date holds, but for two days: the next day in every time zone has to fit as well. */
const LAST_MILLISECONDS = 8.64e15 - 172_800_000

/** Enough of a hint to find four characters in that can be seen. */
const LONGEST_HINT = 64

/** An answer of another shape is an error, never "no connection". */
export async function readConnection(
  api: ScimApi,
): Promise<Result<ScimConfiguration>> {
  const answer = await call(() => api.get())
  if (answer.ok) return checkConfiguration(answer.data)
  if (answer.error.code !== "ScimConnectionNotFound") return answer
  return { ok: true, data: { hasApiKey: false } }
}

/** Answers with the new key, or with nothing after what issues none. */
export async function writeConnection(
  api: ScimApi,
  intent: ScimWrite,
  choice: ScimWriteChoice,
): Promise<Result<ScimIssuedKey | undefined>> {
  const refusal = choiceError(intent, choice)
  if (refusal) return refusal
  const answer = await call(() => send(api, intent, choice))
  if (!answer.ok) return answer
  if (intent === "create" || intent === "reset")
    return checkIssuedKey(answer.data)
  return checkDone(answer.data)
}

/** A body where none is due may hide an error, so that the server has to be asked. */
export function checkDone(data: unknown): Result<undefined> {
  if (data === undefined || data === null) return { ok: true, data: undefined }
  return badResponse("No clear answer.")
}

/**
 * Returns the error for a choice that isn't whole seconds, undefined if there is none. JSON turns NaN into null,
 * which means never, so only an omitted `expiresAt` may mean that.
 */
export function choiceError(intent: ScimWrite, choice: ScimWriteChoice) {
  const { expiresAt, overlapSeconds } = choice
  const isNever = expiresAt === undefined && intent !== "update"
  if (!isNever && !(isCount(expiresAt) && expiresAt > 0)) {
    const message = "expiresAt must be a UNIX time in whole seconds."
    return failure({ message, code: "invalid_expires_at" })
  }
  if (overlapSeconds !== undefined && !isCount(overlapSeconds)) {
    const message = "overlapSeconds must be a whole number."
    return failure({ message, code: "invalid_overlap_seconds" })
  }
  return undefined
}

/** Only what was chosen is sent: an adapter without overlap never hears of one. */
async function send(
  api: ScimApi,
  intent: ScimWrite,
  { expiresAt, overlapSeconds }: ScimWriteChoice,
): Promise<unknown> {
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  const overlap = overlapSeconds ? { overlapSeconds } : {}
  switch (intent) {
    case "create":
      return api.create(expiry)
    case "reset":
      return api.reset({ ...expiry, ...overlap })
    case "remove":
      return api.remove()
    case "update":
      return expiresAt && api.update?.({ expiresAt })
    case "endPreviousKey":
      return api.endPreviousKey?.()
    default:
      return intent satisfies never
  }
}

/** Makes a result of whatever an adapter does: raw bodies, throws and silence included. */
async function call(ask: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise((_, reject) => {
    timer = setTimeout(reject, CALL_LIMIT_MS, { code: "TimeoutError" })
  })
  try {
    const answer = await Promise.race([ask(), silence])
    if (!isRecord(answer)) return badResponse("The adapter answered nothing.")
    const { ok, error } = answer
    if (ok === false) return failure(error)
    const data = ok === true ? answer["data"] : answer
    // The body of a failure, of an adapter that never looks at the status.
    if (isRecord(data) && data["error"]) return failure(data["error"])
    return { ok: true, data } as const
  } catch (thrown) {
    return failure(thrown)
  } finally {
    clearTimeout(timer)
  }
}

/** Takes over what is known, with times in whole seconds. */
export function checkConfiguration(data: unknown): Result<ScimConfiguration> {
  const given = isRecord(data) ? data : {}
  const { hasApiKey, keyHint } = given
  const expiresAt = toTime(given["expiresAt"] ?? null)
  if (typeof hasApiKey !== "boolean" || (hasApiKey && expiresAt === undefined))
    return badResponse("This is no ScimConfiguration.")
  if (!hasApiKey) return { ok: true, data: { hasApiKey } }
  const { overlapChoices, userCount, canMoveExpiry } = given
  const facts = {
    createdAt: toTime(given["createdAt"]) ?? undefined,
    keyHint: lastFour(keyHint),
    lastUsedAt: toTime(given["lastUsedAt"]),
    lastRejected: toRejection(given["lastRejected"]),
    previousKey: toPreviousKey(given["previousKey"]),
    overlapChoices: Array.isArray(overlapChoices)
      ? overlapChoices.filter(isCount)
      : undefined,
    userCount: isCount(userCount) ? userCount : undefined,
    canMoveExpiry: canMoveExpiry === false ? canMoveExpiry : undefined,
  }
  return { ok: true, data: { hasApiKey, expiresAt, ...facts } }
}

function lastFour(keyHint: unknown) {
  if (typeof keyHint !== "string") return undefined
  const end = plainText(keyHint.slice(-LONGEST_HINT)).replaceAll(" ", "")
  return Array.from(end).slice(-4).join("") || undefined
}

function toRejection(value: unknown): ScimRejection | undefined {
  const { at, reason } = isRecord(value) ? value : {}
  const time = toTime(at)
  if (!time || (reason !== "expired" && reason !== "replaced")) return undefined
  return { at: time, reason }
}

function toPreviousKey(value: unknown): ScimPreviousKey | undefined {
  const { expiresAt, lastUsedAt } = isRecord(value) ? value : {}
  const time = toTime(expiresAt)
  return time ? { expiresAt: time, lastUsedAt: toTime(lastUsedAt) } : undefined
}

/** A configuration of another shape is left out: the key beside it is shown only once. */
export function checkIssuedKey(data: unknown): Result<ScimIssuedKey> {
  const { scimApiKey, configuration } = isRecord(data) ? data : {}
  if (!isText(scimApiKey)) return badResponse("The answer holds no key.")
  const known = checkConfiguration(configuration)
  if (!known.ok || !known.data.hasApiKey)
    return { ok: true, data: { scimApiKey } }
  return { ok: true, data: { scimApiKey, configuration: known.data } }
}

/** Takes what is thrown or answered: `{ message, status }`, `{ type }`, an Error, a string, nothing. */
export function failure(cause: unknown): { ok: false; error: ScimError } {
  const given = isRecord(cause) ? cause : { message: cause }
  const { message, status, retryAfterSeconds: wait } = given
  const code = [given["code"], given["type"], given["name"]].find(isText)
  const error: ScimError = { message: isText(message) ? message : "" }
  if (code) error.code = code
  if (typeof status === "number") error.status = status
  if (typeof wait === "number" && wait > 0 && wait <= LONGEST_WAIT_S)
    error.retryAfterSeconds = Math.ceil(wait)
  return { ok: false, error }
}

function badResponse(message: string) {
  return failure({ message, code: "bad_response" })
}

/** In whole seconds; null stays null, and what is no time becomes undefined. */
function toTime(value: unknown) {
  if (value === null) return null
  if (typeof value !== "number" || !(value >= 1)) return undefined
  if (value > LAST_MILLISECONDS) return undefined
  return Math.floor(value < FIRST_MILLISECONDS ? value : value / 1000)
}

/** Counts seconds as well: no more than a calendar holds. */
function isCount(value: unknown): value is number {
  if (typeof value !== "number" || !Number.isInteger(value)) return false
  return value >= 0 && value < FIRST_MILLISECONDS
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== ""
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
