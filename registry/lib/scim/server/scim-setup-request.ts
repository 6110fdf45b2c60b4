import { problem, type ScimRefusal } from "@/lib/scim/server/scim-problem"

const MAX_BODY_BYTES = 10_000
const DAY_S = 86_400
/**
 * A date from the screen ends with that day in the admin's zone, a day later
 * at most; the rest is for a day of 25 hours and for clocks that differ.
 */
const EXPIRY_TOLERANCE_S = DAY_S + 2 * 3600
/** The last second that a 32-bit backend can hold: 2038-01-19T03:14:07Z. */
const LATEST_EXPIRES_AT = 2_147_483_647
/** The year 5138 in seconds, but 1973 in milliseconds. */
const FIRST_MILLISECONDS = 1e11

export interface ScimExpiryRules {
  maxExpiryDays?: number
  now?: () => number
}

export interface ScimKeyParams {
  expiry: { scimApiKeyExpiration?: number }
  /** Still to be checked, by the backend's choices. */
  overlapSeconds?: unknown
  /** What a POST asks for in place of a connection. No key is issued. */
  change?: ScimChange | undefined
}

type ScimChange = "end-previous-key" | "move-expiry"

/**
 * Whether a page of another site may have sent this write with the admin's
 * cookies. Browsers say so in `Sec-Fetch-Site`, except on plain http, where
 * `Origin` has to be the host that the request names.
 */
export function isCrossSite(request: Request, allowedOrigins: string[]) {
  const origin = toOrigin(request.headers.get("Origin") ?? "")
  if (origin && allowedOrigins.includes(origin)) return false
  const site = request.headers.get("Sec-Fetch-Site")
  if (site !== null) return site !== "same-origin" && site !== "none"
  if (!origin) return true
  const host = request.headers.get("Host") || new URL(request.url).host
  const [scheme] = origin.split("//")
  return origin !== toOrigin(`${scheme}//${host}`)
}

/** Scheme and host without a default port; undefined for what isn't an origin. */
export function toOrigin(text: string) {
  if (!URL.canParse(text)) return undefined
  const { protocol, host } = new URL(text)
  return host ? `${protocol}//${host}` : undefined
}

/** What the body asks for where the method has one, or the refusal. */
export async function readKeyParams(
  request: Request,
  rules: ScimExpiryRules,
): Promise<ScimKeyParams | ScimRefusal> {
  if (/^(GET|DELETE)$/.test(request.method)) return { expiry: {} }
  const type = request.headers.get("Content-Type") ?? ""
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    const detail = "Send the body with Content-Type: application/json."
    return problem(415, "unsupported_media_type", detail)
  }
  const text = await readText(request)
  if (text === undefined) {
    const detail = `The body must not have more than ${MAX_BODY_BYTES} bytes.`
    return problem(413, "body_too_large", detail)
  }
  const body = parseObject(text)
  if (!body)
    return problem(400, "invalid_json", "The body must be a JSON object.")
  const { expiresAt = null, overlapSeconds } = body
  const change = request.method === "POST" ? readChange(body) : undefined
  if (typeof change === "object") return change
  if (change === "end-previous-key") return { expiry: {}, change }
  const detail = faultOfExpiry(expiresAt, rules)
  if (detail) return problem(400, "invalid_expires_at", detail, "expiresAt")
  const expiry =
    typeof expiresAt === "number" ? { scimApiKeyExpiration: expiresAt } : {}
  return { expiry, overlapSeconds, change }
}

function readChange(
  body: Record<string, unknown>,
): ScimChange | ScimRefusal | undefined {
  const endPreviousKey = body["endPreviousKey"] ?? false
  const moveExpiry = body["moveExpiry"] ?? false
  if (typeof endPreviousKey !== "boolean") {
    const detail = "endPreviousKey must be true or false."
    return problem(400, "invalid_end_previous_key", detail, "endPreviousKey")
  }
  if (typeof moveExpiry !== "boolean" || (moveExpiry && endPreviousKey)) {
    const detail =
      "moveExpiry must be true or false, and can't go with endPreviousKey."
    return problem(400, "invalid_move_expiry", detail, "moveExpiry")
  }
  if (endPreviousKey) return "end-previous-key"
  return moveExpiry ? "move-expiry" : undefined
}

/** In the words of the screen, unless only a program can have made the mistake. */
function faultOfExpiry(
  expiresAt: unknown,
  { maxExpiryDays = Infinity, now = Date.now }: ScimExpiryRules,
) {
  const nowS = now() / 1000
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
    return "A key may work until January 19, 2038, 03:14:07 UTC at most."
  if (expiresAt > nowS + maxExpiryDays * DAY_S + EXPIRY_TOLERANCE_S)
    return `A key may work for ${longest} at most.`
  return undefined
}

/** Undefined for a body beyond the limit, of which no more is read. */
async function readText(request: Request) {
  if (request.bodyUsed)
    throw new Error("The body was read before the SCIM setup handler ran.")
  const reader = request.body?.getReader()
  const decoder = new TextDecoder()
  let text = ""
  let bytes = 0
  while (bytes <= MAX_BODY_BYTES) {
    // What is left of a body that breaks off is no JSON object.
    const chunk = await reader?.read().catch(() => undefined)
    if (!chunk || chunk.done) return text + decoder.decode()
    bytes += chunk.value.byteLength
    text += decoder.decode(chunk.value, { stream: true })
  }
  // Whether that succeeds, and when, makes no difference to the answer.
  reader?.cancel().catch(() => undefined)
  return undefined
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
