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
  const { lastUsedAt } = connection
  if (isFailing(connection)) return "failing"
  // Nothing more can come with an expired key, whatever came before.
  if (lastUsedAt === undefined || hasExpired(connection, nowMs))
    return "unknown"
  if (lastUsedAt === null) return "waiting"
  const silentSeconds = nowMs / 1000 - acceptedAt(connection)
  return silentSeconds > quietAfterSeconds ? "quiet" : "receiving"
}

/** Whether the last that was heard is a refusal. One from before this key is over. */
function isFailing(connection: ScimConfiguration) {
  const { lastRejected, createdAt } = connection
  if (!lastRejected) return false
  const { at } = lastRejected
  return at >= (createdAt ?? 0) && at > acceptedAt(connection)
}

/** When a request was last accepted, with whichever key; 0: never, as far as is known. */
function acceptedAt({ lastUsedAt, previousKey }: ScimConfiguration) {
  return Math.max(lastUsedAt ?? 0, previousKey?.lastUsedAt ?? 0)
}

function hasExpired({ expiresAt }: Partial<ScimConfiguration>, nowMs: number) {
  return Boolean(expiresAt && expiresAt <= nowMs / 1000)
}

/**
 * Whether the last accepted request carried the old key of an overlap, so that provisioning stops without it. If
 * the use of the new key is unknown, only a request from after the reset counts.
 */
export function isOldKeyInUse(connection: Partial<ScimConfiguration>) {
  const { previousKey, lastUsedAt, createdAt = Infinity } = connection
  const newUsedAt = lastUsedAt === undefined ? createdAt : (lastUsedAt ?? 0)
  return (previousKey?.lastUsedAt ?? 0) > newUsedAt
}

/** The connection without what requests may have changed since it was read. */
export function withoutUse(connection: Partial<ScimConfiguration>) {
  const { previousKey } = connection
  const unknown = { lastUsedAt: undefined, lastRejected: undefined }
  return {
    ...connection,
    ...unknown,
    previousKey: previousKey && { ...previousKey, lastUsedAt: undefined },
  }
}

/** Whether provisioning may depend on the key, so that it stops if the key stops. */
export function isAtWork(
  connection: Partial<ScimConfiguration>,
  nowMs: number,
) {
  return !hasExpired(connection, nowMs) && !isNeverUsed(connection)
}

/** Whether it is known that nothing used this key or one before it, so that the provider isn't set up yet. */
export function isNeverUsed(connection: Partial<ScimConfiguration>) {
  const { lastUsedAt, previousKey, lastRejected, userCount } = connection
  return lastUsedAt === null && !previousKey && !lastRejected && !userCount
}

/** The pause before the next quiet read: 5 seconds at attempt 0, then twice as long each time, 5 minutes at most. */
export function nextReadMs(attempt: number) {
  return Math.min(FIRST_READ_MS * 2 ** attempt, SLOWEST_READ_MS)
}
