import type {
  ScimApiResult,
  ScimConfiguration,
  ScimError,
  ScimWrite,
} from "@/lib/scim/scim-types"

export type ScimTask<Intent extends ScimWrite = ScimWrite> =
  | { step: "idle" }
  | { step: "confirming" | "running"; intent: Intent }
  | { step: "failed"; intent: Intent; error: ScimError }

/** What can be done to a connection that is there. */
export type ScimChange = Exclude<ScimWrite, "create">

/** What admins are told because they didn't do it, or couldn't see it happen. */
export type ScimNotice =
  | "deleted"
  | "deleted-elsewhere"
  | "created-elsewhere"
  | "changed-elsewhere"
  | "expiry-moved"
  | "previous-key-ended"
  | "key-undelivered"
  | "reset-uncertain"
  | "key-hidden"

/** A write that failed, while nobody could be asked whether it happened all the same. */
export type ScimUnsettled = { intent: ScimWrite; error: ScimError }

/**
 * A key, wrapped so that React, which keeps the state and the props of earlier and hidden renders, never has its text.
 * The store empties it when view "key" ends.
 */
export type ScimSecret = { text: string }

/** The plain key exists in view "key" and nowhere else. */
export type ScimState =
  | { view: "loading"; unsettled: ScimUnsettled | null }
  | {
      view: "unavailable"
      unsettled: ScimUnsettled | null
      error: ScimError
    }
  | { view: "empty"; task: ScimTask<"create">; notice: ScimNotice | null }
  | {
      view: "key"
      apiKey: ScimSecret
      expiresAt: number | null
      /** How long the old key keeps working; null: it doesn't, undefined: the server didn't say. */
      oldKeyUntil: number | null | undefined
      via: "create" | "reset"
      /** The identity provider isn't set up yet. */
      isFirst: boolean
    }
  | {
      view: "active"
      connection: ScimConfiguration
      task: ScimTask<ScimChange>
      notice: ScimNotice | null
      /** The connection is what we asked for, and not yet what the server says. */
      isUnread?: true
      /** Its key was just stored, and the provider's set-up goes on. */
      isFirst?: true
    }

export type ScimEvent =
  /** The server was asked. */
  | { type: "read"; read: ScimRead }
  | { type: "retry" }
  | { type: "ask"; intent: ScimChange }
  | { type: "cancel" }
  | { type: "start"; intent: ScimWrite }
  | {
      type: "issued"
      apiKey: ScimSecret
      expiresAt: number | null
      oldKeyUntil: number | null | undefined
    }
  /** A write succeeded that issues no key. */
  | { type: "done"; expiresAt: number | undefined }
  /** A write failed, and then the server was asked what came of it. */
  | { type: "failed"; error: ScimError; read: ScimRead }
  | { type: "stored" }
  /** The page went away with the key still on it, or is about to. */
  | { type: "hidden" }
  /** It had gone away so when this device showed it last. */
  | { type: "recalled" }

/** Why the connection on the screen may no longer be what the server knows. */
export interface ScimStale {
  /** When the server last answered, in milliseconds. */
  readAtMs: number | null
  /** Of the last read; null while none has failed since. */
  error: ScimError | null
  /** The admin asked to read again. */
  isReading: boolean
}

/** What the server said when it was asked. */
export type ScimRead = ScimApiResult<ScimConfiguration, ScimError>

/** What is known of the connection on the screen: nothing where there is none. */
export function connectionOf(state: ScimState): Partial<ScimConfiguration> {
  return "connection" in state ? state.connection : {}
}

/** Whether a key is on the screen, or on its way. */
export function holdsKey(state: ScimState) {
  if (!("task" in state)) return state.view === "key"
  return state.task.step === "running" && issuesKey(state.task.intent)
}

/** The last characters of a key that nobody has stored, or "" where they can't be known yet; null: there is none. */
export function unstoredKey(state: ScimState) {
  if (state.view === "key") return state.apiKey.text.slice(-4)
  const unsettled = "unsettled" in state ? state.unsettled : null
  const isLost = unsettled && issuesKey(unsettled.intent)
  return isLost || holdsKey(state) ? "" : null
}

function issuesKey(intent: ScimWrite) {
  return intent === "create" || intent === "reset"
}

/** Never over the key, a running write, or a dialog that knows the connection that it asks of. */
export function mayRead(state: ScimState) {
  if (!("task" in state)) return state.view !== "key"
  const isConfirming = state.task.step === "confirming"
  return state.task.step === "idle" || (isConfirming && "isUnread" in state)
}

/** Whether to read again from time to time: the connection isn't read yet, or its facts change with each request. */
export function isWatched(state: ScimState) {
  if (state.view !== "active") return false
  const { lastUsedAt, lastRejected, previousKey } = state.connection
  const isUsed = lastUsedAt !== undefined || lastRejected || previousKey
  return state.isUnread ?? Boolean(isUsed)
}

export function isDeleted(state: ScimState) {
  return state.view === "empty" && state.notice === "deleted"
}

/**
 * Whether the connection still has a key that was noted as not stored, and nothing used it since. A note that may
 * be another connection's counts only if the key's last characters are the same.
 */
export function isStillUnstored(
  state: ScimState,
  notes: readonly string[],
  isOwn: boolean,
) {
  if (state.view !== "active" || state.connection.lastUsedAt) return false
  const { keyHint } = state.connection
  if (keyHint !== undefined && notes.includes(keyHint)) return true
  return (
    isOwn && (keyHint === undefined ? notes.length > 0 : notes.includes(""))
  )
}
