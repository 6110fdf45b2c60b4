import type {
  PostgresScimManagement,
  PostgresScimManagementOptions,
} from "@/lib/scim/server/postgres-scim-management"
import { isScimKey } from "@/lib/scim/server/scim-key"
import type {
  ScimManagementError,
  ScimManagementResult,
} from "@/lib/scim/server/scim-management"

import {
  findKey,
  isDue,
  isLive,
  makeConnection,
  replaceKey,
  toExpiringKey,
  toFacts,
  toIssuedKey,
  type MemoryConnection,
} from "./memory-scim-connection"

export interface MemoryScimManagement extends PostgresScimManagement {
  /** How the next operation fails: it throws an Error, and answers with anything else. */
  failNext(failure: ScimManagementError | Error): void
}

export interface MemoryScimManagementOptions extends Pick<
  PostgresScimManagementOptions,
  "overlapChoices" | "onEvent"
> {
  /** The time in milliseconds. */
  now?: () => number
}

/** Does what the PostgreSQL store does, for tests and demos, and forgets it with the process. */
export function createMemoryScimManagement({
  overlapChoices = [0, 3600, 86_400, 604_800],
  onEvent,
  now = Date.now,
}: MemoryScimManagementOptions = {}): MemoryScimManagement {
  const connections = new Map<string, MemoryConnection>()
  let failure: ScimManagementError | Error | undefined

  /** Every operation begins here; the answer is the failure that is due. */
  function begin() {
    const due = failure
    failure = undefined
    if (due instanceof Error) throw due
    return due && failed(due)
  }

  async function withConnection<T>(
    customerId: string,
    work: (connection: MemoryConnection) => T,
  ): Promise<ScimManagementResult<T>> {
    const due = begin()
    if (due) return due
    const connection = connections.get(customerId)
    if (!connection) return failed({ type: "ScimConnectionNotFound" })
    return { ok: true, data: work(connection) }
  }

  function nowInSeconds() {
    return Math.floor(now() / 1000)
  }

  async function reject(connection: MemoryConnection, keyId: string) {
    const at = nowInSeconds()
    const { customerId, current, lastRejected } = connection
    if (!isDue(lastRejected?.at, at)) return
    const reason = keyId === current.keyId ? "expired" : "replaced"
    connection.lastRejected = { at, reason }
    try {
      await onEvent?.({ type: "rejected", at, customerId, keyId, reason })
    } catch {
      // As in the PostgreSQL store.
    }
  }

  return {
    overlapChoices,
    fetchScimConnection({ customerId }) {
      return withConnection(customerId, (connection) =>
        toFacts(connection, nowInSeconds()),
      )
    },
    async createScimConnection(command) {
      const due = begin()
      if (due) return due
      if (connections.has(command.customerId))
        return failed({ type: "ScimConnectionForCustomerIdAlreadyExists" })
      const connection = makeConnection(command, nowInSeconds())
      connections.set(command.customerId, connection)
      return { ok: true, data: toIssuedKey(connection) }
    },
    async resetScimApiKey({ overlapSeconds, ...command }) {
      const overlap = overlapSeconds ?? 0
      if (overlapSeconds !== undefined && !overlapChoices.includes(overlap))
        return failed(invalidOverlap(overlapChoices))
      return withConnection(command.customerId, (connection) => {
        replaceKey(connection, command, nowInSeconds(), overlap)
        return toIssuedKey(connection)
      })
    },
    patchScimConnection({ customerId, scimApiKeyExpiration }) {
      return withConnection(customerId, (connection) => {
        connection.current.expiresAt = scimApiKeyExpiration
        if (connection.lastRejected?.reason === "expired")
          delete connection.lastRejected
      })
    },
    endPreviousScimApiKey({ customerId }) {
      return withConnection(customerId, (connection) => {
        connection.previousUntil = null
      })
    },
    deleteScimConnection({ customerId }) {
      return withConnection(customerId, () => connections.delete(customerId))
    },
    async verifyScimApiKey(text) {
      if (!isScimKey(text)) return null
      const at = nowInSeconds()
      for (const connection of connections.values()) {
        const key = findKey(connection, text)
        if (!key) continue
        const isAccepted = isLive(key, connection, at)
        if (!isAccepted) await reject(connection, key.keyId)
        else if (isDue(key.lastUsedAt, at)) key.lastUsedAt = at
        const { customerId, connectionId } = connection
        return isAccepted ? { customerId, connectionId } : null
      }
      return null
    },
    async listExpiringKeys({ before }) {
      const at = nowInSeconds()
      return [...connections.values()]
        .flatMap(toExpiringKey)
        .filter(({ expiresAt }) => expiresAt > at && expiresAt < before)
        .toSorted((a, b) => a.expiresAt - b.expiresAt)
    },
    failNext(next) {
      failure = next
    },
  }
}

function failed(error: ScimManagementError) {
  return { ok: false, error } as const
}

function invalidOverlap(choices: readonly number[]) {
  const field = "overlapSeconds"
  const code = "invalid_overlap_seconds"
  const message = `overlapSeconds must be one of ${choices.join(", ")}.`
  return {
    type: "InvalidFields",
    details: { fields: [{ field, code, message }] },
  }
}
