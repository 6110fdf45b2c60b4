/**
 * What happened to a customer's connection, for your audit log. Never holds a
 * key. Times are UNIX times in seconds; `actor` is the admin, as `authorize`
 * names them.
 */
export type ScimAuditEvent =
  ScimChangeEvent | ScimRefusedEvent | ScimRejectedEvent

/** A change that was made. */
export interface ScimChangeEvent {
  type: "created" | "reset" | "deleted" | "previous-key-ended" | "expiry-moved"
  at: number
  customerId: string
  actor?: string
  /** The new key of a `created` or `reset`. */
  keyId?: string
}

/** A request to the setup route that was rejected. */
export interface ScimRefusedEvent {
  type: "refused"
  at: number
  customerId?: string
  actor?: string
  /** The stable code of the response. */
  code: string
}

/** A SCIM request with a key that no longer works, at most once a minute. */
export interface ScimRejectedEvent {
  type: "rejected"
  at: number
  customerId: string
  keyId: string
  reason: "expired" | "replaced"
}
