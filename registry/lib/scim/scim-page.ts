import { formatDateTime } from "@/lib/scim/scim-expiry"
import type { ScimWords } from "@/lib/scim/scim-messages"
import type { ScimSecret } from "@/lib/scim/scim-state"

/** Safari may read a file this long after the click that saves it. */
const REVOKE_AFTER_MS = 40_000

/** The device's time, for event handlers and effects. Rendering takes `now` from the store. */
export function currentMs() {
  return Date.now()
}

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
 * Stops links that lead to another page of the app, which the app's router may open without `beforeunload`.
 * Calls `onStop` with a function that follows the link after all. Returns a function that stops watching.
 */
export function stopLinks(onStop: (follow: () => void) => void) {
  const page = new AbortController()
  function clicked(event: MouseEvent) {
    const link = linkAway(event)
    if (!link) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onStop(() => {
      page.abort()
      // A menu that closed meanwhile took its link away.
      if (link.isConnected) link.click()
      else location.assign(link.href)
    })
  }
  // Before the router's own listener.
  addEventListener("click", clicked, { capture: true, signal: page.signal })
  return () => page.abort()
}

/** Returns the clicked link if it leads to another page of the app. */
function linkAway(event: MouseEvent) {
  const { metaKey, ctrlKey, shiftKey, altKey } = event
  const link = event
    .composedPath()
    .find((target) => target instanceof HTMLAnchorElement)
  if (!link?.href || link.hasAttribute("download")) return undefined
  // These open another tab or window.
  if (metaKey || ctrlKey || shiftKey || altKey) return undefined
  if (link.target && link.target !== "_self") return undefined
  const { origin, pathname, search } = location
  const isSamePage = link.pathname === pathname && link.search === search
  const isRoute = link.hash.startsWith("#/")
  const isAway = link.origin === origin && (!isSamePage || isRoute)
  return isAway ? link : undefined
}

/** Whether the browser asks before it leaves the page. */
export function askBeforeLeaving(isWanted: boolean, ask: EventListener) {
  if (isWanted) addEventListener("beforeunload", ask)
  else removeEventListener("beforeunload", ask)
}

/** Lets the browser save a new key, with its endpoint and its expiry. */
export function downloadKey(
  { apiKey, expiresAt }: { apiKey: ScimSecret; expiresAt: number | null },
  endpoint: string,
  words: ScimWords,
) {
  const until = expiresAt && formatDateTime(expiresAt, words.locale)
  const text = `${words.endpoint}: ${endpoint}
${words.key}: ${apiKey.text}
${words.expires}: ${until ?? words.never}
`
  downloadText(`scim-key-${apiKey.text.slice(-4)}.txt`, "text/plain", text)
}

/** Lets the browser save a text as a file. */
export function downloadText(name: string, type: string, text: string) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS)
}
