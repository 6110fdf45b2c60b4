import { msUntilWordsChange } from "@/lib/scim/scim-expiry"
import {
  connectionOf,
  type ScimStale,
  type ScimState,
} from "@/lib/scim/scim-state"

/** Holds the state for `useSyncExternalStore`, and renders again when words like "in 2 minutes" are no longer true. */
export function createScimSource(
  initial: ScimState,
  staleAt: (state: ScimState, nowMs: number) => ScimStale | null,
) {
  /** The first render, on the server or not, has no time: rendering is pure, and the server can't know the admin's. */
  const firstSnapshot: {
    state: ScimState
    now: number | null
    stale: ScimStale | null
  } = { state: initial, now: null, stale: null }
  let snapshot = firstSnapshot
  const listeners = new Set<() => void>()
  let clock: ReturnType<typeof setTimeout> | undefined

  function publish(state: ScimState) {
    const now = Date.now()
    snapshot = { state, now, stale: staleAt(state, now) }
    startClock()
    for (const listener of listeners) listener()
  }

  function startClock() {
    clearTimeout(clock)
    const { state } = snapshot
    if (!("task" in state)) return
    const shown = connectionOf(state)
    const waitMs = msUntilWordsChange(shown, Date.now())
    clock = setTimeout(tick, snapshot.stale ? Math.min(waitMs, 60_000) : waitMs)
  }

  function tick() {
    if ("task" in snapshot.state) publish(snapshot.state)
  }

  return {
    current: () => snapshot.state,
    publish,
    tick,
    startClock,
    stopClock: () => clearTimeout(clock),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getSnapshot: () => snapshot,
    getServerSnapshot: () => firstSnapshot,
  }
}
