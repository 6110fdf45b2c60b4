import type { Page } from "@playwright/test"

/** What others do to the text of a page, from before its first render on. */
export const FOREIGN = {
  /** Browser translators put each text into elements of their own. */
  "a translator that rewraps each text": rewrap,
  /** Extensions put icons and menus beside words that they know. */
  "an extension that inserts elements beside each text": insert,
  /** Readers and highlighters split texts, to mark parts of them. */
  "an extension that splits each text": split,
}

export type Foreign = keyof typeof FOREIGN

export function disturb(page: Page, foreign: Foreign) {
  return page.addInitScript(FOREIGN[foreign])
}

/* These run in the page, and so can't share a function. */

function rewrap() {
  const isDone = (text: Text) =>
    text.parentElement === null ||
    text.data.trim() === "" ||
    text.parentElement.closest("font, script, style, title, svg") !== null
  function rewrapIn(root: Node) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let node = walker.currentNode; ;) {
      if (node instanceof Text) texts.push(node)
      const next = walker.nextNode()
      if (!next) break
      node = next
    }
    for (const text of texts) {
      if (isDone(text)) continue
      const outer = document.createElement("font")
      const inner = document.createElement("font")
      inner.textContent = text.data
      outer.append(inner)
      text.replaceWith(outer)
    }
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes])
        if (node.isConnected) rewrapIn(node)
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

function insert() {
  const done = new WeakSet<Node>()
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes]) {
        if (!node.isConnected) continue
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
        const texts = node instanceof Text ? [node] : []
        while (walker.nextNode())
          if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
        for (const text of texts) {
          const parent = text.parentElement
          const isOther = parent?.closest("script, style, title, svg, option")
          if (!parent || isOther || done.has(text)) continue
          done.add(text)
          text.before(document.createElement("x-extension"))
          text.after(document.createElement("x-extension"))
        }
      }
  }).observe(document, { subtree: true, childList: true })
}

function split() {
  const done = new WeakSet<Node>()
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes]) {
        if (!node.isConnected) continue
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
        const texts = node instanceof Text ? [node] : []
        while (walker.nextNode())
          if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
        for (const text of texts) {
          const isOther = text.parentElement?.closest("script, style, title")
          if (isOther || done.has(text) || text.length < 2) continue
          done.add(text)
          const half = Math.floor(text.length / 2)
          const start = new Text(text.data.slice(0, half))
          const end = new Text(text.data.slice(half))
          done.add(start)
          done.add(end)
          text.replaceWith(start, end)
        }
      }
  }).observe(document, { subtree: true, childList: true })
}
