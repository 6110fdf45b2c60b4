/**
 * What happened to a customer's connection, for your audit log. Never holds a
 * key. Times are UNIX times in seconds; `actor` is who asked, as your app
 * names them.
 */
export type ScimAuditEvent =
  ScimChangeEvent | ScimRefusedEvent | ScimRejectedEvent

/** A change that has happened. */
export interface ScimChangeEvent {
  type: "created" | "reset" | "deleted" | "previous-key-ended" | "expiry-moved"
  at: number
  customerId: string
  actor?: string
  /** The new key of a `created` or `reset`. */
  keyId?: string
}

/** A request for a change, or to see the connection, that was turned away. */
export interface ScimRefusedEvent {
  type: "refused"
  at: number
  customerId?: string
  actor?: string
  /** The stable code of the answer. */
  code: string
}

/** A SCIM request with a key that no longer works, once a minute at most. */
export interface ScimRejectedEvent {
  type: "rejected"
  at: number
  customerId: string
  keyId: string
  reason: "expired" | "replaced"
}
