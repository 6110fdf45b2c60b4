import type { ScimConfiguration } from "@/lib/scim/scim-types"

export type ScimActivity =
  "failing" | "waiting" | "quiet" | "receiving" | "unknown"

const FIRST_READ_MS = 5_000
const SLOWEST_READ_MS = 300_000

/** What the identity provider's requests tell of the connection, and "unknown" where they tell nothing. */
export function scimActivity(
  connection: ScimConfiguration,
  nowMs: number,
  quietAfterSeconds = Infinity,
): ScimActivity {
  const { expiresAt, lastUsedAt } = connection
  const now = nowMs / 1000
  if (isFailing(connection)) return "failing"
  // Nothing more can come with an expired key, whatever came before.
  if (lastUsedAt === undefined || (expiresAt && expiresAt <= now))
    return "unknown"
  if (lastUsedAt === null) return "waiting"
  const last = Math.max(lastUsedAt, connection.previousKey?.lastUsedAt ?? 0)
  return now - last > quietAfterSeconds ? "quiet" : "receiving"
}

/** Whether the last that was heard is a refusal. One from before this key is over. */
function isFailing({ lastRejected, createdAt, lastUsedAt }: ScimConfiguration) {
  if (!lastRejected) return false
  const { at } = lastRejected
  return at >= (createdAt ?? 0) && at > (lastUsedAt ?? 0)
}

/** Whether the old key of an overlap was used since there is a new one, and last. */
export function usesOldKey(connection: ScimConfiguration) {
  const { previousKey, lastUsedAt, createdAt } = connection
  const usedAt = previousKey?.lastUsedAt ?? 0
  return usedAt > (lastUsedAt ?? 0) && usedAt >= (createdAt ?? 0)
}

/** The pause before the next quiet read: 5 seconds at attempt 0, then twice as long each time, 5 minutes at most. */
export function nextReadMs(attempt: number) {
  return Math.min(FIRST_READ_MS * 2 ** attempt, SLOWEST_READ_MS)
}
