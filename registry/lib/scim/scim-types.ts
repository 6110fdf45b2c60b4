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
export type ScimIssuedKey = {
  scimApiKey: string
  /**
   * The connection as it is now. If omitted, the screen shows no time that only the server can know, such as
   * the end of the previous key.
   */
  configuration?: ScimConfiguration | undefined
}
export type ScimApiResult<T, E = ScimApiError> =
  { ok: true; data: T } | { ok: false; error: E }

/** Every field is optional: the screen makes do with what an adapter returns. */
export interface ScimApiError {
  /** Shown to the admin if the server rejected the request. */
  message?: string | undefined
  /** The HTTP status, if there was one. */
  status?: number | undefined
  /** A stable name to switch on, such as `connection_exists` or `TimeoutError`. */
  code?: string | undefined
  /** A typed error's name, as PropelAuth has it. Read in place of `code`. */
  type?: string | undefined
  retryAfterSeconds?: number | undefined
  /** Anything else your backend returns. The screen doesn't read it. */
  details?: unknown
}

/** An error as the screen and `onError` have it, whatever the adapter returned or threw. */
export interface ScimError {
  /** "" if there is none. */
  message: string
  status?: number
  code?: string
  /** Whole seconds, a day at most. */
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
  /** Your SCIM endpoint's base URL. */
  scimEndpointUrl: string
  /**
   * What tells connections apart that share the endpoint, such as the customer's id. The browser remembers the
   * identity provider and an unsaved key under it. If omitted, an unsaved key is reported only when `keyHint`
   * proves that it is this connection's.
   */
  connectionKey?: string | undefined
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
  /**
   * Called when a call of the adapter fails; for background reads once for each status and code until one
   * succeeds. Also called when a callback of yours threw, with code `callback_failed`.
   */
  onError?:
    ((error: ScimError, operation: "get" | ScimWrite) => void) | undefined
}
