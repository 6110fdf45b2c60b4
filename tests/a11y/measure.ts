/*
 * These run in the page, so that each stands by itself. Each lists what is wrong: an empty list is good.
 */

/** What can't be read: beyond the edges of the page, or cut off by its own box or running out of it. */
export function lostText() {
  const { scrollWidth, clientWidth } = document.documentElement
  const lost: string[] = []
  if (scrollWidth > clientWidth) lost.push(`the page: ${scrollWidth} px wide`)
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const box = element.getBoundingClientRect()
    const isHidden =
      !element.checkVisibility() || box.width <= 1 || box.height <= 1
    if (isHidden || element.closest("svg, [aria-hidden=true]")) continue
    const { display, overflowY } = getComputedStyle(element)
    const isBox = display !== "inline"
    const hasFixedHeight =
      element.matches("button, [data-slot=badge], code") ||
      /hidden|clip/.test(overflowY)
    const isOut = box.left < -1 || box.right > innerWidth + 1
    const isWider = isBox && element.scrollWidth > element.clientWidth + 1
    const isHigher =
      isBox && hasFixedHeight && element.scrollHeight > element.clientHeight + 1
    if (isOut || isWider || isHigher)
      lost.push(`${element.outerHTML.slice(0, 120)}: ${element.textContent}`)
  }
  return lost
}

/** Targets below 24 by 24 px. A link within a sentence is exempt by the criterion itself. */
export function smallTargets() {
  const targets = document.body.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [role=combobox], [role=option], [tabindex='0']",
  )
  return [...targets].flatMap((target) => {
    if (!target.checkVisibility() || target.closest("[aria-hidden=true]"))
      return []
    const isInSentence =
      target.matches("a") &&
      target.parentElement?.textContent?.trim() !== target.textContent?.trim()
    const { width, height } = target.getBoundingClientRect()
    if (isInSentence || (width >= 24 && height >= 24)) return []
    return `${target.textContent}: ${width} × ${height}`
  })
}

/** In forced colours nothing but an edge tells where a control, a message or a dialog ends. */
export function missingEdges() {
  const boxes = document.body.querySelectorAll<HTMLElement>(
    "button, input, [role=combobox], [role=alertdialog], [data-slot=alert], [data-slot=badge], [data-slot=card], [data-slot=copy-field] code",
  )
  return [...boxes].flatMap((box) => {
    if (!box.checkVisibility() || box.closest("[aria-hidden=true]")) return []
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } =
      getComputedStyle(box)
    const isSeen =
      parseFloat(borderTopWidth) >= 1 &&
      borderTopStyle !== "none" &&
      !/^rgba\(.*, 0\)$/.test(borderTopColor) &&
      borderTopColor !== backgroundColor
    return isSeen
      ? []
      : `${box.textContent}: ${borderTopWidth} ${borderTopStyle} ${borderTopColor} on ${backgroundColor}`
  })
}

/** What would be lost on a touch screen, and what has to be dismissed by hand. */
export function tooltips() {
  const found = document.body.querySelectorAll(
    "[title], svg title, [role=tooltip], [aria-haspopup=true]",
  )
  return [...found].flatMap((element) =>
    element.closest(".sb-wrapper") ? [] : element.outerHTML.slice(0, 120),
  )
}

export function duplicateIds() {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id)
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

declare global {
  interface Window {
    motions: string[]
  }
}

/** Before the page loads: from then on, `motions` names whatever moves for longer than a frame. */
export function recordMotion() {
  const FRAME_MS = 17
  window.motions = []
  function note() {
    for (const animation of document.getAnimations()) {
      const { effect } = animation
      if (!(effect instanceof KeyframeEffect)) continue
      const isStorybooks = effect.target?.closest(".sb-wrapper")
      const { duration, iterations } = effect.getComputedTiming()
      const total = Number(duration) * (iterations ?? 1)
      if (!isStorybooks && total > FRAME_MS)
        window.motions.push(effect.target?.outerHTML.slice(0, 120) ?? "")
    }
  }
  for (const type of ["animationstart", "transitionrun"])
    addEventListener(type, note, true)
}
