import { useEffect, useState, useSyncExternalStore } from "react"

import { loadGuide } from "@/lib/scim/safe-props"
import { recall, remember } from "@/lib/scim/scim-memory"
import type { ScimGuide, ScimProvider } from "@/lib/scim/scim-providers"

const NO_GUIDES: ReadonlyMap<string, ScimGuide | "failed"> = new Map()

/**
 * The providers, the one that the admin connects (remembered on this device), and its guide once that is opened.
 * In a place that connections may share, the remembered one is only a suggestion.
 */
export function useScimGuides(
  providers: readonly ScimProvider[],
  place: string,
  isNeeded: boolean,
  isShared: boolean,
) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [wasOpened, setOpened] = useState(false)
  const [guides, setGuides] = useState(NO_GUIDES)
  const rememberedId = useSyncExternalStore(
    neverChanges,
    () => recall(place, "provider"),
    () => null,
  )
  const id = chosenId ?? rememberedId
  const provider = providers.find((one) => one.id === id)
  const guide = provider && guides.get(provider.id)
  const isOpen = wasOpened || isNeeded

  useEffect(() => {
    if (!isOpen || !provider?.load || guide) return
    const keep = (loaded: ScimGuide | "failed") =>
      setGuides((before) => new Map(before).set(provider.id, loaded))
    loadGuide(provider).then(keep, () => keep("failed"))
  }, [isOpen, provider, guide])

  return {
    providers,
    provider,
    guide: guide === "failed" ? undefined : guide,
    /** It is known to be this connection's provider. */
    isOwn: chosenId !== null || !isShared,
    hasFailed: guide === "failed",
    open: () => setOpened(true),
    retry: () => setGuides(NO_GUIDES),
    choose: (next: string) => {
      remember(place, "provider", next)
      setChosenId(next)
      setOpened(true)
    },
  }
}

function neverChanges() {
  return () => undefined
}
