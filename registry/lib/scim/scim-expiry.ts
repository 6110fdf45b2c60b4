import { addDays, differenceInCalendarDays, formatISO } from "date-fns"

import type { ScimConfiguration } from "@/lib/scim/scim-types"

/** The last second that a 32-bit backend can hold: 2038-01-19T03:14:07Z. */
const LATEST_EXPIRES_AT = 2_147_483_647
/** Beyond the latest expiry, and within what a date can hold. */
const CENTURY_DAYS = 36_500
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
export const DAY_S = DAY_MS / 1000
const SECOND = ["second", 1] as const
const UNITS = [["day", DAY_S], ["hour", 3600], ["minute", 60], SECOND] as const
/** In days before the expiry. */
const EXPIRY_WARNINGS = [30, 7, 1]
const LIFETIMES = [30, 60, 90, 180, 365]
const DEFAULT_LIFETIME = 365
const LONGEST_LIFETIME = 36_500

export interface ScimExpiryOptions {
  /** Lifetimes to choose from, in days. */
  choices?: number[] | undefined
  /** Whether the admin may pick a date. */
  custom?: boolean | undefined
  /** Whether the admin may have a key that never expires. */
  never?: boolean | undefined
  /** What is chosen at first: one of `choices`, or "never". */
  default?: number | "never" | undefined
  /** The longest lifetime, in days: longer choices, later dates and "never" are not offered. */
  maximum?: number | undefined
}

/**
 * The smallest of the numbers of days to warn at that is reached; 0 when the key has expired, null when
 * there is nothing to warn of. But for the last one, a warning that would fill half the life of the key is
 * left out.
 */
export function expiryWarning(
  { expiresAt, createdAt }: Partial<ScimConfiguration>,
  nowMs: number,
  warnAtDays?: readonly number[],
) {
  if (!expiresAt) return null
  const leftS = expiresAt - nowMs / 1000
  if (leftS <= 0) return 0
  const halfLifeS = createdAt ? (expiresAt - createdAt) / 2 : Infinity
  const warnings = usableWarnings(warnAtDays)
  const last = Math.min(...warnings)
  const reached = warnings.filter(
    (days) =>
      leftS <= days * DAY_S && (days === last || days * DAY_S <= halfLifeS),
  )
  return reached.length > 0 ? Math.min(...reached) : null
}

/**
 * The choices that the options leave, in order: numbers of days, "custom", "never". What isn't a whole number of
 * days isn't offered, and a maximum that isn't a number still rules out "never".
 */
export function expiryChoices(options: ScimExpiryOptions = {}) {
  const { choices, maximum } = usableLifetimes(options)
  const days = choices.filter((choice) => choice <= maximum).map(String)
  const custom = options.custom === false ? [] : ["custom"]
  const hasNever = options.never !== false && maximum === Infinity
  const all = [...days, ...custom, ...(hasNever ? ["never"] : [])]
  const { default: given } = options
  const isGiven = typeof given === "number" || typeof given === "string"
  const wanted = String(isGiven ? given : DEFAULT_LIFETIME)
  const initial = all.includes(wanted) ? wanted : (days.at(-1) ?? all[0])
  if (initial === undefined) return { choices: ["custom"], initial: "custom" }
  return { choices: all, initial }
}

/** The lifetimes that can be used. A maximum that is no number of days is a year: it never means that there is none. */
function usableLifetimes({ choices, maximum }: ScimExpiryOptions = {}) {
  const days = Array.isArray(choices) ? choices : LIFETIMES
  const usable = [...new Set(days.filter(isLifetime))]
  return {
    choices: usable.length < 1 && days.length > 0 ? LIFETIMES : usable,
    maximum: usableMaximum(maximum ?? Infinity),
  }
}

function usableMaximum(days: number) {
  if (days === Infinity) return days
  const isUsable = typeof days === "number" && days >= 1
  return isUsable ? Math.floor(days) : DEFAULT_LIFETIME
}

export function isLifetime(days: unknown) {
  const isWhole = typeof days === "number" && Number.isInteger(days)
  return isWhole && days >= 1 && days <= LONGEST_LIFETIME
}

/** The numbers of days before the expiry at which to warn. */
export function usableWarnings(days: readonly number[] | undefined) {
  return Array.isArray(days) ? days.filter(isDays) : EXPIRY_WARNINGS
}

export function isDays(days: unknown): days is number {
  return typeof days === "number" && days > 0 && days < Infinity
}

/** What the admin chose of what may be chosen now, and the moment that it means: see `toExpiresAt`. */
export function chosenExpiry(
  options: ScimExpiryOptions | undefined,
  chosen: { choice?: string | undefined; date?: string },
  nowMs: number,
) {
  const { choices, initial } = expiryChoices(options)
  const { choice: wanted = initial, date = "" } = chosen
  const choice = choices.includes(wanted) ? wanted : initial
  const range = expiryDateRange(nowMs, usableLifetimes(options).maximum)
  const expiresAt = toExpiresAt(choice, date, nowMs, range)
  return { choices, choice, date, range, expiresAt }
}

/** For how many days the key was made, as a choice. */
export function lifetimeChoice({
  createdAt,
  expiresAt,
}: Partial<ScimConfiguration>) {
  if (!createdAt || !expiresAt) return undefined
  return String(Math.round((expiresAt - createdAt) / DAY_S))
}

