import {
  checkConfiguration,
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
  timeoutMs?: number
}

/** A `ScimApi` over the four routes at `url`: GET, POST, PUT or PATCH, and DELETE. */
export function createFetchScimApi(
  url: string,
  options: FetchScimApiOptions = {},
): ScimApi {
  const { headers, resetMethod = "PUT", timeoutMs = 15_000 } = options

  async function send(method: string, body?: object) {
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
      return toResult(response, await response.text())
    } catch (thrown) {
      return failure(thrown)
    }
  }

  async function issue(method: string, body: object) {
    const answer = await send(method, body)
    return answer.ok ? checkIssuedKey(answer.data) : answer
  }

  return {
    create: (params) => issue("POST", params),
    reset: (params) => issue(resetMethod, params),
    async get() {
      const answer = await send("GET")
      // A JSON 404 says that there is no connection; a page that isn't found is a wrong URL.
      if (
        !answer.ok &&
        answer.error.status === 404 &&
        answer.error.code !== "bad_response"
      )
        return { ok: true, data: { hasApiKey: false } }
      const checked = answer.ok ? checkConfiguration(answer.data) : answer
      if (!checked.ok) return checked
      return { ok: true, data: { hasApiKey: !!checked.data, ...checked.data } }
    },
    async remove() {
      const answer = await send("DELETE")
      return answer.ok ? { ok: true, data: undefined } : answer
    },
  }
}

/** Understands JSON, problem details (RFC 9457) and plain text. A page of HTML is no answer. */
function toResult(response: Response, text: string): ScimApiResult<unknown> {
  const { ok, status, headers } = response
  const data = parseJson(text)
  if (ok && (data !== undefined || status === 204)) return { ok: true, data }
  const problem = isRecord(data) ? data : {}
  const words = /</.test(text) || data !== undefined ? undefined : text
  return failure({
    message:
      problem["detail"] ?? problem["message"] ?? problem["error"] ?? words,
    code: data === undefined ? "bad_response" : problem["code"],
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
