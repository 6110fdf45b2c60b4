import { randomUUID } from "node:crypto"

import {
  toConnection,
  toExpiringKey,
  toOwner,
  toReason,
  type ScimExpiringKey,
  type ScimRow,
} from "@/lib/scim/server/postgres-scim-rows"
import * as statements from "@/lib/scim/server/postgres-scim-statements"
import type { ScimRejectedEvent } from "@/lib/scim/server/scim-events"
import {
  checkScimKeyPrefix,
  createScimKey,
  hashScimKey,
  isScimKey,
  scimKeyHint,
} from "@/lib/scim/server/scim-key"
import type {
  ScimKeyCommand,
  ScimManagement,
} from "@/lib/scim/server/scim-management"

export {
  migrateScimSchema,
  scimSchema,
} from "@/lib/scim/server/postgres-scim-schema"

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

/**
 * Whatever runs a PostgreSQL statement: a `Pool` of pg, PGlite, or Neon's
 * `neon(url, { fullResults: true })`.
 */
export interface ScimDatabase {
  query(text: string, values?: unknown[]): Promise<{ rows: ScimRow[] }>
}

export interface PostgresScimManagementOptions {
  /** What keys start with, before an underscore. A change ends every key. */
  prefix?: string
  /** For how many seconds a reset may keep the old key. */
  overlapChoices?: readonly number[]
  /**
   * Told of a request with a key that no longer works, once a minute at most
   * for each customer. The request waits for it; what it throws is ignored.
   */
  onEvent?: (event: ScimRejectedEvent) => unknown
  /** The time in milliseconds. */
  now?: () => number
}

export interface PostgresScimManagement extends Required<ScimManagement> {
  /**
   * Whose key it is, for your SCIM endpoint; null for a key that is unknown,
   * replaced, deleted or expired. Notes the use, once a minute at most.
   */
  verifyScimApiKey: (
    key: string,
  ) => Promise<{ customerId: string; connectionId: string } | null>
  /**
   * The keys that expire before a time in seconds, soonest first, without
   * those that have. To remind the admins of each customer, once a day:
   *
   *     const before = Date.now() / 1000 + 14 * 86_400
   *     for (const key of await management.listExpiringKeys({ before })) {
   *       if (await wasReminded(key.keyId)) continue
   *       await mailAdmins(key.customerId, new Date(key.expiresAt * 1000))
   *     }
   */
  listExpiringKeys(query: { before: number }): Promise<ScimExpiringKey[]>
}

/**
 * Keeps connections in the tables that `migrateScimSchema` makes, and of a key
 * only its hash and its last four characters. Each change is one statement, so
 * that it happens as a whole or not at all, whatever runs beside it.
 */
export function createPostgresScimManagement(
  db: ScimDatabase,
  options: PostgresScimManagementOptions = {},
): PostgresScimManagement {
  const { prefix = "scim", onEvent, now = Date.now } = options
  const { overlapChoices = [0, HOUR_S, DAY_S, 7 * DAY_S] } = options
  checkScimKeyPrefix(prefix)

  async function run(text: string, values: unknown[]) {
    const { rows } = await db.query(text, values)
    return rows[0]
  }

  async function change(text: string, values: unknown[]) {
    const row = await run(text, values)
    return row ? ({ ok: true, data: {} } as const) : notFound()
  }

  /** No request is refused because its time can't be noted. */
  async function note(text: string, values: unknown[]) {
    return run(text, values).catch(() => undefined)
  }

  function nowInSeconds() {
    return Math.floor(now() / 1000)
  }

  async function reject(row: ScimRow, at: number) {
    const customerId = String(row["customer_id"])
    const keyId = String(row["key_id"])
    const reason = toReason(row["reason"])
    const values = [customerId, at, reason]
    if (!(await note(statements.NOTE_REJECTION, values))) return
    try {
      await onEvent?.({ type: "rejected", at, customerId, keyId, reason })
    } catch {
      // An audit log that is down is no reason to answer otherwise.
    }
  }

  return {
    overlapChoices,
    async fetchScimConnection({ customerId }) {
      const row = await run(statements.FETCH, [customerId, nowInSeconds()])
      return row ? { ok: true, data: toConnection(row) } : notFound()
    },
    async createScimConnection(command) {
      const key = issue(command, createScimKey(prefix), nowInSeconds())
      const values = [...key.values, randomUUID()]
      if (await run(statements.CREATE, values)) return key.result
      const type = "ScimConnectionForCustomerIdAlreadyExists"
      return { ok: false, error: { type } }
    },
    async resetScimApiKey({ overlapSeconds, ...command }) {
      if (
        overlapSeconds !== undefined &&
        !overlapChoices.includes(overlapSeconds)
      )
        return invalidOverlap(overlapChoices)
      const at = nowInSeconds()
      const key = issue(command, createScimKey(prefix), at)
      const until = overlapSeconds ? at + overlapSeconds : null
      const values = [...key.values, until]
      return (await run(statements.RESET, values)) ? key.result : notFound()
    },
    async patchScimConnection({ customerId, scimApiKeyExpiration }) {
      return change(statements.MOVE_EXPIRY, [customerId, scimApiKeyExpiration])
    },
    async endPreviousScimApiKey({ customerId }) {
      return change(statements.END_PREVIOUS, [customerId])
    },
    async deleteScimConnection({ customerId }) {
      return change(statements.DELETE, [customerId])
    },
    async verifyScimApiKey(key) {
      if (!isScimKey(key, prefix)) return null
      const at = nowInSeconds()
      const values = [hashScimKey(key), at]
      const row = await run(statements.VERIFY, values)
      if (row?.["connection_id"]) {
        if (row["is_use_due"]) await note(statements.NOTE_USE, values)
        return toOwner(row)
      }
      const rejected = await run(statements.EXPLAIN, values)
      if (rejected?.["is_rejection_due"]) await reject(rejected, at)
      return null
    },
    async listExpiringKeys({ before }) {
      const values = [before, nowInSeconds()]
      const { rows } = await db.query(statements.LIST_EXPIRING, values)
      return rows.map(toExpiringKey)
    },
  }
}

/** A new key: what to store of it, and what to answer with. */
function issue(command: ScimKeyCommand, scimApiKey: string, at: number) {
  const { customerId, scimApiKeyExpiration = null } = command
  const keyId = randomUUID()
  const hash = hashScimKey(scimApiKey)
  const hint = scimKeyHint(scimApiKey)
  return {
    values: [customerId, hash, keyId, hint, at, scimApiKeyExpiration],
    result: { ok: true, data: { scimApiKey, keyId } },
  } as const
}

function notFound() {
  return { ok: false, error: { type: "ScimConnectionNotFound" } } as const
}

function invalidOverlap(choices: readonly number[]) {
  const field = "overlapSeconds"
  const code = "invalid_overlap_seconds"
  const message = `overlapSeconds must be one of ${choices.join(", ")}.`
  const details = { fields: [{ field, code, message }] }
  return { ok: false, error: { type: "InvalidFields", details } } as const
}