/** The first and the last day, as `yyyy-mm-dd`, that a custom expiry may name. */
export function expiryDateRange(nowMs: number, maximumDays = Infinity) {
  const lastFullDay = addDays(LATEST_EXPIRES_AT * 1000, -1).getTime()
  const days = Math.min(usableMaximum(maximumDays), LONGEST_LIFETIME)
  const max = Math.min(addDays(nowMs, days).getTime(), lastFullDay)
  return { min: toDay(addDays(nowMs, 1)), max: toDay(max) }
}

function toDay(date: Date | number) {
  return formatISO(date, { representation: "date" })
}

/** The moment that a choice means, in whole seconds; undefined: never; null: no date, or one out of range. */
export function toExpiresAt(
  choice: string,
  date: string,
  nowMs: number,
  { min, max }: { min: string; max: string },
) {
  if (choice === "never") return undefined
  if (choice === "custom")
    return isDay(date) && date >= min && date <= max ? lastSecondOf(date) : null
  // Calendar days: the time of day stays when the clocks change on the way.
  const end = addDays(nowMs, Math.min(Number(choice), CENTURY_DAYS)).getTime()
  const expiresAt = Math.min(Math.floor(end / 1000), LATEST_EXPIRES_AT)
  return Number.isFinite(expiresAt) ? expiresAt : null
}

/** Whether a text is a day of the calendar as `yyyy-mm-dd`. Browsers let a year have six digits. */
function isDay(date: string) {
  const ms = Date.parse(`${date}T00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(date) &&
    Number.isFinite(ms) &&
    new Date(ms).toISOString().startsWith(date)
  )
}

/** In the admin's zone. Without a time, a date would be read as midnight in Greenwich. */
function lastSecondOf(date: string) {
  return Math.floor(Date.parse(`${date}T23:59:59`) / 1000)
}

/** Absolute, in the admin's zone and with its name: "November 24, 2027 at 11:59 PM GMT+1". */
export function formatDateTime(seconds: number, locale: string) {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(seconds * 1000)
}

/** "January 18, 2038", of a `yyyy-mm-dd` day. */
export function formatDay(day: string, locale: string) {
  const words = new Intl.DateTimeFormat(locale, { dateStyle: "long" })
  return words.format(new Date(`${day}T12:00`))
}

/** "in 30 days", "tomorrow", "5 minutes ago", "now". */
export function formatRelative(seconds: number, locale: string, nowMs: number) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const deltaMs = seconds * 1000 - nowMs
  const size = Math.abs(deltaMs)
  if (size < MINUTE_MS)
    return deltaMs > 0 ? words.format(1, "minute") : words.format(0, "second")
  if (size < HOUR_MS - MINUTE_MS / 2)
    return words.format(Math.round(deltaMs / MINUTE_MS), "minute")
  if (size < DAY_MS - HOUR_MS / 2)
    return words.format(Math.round(deltaMs / HOUR_MS), "hour")
  return words.format(differenceInCalendarDays(seconds * 1000, nowMs), "day")
}

/** "7 days", "36 hours", "90 minutes": in one unit up to 99 of it, otherwise in several: "7 days, 1 hour". */
export function formatDuration(seconds: number, locale: string) {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? SECOND
  const isPlain = unit === "day" || seconds < 100 * size
  const parts = isPlain ? [{ unit, count: seconds / size }] : split(seconds)
  const texts = parts.map(({ unit: name, count }) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: "long",
    }).format(count),
  )
  return new Intl.ListFormat(locale, { type: "unit" }).format(texts)
}

function split(seconds: number) {
  let rest = seconds
  return UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count > 0 ? [{ unit, count }] : []
  })
}

/** How long to wait, rounded up so that nobody comes too early: "in 30 seconds", "in 2 minutes", "in 1 day". */
export function formatWait(seconds: number, locale: string) {
  // Rounded up to an hour or a day, a little more than one would be nearly two.
  const [unit, size] =
    UNITS.find(([name, each]) =>
      name === "minute" || seconds % each === 0
        ? seconds >= each
        : seconds >= 1.5 * each,
    ) ?? SECOND
  const words = new Intl.RelativeTimeFormat(locale)
  return words.format(Math.ceil(seconds / size), unit)
}

/** The form that a language has for a count, with the count in place of "#". */
export function formatCount(
  count: number,
  locale: string,
  forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>,
) {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replace("#", new Intl.NumberFormat(locale).format(count))
}

/** How long what is said of these times stays true: until one passes, a minute near it, an hour at most. */
export function msUntilWordsChange(
  {
    expiresAt,
    lastUsedAt,
    lastRejected,
    previousKey,
  }: Partial<ScimConfiguration>,
  nowMs: number,
) {
  const uses = [lastUsedAt, lastRejected?.at, previousKey?.lastUsedAt]
  const times = [expiresAt, previousKey?.expiresAt, ...uses]
  const waitsMs = times.map((seconds) => {
    const leftMs = (seconds ?? Infinity) * 1000 - nowMs
    const stepMs = Math.abs(leftMs) < 2 * HOUR_MS ? MINUTE_MS : HOUR_MS
    return leftMs > 0 ? Math.min(leftMs, stepMs) : stepMs
  })
  return Math.min(...waitsMs)
}
