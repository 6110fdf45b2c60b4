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

/** What `betterAuth({ plugins: [scim({ managedConnections, … })] })` makes. */
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
  /** Who stands in better-auth's events. To name the admin, make a management for each request. */
  actorId?: string
  /** What a key may do. */
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
      message: "Choose when the key expires: a key can't last for ever here.",
    },
  ],
})

/**
 * The managed connections of `@better-auth/scim` 1.7 behind the screen. The
 * customer's id is better-auth's `provisioningDomainId`. What the package
 * can't do:
 *
 * - A key that never expires: it is refused with `InvalidFields`. Give the
 *   screen `expiry={{ never: false }}`, and the handler `maxExpiryDays`.
 * - An overlap with an end: a key's expiry can't be moved, so a reset ends the
 *   old key at once. Where your own code issued a second key, the screen shows
 *   it as the old one, which can be ended.
 * - A hint of the key and requests that were refused: the screen shows neither.
 *   `lastUsedAt` is `lastUsedWriteIntervalSeconds` behind, 300 by default.
 *
 * Each change is one transaction; of several creations at once, one succeeds
 * by the unique id of its request. A delete reconciles every provisioned user
 * in its transaction, so where your `reconcileUser` fails nothing is deleted.
 * For many thousands of users, decommission the connection in a job of yours.
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

  async function endKeys(
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
    // Before, since the package limits how many keys live at once.
    await endKeys(connection, await readKeys(connection))
    const body = { ...addressOf(connection), actorId, scopes, expiresAt }
    const issued = await auth.api.rotateSCIMManagedCredential({ body })
    // And after: the connection is locked only now, and others may have issued a key meanwhile.
    const { credentialId } = issued.credential
    const keys = await readKeys(connection)
    await endKeys(
      connection,
      keys.filter((key) => key.credentialId !== credentialId),
    )
    return toIssuedKey(issued)
  }

  /** Runs in one transaction, and anew when others changed the connection meanwhile. */
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
      if (!connection) return NOT_FOUND
      return succeeded(toManagedConnection(await readKeys(connection)))
    },

    async createScimConnection({ customerId, scimApiKeyExpiration }) {
      if (scimApiKeyExpiration === undefined) return MUST_EXPIRE
      const connections = await list(customerId)
      if (connections.some(isActive)) return EXISTS
      const body = {
        creationRequestId: nextRequestId(customerId, connections),
        provisioningDomainId: customerId,
        actorId,
        scopes,
        expiresAt: new Date(scimApiKeyExpiration * 1000),
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
        await endKeys(connection, others)
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

/**
 * The newest live key stands for the connection. One that was revoked
 * elsewhere counts as expired: the way out is the same.
 */
function toManagedConnection(
  keys: SCIMManagedCredential[],
): ScimManagedConnection {
  const [current = keys[0], previous] = keys.filter(isLive)
  if (!current) return {}
  return {
    scimApiKeyValidUntil: toSeconds(current.revokedAt ?? current.expiresAt),
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

function isActive({ status }: SCIMManagedConnection) {
  return status === "active"
}

function isLive({ status }: SCIMManagedCredential) {
  return status === "active"
}

/** The next of the customer's ids: of several that ask at once, one gets it. */
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
