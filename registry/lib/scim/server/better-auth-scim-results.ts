import type {
  SCIMManagedConnection,
  SCIMManagedCredential,
} from "@better-auth/scim"

import type { ScimManagedConnection } from "@/lib/scim/server/scim-management"

export const NOT_FOUND = failed("ScimConnectionNotFound")
export const EXISTS = failed("ScimConnectionForCustomerIdAlreadyExists")
export const MUST_EXPIRE = failed("InvalidFields", {
  fields: [
    {
      field: "scimApiKeyExpiration",
      code: "required",
      message: "Choose when the key expires: a key can't last for ever here.",
    },
  ],
})

export function toIssuedKey({
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
export function toManagedConnection(
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

export function isActive({ status }: SCIMManagedConnection) {
  return status === "active"
}

export function isLive({ status }: SCIMManagedCredential) {
  return status === "active"
}

/** The next of the customer's ids: of several that ask at once, one gets it. */
export function nextRequestId(
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

export function isConflict(error: unknown, code?: string) {
  if (!(error instanceof Error) || !("status" in error)) return false
  if (error.status !== "CONFLICT") return false
  return !code || ("body" in error && Object(error.body).code === code)
}

function toSeconds(date: Date) {
  return Math.floor(date.getTime() / 1000)
}

export function succeeded<T>(data: T) {
  return { ok: true, data } as const
}

function failed(type: string, details?: unknown) {
  return { ok: false, error: { type, details } } as const
}
