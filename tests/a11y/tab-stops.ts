import type { Page } from "@playwright/test"

/** Presses Tab until it comes round, and calls `visit` at every stop. */
export async function atEveryTabStop(
  page: Page,
  visit: (name: string) => Promise<void>,
) {
  const seen: string[] = []
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab")
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const { id, textContent, ariaLabel } = element
      const all = [...document.querySelectorAll("*")]
      return `${all.indexOf(element)} ${id} ${ariaLabel ?? textContent}`
    })
    if (seen.length > 1 && stop === seen[0]) break
    // A date takes several, and one leads out of the page and in again.
    if (stop === null || seen.includes(stop)) continue
    seen.push(stop)
    await visit(stop)
  }
  return seen
}

/** Why the focused element, or a corner of it, isn't seen: it lies outside the window or under something. */
export function coveredFocus() {
  const element = document.activeElement
  if (!element) return "nothing has the focus"
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const INSET = 3
  const corners = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + INSET, top + INSET],
    [right - INSET, top + INSET],
    [left + INSET, bottom - INSET],
    [right - INSET, bottom - INSET],
  ] as const
  for (const [x, y] of corners) {
    const topmost = document.elementFromPoint(x, y)
    if (!topmost || !element.contains(topmost))
      return `${Math.round(x)}, ${Math.round(y)}: ${topmost?.outerHTML.slice(0, 80) ?? "outside the window"}`
  }
  return null
}

/**
 * How much of the focus's own mark differs by 3:1 from what is there without it, in
 * proportion to a line of one pixel around the element.
 */
export async function focusMark(page: Page) {
  const box = await page.evaluate(() => {
    const rect = document.activeElement?.getBoundingClientRect()
    const { x = 0, y = 0, width = 0, height = 0 } = rect ?? {}
    return { x, y, width, height }
  })
  const MARGIN = 6
  const clip = {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  }
  const focused = await page.screenshot({ clip })
  await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return
    element.setAttribute("data-had-focus", "")
    element.blur()
  })
  const blurred = await page.screenshot({ clip })
  await page.evaluate(() => {
    const element = document.querySelector<HTMLElement>("[data-had-focus]")
    element?.removeAttribute("data-had-focus")
    element?.focus({ preventScroll: true })
  })
  const marked = await page.evaluate(countContrasting, [
    focused.toString("base64"),
    blurred.toString("base64"),
  ] as const)
  return marked / (2 * (box.width + box.height))
}

async function countContrasting(pngs: readonly [string, string]) {
  async function pixels(png: string) {
    const response = await fetch(`data:image/png;base64,${png}`)
    const bitmap = await createImageBitmap(await response.blob())
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext("2d")
    context?.drawImage(bitmap, 0, 0)
    return (
      context?.getImageData(0, 0, bitmap.width, bitmap.height).data ??
      new Uint8ClampedArray()
    )
  }
  function luminance(data: Uint8ClampedArray, at: number) {
    const [red = 0, green = 0, blue = 0] = Array.from(
      data.slice(at, at + 3),
      (byte) =>
        byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [before, after] = [await pixels(pngs[0]), await pixels(pngs[1])]
  let count = 0
  for (let at = 0; at < before.length; at += 4) {
    const [one, other] = [luminance(before, at), luminance(after, at)]
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    if (ratio >= 3) count += 1
  }
  return count
}
