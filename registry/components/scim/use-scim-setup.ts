import { useEffect, useState, useSyncExternalStore } from "react"

import {
  checkConfiguration,
  readConnection,
  writeConnection,
} from "@/lib/scim/call-scim-api"
import { msUntilWordsChange } from "@/lib/scim/scim-expiry"
import {
  left,
  LOADING,
  opened,
  scimReducer,
  type ScimEvent,
  type ScimState,
} from "@/lib/scim/scim-state"
import type { ScimSetupOptions, ScimWrite } from "@/lib/scim/scim-types"

/** The screen without its looks: its state, and what can be done in it. */
export function useScimSetup(options: ScimSetupOptions) {
  const [store] = useState(() => createStore(options))
  const { state, now } = useSyncExternalStore(
    store.subscribe,
    store.getSnapshot,
    store.getServerSnapshot,
  )
  useEffect(() => store.setOptions(options))
  useEffect(() => store.connect(), [store])
  return { state, now, ...store.actions }
}

/** `now` is null in what the server renders. */
type Snapshot = { state: ScimState; now: number | null }

/** A store, not `useReducer`: a second click, a late answer and `pagehide` must meet the state as it is now. */
function createStore(options: ScimSetupOptions) {
  const given = checkConfiguration(options.initialConfiguration)
  const initial: ScimState = given.ok ? opened(given.data) : LOADING
  const serverSnapshot: Snapshot = { state: initial, now: null }
  let state = initial
  let snapshot: Snapshot = { state, now: Date.now() }
  const listeners = new Set<() => void>()
  let clock: ReturnType<typeof setTimeout> | undefined
  let lastRead: ScimState | undefined

  function publish(next: ScimState) {
    state = next
    snapshot = { state, now: Date.now() }
    if (holdsKey(state)) addEventListener("beforeunload", askFirst)
    else removeEventListener("beforeunload", askFirst)
    startClock()
    listeners.forEach((listener) => listener())
  }

  /** Renders again when words like "in 2 minutes" are no longer true. */
  function startClock() {
    clearTimeout(clock)
    if (!("task" in state)) return
    const connection = "connection" in state ? state.connection : {}
    const waitMs = msUntilWordsChange(connection, Date.now())
    clock = setTimeout(() => publish(state), waitMs)
  }

  function askFirst(event: BeforeUnloadEvent) {
    event.preventDefault()
  }

  function dispatch(event: ScimEvent) {
    const next = scimReducer(state, event)
    if (next === state) return false
    publish(next)
    if (isDeleted(next)) void notify("remove", () => options.onDelete?.())
    return true
  }

  /** Whatever a callback throws, the key stays on the screen and out of the report. */
  async function notify(operation: ScimWrite, callback: () => unknown) {
    try {
      await callback()
    } catch {
      const message = `The callback after "${operation}" threw an error.`
      options.onError?.({ message, code: "callback_failed" }, operation)
    }
  }

  /** The answer is dropped if anything happened meanwhile. */
  async function read() {
    const before = state
    if (lastRead === before || !mayRead(before)) return
    lastRead = before
    const result = await readConnection(options.api)
    if (lastRead === before) lastRead = undefined
    if (state !== before) return
    dispatch({ type: "read", read: result })
    if (before.view === "loading" && !result.ok)
      options.onError?.(result.error, "get")
  }

  async function write(intent: ScimWrite, expiresAt?: number) {
    if (!dispatch({ type: "start", intent })) return
    const running = state
    const result = await writeConnection(options.api, intent, expiresAt)
    if (state !== running) return
    if (!result.ok) {
      // Nothing is guessed after a failure: the server is asked what came of it.
      const after = await readConnection(options.api)
      if (state !== running) return
      dispatch({ type: "failed", error: result.error, read: after })
      if (!isDeleted(state)) options.onError?.(result.error, intent)
    } else if (result.data) {
      const apiKey = result.data.scimApiKey
      dispatch({ type: "issued", apiKey, expiresAt: expiresAt ?? null })
      const callback = intent === "create" ? "onGenerate" : "onReset"
      await notify(intent, () => options[callback]?.(apiKey))
    } else {
      dispatch({ type: "removed" })
    }
  }

  function connect() {
    const page = new AbortController()
    const { signal } = page
    function onReturn() {
      if (document.visibilityState !== "visible") return
      if ("task" in state) publish(state)
      void read()
    }
    addEventListener("focus", onReturn, { signal })
    addEventListener("online", onReturn, { signal })
    addEventListener("pageshow", (e) => e.persisted && onReturn(), { signal })
    document.addEventListener("visibilitychange", onReturn, { signal })
    // Otherwise the back button brings the key back, with the page as it was.
    addEventListener("pagehide", () => dispatch({ type: "hidden" }), { signal })
    startClock()
    if (state.view === "loading" || "isUnread" in state) void read()
    return () => {
      page.abort()
      publish(state === initial ? { ...initial } : left(state))
      clearTimeout(clock)
    }
  }

  return {
    connect,
    setOptions: (next: ScimSetupOptions) => void (options = next),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getSnapshot: () => snapshot,
    getServerSnapshot: () => serverSnapshot,
    actions: {
      retry: () => void (dispatch({ type: "retry" }) && read()),
      /** Opens the dialog from which `reset` or `remove` can start. */
      ask: (intent: "reset" | "remove") =>
        void dispatch({ type: "ask", intent }),
      cancel: () => void dispatch({ type: "cancel" }),
      /** `expiresAt` in seconds; undefined for a key that never expires. */
      create: (expiresAt?: number) => void write("create", expiresAt),
      reset: (expiresAt?: number) => void write("reset", expiresAt),
      remove: () => void write("remove"),
      /** The admin has stored the key: it is forgotten. */
      storeKey: () => void (dispatch({ type: "stored" }) && read()),
    },
  }
}

/** Whether a key is on the screen, or on its way. */
function holdsKey(state: ScimState) {
  if (!("task" in state)) return state.view === "key"
  return state.task.step === "running" && state.task.intent !== "remove"
}

/** Never over the key, a dialog or a running write. */
function mayRead(state: ScimState) {
  if ("task" in state) return state.task.step === "idle"
  return state.view !== "key"
}

function isDeleted(state: ScimState) {
  return state.view === "empty" && state.notice === "deleted"
}
