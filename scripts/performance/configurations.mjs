const DAY_S = 86_400
const now = Math.floor(Date.now() / 1000)

/** What loading may end in. */
export const configurations = {
  empty: { hasApiKey: false },
  active: { hasApiKey: true, expiresAt: now + 100 * DAY_S },
  "active, never expires": { hasApiKey: true },
  "active, all facts": {
    hasApiKey: true,
    expiresAt: now + 20 * DAY_S,
    createdAt: now - 300 * DAY_S,
    keyHint: "0001",
    lastUsedAt: now - 600,
    lastRejected: { at: now - 300, reason: "replaced" },
    previousKey: { expiresAt: now + 3_600, lastUsedAt: now - 7_200 },
    overlapChoices: [0, 3_600, DAY_S],
    userCount: 42,
  },
}
