import { randomUUID } from "node:crypto"

import { createScimKey, scimKeyHint } from "@/lib/scim/server/scim-key"
import type { ScimKeyCommand } from "@/lib/scim/server/scim-management"

const REMEMBERED_KEYS = 10

/** A connection of the store in memory. Times are in seconds. */
export interface MemoryConnection {
  customerId: string
  connectionId: string
  current: MemoryKey
  /** The one of an overlap first, then the last one. */
  replaced: MemoryKey[]
  /** How long the first of them works on. */
  previousUntil: number | null
  lastRejected?: { at: number; reason: "expired" | "replaced" }
}

interface MemoryKey {
  scimApiKey: string
  keyId: string
  createdAt: number
  expiresAt: number | null
  lastUsedAt: number | null
}

export function makeConnection(
  command: ScimKeyCommand,
  at: number,
): MemoryConnection {
  return {
    customerId: command.customerId,
    connectionId: randomUUID(),
    current: makeKey(command, at),
    replaced: [],
    previousUntil: null,
  }
}

export function replaceKey(
  connection: MemoryConnection,
  command: ScimKeyCommand,
  at: number,
  overlapSeconds: number,
) {
  const { current, replaced } = connection
  const [previous, ...older] = replaced
  const all =
    previous &&
    isLive(previous, connection, at) &&
    (!current.lastUsedAt || (previous.lastUsedAt ?? 0) > current.lastUsedAt)
      ? [previous, current, ...older]
      : [current, ...replaced]
  connection.replaced = all.slice(0, REMEMBERED_KEYS)
  connection.current = makeKey(command, at)
  connection.previousUntil = overlapSeconds ? at + overlapSeconds : null
}

export function toIssuedKey({ current }: MemoryConnection) {
  return { scimApiKey: current.scimApiKey, keyId: current.keyId }
}

/** The key that it is, whether it still works or not. */
export function findKey(connection: MemoryConnection, text: string) {
  const keys = [connection.current, ...connection.replaced]
  return keys.find(({ scimApiKey }) => scimApiKey === text)
}

export function isLive(
  key: MemoryKey,
  { current, replaced, previousUntil }: MemoryConnection,
  at: number,
) {
  if (key.expiresAt !== null && key.expiresAt <= at) return false
  if (key === current) return true
  return key === replaced[0] && previousUntil !== null && previousUntil > at
}

/** What happens at each request is noted once a minute at most. */
export function isDue(notedAt: number | null | undefined, at: number) {
  return typeof notedAt !== "number" || notedAt <= at - 60
}

export function toFacts(connection: MemoryConnection, at: number) {
  const { connectionId, customerId, current, lastRejected } = connection
  return {
    connectionId,
    customerId,
    scimApiKeyValidUntil: current.expiresAt,
    createdAt: current.createdAt,
    keyHint: scimKeyHint(current.scimApiKey),
    lastUsedAt: current.lastUsedAt,
    ...(lastRejected && { lastRejected }),
    ...toPreviousKey(connection, at),
  }
}

export function toExpiringKey({
  customerId,
  connectionId,
  current,
}: MemoryConnection) {
  const { keyId, scimApiKey, expiresAt } = current
  const keyHint = scimKeyHint(scimApiKey)
  return expiresAt === null
    ? []
    : [{ customerId, connectionId, keyId, keyHint, expiresAt }]
}

function toPreviousKey(connection: MemoryConnection, at: number) {
  const { replaced, previousUntil } = connection
  const [key] = replaced
  if (!key || !isLive(key, connection, at)) return {}
  const ends = [key.expiresAt, previousUntil].map((time) => time ?? Infinity)
  const { lastUsedAt } = key
  return { previousKey: { expiresAt: Math.min(...ends), lastUsedAt } }
}

function makeKey(command: ScimKeyCommand, at: number): MemoryKey {
  return {
    scimApiKey: createScimKey(),
    keyId: randomUUID(),
    createdAt: at,
    expiresAt: command.scimApiKeyExpiration ?? null,
    lastUsedAt: null,
  }
}
