import type { Page } from "@playwright/test"

/** What isn't Tailwind's: the names of lucide and React Aria, and the marks for recorders and translators. */
const MARKS = /^lucide|^react-aria-|^notranslate$|-(block|no-capture|exclude)$/
/** `start` and `end` turn with the page, these don't. */
const SIDES =
  /^-?(m[lr]|p[lr]|left|right|(text|float|clear)-(left|right)|(border|rounded)-[lr]|rounded-[tb][lr])(-|$)/

/** Notes down each class that the page ever shows. Call it before the page is opened. */
export function watchClasses(page: Page) {
  return page.addInitScript(() => {
    const seen = new Set<string>()
    const look = () => {
      for (const element of document.querySelectorAll("[class]"))
        for (const name of element.classList) seen.add(name)
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ["class"],
    })
    Object.assign(window, { seenClasses: seen })
  })
}

/** The classes that no rule of the page's style sheets is for. */
export async function classesWithoutRule(page: Page) {
  const names: string[] = await page.evaluate(() => {
    const selectors = (rules: CSSRuleList): string[] =>
      Array.from(rules).flatMap((rule) => [
        ...("selectorText" in rule ? [String(rule.selectorText)] : []),
        ...("cssRules" in rule && rule.cssRules instanceof CSSRuleList
          ? selectors(rule.cssRules)
          : []),
      ])
    const text = Array.from(document.styleSheets)
      .flatMap((sheet) => selectors(sheet.cssRules))
      .join("\n")
    const seen: unknown = Reflect.get(window, "seenClasses")
    if (!(seen instanceof Set)) return ["nothing was watched"]
    return Array.from(seen, String).filter((name) => {
      const selector = `.${CSS.escape(name)}`
      const end = text.split(selector).slice(1)
      return !end.some((rest) => !/^[\w\\-]/.test(rest))
    })
  })
  return names.filter((name) => !MARKS.test(name))
}

/** The classes that stay on their side when the page turns, but for those of one direction. */
export async function classesOfOneSide(page: Page) {
  const names: string[] = await page.evaluate(() => {
    const seen: unknown = Reflect.get(window, "seenClasses")
    return seen instanceof Set ? Array.from(seen, String) : []
  })
  return names.filter((name) => {
    const parts = name.split(":")
    if (parts.includes("rtl") || parts.includes("ltr")) return false
    return SIDES.test(parts.at(-1) ?? "")
  })
}
