/** The contract between the screen and your app. Times are UNIX times in seconds. */
export interface ScimApi {
  /** No connection is `{ hasApiKey: false }`, not an error. */
  get(): Promise<ScimApiResult<ScimConfiguration>>
  /** Makes the connection. Without `expiresAt` its key never expires. */
  create(params: ScimKeyParams): Promise<ScimApiResult<ScimIssuedKey>>
  /** Replaces the key; the old one stops working. */
  reset(params: ScimKeyParams): Promise<ScimApiResult<ScimIssuedKey>>
  remove(): Promise<ScimApiResult<void>>
}

export type ScimKeyParams = { expiresAt?: number }
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
}

export type ScimWrite = "create" | "reset" | "remove"

export interface ScimSetupOptions {
  /** May be a new object on every render. For another customer, change the component's `key`. */
  api: ScimApi
  /** The connection as your server rendered the page: nothing is loaded at first. */
  initialConfiguration?: ScimConfiguration | undefined
  /** Called once with each new key, right after it was issued. Never log the key. */
  onGenerate?: ((apiKey: string) => void) | undefined
  onReset?: ((apiKey: string) => void) | undefined
  onDelete?: (() => void) | undefined
  /** Also called when a callback of yours threw, with code `callback_failed`. */
  onError?:
    ((error: ScimApiError, operation: "get" | ScimWrite) => void) | undefined
}
