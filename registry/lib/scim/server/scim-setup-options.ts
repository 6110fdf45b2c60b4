import type { ScimAuditEvent } from "./scim-events.js"
import type { ScimManagement } from "./scim-management.js"

export interface ScimSetupHandlerOptions {
  /**
   * Where connections and keys are stored. A function is called for each
   * request, to open a database with the first one or to choose a store for
   * each customer.
   */
  management:
    | ScimManagement
    | ((call: ScimSetupCall) => ScimManagement | Promise<ScimManagement>)
  /**
   * Returns the id of the customer whose connection the signed-in admin may
   * manage, or the response that rejects the request. `actor` names the admin
   * for `onEvent`. Take the id from the session, never from the request's body
   * or query.
   */
  authorize(
    request: Request,
  ): ScimAuthorization | Response | Promise<ScimAuthorization | Response>
  /**
   * Origins whose pages may write, in addition to the request's own, such as
   * `https://app.example.com`. Needed where a proxy or a rewrite changes `Host`.
   * Doesn't allow cross-origin calls: the route sends no CORS headers and
   * rejects OPTIONS.
   */
  allowedOrigins?: string[]
  /**
   * The longest lifetime of a key in days, counted from when its expiry is
   * chosen or changed. If set, every key must expire.
   */
  maxExpiryDays?: number
  /** Returns how many users the customer has provisioned by SCIM. */
  countUsers?(customerId: string): number | Promise<number>
  /**
   * Returns for how many seconds the caller has to wait (status 429);
   * undefined or 0 accepts the call. Count per customer, and allow at least 30
   * calls a minute: each open page reads up to 12 times a minute while something
   * changes, and seldom otherwise. Your SCIM endpoint needs another limit: Entra
   * alone sends 25 requests a second.
   */
  rateLimit?(
    request: Request,
    call: ScimSetupCall,
  ): number | undefined | Promise<number | undefined>
  /**
   * Called before every write. A response that it returns is sent instead, such
   * as a 401 with the code `reauth_required`, on which your page asks the admin
   * to sign in again. The request's body is already read.
   */
  stepUp?(
    request: Request,
    call: ScimSetupCall,
  ): Response | undefined | Promise<Response | undefined>
  /**
   * Called with every change and every rejected request, for your audit log.
   * The response waits for it for at most 3 seconds, and is the same if it fails.
   */
  onEvent?(event: ScimAuditEvent): unknown
  /**
   * Called with errors of the backend and of hooks, whose details the response
   * leaves out. A `TimeoutError` means that a hook took too long. The response
   * waits for it for at most 3 seconds.
   */
  onError?(error: unknown, request: Request): unknown
  /** Returns the time in milliseconds. Defaults to `Date.now`. */
  now?: () => number
}

export type ScimAuthorization =
  string | { customerId: string; actor?: string | undefined }

/** A request for an operation, and who sent it. */
export interface ScimSetupCall {
  customerId: string
  actor?: string
  operation: ScimOperation
}

export type ScimOperation =
  "read" | "create" | "reset" | "delete" | "end-previous-key" | "move-expiry"

/** The stable `code` of a problem that the route returns. */
export type ScimProblemCode =
  | "backend_unavailable"
  | "body_too_large"
  | "connection_exists"
  | "connection_not_found"
  | "cross_site"
  | "expiry_fixed"
  | "incomplete_body"
  | "invalid_end_previous_key"
  | "invalid_expires_at"
  | "invalid_fields"
  | "invalid_json"
  | "invalid_move_expiry"
  | "invalid_overlap_seconds"
  | "method_not_allowed"
  | "overlap_not_supported"
  | "rate_limited"
  | "unknown_field"
  | "unsupported_media_type"
