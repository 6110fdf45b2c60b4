import type { Page } from "@playwright/test"

/** What others do to the texts of a page. */
export const FOREIGN = {
  /** Browser translators put each text into elements of their own. */
  rewrap: "a translator that rewraps each text",
  /** Extensions put icons and menus beside words that they know. */
  insert: "an extension that inserts elements beside each text",
  /** Readers and highlighters split texts, to mark parts of them. */
  split: "an extension that splits each text",
} as const

export type Foreign = keyof typeof FOREIGN

/** Changes every text of a page, from before the first render on. What is to be read stays the same. */
export function disturb(page: Page, foreign: Foreign) {
  return page.addInitScript(changeTexts, foreign)
}

/** Runs in the page. */
function changeTexts(foreign: Foreign) {
  const done = new WeakSet<Node>()

  function change(text: Text) {
    if (foreign === "rewrap") {
      const outer = document.createElement("font")
      const inner = document.createElement("font")
      inner.textContent = text.data
      outer.append(inner)
      text.replaceWith(outer)
    } else if (foreign === "insert") {
      text.before(document.createElement("x-extension"))
      text.after(document.createElement("x-extension"))
    } else if (text.length > 1) {
      const half = Math.floor(text.length / 2)
      const start = new Text(text.data.slice(0, half))
      const end = new Text(text.data.slice(half))
      done.add(start).add(end)
      text.replaceWith(start, end)
    }
  }

  function isFree(text: Text) {
    if (done.has(text) || !text.isConnected || !text.data.trim()) return false
    return !text.parentElement?.closest("font, script, style, title, svg")
  }

  function textsIn(root: Node) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts = root instanceof Text ? [root] : []
    while (walker.nextNode())
      if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
    return texts
  }

  new MutationObserver((changes) => {
    const nodes = changes.flatMap(({ target, addedNodes }) => [
      target,
      ...addedNodes,
    ])
    for (const text of nodes.flatMap(textsIn).filter(isFree)) {
      if (!isFree(text)) continue
      done.add(text)
      change(text)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
