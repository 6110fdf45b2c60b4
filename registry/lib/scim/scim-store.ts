import {
  checkConfiguration,
  readConnection,
  writeConnection,
} from "@/lib/scim/call-scim-api"
import { nextReadMs } from "@/lib/scim/scim-activity"
import { expiryWarning } from "@/lib/scim/scim-expiry"
import { recall, remember } from "@/lib/scim/scim-memory"
import { oldKeyUntil } from "@/lib/scim/scim-overlap"
import { askBeforeLeaving, watchPage } from "@/lib/scim/scim-page"
import { left, LOADING, opened, scimReducer } from "@/lib/scim/scim-reducer"
import { createScimSource } from "@/lib/scim/scim-source"
import {
  connectionOf,
  holdsKey,
  isDeleted,
  isStillUnstored,
  isWatched,
  mayRead,
  unstoredKey,
  type ScimChange,
  type ScimEvent,
  type ScimState,
} from "@/lib/scim/scim-state"
import type {
  ScimSetupOptions,
  ScimWrite,
  ScimWriteChoice,
} from "@/lib/scim/scim-types"

/** A store, not `useReducer`: a second click, a late answer and `pagehide` must meet the state as it is now. */
export function createScimStore(options: ScimSetupOptions) {
  const { scimEndpointUrl } = options
  const given = checkConfiguration(options.initialConfiguration)
  const initial: ScimState = given.ok ? opened(given.data) : LOADING
  const source = createScimSource(initial)
  const { current } = source
  const ask = (event: Event) => event.preventDefault()
  let isConnected = false
  let hasAsked = false
  let lastRead: ScimState | undefined
  let nextRead: ReturnType<typeof setTimeout> | undefined
  let quietReads = 0
  let lastWarning = ""
  let recalledHint: string | null | undefined

  function dispatch(event: ScimEvent) {
    const next = scimReducer(current(), event)
    if (next === current()) return false
    const hint = unstoredKey(next)
    const isNews = hint !== unstoredKey(current()) || event.type === "recalled"
    // A note that this tab didn't make stays, unless no key is left to tell of.
    if ((isNews && event.type !== "hidden") || next.view === "empty")
      remember(scimEndpointUrl, "unstored", hint)
    publish(next)
    keepReading()
    if (isDeleted(next)) notify("remove", () => options.onDelete?.())
    return true
  }

  function publish(next: ScimState) {
    const before = current()
    if (before.view === "key" && next.view !== "key") before.apiKey.text = ""
    source.publish(next)
    askBeforeLeaving(holdsKey(next), ask)
  }

  /** Watches a connection whose use is known, ever less often until something happens. */
  function keepReading(reads = 0) {
    quietReads = reads
    clearTimeout(nextRead)
    const isVisible = document.visibilityState === "visible"
    if (isConnected && isVisible && isWatched(current()))
      nextRead = setTimeout(() => void readQuietly(), nextReadMs(reads))
  }

  async function readQuietly() {
    const before = current()
    if (document.visibilityState === "visible") await read()
    if (current() === before) keepReading(quietReads + 1)
  }

  function warnOfExpiry() {
    const state = current()
    // How long a key lives, and so when to warn, is known once it is read.
    if (state.view !== "active" || state.isUnread) return
    const { expiryWarnings } = options
    const { expiresAt } = state.connection
    const days = expiryWarning(state.connection, Date.now(), expiryWarnings)
    const warning = `${expiresAt} ${days}`
    if (!expiresAt || days === null || warning === lastWarning) return
    lastWarning = warning
    notify("get", () => options.onExpiryWarning?.(days, expiresAt))
  }

  /**
   * Whatever a callback throws, the key stays on the screen and out of the report. Not async: while the
   * callback's promise is pending, the frame would hold the key.
   */
  function notify(operation: "get" | ScimWrite, callback: () => unknown) {
    function report() {
      const message = `The callback after "${operation}" threw an error.`
      options.onError?.({ message, code: "callback_failed" }, operation)
    }
    try {
      void Promise.resolve(callback()).catch(report)
    } catch {
      report()
    }
  }

  /** The answer is dropped if anything happened meanwhile. */
  async function read() {
    const before = current()
    if (lastRead === before || !mayRead(before)) return
    lastRead = before
    hasAsked = true
    const result = await readConnection(options.api)
    if (lastRead === before) lastRead = undefined
    if (current() !== before) return
    dispatch({ type: "read", read: result })
    tellOfUnstored()
    if (before.view === "loading" && !result.ok)
      options.onError?.(result.error, "get")
  }

  function tellOfUnstored() {
    if (
      typeof recalledHint === "string" &&
      isStillUnstored(current(), recalledHint)
    )
      dispatch({ type: "recalled" })
  }

  async function write(intent: ScimWrite, choice: ScimWriteChoice = {}) {
    if (!dispatch({ type: "start", intent })) return
    recalledHint = null
    hasAsked = true
    const running = current()
    const result = await writeConnection(options.api, intent, choice)
    if (current() !== running) return
    const { expiresAt, overlapSeconds } = choice
    if (!result.ok) {
      // Nothing is guessed after a failure: the server is asked what came of it.
      const after = await readConnection(options.api)
      if (current() !== running) return
      dispatch({ type: "failed", error: result.error, read: after })
      if (!isDeleted(current())) options.onError?.(result.error, intent)
    } else if (result.data) {
      const apiKey = result.data.scimApiKey
      const before = connectionOf(running)
      const until = oldKeyUntil(before, overlapSeconds, Date.now())
      const key = { expiresAt: expiresAt ?? null, oldKeyUntil: until }
      dispatch({ type: "issued", apiKey: { text: apiKey }, ...key })
      const callback = intent === "create" ? "onGenerate" : "onReset"
      notify(intent, () => options[callback]?.(apiKey))
    } else {
      dispatch({ type: "done", expiresAt })
      void read()
    }
  }

  function connect() {
    const hide = () => dispatch({ type: "hidden" })
    if (recalledHint === undefined)
      recalledHint = recall(scimEndpointUrl, "unstored")
    const stopWatching = watchPage(comeBack, hide)
    const stopWarning = source.subscribe(warnOfExpiry)
    isConnected = true
    // The first state with a time.
    publish(current())
    keepReading()
    warnOfExpiry()
    tellOfUnstored()
    if (current().view === "loading" || "isUnread" in current()) void read()
    return () => {
      stopWatching()
      stopWarning()
      isConnected = false
      publish(hasAsked ? left(current()) : { ...initial })
      clearTimeout(nextRead)
      source.stopClock()
    }
  }

  function setOptions(next: ScimSetupOptions) {
    options = next
  }

  function comeBack() {
    source.tick()
    keepReading()
    void read()
  }

  return {
    ...source,
    connect,
    setOptions,
    actions: {
      retry: () => void (dispatch({ type: "retry" }) && read()),
      /** Opens the dialog from which the change can start. */
      ask: (intent: ScimChange) =>
        void (dispatch({ type: "ask", intent }) && read()),
      cancel: () => void dispatch({ type: "cancel" }),
      /** Times are in seconds; without `expiresAt` the new key never expires. */
      create: (choice?: ScimWriteChoice) => void write("create", choice),
      reset: (choice?: ScimWriteChoice) => void write("reset", choice),
      remove: () => void write("remove"),
      update: (params: { expiresAt: number }) => void write("update", params),
      endPreviousKey: () => void write("endPreviousKey"),
      /** The admin has stored the key: it is forgotten. */
      storeKey: () => void (dispatch({ type: "stored" }) && read()),
      /** Drops a key that isn't stored, and tells so, at the next visit too. */
      hideKey: () => void dispatch({ type: "hidden" }),
    },
  }
}
