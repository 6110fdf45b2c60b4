/**
 * Where connections and keys live. `client.scim.management` of `@propelauth/byo-node` is one as
 * it stands, and so is what `createPostgresScimManagement` makes. Times are UNIX times in seconds.
 */
export interface ScimManagement {
  /** Fails with `ScimConnectionNotFound` when the customer has no connection. */
  fetchScimConnection(command: {
    customerId: string
  }): Promise<ScimManagementResult<ScimManagedConnection>>
  /** Fails with `ScimConnectionForCustomerIdAlreadyExists` when the customer has one. */
  createScimConnection(
    command: ScimKeyCommand,
  ): Promise<ScimManagementResult<ScimManagedKey>>
  /** Replaces the key. Fails with `ScimConnectionNotFound`. */
  resetScimApiKey(
    command: ScimResetCommand,
  ): Promise<ScimManagementResult<ScimManagedKey>>
  /** Fails with `ScimConnectionNotFound`. */
  deleteScimConnection(command: {
    customerId: string
  }): Promise<ScimManagementResult<unknown>>

  /**
   * Moves the expiry of the key, also of one that has expired: it works again.
   * Fails with `ScimConnectionNotFound`. Absent: the expiry stays as it was chosen.
   */
  patchScimConnection?(command: {
    customerId: string
    scimApiKeyExpiration: number
  }): Promise<ScimManagementResult<unknown>>
  /**
   * For how many seconds a reset may keep the old key; absent: a reset ends it at once. Within an overlap
   * a reset keeps the key that is in use: the old one, if the newer was never used, or not last.
   */
  overlapChoices?: readonly number[]
  /** Ends the old key of an overlap now. Fails with `ScimConnectionNotFound`. */
  endPreviousScimApiKey?(command: {
    customerId: string
  }): Promise<ScimManagementResult<unknown>>
}

export interface ScimKeyCommand {
  customerId: string
  /** Absent: the key never expires. */
  scimApiKeyExpiration?: number
}

export interface ScimResetCommand extends ScimKeyCommand {
  /** One of `overlapChoices`; absent: 0. */
  overlapSeconds?: number
}

export interface ScimManagedKey {
  scimApiKey: string
  /** Names the key in audit logs, without being secret. */
  keyId?: string
}

/** Only the first field is known to every backend; the others are facts for the screen where they are given. */
export interface ScimManagedConnection {
  scimApiKeyValidUntil?: number | null
  createdAt?: number
  /** The last four characters of the key. */
  keyHint?: string
  /** When a request last carried the key; null: never yet. */
  lastUsedAt?: number | null
  /** The last request that carried a key of this customer which no longer works. */
  lastRejected?: { at: number; reason: "expired" | "replaced" }
  /** The old key, while an overlap lasts. */
  previousKey?: { expiresAt: number; lastUsedAt?: number | null }
}

export type ScimManagementResult<T> =
  { ok: true; data: T } | { ok: false; error: ScimManagementError }

export interface ScimManagementError {
  type: string
  details?: unknown
}
