import { randomUUID } from "node:crypto"

import {
  createScimKey,
  isScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"
import type {
  ScimKeyCommand,
  ScimManagement,
  ScimManagementError,
} from "@/lib/scim/server/scim-management"

export interface MemoryScimManagement extends ScimManagement {
  /** As the PostgreSQL store does. */
  verifyScimApiKey(
    key: string,
  ): Promise<{ customerId: string; connectionId: string } | null>
  /** How the next operation fails: it throws an Error, and answers with anything else. */
  failNext(failure: ScimManagementError | Error): void
}

/** A `ScimManagement` for tests and demos, which forgets everything when the process ends. */
export function createMemoryScimManagement({
  now = Date.now,
}: { now?: () => number } = {}): MemoryScimManagement {
  const connections = new Map<string, MemoryConnection>()
  let failure: ScimManagementError | Error | undefined

  /** Every operation begins here; the answer is the failure that is due. */
  function begin() {
    const due = failure
    failure = undefined
    if (due instanceof Error) throw due
    return due && failed(due)
  }

  function issue(command: ScimKeyCommand, connectionId: string) {
    const scimApiKey = createScimKey()
    connections.set(command.customerId, {
      connectionId,
      scimApiKey,
      createdAt: toSeconds(now()),
      expiresAt: command.scimApiKeyExpiration ?? null,
      lastUsedAt: null,
    })
    return { ok: true, data: { scimApiKey } } as const
  }

  return {
    async fetchScimConnection({ customerId }) {
      const due = begin()
      if (due) return due
      const connection = connections.get(customerId)
      if (!connection) return failed({ type: "ScimConnectionNotFound" })
      const { scimApiKey, expiresAt, ...facts } = connection
      const keyHint = scimKeyHint(scimApiKey)
      const data = { ...facts, scimApiKeyValidUntil: expiresAt, keyHint }
      return { ok: true, data }
    },
    async createScimConnection(command) {
      const due = begin()
      if (due) return due
      if (connections.has(command.customerId))
        return failed({ type: "ScimConnectionForCustomerIdAlreadyExists" })
      return issue(command, randomUUID())
    },
    async resetScimApiKey(command) {
      const due = begin()
      if (due) return due
      const connection = connections.get(command.customerId)
      if (!connection) return failed({ type: "ScimConnectionNotFound" })
      return issue(command, connection.connectionId)
    },
    async deleteScimConnection({ customerId }) {
      const due = begin()
      if (due) return due
      return connections.delete(customerId)
        ? { ok: true, data: {} }
        : failed({ type: "ScimConnectionNotFound" })
    },
    async verifyScimApiKey(key) {
      if (!isScimKey(key)) return null
      const nowS = toSeconds(now())
      for (const [customerId, connection] of connections) {
        const { connectionId, scimApiKey, expiresAt, lastUsedAt } = connection
        if (scimApiKey !== key) continue
        if (expiresAt !== null && expiresAt <= nowS) return null
        if (lastUsedAt === null || lastUsedAt <= nowS - 60)
          connection.lastUsedAt = nowS
        return { customerId, connectionId }
      }
      return null
    },
    failNext(next) {
      failure = next
    },
  }
}

interface MemoryConnection {
  connectionId: string
  scimApiKey: string
  createdAt: number
  expiresAt: number | null
  lastUsedAt: number | null
}

function failed(error: ScimManagementError) {
  return { ok: false, error } as const
}

function toSeconds(ms: number) {
  return Math.floor(ms / 1000)
}
