import type {
  ScimManagedConnection,
  ScimManagement,
} from "@/lib/scim/server/scim-management"

/**
 * What GET answers for a connection. What is undefined is left out of the
 * JSON, and then off the screen. Also for the screen's `initialConfiguration`,
 * from a page that your server renders.
 */
export function toScimConfiguration(
  management: ScimManagement,
  connection: ScimManagedConnection,
  userCount?: number,
) {
  const { scimApiKeyValidUntil, createdAt, keyHint, lastUsedAt } = connection
  const { lastRejected, previousKey } = connection
  const { overlapChoices = [] } = management
  const hasOverlap = overlapChoices.some((seconds) => seconds > 0)
  return {
    hasApiKey: true,
    expiresAt: scimApiKeyValidUntil ?? null,
    createdAt,
    keyHint,
    lastUsedAt,
    lastRejected,
    previousKey,
    overlapChoices: hasOverlap ? overlapChoices : undefined,
    canMoveExpiry: management.patchScimConnection !== undefined,
    userCount,
  }
}
