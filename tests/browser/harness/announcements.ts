import type { Page } from "@playwright/test"

/**
 * Notes what a screen reader would say by itself. One announcement is one text
 * that is not empty and that
 * - an element of role status gets while it stands in the page: one that comes
 *   with its text isn't read by every reader, and may not be relied on (C-5);
 * - an element of role alert has when it comes, or gets later (C-6).
 * Texts are looked at when the page has finished a task of its own, so that what
 * React writes in several steps counts once, and the same text twice in a row
 * counts once. Where the focus goes, and so what is read with it, such as a
 * dialog, is the other half of the invariant.
 */
export function watchAnnouncements(page: Page) {
  return page.addInitScript(() => {
    const announced: string[] = []
    const before = new Map<Element, string>()
    window.harness = { announced, reports: [] }

    function look() {
      for (const region of document.querySelectorAll(
        "[role=status], [role=alert], [aria-live]",
      )) {
        const text = region.textContent.trim()
        const last = before.get(region)
        before.set(region, text)
        const isNew = last === undefined && region.role === "alert"
        const isChanged = last !== undefined && last !== text
        if (text && (isNew || isChanged) && announced.at(-1) !== text)
          announced.push(text)
      }
      for (const region of before.keys())
        if (!region.isConnected) before.delete(region)
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
}
