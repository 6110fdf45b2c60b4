import { isRecord } from "@/lib/scim/call-scim-api"
import { isDays, isLifetime } from "@/lib/scim/scim-expiry"
import { scimMessages, type ScimWords } from "@/lib/scim/scim-messages"
import type { ScimGuide, ScimProvider } from "@/lib/scim/scim-providers"
import type { ScimApi, ScimSetupOptions } from "@/lib/scim/scim-types"
import { isDevelopment, warnOnce } from "@/lib/scim/scim-warnings"

const DEFAULT_LOCALE = "en"
const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const

/** Stands in for an adapter that isn't there: the screen shows that its call failed. */
const NO_API: ScimApi = {
  get: failWithoutApi,
  create: failWithoutApi,
  reset: failWithoutApi,
  remove: failWithoutApi,
}

/** Returns the options without values of another type, which a host in JavaScript or with a cast can pass. */
export function safeOptions(options: ScimSetupOptions): ScimSetupOptions {
  return {
    ...options,
    api: isRecord(options.api) ? options.api : NO_API,
    scimEndpointUrl: textOr("", options.scimEndpointUrl),
    onGenerate: callable(options.onGenerate),
    onReset: callable(options.onReset),
    onDelete: callable(options.onDelete),
    onExpiryWarning: callable(options.onExpiryWarning),
    onError: callable(options.onError),
  }
}

/** Returns a language tag that `Intl` accepts: the given one, the part of it that can be used, or English. */
function safeLocale(locale: unknown) {
  if (typeof locale !== "string") return DEFAULT_LOCALE
  const [tag = ""] = locale.replaceAll("_", "-").split(/[.@]/)
  const [language = ""] = tag.split("-")
  return [tag, language].find(isLocale) ?? DEFAULT_LOCALE
}

export function safeHeadingLevel(level: unknown) {
  return HEADING_LEVELS.find((one) => one === level) ?? 2
}

/** Returns a text that isn't blank. A number, such as a customer's, is a text. */
export function safeText(given: unknown) {
  const text = Number.isFinite(given) ? String(given) : textOr("", given)
  return text.trim() === "" ? undefined : text
}

/** Returns the providers that can be chosen: with an id, and each id once. */
export function safeProviders(
  providers: readonly ScimProvider[],
): readonly ScimProvider[] {
  if (!Array.isArray(providers)) return []
  const byId = new Map<string, ScimProvider>()
  for (const provider of providers.filter(hasId))
    if (!byId.has(provider.id)) byId.set(provider.id, safeProvider(provider))
  return [...byId.values()]
}

function hasId(provider: unknown): provider is ScimProvider {
  return isRecord(provider) && isText(provider["id"])
}

/** Returns the same object where nothing is wrong: its guide is loaded anew for another one. */
function safeProvider(provider: ScimProvider): ScimProvider {
  const { testAction, load, quietAfterSeconds, ...rest } = provider
  const isNamed = isText(rest.name)
  const isFine =
    isNamed &&
    ["undefined", "string"].includes(typeof testAction) &&
    ["undefined", "function"].includes(typeof load) &&
    (quietAfterSeconds === undefined || isDays(quietAfterSeconds))
  if (isFine) return provider
  return {
    ...rest,
    name: isNamed ? rest.name : provider.id,
    ...(typeof testAction === "string" && { testAction }),
    ...(typeof load === "function" && { load }),
    ...(isDays(quietAfterSeconds) && { quietAfterSeconds }),
  }
}

/** Loads a guide, and leaves out what is no text. Rejects where there is no guide. */
export async function loadGuide(provider: ScimProvider): Promise<ScimGuide> {
  const guide = await provider.load?.()
  if (!isRecord(guide)) throw new Error(`No guide for ${provider.id}.`)
  return {
    ...guide,
    docsUrl: textOr("", guide.docsUrl),
    offersBearer: guide.offersBearer === true,
    steps: safeSteps(guide.steps),
    resetSteps: safeSteps(guide.resetSteps),
    notes: listOf(guide.notes).filter((note) => typeof note === "string"),
  }
}

function safeSteps(steps: ScimGuide["steps"]) {
  return listOf(steps).filter((step) => isRecord(step) && isText(step.text))
}

/** Returns every word in the host's version where that can be used, and otherwise in ours. */
export function safeWords(messages: unknown, locale: unknown): ScimWords {
  return {
    ...overlay(scimMessages, messages, "messages"),
    locale: safeLocale(locale),
  }
}

