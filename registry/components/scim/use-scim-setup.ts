import { useEffect, useRef, useState, useSyncExternalStore } from "react"

import { askBeforeLinks } from "@/lib/scim/scim-page"
import { createScimStore } from "@/lib/scim/scim-store"
import type { ScimSetupOptions } from "@/lib/scim/scim-types"

/** The screen without its looks: its state, and what can be done in it. */
export function useScimSetup(options: ScimSetupOptions) {
  const [store] = useState(() => createScimStore(options))
  const { state, now } = useSyncExternalStore(
    store.subscribe,
    store.getSnapshot,
    store.getServerSnapshot,
  )
  useEffect(() => store.setOptions(options))
  useEffect(() => store.connect(), [store])
  return { state, now, ...store.actions }
}

/** Asks before a link drops the key that is shown. */
export function useAskBeforeLinks(
  question: string,
  { state, hideKey }: ReturnType<typeof useScimSetup>,
) {
  const isWanted = state.view === "key"
  useEffect(
    () => (isWanted ? askBeforeLinks(question, hideKey) : undefined),
    [isWanted, question, hideKey],
  )
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
  const use = () => void (isUsed.current = true)
  return { heading, onFocus: use, onPointerDown: use }
}
