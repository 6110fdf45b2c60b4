const TITLES = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  502: "Bad Gateway",
} as const

/** A response that refuses, and what an audit log is told of it. */
export interface ScimRefusal {
  response: Response
  event: { type: "refused"; code: string }
}

/** What the setup route refuses with: problem details (RFC 9457) and a code to switch on. */
export function problem(
  status: keyof typeof TITLES,
  code: string,
  detail: string,
  field?: string,
) {
  const title = TITLES[status]
  const response = Response.json(
    { type: "about:blank", title, status, detail, code, field },
    { status, headers: { "Content-Type": "application/problem+json" } },
  )
  return refusal(response, code)
}

export function refusal(response: Response, code: string): ScimRefusal {
  return { response, event: { type: "refused", code } }
}
