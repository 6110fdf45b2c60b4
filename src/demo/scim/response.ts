import type { ScimError } from "./errors"

const ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error"

export function scimResponse(
  status: number,
  body: object,
  headers: HeadersInit = {},
) {
  const response = Response.json(body, { status, headers })
  response.headers.set("Content-Type", "application/scim+json")
  response.headers.set("Cache-Control", "no-store")
  return response
}

export function emptyResponse(status: number, headers: HeadersInit = {}) {
  const response = new Response(null, { status, headers })
  response.headers.set("Cache-Control", "no-store")
  return response
}

/** Returns an error as RFC 7644, section 3.12, defines it: its status is text. */
export function errorResponse({
  status,
  scimType,
  message,
  headers,
}: ScimError) {
  const body = {
    schemas: [ERROR_SCHEMA],
    status: String(status),
    ...(scimType && { scimType }),
    detail: message,
  }
  return scimResponse(status, body, headers)
}
