import type { ScimAuditEvent } from "@/lib/scim/server/scim-events"
import { problem, refusal } from "@/lib/scim/server/scim-problem"
import { perform, toOperation } from "@/lib/scim/server/scim-setup-operations"
import type {
  ScimAuthorization,
  ScimSetupCall,
  ScimSetupHandlerOptions,
} from "@/lib/scim/server/scim-setup-options"
import {
  isCrossSite,
  readKeyParams,
  toOrigin,
  type ScimKeyParams,
} from "@/lib/scim/server/scim-setup-request"

export type { ScimSetupHandlerOptions }

type Report = (error: unknown) => Promise<void>

/** After this long a hook that only listens is no longer waited for. */
const LISTENER_LIMIT_MS = 3000
/** The longest wait that clients are told: a day. */
const MAX_RETRY_AFTER_S = 86_400

/**
 * The route behind the screen: GET reads the connection, POST creates it, PUT
 * and PATCH reset its key, DELETE deletes it. POST with
 * `{ "moveExpiry": true, "expiresAt": … }` moves the expiry of the key, with
 * `{ "endPreviousKey": true }` it ends the old key of an overlap. What is
 * refused is answered with problem details (RFC 9457) and one of the codes
 * `method_not_allowed`, `cross_site`, `rate_limited`, `unsupported_media_type`,
 * `body_too_large`, `invalid_json`, `invalid_expires_at`,
 * `invalid_overlap_seconds`, `invalid_end_previous_key`, `invalid_move_expiry`,
 * `invalid_fields`, `connection_exists`, `connection_not_found`,
 * `overlap_not_supported`, `expiry_fixed` and `backend_unavailable`. `onEvent` hears these codes except the last,
 * `not_authorized` where `authorize` refuses and `reauth_required` where
 * `stepUp` does.
 */
export function createScimSetupHandler(options: ScimSetupHandlerOptions) {
  const allowedOrigins = (options.allowedOrigins ?? []).map(checkOrigin)
  const { now = Date.now } = options

  return async function handleScimSetup(request: Request): Promise<Response> {
    async function report(error: unknown) {
      try {
        await withinLimit("onError", () => options.onError?.(error, request))
      } catch {
        // Nobody is left to tell, and the answer matters more.
      }
    }

    try {
      const answered = await answer(request, options, allowedOrigins, report)
      const response = withHeaders(answered.response)
      const at = Math.floor(now() / 1000)
      if (answered.event) await tell({ ...answered.event, at }).catch(report)
      return response
    } catch (error) {
      await report(error)
      const detail = "The SCIM backend gave no valid answer. Try again later."
      return withHeaders(problem(502, "backend_unavailable", detail).response)
    }
  }

  function tell(event: ScimAuditEvent) {
    return withinLimit("onEvent", () => options.onEvent?.(event))
  }
}

/** No listener may hold back an answer: the key in it would be lost. */
async function withinLimit(name: string, listen: () => unknown) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise((_, reject) => {
    const error = new Error(`${name} took longer than ${LISTENER_LIMIT_MS} ms.`)
    error.name = "TimeoutError"
    timer = setTimeout(reject, LISTENER_LIMIT_MS, error)
  })
  try {
    await Promise.race([listen(), silence])
  } finally {
    clearTimeout(timer)
  }
}

async function answer(
  request: Request,
  options: ScimSetupHandlerOptions,
  allowedOrigins: string[],
  report: Report,
) {
  const operation = toOperation(request)
  if (typeof operation !== "string") return operation
  if (operation !== "read" && isCrossSite(request, allowedOrigins)) {
    const detail = "Only a page of this site may change the connection."
    return problem(403, "cross_site", detail)
  }
  const authorized = await options.authorize(request)
  if (authorized instanceof Response)
    return refusal(authorized, "not_authorized")
  const caller = toCaller(authorized)
  // Read before the hooks, which are told what it asks for, and judged after.
  const params = await readKeyParams(request, options)
  const change = "expiry" in params ? params.change : undefined
  const call: ScimSetupCall = { ...caller, operation: change ?? operation }
  const { response, event } =
    (await findObstacle(request, options, call)) ??
    ("response" in params ? params : await serve(options, call, params, report))
  return { response, event: event && { ...caller, ...event } }
}

function toCaller(authorized: ScimAuthorization) {
  const { customerId, actor } =
    typeof authorized === "string" ? { customerId: authorized } : authorized
  if (typeof customerId !== "string" || !customerId)
    throw new Error("authorize answered with no id or an empty one.")
  return actor === undefined ? { customerId } : { customerId, actor }
}

async function findObstacle(
  request: Request,
  options: ScimSetupHandlerOptions,
  call: ScimSetupCall,
) {
  const waitSeconds = (await options.rateLimit?.(request, call)) ?? 0
  if (waitSeconds > 0) {
    const limited = problem(429, "rate_limited", "Too many requests: wait.")
    const retryAfter = Math.ceil(Math.min(waitSeconds, MAX_RETRY_AFTER_S))
    limited.response.headers.set("Retry-After", String(retryAfter))
    return limited
  }
  if (call.operation === "read") return undefined
  const demand = await options.stepUp?.(request, call)
  return demand && refusal(demand, "reauth_required")
}

async function serve(
  options: ScimSetupHandlerOptions,
  call: ScimSetupCall,
  params: ScimKeyParams,
  report: Report,
) {
  const { customerId, operation } = call
  const { management: given } = options
  const management = await (typeof given === "function" ? given(call) : given)

  async function countUsers() {
    try {
      return await options.countUsers?.(customerId)
    } catch (error) {
      await report(error)
      return undefined
    }
  }

  return perform(operation, { management, customerId, countUsers, ...params })
}

function checkOrigin(text: string) {
  const origin = toOrigin(text)
  if (origin) return origin
  throw new TypeError(
    `allowedOrigins: "${text}" is no origin like https://app.example.com.`,
  )
}

/** Copies, because the headers of a response may be immutable. */
function withHeaders({ body, status, statusText, headers }: Response) {
  const all = new Headers(headers)
  all.set("Cache-Control", "no-store")
  all.append("Vary", "Sec-Fetch-Site, Origin")
  all.set("X-Content-Type-Options", "nosniff")
  return new Response(body, { status, statusText, headers: all })
}
