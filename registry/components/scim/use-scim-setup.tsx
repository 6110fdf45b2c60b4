import { useEffect, useRef, useState, useSyncExternalStore } from "react"

import { safeOptions } from "@/lib/scim/safe-props"
import { stopLinks } from "@/lib/scim/scim-page"
import type { ScimSecret, ScimState } from "@/lib/scim/scim-state"
import { createScimStore } from "@/lib/scim/scim-store"
import type { ScimSetupOptions } from "@/lib/scim/scim-types"

/** The screen without its looks: its state, and what can be done in it. */
export function useScimSetup(given: ScimSetupOptions) {
  const options = safeOptions(given)
  const [store] = useState(() => createScimStore(options))
  const { state, now, stale } = useSyncExternalStore(
    store.subscribe,
    store.getSnapshot,
    store.getServerSnapshot,
  )
  useEffect(() => store.setOptions(options))
  useEffect(() => store.connect(), [store])
  return { state, now, stale, ...store.actions }
}

/** What the admin chose in a form for a new key or another expiry. */
export interface ScimChoices {
  choice?: string
  date?: string
  overlapSeconds?: number
}

/** Choices live as long as their form: one that is canceled or done starts anew. Only a failure keeps them. */
export function useScimChoices(state: ScimState) {
  const form = formOf(state)
  const [kept, setKept] = useState({ form, owner: form, choices: NO_CHOICES })
  if (form !== kept.form) {
    const isClosed = form === null && kept.form !== undefined
    const isOther = Boolean(form) && form !== kept.owner
    const choices = isClosed || isOther ? NO_CHOICES : kept.choices
    setKept({ form, owner: form ?? kept.owner, choices })
  }
  const choose = (more: ScimChoices) =>
    setKept((now) => ({ ...now, choices: { ...now.choices, ...more } }))
  return { chosen: kept.choices, choose }
}

const NO_CHOICES: ScimChoices = {}

/** Which form is open; null: none, undefined: a failure hides it. */
function formOf(state: ScimState) {
  if (state.view === "empty") return "create"
  if (state.view === "loading" || state.view === "unavailable") return undefined
  return state.view === "active" && state.task.step !== "idle"
    ? state.task.intent
    : null
}

/** What the admin can do about a link that would drop the key. */
export interface ScimLeave {
  /** How many links were stopped. */
  count: number
  /** Drops the key, and follows the link. */
  go: () => void
  stay: () => void
}

/**
 * Stops links of the app's own while the key is shown. Returns null until one is clicked, and then what the
 * admin can do: show it beside the key.
 */
export function useScimLeave({
  state,
  hideKey,
}: ReturnType<typeof useScimSetup>): ScimLeave | null {
  const [stopped, setStopped] = useState<{
    apiKey: ScimSecret
    count: number
    follow: () => void
  } | null>(null)
  const apiKey = state.view === "key" ? state.apiKey : null
  useEffect(() => {
    if (!apiKey) return undefined
    return stopLinks((follow) =>
      setStopped((last) => ({ apiKey, follow, count: (last?.count ?? 0) + 1 })),
    )
  }, [apiKey])
  if (!apiKey || stopped?.apiKey !== apiKey) return null
  return {
    count: stopped.count,
    go: () => {
      hideKey()
      stopped.follow()
    },
    stay: () => setStopped(null),
  }
}

/** Focuses the heading when a view goes with the focus in it, but not for who never was here. */
export function useFocusOnChange(view: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const lastView = useRef(view)
  const isUsed = useRef(false)
  useEffect(() => {
    const before = lastView.current
    lastView.current = view
    if (before === view || before === "loading" || !isUsed.current) return
    if (document.activeElement === document.body) heading.current?.focus()
  }, [view])
  function use() {
    isUsed.current = true
  }
  return { heading, onFocus: use, onPointerDown: use }
}
