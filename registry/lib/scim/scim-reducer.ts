import { isNeverUsed } from "@/lib/scim/scim-activity"
import {
  mayRead,
  type ScimEvent,
  type ScimNotice,
  type ScimState,
  type ScimUnsettled,
} from "@/lib/scim/scim-state"
import type {
  ScimConfiguration,
  ScimError,
  ScimWrite,
} from "@/lib/scim/scim-types"

type State<View extends ScimState["view"]> = Extract<ScimState, { view: View }>

const IDLE = { step: "idle" } as const
export const LOADING = { view: "loading", unsettled: null } as const

/** An event that a state doesn't list leaves it as it is, and so does a second operation. */
export function scimReducer(state: ScimState, event: ScimEvent): ScimState {
  switch (state.view) {
    case "loading":
    case "unavailable":
      if (event.type === "retry" && state.view === "unavailable")
        return { view: "loading", unsettled: state.unsettled }
      if (event.type !== "read") return state
      if (!event.read.ok)
        return { ...state, view: "unavailable", error: event.read.error }
      return reopened(state.unsettled, event.read.data)

    case "key": {
      const { apiKey, expiresAt, oldKeyUntil, isFirst } = state
      const previousKey = oldKeyUntil ? { expiresAt: oldKeyUntil } : undefined
      const key = { expiresAt, keyHint: apiKey.text.slice(-4) }
      const connection = { hasApiKey: true, ...key, previousKey }
      if (event.type !== "stored" && event.type !== "hidden") return state
      const notice = event.type === "hidden" ? "key-hidden" : null
      const more = { isUnread: true, notice } as const
      return active(connection, isFirst ? { ...more, isFirst } : more)
    }

    case "empty":
      if (state.task.step === "running") return ended(state, "create", event)
      if (event.type === "start" && event.intent === "create")
        return empty({ task: { step: "running", intent: "create" } })
      if (event.type !== "read" || !event.read.ok) return state
      if (!event.read.data.hasApiKey) return state
      return active(event.read.data, { notice: "created-elsewhere" })

    case "active": {
      const { task } = state
      if (task.step === "running") return ended(state, task.intent, event)
      if (event.type === "recalled" && !state.notice)
        return { ...state, notice: "key-hidden" }
      if (event.type === "cancel" && task.step !== "idle")
        return { ...state, task: IDLE }
      if (event.type === "ask" && task.step === "idle")
        return { ...state, task: { step: "confirming", intent: event.intent } }
      if (event.type === "read" && mayRead(state) && event.read.ok)
        return reread(state, event.read.data)
      if (event.type !== "start" || task.step === "idle") return state
      if (event.intent !== task.intent) return state
      return { ...state, task: { step: "running", intent: task.intent } }
    }
    default:
      return state satisfies never
  }
}

export function opened(connection: ScimConfiguration): ScimState {
  return connection.hasApiKey ? active(connection) : empty()
}

/** Tells what came of an unsettled write, but opens no dialog that the admin didn't ask for. */
function reopened(write: ScimUnsettled | null, connection: ScimConfiguration) {
  const state = write ? settled(write, connection) : opened(connection)
  return state.view === "active" ? { ...state, task: IDLE } : state
}

/** What is left when the screen goes, perhaps to come back: neither the key nor an answer to wait for. */
export function left(state: ScimState): ScimState {
  if (state.view === "key") return scimReducer(state, { type: "hidden" })
  // What was told once stays told.
  if (state.view === "active" && state.notice === "key-hidden")
    return { ...state, task: IDLE, isUnread: true }
  if (!("task" in state) || state.task.step !== "running") return { ...LOADING }
  const error = { message: "", code: "AbortError" }
  return { ...LOADING, unsettled: { intent: state.task.intent, error } }
}

function active(
  connection: ScimConfiguration,
  more?: Partial<State<"active">>,
) {
  return {
    view: "active",
    task: IDLE,
    notice: null,
    connection,
    ...more,
  } as const
}

function empty(more?: Partial<State<"empty">>) {
  return { view: "empty", task: IDLE, notice: null, ...more } as const
}

function ended(
  running: State<"empty" | "active">,
  intent: ScimWrite,
  event: ScimEvent,
): ScimState {
  const before = "connection" in running ? running.connection : undefined
  if (event.type === "issued" && (intent === "create" || intent === "reset")) {
    const { apiKey, expiresAt, oldKeyUntil } = event
    const isFirst =
      !before || isNeverUsed(before) || running.notice === "key-undelivered"
    return { view: "key", apiKey, expiresAt, oldKeyUntil, via: intent, isFirst }
  }
  if (event.type === "done" && intent === "remove")
    return empty({ notice: "deleted" })
  if (event.type === "done" && before && intent !== "reset") {
    const { expiresAt = before.expiresAt } = event
    const change =
      intent === "update" ? { expiresAt } : { previousKey: undefined }
    const notice = newsOf(intent)
    return active({ ...before, ...change }, { isUnread: true, notice })
  }
  if (event.type !== "failed") return running
  const unsettled = { intent, error: event.error }
  if (event.read.ok) return settled(unsettled, event.read.data, before)
  const open = isRefused(event.error) ? null : unsettled
  return { view: "unavailable", unsettled: open, error: event.read.error }
}

/** What a failed write came to, judged by what the server says now. */
function settled(
  write: ScimUnsettled,
  connection: ScimConfiguration,
  before?: ScimConfiguration,
): ScimState {
  const { intent, error } = write
  if (intent === "create") {
    if (!connection.hasApiKey)
      return empty({ task: { step: "failed", intent, error } })
    const notice = isRefused(error) ? "created-elsewhere" : "key-undelivered"
    return active(connection, { notice })
  }
  if (!connection.hasApiKey) {
    const isDone = intent === "remove" && !isRefused(error)
    return empty({ notice: isDone ? "deleted" : "deleted-elsewhere" })
  }
  const isDone =
    (intent === "endPreviousKey" && !connection.previousKey) ||
    (intent === "update" &&
      before !== undefined &&
      before.expiresAt !== connection.expiresAt)
  if (isDone) return active(connection, { notice: newsOf(intent) })
  const isUncertain = intent === "reset" && !isRefused(error)
  const notice = isUncertain ? "reset-uncertain" : null
  return active(connection, { notice, task: { step: "failed", intent, error } })
}

/** Whether the server said no, or the request never reached it, so that nothing was done. */
function isRefused({ status = 0, code = "" }: ScimError) {
  const isClientError = status >= 400 && status < 500 && status !== 408
  // A network that wants a sign-in of its own answers in place of the server (RFC 6585, section 6).
  if (isClientError || status === 511) return true
  return /NotFound|AlreadyExists|^signed_out$|^invalid_/.test(code)
}

function newsOf(intent: ScimWrite): ScimNotice {
  return intent === "update" ? "expiry-moved" : "previous-key-ended"
}

function reread(state: State<"active">, connection: ScimConfiguration) {
  const { connection: before, task, notice, isUnread } = state
  if (!connection.hasApiKey) return empty({ notice: "deleted-elsewhere" })
  if (!isUnread && JSON.stringify(connection) === JSON.stringify(before))
    return state
  // By the best sign of another key that both have.
  const sign = (["keyHint", "createdAt"] as const).find(
    (name) => connection[name] && before[name],
  )
  const isSame = sign
    ? connection[sign] === before[sign]
    : isUnread || connection.expiresAt === before.expiresAt
  const news = isSame ? null : "changed-elsewhere"
  const isOver = notice === "key-hidden" && connection.lastUsedAt
  return active(connection, { task, notice: news ?? (isOver ? null : notice) })
}
