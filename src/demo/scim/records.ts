/** An object from JSON. */
export type ScimRecord = Record<string, unknown>

export function isRecord(value: unknown): value is ScimRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Returns a property of the object's own, never one of its prototype. */
export function read(record: ScimRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** Returns a property of the object's own by its name in any case. */
export function readAnyCase(record: ScimRecord, name: string): unknown {
  const wanted = name.toLowerCase()
  const key = Object.keys(record).find((one) => one.toLowerCase() === wanted)
  return key === undefined ? undefined : record[key]
}

/** Returns the record with a property set or, if undefined, omitted. */
export function withProperty(record: ScimRecord, name: string, value: unknown) {
  const { [name]: _, ...others } = record
  return value === undefined ? others : { ...others, [name]: value }
}

/** Normalizing takes quadratic time on long runs of combining marks. */
const MAX_NORMALIZED_LENGTH = 100

/** The form in which text is compared unless it is case-exact. */
export function fold(text: string) {
  const isShort = text.length <= MAX_NORMALIZED_LENGTH
  return (isShort ? text.normalize("NFC") : text).toLowerCase()
}

/** Returns whether the text has characters that PostgreSQL can't store. */
export function isUnstorable(text: string) {
  return /[\0\p{Surrogate}]/u.test(text)
}
