/** Tells when the admin comes back to the page, and when the page goes away; answers with what ends it. */
export function watchPage(onReturn: () => void, onHide: () => void) {
  const page = new AbortController()
  const { signal } = page
  function returned() {
    if (document.visibilityState === "visible") onReturn()
  }
  addEventListener("focus", returned, { signal })
  addEventListener("online", returned, { signal })
  addEventListener("pageshow", (e) => e.persisted && returned(), { signal })
  document.addEventListener("visibilitychange", returned, { signal })
  // Otherwise the back button brings the key back, with the page as it was.
  addEventListener("pagehide", onHide, { signal })
  return () => page.abort()
}

/**
 * Asks before a link leads to another page of the app, which the app's router may open without `beforeunload`.
 * Answers with what ends it.
 */
export function askBeforeLinks(question: string, onLeave: () => void) {
  const page = new AbortController()
  function clicked(event: MouseEvent) {
    if (!leadsAway(event)) return
    if (confirm(question)) return onLeave()
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // Before the router hears of it.
  addEventListener("click", clicked, { capture: true, signal: page.signal })
  return () => page.abort()
}

function leadsAway(event: MouseEvent) {
  const { metaKey, ctrlKey, shiftKey, altKey } = event
  const link = event
    .composedPath()
    .find((target) => target instanceof HTMLAnchorElement)
  if (!link?.href || link.hasAttribute("download")) return false
  // These open another tab or window.
  if (metaKey || ctrlKey || shiftKey || altKey) return false
  if (link.target && link.target !== "_self") return false
  const { origin, pathname, search } = location
  const isSamePage = link.pathname === pathname && link.search === search
  const isRoute = link.hash.startsWith("#/")
  return link.origin === origin && (!isSamePage || isRoute)
}

/** Whether the browser asks before it leaves the page. */
export function askBeforeLeaving(isWanted: boolean, ask: EventListener) {
  if (isWanted) addEventListener("beforeunload", ask)
  else removeEventListener("beforeunload", ask)
}

/** Lets the browser save a text as a file. */
export function downloadText(name: string, type: string, text: string) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
