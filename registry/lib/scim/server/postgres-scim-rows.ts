import type { ScimManagedConnection } from "@/lib/scim/server/scim-management"

export type ScimRow = Record<string, unknown>

export interface ScimExpiringKey {
  customerId: string
  connectionId: string
  keyId: string
  keyHint: string
  expiresAt: number
}

export function toOwner(row: ScimRow) {
  return {
    customerId: String(row["customer_id"]),
    connectionId: String(row["connection_id"]),
  }
}

export function toConnection(row: ScimRow): ScimManagedConnection {
  return {
    ...toOwner(row),
    scimApiKeyValidUntil: toTime(row["expires_at"]),
    createdAt: Number(row["created_at"]),
    keyHint: String(row["key_hint"]),
    lastUsedAt: toTime(row["last_used_at"]),
    ...toLastRejected(row),
    ...toPreviousKey(row),
  }
}

export function toExpiringKey(row: ScimRow): ScimExpiringKey {
  return {
    ...toOwner(row),
    keyId: String(row["key_id"]),
    keyHint: String(row["key_hint"]),
    expiresAt: Number(row["expires_at"]),
  }
}

export function toReason(value: unknown) {
  return value === "expired" ? "expired" : "replaced"
}

function toLastRejected(row: ScimRow) {
  const at = toTime(row["last_rejected_at"])
  const reason = toReason(row["last_rejected_reason"])
  return at === null ? {} : { lastRejected: { at, reason } as const }
}

function toPreviousKey(row: ScimRow) {
  if (!row["has_previous_key"]) return {}
  const expiresAt = Number(row["previous_expires_at"])
  const lastUsedAt = toTime(row["previous_last_used_at"])
  return { previousKey: { expiresAt, lastUsedAt } }
}

function toTime(value: unknown) {
  return value === null ? null : Number(value)
}
