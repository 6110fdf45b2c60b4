import { runWithTransaction } from "@better-auth/core/context"
import {
  SCIM_MANAGED_CREATION_REQUEST_ID_CONFLICT,
  type SCIMManagedConnection,
  type SCIMManagedCredential,
  type SCIMPlugin,
  type SCIMScope,
} from "@better-auth/scim"
import type { BetterAuthOptions, DBAdapter } from "better-auth"

import type {
  ScimManagedConnection,
  ScimManagement,
} from "./scim-management.js"

/** What `betterAuth({ plugins: [scim({ managedConnections, … })] })` returns. */
export interface BetterAuthWithScim<Options extends BetterAuthOptions> {
  api: Pick<
    SCIMPlugin["endpoints"],
    | "createSCIMManagedConnection"
    | "decommissionSCIMManagedConnection"
    | "getSCIMManagedConnection"
    | "listSCIMManagedConnections"
    | "revokeSCIMManagedCredential"
    | "rotateSCIMManagedCredential"
  >
  $context: Promise<{ adapter: DBAdapter<Options> }>
}

export interface BetterAuthScimManagementOptions {
  /** The actor in better-auth's events. To name the admin, create a management per request. */
  actorId?: string
  /** The permissions of a key. Defaults to all. */
  scopes?: SCIMScope[]
}

const ALL_SCOPES: SCIMScope[] = [
  "scim.users.read",
  "scim.users.write",
  "scim.groups.read",
  "scim.groups.write",
]
const MAX_ATTEMPTS = 20

const NOT_FOUND = failed("ScimConnectionNotFound")
const EXISTS = failed("ScimConnectionForCustomerIdAlreadyExists")
const MUST_EXPIRE = failed("InvalidFields", {
  fields: [
    {
      field: "scimApiKeyExpiration",
      code: "required",
      message: "Choose when the key expires: keys must expire here.",
    },
  ],
})

/**
 * Stores connections and keys as managed connections of `@better-auth/scim`
 * 1.7. The customer's id is better-auth's `provisioningDomainId`. Not supported
 * by the package:
 *
 * - Keys that never expire are rejected with `InvalidFields`. Pass
 *   `expiry={{ never: false }}` to the screen and `maxExpiryDays` to the handler.
 * - The expiry of a key can't be changed, so there is no overlap: a reset
 *   revokes the previous key immediately. The screen shows a second key that
 *   your own code issued as the previous key, and can revoke it.
 * - Key hints and rejected requests are unknown, and not shown. `lastUsedAt` is
 *   up to `lastUsedWriteIntervalSeconds` late, 300 by default.
 *
 * A connection without a key counts as none, and a create issues its key. Each
 * change is one transaction; of several creates at once, one succeeds. A delete
 * reconciles every provisioned user in its transaction: if your `reconcileUser`
 * fails, nothing is deleted. With many thousands of users, decommission the
 * connection in a background job.
 */
export function createBetterAuthScimManagement<
  Options extends BetterAuthOptions,
