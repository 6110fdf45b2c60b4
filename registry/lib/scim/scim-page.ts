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

/** Whether the browser asks before it leaves the page. */
export function askBeforeLeaving(isWanted: boolean, ask: EventListener) {
  if (isWanted) addEventListener("beforeunload", ask)
  else removeEventListener("beforeunload", ask)
}
