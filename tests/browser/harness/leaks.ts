import type { Page } from "@playwright/test"

const PIECE = 12

/** Whether a text holds a part of a key that tells more than its prefix and its last four. */
export function holdsKey(text: string, keys: readonly string[]) {
  return keys.some((key) => piecesOf(key).some((piece) => text.includes(piece)))
}

function piecesOf(key: string) {
  const secret = key.slice(key.indexOf("_") + 1)
  const starts = Array.from({ length: secret.length - PIECE + 1 }, (_, i) => i)
  return starts.map((start) => secret.slice(start, start + PIECE))
}

/** Every place of the page, and of what it keeps, where a key could be left, by name. */
export async function placesOf(page: Page) {
  const cookies = JSON.stringify(await page.context().cookies())
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const inputs = [...document.querySelectorAll("input, textarea, select")]
    return {
      dom: document.documentElement.outerHTML,
      values: inputs.map((input) => "value" in input && input.value).join(),
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      databases: JSON.stringify(databases),
      caches: JSON.stringify("caches" in window ? await caches.keys() : []),
      url: location.href,
      history: JSON.stringify(history.state),
      title: document.title,
      name: window.name,
      referrer: document.referrer,
    }
  })
  return { ...inPage, cookies }
}

/** The names of the places that hold a key. */
export async function leaksOf(
  page: Page,
  keys: readonly string[],
  printed: readonly string[],
) {
  const places = { ...(await placesOf(page)), printed: printed.join("\n") }
  return Object.entries(places).flatMap(([name, text]) =>
    holdsKey(text, keys) ? [name] : [],
  )
}
