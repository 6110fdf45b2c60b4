import { quote, ScimError } from "./errors"
import { checkPath } from "./paths"
import { isUnstorable } from "./records"

const MAX_LENGTH = 2000
const MAX_TERMS = 30
const MAX_DEPTH = 30

const COMPARISONS = [
  "eq",
  "ne",
  "co",
  "sw",
  "ew",
  "gt",
  "ge",
  "lt",
  "le",
] as const

export type Comparison = (typeof COMPARISONS)[number]

export type FilterValue = string | number | boolean | null

/** A filter as RFC 7644, section 3.4.2.2, defines it. */
export type Filter =
  | { op: "and" | "or"; filters: Filter[] }
  | { op: "not"; filter: Filter }
  | { op: "pr"; path: string }
  | { op: Comparison; path: string; value: FilterValue }
  | { op: "[]"; path: string; filter: Filter }

/** A path of PATCH: `members`, `name.givenName` or `emails[type eq "work"].value`. */
export interface PatchPath {
  path: string
  filter?: Filter
  sub?: string
}

/** Throws a 400 unless the text is a filter within the limits. */
export function parseFilter(text: string): Filter {
  const parser = createParser(text)
  const filter = parser.parseOr()
  parser.expectEnd()
  return filter
}

/** Throws a 400 unless the text is a path within the limits. */
export function parsePatchPath(text: string): PatchPath {
  try {
    const parser = createParser(text)
    const path = parser.parsePatchPath()
    parser.expectEnd()
    return path
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    throw new ScimError(400, error.message, "invalidPath")
  }
}

interface Token {
  type: "word" | "text" | "bracket" | "end"
  text: string
}

/** Each alternative starts with other characters, so that the time is linear. */
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([()[\]])|([^\s"()[\]]+))/y

function tokenize(text: string): Token[] {
  if (text.length > MAX_LENGTH)
    throw invalid(`A filter has at most ${MAX_LENGTH} characters.`)
  const tokens: Token[] = []
  const end = text.trimEnd().length
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match)
      throw invalid(`Text without an end: ${quote(text.slice(start))}.`)
    const [, quoted, bracket, word] = match
    if (quoted) tokens.push({ type: "text", text: quoted })
    else if (bracket) tokens.push({ type: "bracket", text: bracket })
    else if (word) tokens.push({ type: "word", text: word })
  }
  return tokens
}

function createParser(source: string) {
  const tokens = tokenize(source)
  let position = 0
  let terms = 0
  let depth = 0
  let isInBrackets = false

  function peek(): Token {
    return tokens[position] ?? { type: "end", text: "" }
  }

  /** Consumes a bracket or an operator if it comes next. */
  function accept(type: Token["type"], ...texts: string[]) {
    const { type: nextType, text } = peek()
    const found = texts.find((one) => one === text.toLowerCase())
    if (nextType !== type || found === undefined) return undefined
    position += 1
    return found
  }

  function expect(bracket: string) {
    if (!accept("bracket", bracket)) throw unexpected(`"${bracket}"`)
  }

  function unexpected(wanted: string) {
    const { type, text } = peek()
    const found = type === "end" ? "the end" : quote(text)
    return invalid(`Expected ${wanted} instead of ${found}.`)
  }

  function parseOr() {
    return parseList("or", () => parseList("and", parseTerm))
  }

  function parseList(op: "and" | "or", parsePart: () => Filter): Filter {
    const first = parsePart()
    const filters = [first]
    while (accept("word", op)) filters.push(parsePart())
    return filters.length > 1 ? { op, filters } : first
  }

  function parseTerm(): Filter {
    if (accept("bracket", "(")) {
      const filter = parseNested()
      expect(")")
      return filter
    }
    const next = tokens[position + 1]
    if (next?.text === "(" && accept("word", "not"))
      return { op: "not", filter: parseTerm() }
    terms += 1
    if (terms > MAX_TERMS)
      throw invalid(`A filter has at most ${MAX_TERMS} comparisons.`)
    return parseAttribute(parsePath())
  }

  function parseNested() {
    depth += 1
    if (depth > MAX_DEPTH) throw invalid("The filter is nested too deeply.")
    const filter = parseOr()
    depth -= 1
    return filter
  }

  function parseAttribute(path: string): Filter {
    if (peek().text !== "[") return parseComparison(path)
    const filter = parseBrackets()
    const sub = parseSubAttribute()
    if (sub === undefined) return { op: "[]", path, filter }
    // One value must satisfy both, so the comparison moves into the brackets.
    const comparison = parseComparison(sub)
    return {
      op: "[]",
      path,
      filter: { op: "and", filters: [filter, comparison] },
    }
  }

  function parseComparison(path: string): Filter {
    if (accept("word", "pr")) return { op: "pr", path }
    const op = accept("word", ...COMPARISONS)
    const comparison = COMPARISONS.find((one) => one === op)
    if (!comparison) throw unexpected("an operator")
    return { op: comparison, path, value: parseValue() }
  }

  function parseBrackets() {
    expect("[")
    if (isInBrackets) throw invalid("Brackets can't be nested.")
    isInBrackets = true
    const filter = parseNested()
    isInBrackets = false
    expect("]")
    return filter
  }

  /** Parses what follows a bracket: `.value`. */
  function parseSubAttribute() {
    const { type, text } = peek()
    if (type !== "word" || !text.startsWith(".")) return undefined
    position += 1
    checkFilterPath(text.slice(1))
    return text.slice(1)
  }

  function parsePath() {
    const { type, text } = peek()
    if (type !== "word") throw unexpected("an attribute")
    position += 1
    checkFilterPath(text)
    return text
  }

  function parseValue() {
    const { type, text } = peek()
    position += 1
    const value =
      type === "end" || type === "bracket" ? undefined : toValue(text)
    if (value !== undefined) return value
    position -= 1
    throw unexpected("a value")
  }

  return {
    parseOr,
    parsePatchPath(): PatchPath {
      const path = parsePath()
      if (peek().text !== "[") return { path }
      const filter = parseBrackets()
      const sub = parseSubAttribute()
      return sub === undefined ? { path, filter } : { path, filter, sub }
    },
    expectEnd() {
      if (peek().type !== "end") throw unexpected("the end")
    },
  }
}

/** Returns undefined for anything but JSON text, numbers, booleans and null. */
function toValue(text: string) {
  const literal = /^(?:true|false|null)$/i.test(text)
    ? text.toLowerCase()
    : text
  const value = parseJson(literal)
  if (typeof value === "string" && isUnstorable(value))
    throw invalid("A value in the filter has characters that can't be stored.")
  return isScalar(value) ? value : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isScalar(value: unknown): value is FilterValue {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  )
}

function checkFilterPath(path: string) {
  try {
    checkPath(path)
  } catch {
    throw invalid(`${quote(path)} is not a valid attribute.`)
  }
}

function invalid(detail: string) {
  return new ScimError(400, detail, "invalidFilter")
}
