import type { ScimConfiguration } from "@/lib/scim/scim-types"

const DAY_S = 86_400

/** For how many seconds a reset may keep the old key, shortest first; none where there is nothing to choose. */
export function overlapsOf(
  { overlapChoices = [], expiresAt }: Partial<ScimConfiguration>,
  nowMs: number,
) {
  const isExpired = Boolean(expiresAt) && (expiresAt ?? 0) <= nowMs / 1000
  if (isExpired || !overlapChoices.some((seconds) => seconds > 0)) return []
  return [...new Set([0, ...overlapChoices])].toSorted((a, b) => a - b)
}

/** A day gives the admin time, and a lost key little. */
export function initialOverlap(choices: readonly number[]) {
  return choices.includes(DAY_S) ? DAY_S : (choices[1] ?? 0)
}

/** When the old key stops working, in seconds; null: at once. */
export function oldKeyUntil(
  { expiresAt }: Partial<ScimConfiguration>,
  overlapSeconds: number | undefined,
  nowMs: number,
) {
  if (!overlapSeconds) return null
  const overlapEnd = Math.floor(nowMs / 1000) + overlapSeconds
  return Math.min(overlapEnd, expiresAt ?? Infinity)
}
