import {
  checkConfiguration,
  checkDone,
  checkIssuedKey,
  failure,
  isRecord,
} from "@/lib/scim/call-scim-api"
import type { ScimApi, ScimApiResult } from "@/lib/scim/scim-types"

export interface FetchScimApiOptions {
  /** Headers for every request, such as a CSRF token; a function is called each time. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** The method of your reset route. */
  resetMethod?: "PUT" | "PATCH"
  /** How long to wait for an answer. The screen waits for 30 s at most. */
  timeoutMs?: number
}

/** A `ScimApi` over the four routes at `url`: GET, POST, PUT or PATCH, and DELETE. */
export function createFetchScimApi(
  url: string,
  options: FetchScimApiOptions = {},
): Required<ScimApi> {
  const { headers, resetMethod = "PUT", timeoutMs = 15_000 } = options

  async function send<T>(
    method: string,
    check: (data: unknown) => ScimApiResult<T>,
    body?: object,
  ): Promise<ScimApiResult<T>> {
    try {
      const given = typeof headers === "function" ? await headers() : headers
      const all = new Headers(given)
      all.set("Accept", "application/json")
      if (body) all.set("Content-Type", "application/json")
      const response = await fetch(url, {
        method,
        headers: all,
        body: body ? JSON.stringify(body) : null,
        cache: "no-store",
        signal: AbortSignal.timeout(timeoutMs),
      })
      const answer = toResult(response, await response.text())
      return answer.ok ? check(answer.data) : answer
    } catch (thrown) {
      return failure(thrown)
    }
  }

  return {
    async get() {
      const answer = await send("GET", checkAnswer)
      // A 404 without a code that says so may as well be a wrong URL.
      const { status, code = "" } = answer.ok ? {} : answer.error
      if (status !== 404 || !/not_?found/i.test(code)) return answer
      return { ok: true, data: { hasApiKey: false } }
    },
    create: (params) => send("POST", checkIssuedKey, params),
    reset: (params) => send(resetMethod, checkIssuedKey, params),
    remove: () => send("DELETE", checkDone),
    update: (params) =>
      send("POST", checkDone, { ...params, moveExpiry: true }),
    endPreviousKey: () => send("POST", checkDone, { endPreviousKey: true }),
  }
}

/** A route that doesn't say that it can move an expiry is an older one, and can't. */
function checkAnswer(data: unknown) {
  if (!isRecord(data)) return checkConfiguration(data)
  const canMoveExpiry = data["canMoveExpiry"] === true
  return checkConfiguration({ ...data, canMoveExpiry })
}

/** Understands JSON, problem details (RFC 9457) and plain text. A page of HTML is no answer. */
function toResult(response: Response, text: string): ScimApiResult<unknown> {
  const { ok, status, headers } = response
  const data = parseJson(text)
  if (ok && (data !== undefined || status === 204)) return { ok: true, data }
  const problem = isRecord(data) ? data : {}
  const { detail, error, message = error } = problem
  const { code = isRecord(error) ? error["type"] : undefined } = problem
  const isPlainText = data === undefined && !text.includes("<")
  return failure({
    message: detail ?? message ?? (isPlainText ? text : ""),
    code: data === undefined ? "bad_response" : code,
    status: ok ? undefined : status,
    retryAfterSeconds: toSeconds(headers.get("Retry-After") ?? ""),
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function toSeconds(retryAfter: string) {
  const untilDateMs = Date.parse(retryAfter) - Date.now()
  const isNumber = /^\d+$/.test(retryAfter)
  const seconds = isNumber ? Number(retryAfter) : Math.ceil(untilDateMs / 1000)
  return seconds > 0 && seconds <= 86_400 ? seconds : undefined
}
