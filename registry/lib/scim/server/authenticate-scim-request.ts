/**
 * A web `Request`, or a request of Node or Express. Anything else with its
 * headers will do as well.
 */
export interface ScimRequest {
  headers:
    | { get(name: string): string | null }
    | { authorization?: string | undefined }
}

/** One text for every reason: the difference would only help attackers. */
const INVALID_KEY =
  "This key is not valid or no longer valid. Paste the current key, or reset it in the app's SCIM settings."

/**
 * Authenticates a request to your SCIM endpoint. `verify` looks up a key, such
 * as `verifyScimApiKey` of the PostgreSQL store, and returns whatever you
 * identify the customer by (except a `Response`), or null for a key that isn't
 * valid. Returns that value, or the 401 to send (RFC 6750, section 3):
 *
 *     const caller = await authenticateScimRequest(request, verifyScimApiKey)
 *     if (caller instanceof Response) return caller
 *
 * In Express and `node:http`, pass `req` and send the 401 with
 * `sendWebResponse(res, caller)`. Runs on every runtime with web standards.
 */
export async function authenticateScimRequest<T>(
  request: ScimRequest,
  verify: (key: string) => Promise<T | null>,
): Promise<T | Response> {
  const credentials = readCredentials(readAuthorization(request))
  if (!credentials) return reject("Send Authorization: Bearer <key>.")
  const isKey = /^[\w.~+/-]+=*$/.test(credentials)
  const caller = isKey ? await verify(credentials) : null
  const isNobody = caller === undefined || caller === false
  if (caller === null || isNobody) return reject(INVALID_KEY, "invalid_token")
  return caller
}

function readAuthorization({ headers }: ScimRequest) {
  if ("get" in headers && typeof headers.get === "function")
    return headers.get("Authorization")
  // Not from a polluted prototype, which would sign in everyone.
  const isOwn = Object.hasOwn(headers, "authorization")
  return isOwn && "authorization" in headers ? headers.authorization : null
}

/**
 * Returns what follows the scheme. Tolerates what a clipboard and a form add to
 * a key: a second `Bearer`, spaces around it, and invisible characters.
 */
function readCredentials(header: string | null | undefined) {
  const visible = decode(header ?? "")
    .replace(/\p{Cf}/gu, " ")
    .trim()
  return /^bearer\s+(?:bearer\s+)?([\s\S]+)$/i.exec(visible)?.[1]
}

/** Headers have one character for each byte, and these bytes are UTF-8. */
function decode(header: string) {
  const codes = Array.from(header, (character) => character.codePointAt(0) ?? 0)
  if (codes.some((code) => code > 0xff)) return header
  return new TextDecoder().decode(Uint8Array.from(codes))
}

/** An error of SCIM (RFC 7644, section 3.12), where `status` is a string. */
function reject(detail: string, error?: "invalid_token") {
  const challenge = error ? `, error="${error}"` : ""
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"]
  return new Response(JSON.stringify({ schemas, status: "401", detail }), {
    status: 401,
    headers: {
      "Content-Type": "application/scim+json",
      "WWW-Authenticate": `Bearer realm="SCIM"${challenge}`,
      "Cache-Control": "no-store",
    },
  })
}
