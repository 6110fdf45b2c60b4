import { createClient } from "@propelauth/byo-node"
import { vi } from "vitest"

import type { ScimManagementResult } from "@/lib/scim/server/scim-management"

import { startPropelAuthSidecar } from "../../src/demo/propelauth-sidecar"
import type { ScimStore } from "./scim-store"

const open: { close(): Promise<unknown> }[] = []

/** The real client and the stand-in of its sidecar, until the test ends. */
export async function openPropelAuth(now?: () => number) {
  const sidecar = await startPropelAuthSidecar(now && { now })
  open.push(sidecar)
  const { scim } = createClient(sidecar)
  return { sidecar, scim, management: scim.management }
}

export async function closePropelAuth() {
  await Promise.all(open.splice(0).map((sidecar) => sidecar.close()))
}

/** The client as the suite knows a store: with a check of a key, and facts that the stand-in tells besides. */
export async function openPropelAuthStore(
  now: () => number,
): Promise<ScimStore> {
  const { sidecar, scim, management } = await openPropelAuth(now)
  sidecar.tellMore()
  return {
    fetchScimConnection: (command) =>
      toPlain(management.fetchScimConnection(command)),
    createScimConnection: (command) =>
      toPlain(management.createScimConnection(command)),
    resetScimApiKey: (command) => toPlain(management.resetScimApiKey(command)),
    patchScimConnection: (command) =>
      toPlain(management.patchScimConnection(command)),
    deleteScimConnection: (command) =>
      toPlain(management.deleteScimConnection(command)),
    async verifyScimApiKey(scimApiKey) {
      const request = { method: "GET" as const, pathAndQueryParams: "/Users" }
      const result = await scim.scimRequest({ ...request, scimApiKey })
      if (!result.ok) return null
      const { connectionId } = result.data
      const owner = { scimConnectionId: connectionId }
      const { customerId } = (
        await management.fetchScimConnection(owner)
      ).getOrThrow()
      return { customerId, connectionId }
    },
  }
}

/** Without the client's two functions, which an exact comparison minds. */
async function toPlain<T>(
  call: Promise<ScimManagementResult<T>>,
): Promise<ScimManagementResult<T>> {
  const result = await call
  if (!result.ok) return { ok: false, error: result.error }
  return { ok: true, data: result.data }
}

/** What the client printed since it was last asked. */
export function takeWarnings() {
  const warn = vi.mocked(console.warn)
  const lines = [...warn.mock.calls]
  warn.mockClear()
  return lines
}
