const MAX_LENGTH = 300
/** Enough to find 300 characters in, and little enough to look through. */
const READ_LENGTH = 4_000
const PAGE = /<(!doctype|html|head|title|body)\b/i
/** From the first line of a stack on: JavaScript, Java and .NET, then Python, then Ruby and PHP. */
const STACK =
  /(\n\s+at\s|\sat\s(async\s)?[\w.$<>]+\s?\(\S+:\d+\)|\sat\s\S+:\d+:\d+|\s*Traceback \(most recent|\s*Stack ?trace:|\n\s*#\d+ |\n\s*from \S+:\d+)[\s\S]*/i
/** What a reader can't see, but a text can be turned around by, or hide in. */
const INVISIBLE =
  /[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}|\p{Co}|\p{Cn}/gu
/** More marks over one letter than any language has: they would cover the lines around. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu

/**
 * Returns text that others wrote as one paragraph of at most 300 characters, cut after a word. Control and
 * bidirectional formatting characters are removed, and so is a stack trace. Returns "" for a page of HTML
 * and for anything but a string.
 */
export function plainText(text: unknown, maxLength = MAX_LENGTH) {
  if (typeof text !== "string") return ""
  // A line of a stack is known by what comes before it.
  const start = `\n${text.trimStart().slice(0, READ_LENGTH)}`
  if (PAGE.test(start)) return ""
  const words = start
    .replace(STACK, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .trim()
  const characters = Array.from(words)
  if (characters.length <= maxLength) return words
  const cut = characters.slice(0, maxLength - 1).join("")
  const lastSpace = cut.lastIndexOf(" ")
  return `${lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut}…`
}
