import type { ScimAuditEvent } from "@/lib/scim/server/scim-events"
import type { ScimManagement } from "@/lib/scim/server/scim-management"
import type { ScimOperation } from "@/lib/scim/server/scim-setup-operations"

export interface ScimSetupHandlerOptions {
  /**
   * A function is called for each request, to open a database late, or one for
   * each customer.
   */
  management:
    | ScimManagement
    | ((call: ScimSetupCall) => ScimManagement | Promise<ScimManagement>)
  /**
   * The id of the customer whose connection the signed-in admin may manage, or
   * the response that refuses; `actor` says who that admin is, for `onEvent`.
   * Take the id from the session: nothing in the body or the query may choose
   * it.
   */
  authorize(
    request: Request,
  ): ScimAuthorization | Response | Promise<ScimAuthorization | Response>
  /**
   * Origins besides that of `Host` whose pages may write: what browsers see,
   * such as `https://app.example.com`, where a proxy or a rewrite changes
   * `Host` on the way. It opens the route to no page that calls it across
   * origins: there are no CORS headers, and OPTIONS is answered with 405.
   */
  allowedOrigins?: string[]
  /**
   * The longest lifetime of a key in days, counted from when its expiry is
   * chosen or moved. When set, every key must expire.
   */
  maxExpiryDays?: number
  /** How many users the customer has by SCIM, a fact for the screen. */
  countUsers?(customerId: string): number | Promise<number>
  /**
   * For how many seconds the caller has to wait, which is answered with 429;
   * undefined or 0 lets the call pass. Count per customer and tightly: an admin
   * needs a few calls a year, and one each 30 seconds while the page is open.
   * Your SCIM endpoint is another matter, Entra alone sends it 25 a second.
   */
  rateLimit?(
    request: Request,
    call: ScimSetupCall,
  ): number | undefined | Promise<number | undefined>
  /**
   * Asked before every write. The response that it gives is sent instead, such
   * as a 401 with the code `reauth_required`, upon which your page signs the
   * admin in once more; undefined lets the call pass. The body has been read.
   */
  stepUp?(
    request: Request,
    call: ScimSetupCall,
  ): Response | undefined | Promise<Response | undefined>
  /**
   * Told of every change and every refusal, for your audit log. The response
   * waits for it, for 3 s at most, but isn't changed when it fails.
   */
  onEvent?(event: ScimAuditEvent): unknown
  /**
   * Told of trouble with the backend or a hook, of which the response has no
   * details; an `onEvent` that hangs is a `TimeoutError`. The response waits
   * for it, for 3 s at most.
   */
  onError?(error: unknown, request: Request): unknown
  /** The time in milliseconds. */
  now?: () => number
}

export type ScimAuthorization =
  string | { customerId: string; actor?: string | undefined }

/** Who wants to do what. */
export interface ScimSetupCall {
  customerId: string
  actor?: string
  operation: ScimOperation
}
