import type {
  ScimApiError,
  ScimApiResult,
  ScimConnection,
  ScimWrite,
} from "@/lib/scim/scim-types"

export type ScimTask<Intent extends ScimWrite = ScimWrite> =
  | { step: "idle" }
  | { step: "confirming" | "running"; intent: Intent }
  | { step: "failed"; intent: Intent; error: ScimApiError }

/** What the admin is told because he didn't do it, or couldn't see it happen. */
export type ScimNotice =
  | "deleted"
  | "deleted-elsewhere"
  | "created-elsewhere"
  | "changed-elsewhere"
  | "key-undelivered"
  | "reset-uncertain"
  | "key-hidden"

/** A write that failed, while nobody could be asked whether it happened all the same. */
type Unsettled = { intent: ScimWrite; error: ScimApiError }
type Read = ScimApiResult<ScimConnection | null>

/** The plain key exists in view "key" and nowhere else. */
export type ScimState =
  | { view: "loading"; unsettled: Unsettled | null }
  | { view: "unavailable"; unsettled: Unsettled | null; error: ScimApiError }
  | { view: "empty"; task: ScimTask<"create">; notice: ScimNotice | null }
  | {
      view: "key"
      apiKey: string
      expiresAt: number | null
      via: "create" | "reset"
    }
  | {
      view: "active"
      connection: ScimConnection
      task: ScimTask<"reset" | "remove">
      notice: ScimNotice | null
    }

export type ScimEvent =
  /** The server was asked; `expected`: what changed is our own doing. */
  | { type: "read"; read: Read; expected?: boolean }
  | { type: "retry" }
  | { type: "ask"; intent: "reset" | "remove" }
  | { type: "cancel" }
  | { type: "start"; intent: ScimWrite }
  | { type: "issued"; apiKey: string; expiresAt: number | null }
  | { type: "removed" }
  /** A write failed, and then the server was asked what came of it. */
  | { type: "failed"; error: ScimApiError; read: Read }
  | { type: "stored" }
  /** The page went away with the key still on it. */
  | { type: "hidden" }

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
      return state.unsettled
        ? settled(state.unsettled, event.read.data)
        : openedState(event.read.data)

    case "key": {
      const { expiresAt } = state
      if (event.type === "stored") return active({ expiresAt })
      return event.type === "hidden"
        ? active({ expiresAt }, "key-hidden")
        : state
    }

    case "empty":
      if (state.task.step === "running") return ended(state, "create", event)
      if (event.type === "start" && event.intent === "create")
        return empty(null, { step: "running", intent: "create" })
      return event.type === "read" && event.read.ok && event.read.data
        ? active(event.read.data, "created-elsewhere")
        : state

    case "active": {
      const { task } = state
      if (task.step === "running") return ended(state, task.intent, event)
      if (event.type === "cancel") return { ...state, task: { step: "idle" } }
      if (task.step !== "idle")
        return event.type === "start" && event.intent === task.intent
          ? { ...state, task: { step: "running", intent: task.intent } }
          : state
      if (event.type === "ask")
        return { ...state, task: { step: "confirming", intent: event.intent } }
      return event.type === "read" && event.read.ok
        ? reread(state, event.read.data, event.expected)
        : state
    }
    default:
      return state satisfies never
  }
}

export function openedState(connection: ScimConnection | null) {
  return connection ? active(connection) : empty()
}

function active(
  connection: ScimConnection,
  notice: ScimNotice | null = null,
  task: ScimTask<"reset" | "remove"> = { step: "idle" },
): ScimState {
  return { view: "active", connection, task, notice }
}

function empty(
  notice: ScimNotice | null = null,
  task: ScimTask<"create"> = { step: "idle" },
): ScimState {
  return { view: "empty", task, notice }
}

function ended(running: ScimState, intent: ScimWrite, event: ScimEvent) {
  if (event.type === "removed" && intent === "remove") return empty("deleted")
  if (event.type === "issued" && intent !== "remove") {
    const { apiKey, expiresAt } = event
    return { view: "key", apiKey, expiresAt, via: intent } as const
  }
  if (event.type !== "failed") return running
  const unsettled = { intent, error: event.error }
  if (event.read.ok) return settled(unsettled, event.read.data)
  return { view: "unavailable", unsettled, error: event.read.error } as const
}

/** What a failed write came to, judged by what the server says now. */
function settled(
  { intent, error }: Unsettled,
  connection: ScimConnection | null,
) {
  const { status = 0, code = "" } = error
  const isRefused =
    (status >= 400 && status < 500 && status !== 408) ||
    /NotFound|AlreadyExists/.test(code)
  if (intent === "create")
    return connection
      ? active(connection, isRefused ? "created-elsewhere" : "key-undelivered")
      : empty(null, { step: "failed", intent, error })
  if (!connection)
    return empty(
      intent === "remove" && !isRefused ? "deleted" : "deleted-elsewhere",
    )
  const isUncertain = intent === "reset" && !isRefused
  const task = { step: "failed", intent, error } as const
  return active(connection, isUncertain ? "reset-uncertain" : null, task)
}

function reread(
  state: Extract<ScimState, { view: "active" }>,
  connection: ScimConnection | null,
  isExpected = false,
) {
  if (!connection) return empty("deleted-elsewhere")
  const { expiresAt, keyHint = connection.keyHint } = state.connection
  const isSame =
    expiresAt === connection.expiresAt && keyHint === connection.keyHint
  const news = isSame || isExpected ? null : "changed-elsewhere"
  return active(connection, state.notice ?? news)
}
