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
  ): Promise<ScimManagementResult<{ scimApiKey: string }>>
  /** Replaces the key. Fails with `ScimConnectionNotFound`. */
  resetScimApiKey(
    command: ScimKeyCommand,
  ): Promise<ScimManagementResult<{ scimApiKey: string }>>
  /** Fails with `ScimConnectionNotFound`. */
  deleteScimConnection(command: {
    customerId: string
  }): Promise<ScimManagementResult<unknown>>
}

export interface ScimKeyCommand {
  customerId: string
  /** Absent: the key never expires. */
  scimApiKeyExpiration?: number
}

/** Only the first field is known to every backend; the screen shows the others where they are given. */
export interface ScimManagedConnection {
  scimApiKeyValidUntil?: number | null
  createdAt?: number
  keyHint?: string
  lastUsedAt?: number | null
}

export type ScimManagementResult<T> =
  { ok: true; data: T } | { ok: false; error: ScimManagementError }

export interface ScimManagementError {
  type: string
  details?: unknown
}
