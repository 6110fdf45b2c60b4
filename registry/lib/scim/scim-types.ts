/** The contract between the screen and your app. Times are UNIX times in seconds. */
export interface ScimApi {
  /** No connection is `{ hasApiKey: false }`, not an error. */
  get(): Promise<ScimApiResult<ScimConfiguration>>
  /** Makes the connection. Without `expiresAt` its key never expires. */
  create(params: ScimKeyParams): Promise<ScimApiResult<ScimIssuedKey>>
  /** Replaces the key; the old one stops working, at once or after the overlap. */
  reset(params: ScimResetParams): Promise<ScimApiResult<ScimIssuedKey>>
  remove(): Promise<ScimApiResult<void>>
  /** Moves the expiry of the key that is there. Absent: the screen doesn't offer it. */
  update?(params: { expiresAt: number }): Promise<ScimApiResult<void>>
  /** Ends the old key of an overlap now. Absent: the screen doesn't offer it. */
  endPreviousKey?(): Promise<ScimApiResult<void>>
}

export type ScimKeyParams = { expiresAt?: number }
export type ScimResetParams = ScimKeyParams & {
  /**
   * For how long the old key works on; only ever one of the configuration's `overlapChoices`. Within an
   * overlap, keep the key that is in use: the old one, if the newer was never used, or not last.
   */
  overlapSeconds?: number
}
/** What the admin chose: undefined is as good as absent. */
export type ScimWriteChoice = {
  [Name in keyof ScimResetParams]: ScimResetParams[Name] | undefined
}
export type ScimIssuedKey = { scimApiKey: string }
export type ScimApiResult<T> =
  { ok: true; data: T } | { ok: false; error: ScimApiError }

export interface ScimApiError {
  message: string
  /** The HTTP status, where there was one. */
  status?: number
  /** A stable name to switch on, such as `connection_exists` or `TimeoutError`. */
  code?: string
  retryAfterSeconds?: number
}

/** A connection, or none. The screen shows the facts that it is given and invents none. */
export interface ScimConfiguration {
  hasApiKey: boolean
  /** When the key stops working; null or absent: never. */
  expiresAt?: number | null | undefined
  /** When the key was made. */
  createdAt?: number | undefined
  /** The last four characters of the key. */
  keyHint?: string | undefined
  /** When a request last carried the key; null: never yet; absent: unknown. */
  lastUsedAt?: number | null | undefined
  /** The last request that was refused because of its key. */
  lastRejected?: ScimRejection | undefined
  /** The key before, while it still works. */
  previousKey?: ScimPreviousKey | undefined
  /** For how many seconds a reset may keep the old key. */
  overlapChoices?: readonly number[] | undefined
  /** How many users the identity provider has provisioned. */
  userCount?: number | undefined
  /** False where the backend behind `update` can't do it. */
  canMoveExpiry?: boolean | undefined
}

export type ScimRejection = { at: number; reason: "expired" | "replaced" }
export type ScimPreviousKey = {
  expiresAt: number
  lastUsedAt?: number | null | undefined
}

export type ScimWrite =
  "create" | "reset" | "remove" | "update" | "endPreviousKey"

export interface ScimSetupOptions {
  /** May be a new object on every render. For another customer, change the component's `key`. */
  api: ScimApi
  /** Your SCIM endpoint's base URL; by it the device remembers the admin's provider. */
  scimEndpointUrl: string
  /** The connection as your server rendered the page: nothing is loaded at first. */
  initialConfiguration?: ScimConfiguration | undefined
  /** How many days before the expiry the admin is warned; 30, 7 and 1 if absent. */
  expiryWarnings?: readonly number[] | undefined
  /** Called once with each new key, right after it was issued. Never log the key. */
  onGenerate?: ((apiKey: string) => void) | undefined
  onReset?: ((apiKey: string) => void) | undefined
  onDelete?: (() => void) | undefined
  /** Called once for each of `expiryWarnings` that is reached while the screen is open, with 0 for the expiry itself. */
  onExpiryWarning?: ((days: number, expiresAt: number) => void) | undefined
  /** Also called when a callback of yours threw, with code `callback_failed`. */
  onError?:
    ((error: ScimApiError, operation: "get" | ScimWrite) => void) | undefined
}
