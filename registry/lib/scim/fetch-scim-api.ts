import {
  checkConfiguration,
  checkDone,
  checkIssuedKey,
  choiceError,
  failure,
  isRecord,
} from "@/lib/scim/call-scim-api"
import type {
  ScimApi,
  ScimApiResult,
  ScimError,
  ScimWrite,
  ScimWriteChoice,
} from "@/lib/scim/scim-types"

type Result<T> = ScimApiResult<T, ScimError>

const SIGNED_OUT = failure({ message: "", code: "signed_out" })
/** A whole page: a warning that a server puts before its answer has none of these. */
const PAGE = /<(!doctype html|html|head|title|body|form)[\s>]/i

export interface FetchScimApiOptions {
  /** Headers for every request, such as a CSRF token; a function is called each time. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** Whether cookies are sent: `"include"` if the route is on another origin. Defaults to `"same-origin"`. */
  credentials?: RequestCredentials
  /** The method of your reset route. */
  resetMethod?: "PUT" | "PATCH"
  /** How long to wait for an answer. The screen waits for 30 s at most. */
  timeoutMs?: number
}

/**
 * A `ScimApi` over the four routes at `url`: GET, POST, PUT or PATCH, and DELETE. The routes answer in JSON, so a
 * redirect or a page of HTML comes from a middleware that wants the admin to sign in: the error's code is then
 * `signed_out`. A redirect to another URL of the route, such as one with a slash at its end, is followed.
 */
export function createFetchScimApi(
  url: string,
  options: FetchScimApiOptions = {},
): Required<ScimApi> {
  const { headers, credentials, resetMethod = "PUT" } = options
  const { timeoutMs = 15_000 } = options
  /** Where the route was found after a redirect. */
  let routeUrl = url

  async function send<T>(
    method: string,
    check: (data: unknown) => Result<T>,
    body?: object,
  ): Promise<Result<T>> {
    try {
      const given = typeof headers === "function" ? await headers() : headers
      const request = new Headers(given)
      request.set("Accept", "application/json")
      const init: RequestInit = {
        headers: request,
        cache: "no-store",
        // A write that is redirected to a page isn't repeated there, and reached no route.
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
        ...(credentials && { credentials }),
      }
      const json = new Headers(request)
      json.set("Content-Type", "application/json")
      const content = body && { headers: json, body: JSON.stringify(body) }
      const ask = () => fetch(routeUrl, { ...init, ...content, method })
      let response = await ask()
      if (isRedirect(response)) {
        const found = await findRoute(init)
        if (!found.ok) return found
        response = await ask()
      }
      if (isRedirect(response)) return SIGNED_OUT
      const answer = toResult(response, await response.text())
      return answer.ok ? check(answer.data) : answer
    } catch (thrown) {
      return failure(thrown)
    }
  }

  /** Follows a redirect by GET, which changes nothing, to see whether the route is at its end. */
  async function findRoute(init: RequestInit): Promise<Result<unknown>> {
    try {
      const response = await fetch(routeUrl, { ...init, redirect: "follow" })
      const answer = toResult(response, await response.text())
      if (!answer.ok)
        return answer.error.code === "bad_response" ? SIGNED_OUT : answer
      const isRoute = checkConfiguration(answer.data).ok
      if (!isRoute || !isSameOrigin(routeUrl, response.url)) return SIGNED_OUT
      routeUrl = response.url
      return answer
    } catch (thrown) {
      if (init.signal?.aborted) throw thrown
      // The sign-in page of another origin can't be read.
      return SIGNED_OUT
    }
  }

  /** Sends only what JSON can't turn into another choice. */
  async function sendChoice<T>(
    intent: ScimWrite,
    method: string,
    check: (data: unknown) => Result<T>,
    choice: ScimWriteChoice & { moveExpiry?: true },
  ) {
    return choiceError(intent, choice) ?? send(method, check, choice)
  }

  return {
    async get() {
      const answer = await send("GET", checkAnswer)
      // A 404 without a code that says so may as well be a wrong URL.
      const { status, code = "" } = answer.ok ? {} : answer.error
      if (status !== 404 || !/not_?found/i.test(code)) return answer
      return { ok: true, data: { hasApiKey: false } }
    },
    create: (params) => sendChoice("create", "POST", checkIssuedKey, params),
    reset: (params) => sendChoice("reset", resetMethod, checkIssuedKey, params),
    remove: () => send("DELETE", checkDone),
    update: (params) =>
      sendChoice("update", "POST", checkDone, { ...params, moveExpiry: true }),
    endPreviousKey: () => send("POST", checkDone, { endPreviousKey: true }),
  }
}

/** Headers such as a CSRF token are meant for one origin. */
function isSameOrigin(url: string, other: string) {
  const { origin } = new URL(new Request(url).url)
  return origin === new URL(other).origin
}

/** Browsers hide where a redirect leads, other runtimes show its status. */
function isRedirect({ type, status }: Response) {
  return type === "opaqueredirect" || (status >= 300 && status < 400)
}

/** A route that doesn't say that it can move an expiry is an older one, and can't. */
function checkAnswer(data: unknown) {
  if (!isRecord(data)) return checkConfiguration(data)
  const canMoveExpiry = data["canMoveExpiry"] === true
  return checkConfiguration({ ...data, canMoveExpiry })
}

/** Reads JSON, problem details (RFC 9457) and plain text. A page of HTML in place of an answer is a sign-in page. */
function toResult(response: Response, text: string): Result<unknown> {
  const { ok, status, headers } = response
  const data = parseJson(text)
  if (ok && (data !== undefined || status === 204)) return { ok: true, data }
  if (ok && PAGE.test(text)) return SIGNED_OUT
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
  return isNumber ? Number(retryAfter) : untilDateMs / 1000
}
