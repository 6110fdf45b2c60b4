import { DAY_S } from "@/lib/scim/scim-expiry"
import type { ScimConfiguration } from "@/lib/scim/scim-types"

/** For how many seconds a reset may keep the old key; none where there is nothing to choose. */
export function overlapsOf(
  connection: Partial<ScimConfiguration>,
  nowMs: number,
) {
  const { overlapChoices = [] } = connection
  if (!isAtWork(connection, nowMs)) return []
  if (!overlapChoices.some((seconds) => seconds > 0)) return []
  return [...new Set([0, ...overlapChoices])]
}

/** Whether provisioning may depend on the key, so that it stops if the key stops. */
export function isAtWork(
  connection: Partial<ScimConfiguration>,
  nowMs: number,
) {
  const { expiresAt } = connection
  const isExpired = Boolean(expiresAt) && (expiresAt ?? 0) <= nowMs / 1000
  return !isExpired && !isNeverUsed(connection)
}

/** Whether no key was ever used, as far as the backend knows: the identity provider isn't set up yet. */
export function isNeverUsed(connection: Partial<ScimConfiguration>) {
  const { lastUsedAt, previousKey, lastRejected, userCount } = connection
  return lastUsedAt === null && !previousKey && !lastRejected && !userCount
}

/** What the admin chose of what may be chosen now; at first a day, which gives the admin time, and a lost key little. */
export function chosenOverlap(choices: readonly number[], chosen?: number) {
  if (chosen !== undefined && choices.includes(chosen)) return chosen
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