>(
  auth: BetterAuthWithScim<Options>,
  options: BetterAuthScimManagementOptions = {},
): ScimManagement {
  const { actorId = "enterprise-scim", scopes = ALL_SCOPES } = options

  async function list(provisioningDomainId: string) {
    const body = { provisioningDomainId }
    return (await auth.api.listSCIMManagedConnections({ body })).connections
  }

  async function findActive(customerId: string) {
    return (await list(customerId)).find(isActive)
  }

  async function readKeys(connection: SCIMManagedConnection) {
    const body = addressOf(connection)
    return (await auth.api.getSCIMManagedConnection({ body })).credentials
  }

  async function revokeKeys(
    connection: SCIMManagedConnection,
    keys: SCIMManagedCredential[],
  ) {
    for (const { credentialId } of keys.filter(isLive)) {
      const body = { ...addressOf(connection), credentialId, actorId }
      await auth.api.revokeSCIMManagedCredential({ body })
    }
  }

  async function replaceKey(
    connection: SCIMManagedConnection,
    expiresAt: Date,
  ) {
    // Before, because the package limits how many keys work at a time.
    await revokeKeys(connection, await readKeys(connection))
    const body = { ...addressOf(connection), actorId, scopes, expiresAt }
    const issued = await auth.api.rotateSCIMManagedCredential({ body })
    // And after: the connection is locked only now, so others may have issued a key.
    const { credentialId } = issued.credential
    const keys = await readKeys(connection)
    await revokeKeys(
      connection,
      keys.filter((key) => key.credentialId !== credentialId),
    )
    return toIssuedKey(issued)
  }

  /** Issues the key of a connection that has none. */
  async function issueKey(customerId: string, expiresAt: Date) {
    const keyExists = new Error("Someone else has issued a key.")
    try {
      return await change(customerId, async (connection) => {
        const address = addressOf(connection)
        if ((await readKeys(connection)).length > 0) throw keyExists
        const body = { ...address, actorId, scopes, expiresAt }
        const issued = await auth.api.rotateSCIMManagedCredential({ body })
        // Of several at once, the first one stays: the others are rolled back.
        if ((await readKeys(connection)).length > 1) throw keyExists
        return toIssuedKey(issued)
      })
    } catch (error) {
      if (error === keyExists) return EXISTS
      throw error
    }
  }

  /** Runs in one transaction, again if others changed the connection meanwhile. */
  async function change<T>(
    customerId: string,
    run: (connection: SCIMManagedConnection) => Promise<T>,
  ) {
    const { adapter } = await auth.$context
    for (let attempt = 1; ; attempt += 1) {
      const connection = await findActive(customerId)
      if (!connection) return NOT_FOUND
      try {
        return await runWithTransaction(adapter, () => run(connection))
      } catch (error) {
        if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error
      }
    }
  }

  return {
    async fetchScimConnection({ customerId }) {
      const connection = await findActive(customerId)
      const keys = connection ? await readKeys(connection) : []
      return keys.length > 0 ? succeeded(toManagedConnection(keys)) : NOT_FOUND
    },

    async createScimConnection({ customerId, scimApiKeyExpiration }) {
      if (scimApiKeyExpiration === undefined) return MUST_EXPIRE
      const expiresAt = new Date(scimApiKeyExpiration * 1000)
      const connections = await list(customerId)
      if (connections.some(isActive)) return issueKey(customerId, expiresAt)
      const body = {
        creationRequestId: nextRequestId(customerId, connections),
        provisioningDomainId: customerId,
        actorId,
        scopes,
        expiresAt,
      }
      try {
        return toIssuedKey(await auth.api.createSCIMManagedConnection({ body }))
      } catch (error) {
        if (isConflict(error, SCIM_MANAGED_CREATION_REQUEST_ID_CONFLICT))
          return EXISTS
        throw error
      }
    },

    async resetScimApiKey({ customerId, scimApiKeyExpiration }) {
      if (scimApiKeyExpiration === undefined) return MUST_EXPIRE
      const expiresAt = new Date(scimApiKeyExpiration * 1000)
      return change(customerId, (connection) =>
        replaceKey(connection, expiresAt),
      )
    },

    async deleteScimConnection({ customerId }) {
      return change(customerId, async (connection) => {
        const body = { ...addressOf(connection), actorId }
        const { decommission } =
          await auth.api.decommissionSCIMManagedConnection({ body })
        const isDoneByOther = !("connectionId" in decommission)
        return isDoneByOther ? NOT_FOUND : succeeded({})
      })
    },

    async endPreviousScimApiKey({ customerId }) {
      return change(customerId, async (connection) => {
        const [, ...others] = (await readKeys(connection)).filter(isLive)
        await revokeKeys(connection, others)
        return succeeded({})
      })
    },
  }
}

function addressOf(connection: SCIMManagedConnection) {
  const { connectionId, provisioningDomainId } = connection
  return { connectionId, provisioningDomainId }
}

function toIssuedKey({
  token,
  credential,
}: {
  token: string
  credential: SCIMManagedCredential
}) {
  return succeeded({ scimApiKey: token, keyId: credential.credentialId })
}

/** Describes the newest key that works, or the newest of all if none does. */
function toManagedConnection(
  keys: SCIMManagedCredential[],
): ScimManagedConnection {
  const [current = keys[0], previous] = keys.filter(isLive)
  if (!current) throw new Error("A connection without a key has no state.")
  return {
    scimApiKeyValidUntil: toSeconds(endOf(current)),
    createdAt: toSeconds(current.createdAt),
    lastUsedAt: current.lastUsedAt && toSeconds(current.lastUsedAt),
    ...(previous && {
      previousKey: {
        expiresAt: toSeconds(previous.expiresAt),
        lastUsedAt: previous.lastUsedAt && toSeconds(previous.lastUsedAt),
      },
    }),
  }
}

/** A revoked key counts as expired, because the way out is the same: a reset. */
function endOf(key: SCIMManagedCredential) {
  if (isLive(key)) return key.expiresAt
  const { expiresAt, revokedAt } = key
  const endedAtMs = (revokedAt ?? new Date()).getTime()
  return new Date(Math.min(expiresAt.getTime(), endedAtMs))
}

function isActive({ status }: SCIMManagedConnection) {
  return status === "active"
}

function isLive({ status }: SCIMManagedCredential) {
  return status === "active"
}

/** Returns the customer's next id: of several creates with the same id, one succeeds. */
function nextRequestId(
  customerId: string,
  connections: SCIMManagedConnection[],
) {
  const prefix = `enterprise-scim:${customerId}:`
  const numbers = connections
    .filter(({ creationRequestId }) => creationRequestId.startsWith(prefix))
    .map(({ creationRequestId }) =>
      Number(creationRequestId.slice(prefix.length)),
    )
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}

function isConflict(error: unknown, code?: string) {
  if (!(error instanceof Error) || !("status" in error)) return false
  if (error.status !== "CONFLICT") return false
  return !code || ("body" in error && Object(error.body).code === code)
}

function toSeconds(date: Date) {
  return Math.floor(date.getTime() / 1000)
}

function succeeded<T>(data: T) {
  return { ok: true, data } as const
}

function failed(type: string, details?: unknown) {
  return { ok: false, error: { type, details } } as const
}
