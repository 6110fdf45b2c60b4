/** One text for every reason: the difference would only help those who guess. */
const INVALID_KEY =
  "This key is not valid or no longer valid. Paste the current key, or reset it in the app's SCIM settings."

/**
 * Finds out who sends a request to your SCIM endpoint. `verify` answers for a
 * key with whatever you know its customer by (but not with a Response), or
 * with null; `verifyScimApiKey` of the PostgreSQL store fits. Undefined and
 * false are nobody either. Without a valid key the result is the 401 to send
 * (RFC 6750, section 3):
 *
 *     const caller = await authenticateScimRequest(request, verifyScimApiKey)
 *     if (caller instanceof Response) return caller
 */
export async function authenticateScimRequest<T>(
  request: Request,
  verify: (key: string) => Promise<T | null>,
): Promise<T | Response> {
  const credentials = readCredentials(request.headers.get("Authorization"))
  if (!credentials) return refuse("Send Authorization: Bearer <key>.")
  const isKey = /^[\w.~+/-]+=*$/.test(credentials)
  const caller = isKey ? await verify(credentials) : null
  const isNobody = caller === undefined || caller === false
  if (caller === null || isNobody) return refuse(INVALID_KEY, "invalid_token")
  return caller
}

/**
 * What follows the scheme. Forgives what happens to a key on its way through a
 * clipboard and a form: a second `Bearer`, white space around it, and invisible
 * characters, which arrive as the bytes of their UTF-8.
 */
function readCredentials(header: string | null) {
  const text = Buffer.from(header ?? "", "latin1").toString()
  const visible = text.replace(/\p{Cf}/gu, " ").trim()
  return /^bearer\s+(?:bearer\s+)?([^]+)$/i.exec(visible)?.[1]
}

/** An error of SCIM (RFC 7644, section 3.12), where `status` is a string. */
function refuse(detail: string, error?: "invalid_token") {
  const challenge = error ? `, error="${error}"` : ""
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"]
  return Response.json(
    { schemas, status: "401", detail },
    {
      status: 401,
      headers: {
        "Content-Type": "application/scim+json",
        "WWW-Authenticate": `Bearer realm="SCIM"${challenge}`,
        "Cache-Control": "no-store",
      },
    },
  )
}
