import {
  checkConfiguration,
  readConnection,
  writeConnection,
} from "@/lib/scim/call-scim-api"
import { nextReadMs } from "@/lib/scim/scim-activity"
import { expiryWarning } from "@/lib/scim/scim-expiry"
import { unstoredNotes } from "@/lib/scim/scim-memory"
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
  type ScimRead,
  type ScimStale,
  type ScimState,
} from "@/lib/scim/scim-state"
import type {
  ScimError,
  ScimSetupOptions,
  ScimWrite,
  ScimWriteChoice,
} from "@/lib/scim/scim-types"

/** A failed read says nothing yet while the one before is this recent. */
const FRESH_MS = 60_000
/** Twice the longest pause between reads: longer only after sleep, a hidden tab or an open dialog. */
const STALE_MS = 600_000
/** The pause after a 429 that doesn't say how long. */
const RATE_LIMIT_PAUSE_S = 60

/** A store, not `useReducer`: a second click, a late answer and `pagehide` must meet the state as it is now. */
export function createScimStore(options: ScimSetupOptions) {
  const { scimEndpointUrl, connectionKey } = options
  const given = checkConfiguration(options.initialConfiguration)
  const initial: ScimState = given.ok ? opened(given.data) : LOADING
  const source = createScimSource(initial, staleAt)
  const { current } = source
  const notes = unstoredNotes(scimEndpointUrl, connectionKey)
  const ask = (event: Event) => event.preventDefault()
  let isConnected = false
  let hasAsked = false
  let lastRead: ScimState | undefined
  let nextRead: ReturnType<typeof setTimeout> | undefined
  let quietReads = 0
  let lastWarning = ""
  let recalledNotes: string[] | undefined
  let readAtMs: number | null = null
  let failedReads = 0
  let lastError: ScimError | null = null
  let isRetrying = false
  let reported = new Set<string>()
  let notBeforeMs = 0

  function dispatch(event: ScimEvent) {
    const next = scimReducer(current(), event)
    if (next === current()) return false
    noteUnstored(event, next)
    publish(next)
    keepReading()
    if (isDeleted(next)) notify("remove", () => options.onDelete?.())
    return true
  }

  /** A note that this tab didn't make stays, unless no key is left to tell of. */
  function noteUnstored(event: ScimEvent, next: ScimState) {
    const before = unstoredKey(current())
    const hint = unstoredKey(next)
    if (event.type === "hidden") return
    if (event.type === "recalled") notes.forget(connectionOf(next).keyHint)
    else if (hint !== before || next.view === "empty")
      notes.forget(before ?? undefined)
    if (hint !== null && hint !== before) notes.keep(hint)
  }

  function staleAt(state: ScimState, nowMs: number): ScimStale | null {
    if (state.view !== "active") return null
    const ageMs = nowMs - (readAtMs ?? nowMs)
    const hasFailed = failedReads > 1 || (failedReads === 1 && ageMs > FRESH_MS)
    const isOld = ageMs > STALE_MS && isWatched(state) && !state.isUnread
    if (!hasFailed && !isOld) return null
    return { readAtMs, error: lastError, isReading: isRetrying }
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
    if (!isConnected || !isVisible || !isWatched(current())) return
    const pauseMs = Math.max(nextReadMs(reads), notBeforeMs - Date.now())
    nextRead = setTimeout(() => void readQuietly(), pauseMs)
  }

  async function readQuietly() {
    const before = current()
    const failedBefore = failedReads
    // A timer that was late, as after sleep, may find old facts on the screen.
    if (staleAt(before, Date.now())) source.tick()
    if (document.visibilityState === "visible") await read()
    const isFirstFailure = failedBefore === 0 && failedReads > 0
    if (current() === before) keepReading(isFirstFailure ? 0 : quietReads + 1)
  }

  function noteRead(result: ScimRead) {
    if (result.ok) {
      readAtMs = Date.now()
      failedReads = 0
      lastError = null
      notBeforeMs = 0
      reported = new Set()
      return
    }
    failedReads += 1
    lastError = result.error
    const { status, retryAfterSeconds } = result.error
    const fallbackS = status === 429 ? RATE_LIMIT_PAUSE_S : 0
    notBeforeMs = Date.now() + (retryAfterSeconds ?? fallbackS) * 1000
  }

  /** Once for each kind of failure: a server that is down for hours is one report. */
  function reportRead(error: ScimError, isAsked: boolean) {
    const kind = `${error.status} ${error.code}`
    if (isAsked || !reported.has(kind)) options.onError?.(error, "get")
    reported.add(kind)
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
   * Whatever a callback throws, the key stays on the screen and out of the report. Not async itself: while
   * the callback's promise is pending, its frame would hold the key.
   */
  function notify(operation: "get" | ScimWrite, callback: () => unknown) {
    async function report() {
      const message = `The callback after "${operation}" threw an error.`
      options.onError?.({ message, code: "callback_failed" }, operation)
    }
    try {
      void Promise.resolve(callback()).catch(report)
    } catch {
      void report()
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
    const wasStale = source.getSnapshot().stale
    noteRead(result)
    const hasChanged = dispatch({ type: "read", read: result })
    if (!hasChanged && (wasStale || staleAt(before, Date.now())))
      publish(before)
    tellOfUnstored()
    if (!result.ok) reportRead(result.error, before.view === "loading")
  }

  /** For the button beside facts that couldn't be read again. */
  async function readAgain() {
    isRetrying = true
    publish(current())
    await read()
    isRetrying = false
    publish(current())
  }

  function tellOfUnstored() {
    const isOwn = Boolean(connectionKey)
    if (isStillUnstored(current(), recalledNotes ?? [], isOwn))
      dispatch({ type: "recalled" })
  }

  async function write(intent: ScimWrite, choice: ScimWriteChoice = {}) {
    if (!dispatch({ type: "start", intent })) return
    recalledNotes = []
    hasAsked = true
    const running = current()
    const result = await writeConnection(options.api, intent, choice)
    if (current() !== running) return
    const { expiresAt, overlapSeconds } = choice
    if (!result.ok) {
      // Nothing is guessed after a failure: the server is asked what came of it.
      const after = await readConnection(options.api)
      if (current() !== running) return
      noteRead(after)
      dispatch({ type: "failed", error: result.error, read: after })
      if (!isDeleted(current())) options.onError?.(result.error, intent)
    } else if (result.data) {
      const { scimApiKey: apiKey, configuration } = result.data
      // The end of the old key is for the server to say: it has the clock, and may keep another key.
      const unsaid = overlapSeconds ? undefined : null
      dispatch({
        type: "issued",
        apiKey: { text: apiKey },
        expiresAt: (configuration ?? choice).expiresAt ?? null,
        oldKeyUntil: configuration?.previousKey?.expiresAt ?? unsaid,
      })
      const callback = intent === "create" ? "onGenerate" : "onReset"
      notify(intent, () => options[callback]?.(apiKey))
    } else {
      dispatch({ type: "done", expiresAt })
      void read()
    }
  }

  function connect() {
    const hide = () => dispatch({ type: "hidden" })
    recalledNotes ??= notes.read()
    const stopWatching = watchPage(comeBack, hide)
    const stopWarning = source.subscribe(warnOfExpiry)
    isConnected = true
    readAtMs ??= Date.now()
    // The first state with a time. While loading, nothing shows one.
    if (current().view !== "loading") publish(current())
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
    if (Date.now() >= notBeforeMs) void read()
  }

  return {
    ...source,
    connect,
    setOptions,
    actions: {
      /** Reads again after a failed load, or when the facts on the screen are old. */
      retry: () => void (dispatch({ type: "retry" }) ? read() : readAgain()),
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
