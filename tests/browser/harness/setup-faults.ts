import type { ServerResponse } from "node:http"

/** So that half of the body has reached the page. */
const CUT_MS = 50
const RETRY_AFTER_S = 90
const HTML = "<!doctype html><title>Sign in</title><p>Sign in</p>"

/** What goes wrong with one call. In a fault that is `late` the server has done what it was asked. */
export const FAULTS = {
  "a refused connection": { ids: "D-1 D-2", kind: "refused" },
  "an answer cut off midway": { ids: "D-2 D-13", kind: "cut", late: true },
  "no answer in time": { ids: "D-5", kind: "slow", late: true },
  "a 401": { ids: "D-6", kind: "status", status: 401 },
  "a 403": { ids: "D-7", kind: "status", status: 403 },
  "a 404": { ids: "D-8 D-9", kind: "status", status: 404 },
  "a 409": { ids: "D-10", kind: "status", status: 409 },
  "a 429 with seconds": { ids: "D-11", kind: "status", status: 429 },
  "a 429 with a date": { ids: "D-11", kind: "date", status: 429 },
  "a 500": { ids: "D-12", kind: "status", status: 500 },
  "a page of HTML": { ids: "D-13", kind: "html" },
  "an answer of another shape": { ids: "D-14", kind: "shape" },
  "an adapter that throws": { ids: "D-15", kind: "throw" },
  "an answer lost after success": { ids: "D-17", kind: "lost", late: true },
} as const satisfies Record<string, Fault>

export interface Fault {
  ids: string
  kind:
    | "refused"
    | "cut"
    | "slow"
    | "status"
    | "date"
    | "html"
    | "shape"
    | "throw"
    | "lost"
  status?: number
  late?: true
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** `answer` is asked for only where the fault comes after the server's work. */
export async function answerWithFault(
  fault: Fault,
  response: ServerResponse,
  answer: () => Promise<Answer>,
) {
  switch (fault.kind) {
    case "refused":
      return response.socket?.destroy()
    case "lost":
      await answer()
      return response.socket?.destroy()
    case "cut":
      return cut(response, await answer())
    case "slow":
      // The page hangs up.
      return answer()
    case "throw":
      return write(response, await answer())
    case "html":
      return write(response, made(200, HTML, { "Content-Type": "text/html" }))
    case "shape":
      return write(response, made(200, '{"hasApiKey":"yes","scimApiKey":42}'))
    case "status":
    case "date":
      return write(response, refusal(fault))
    default:
      return fault.kind satisfies never
  }
}

export function write(response: ServerResponse, answer: Answer) {
  if (response.destroyed) return
  response.writeHead(answer.status, answer.headers).end(answer.body)
}

export function made(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Answer {
  const type = { "Content-Type": "application/json" }
  return { status, headers: { ...type, ...headers }, body: Buffer.from(body) }
}

/** A 404 without a code is one of a wrong address, as a proxy gives it. */
function refusal({ kind, status = 500 }: Fault) {
  const untilMs = Date.now() + RETRY_AFTER_S * 1000
  const wait =
    kind === "date" ? new Date(untilMs).toUTCString() : String(RETRY_AFTER_S)
  return made(
    status,
    JSON.stringify({ detail: "Something is wrong.", code: "trouble" }),
    status === 429 ? { "Retry-After": wait } : {},
  )
}

/** The headers promise all of the body, and half of it comes. */
function cut(response: ServerResponse, { status, headers, body }: Answer) {
  const whole = body.length > 0 ? body : Buffer.from('{"ok":true}')
  response.writeHead(status === 204 ? 200 : status, {
    ...headers,
    "Content-Length": whole.length,
  })
  const half = whole.subarray(0, whole.length / 2)
  response.write(half)
  setTimeout(() => response.socket?.destroy(), CUT_MS)
}