function overlay<Words extends object>(
  own: Words,
  given: unknown,
  path: string,
): Words {
  const words = { ...own }
  if (!isRecord(given)) return words
  const all: [string, unknown][] = Object.entries(own)
  for (const [name, word] of all) {
    const value = pick(word, given[name], `${path}.${name}`)
    Object.assign(words, { [name]: value })
  }
  return words
}

function pick(own: unknown, given: unknown, path: string) {
  if (typeof own === "function") return guard(own, given, path)
  if (isRecord(own)) return overlay(own, given, path)
  return typeof given === "string" ? given : own
}

/** Returns a function that never throws, and always returns text. */
function guard(own: unknown, given: unknown, path: string) {
  if (typeof own !== "function" || typeof given !== "function") return own
  return (...values: unknown[]): unknown => {
    try {
      const text: unknown = Reflect.apply(given, undefined, values)
      if (typeof text === "string") return text
      warnOnce(`${path} returned no string: the English text is shown.`)
    } catch {
      warnOnce(`${path} threw an error: the English text is shown.`)
    }
    return Reflect.apply(own, undefined, values)
  }
}

/** Tells the developer, in development and each thing once, which props can't be used as they are. */
export function warnOfProps(props: object) {
  if (!isDevelopment()) return
  const given: Record<string, unknown> = { ...props }
  for (const [name, [isUsable, advice]] of Object.entries(CHECKS)) {
    const value = given[name]
    if (value !== undefined && !isUsable(value)) warnOnce(`${name} ${advice}`)
  }
  const { messages } = given
  if (isRecord(messages)) missingWords(scimMessages, messages, "messages")
}

const CHECKS: Record<string, [(value: unknown) => boolean, string]> = {
  api: [isRecord, "is no adapter: pass an object with get, create and so on."],
  locale: [
    (value) => typeof value === "string" && isLocale(value),
    'is no BCP 47 language tag, such as "de" or "pt-BR".',
  ],
  messages: [isRecord, "is no object: the English texts are shown."],
  providers: [
    (value) => {
      if (!Array.isArray(value) || !value.every(hasId)) return false
      const ids = new Set(value.map(({ id }) => id))
      return ids.size === value.length && value.every((one) => one.name)
    },
    "must be a list of providers, each with a name and an id of its own: others are left out.",
  ],
  expiry: [
    (value) => {
      if (!isRecord(value)) return false
      const { choices = [], maximum = Infinity } = value
      const areLifetimes = Array.isArray(choices) && choices.every(isLifetime)
      return areLifetimes && typeof maximum === "number" && maximum >= 1
    },
    "must have choices and a maximum in whole days from 1 to 36,500: other choices are left out, and another maximum is 365 days.",
  ],
  expiryWarnings: [
    (value) => Array.isArray(value) && value.every(isDays),
    "must be a list of numbers of days: others are left out.",
  ],
  deleteDetails: [isText, "must be a text."],
  confirmDelete: [
    isText,
    "must be a text: without one, nothing has to be typed before a delete.",
  ],
  headingLevel: [
    (value) => HEADING_LEVELS.some((level) => level === value),
    "must be a number from 1 to 6: 2 is used.",
  ],
}

function missingWords(own: object, given: object, path: string) {
  const all: [string, unknown][] = Object.entries(own)
  const others: Record<string, unknown> = { ...given }
  for (const [name, word] of all) {
    const other = others[name]
    const isMissing = typeof other !== typeof word || other === null
    if (isMissing && name in others)
      warnOnce(`${path}.${name} is no ${typeof word}: the English is shown.`)
    else if (isMissing && path !== "messages")
      warnOnce(`${path}.${name} is missing: the English text is shown.`)
    else if (isRecord(word) && isRecord(other))
      missingWords(word, other, `${path}.${name}`)
  }
}

function isLocale(tag: string) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length >= 0
  } catch {
    return false
  }
}

function isText(text: unknown) {
  return typeof text === "string" && text.trim() !== ""
}

function textOr(fallback: string, text: unknown) {
  return typeof text === "string" ? text : fallback
}

function callable<Value>(value: Value) {
  return typeof value === "function" ? value : undefined
}

function listOf<Item>(list: readonly Item[]): readonly Item[] {
  return Array.isArray(list) ? list : []
}

async function failWithoutApi() {
  return { ok: false, error: { message: "There is no api." } } as const
}
