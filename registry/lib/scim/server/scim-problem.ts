const TITLES = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  502: "Bad Gateway",
} as const

/** What the setup route refuses with: problem details (RFC 9457) and a code to switch on. */
export function problem(
  status: keyof typeof TITLES,
  code: string,
  detail: string,
  field?: string,
) {
  const title = TITLES[status]
  return Response.json(
    { type: "about:blank", title, status, detail, code, field },
    { status, headers: { "Content-Type": "application/problem+json" } },
  )
}
