import type { ScimManagement } from "@/lib/scim/server/scim-management"

const START_MS = Date.UTC(2026, 10, 24, 12)
export const START_S = START_MS / 1000
export const ACME = { customerId: "acme" }
export const NOT_FOUND = {
  ok: false,
  error: { type: "ScimConnectionNotFound" },
}

export interface ScimStore extends ScimManagement {
  verifyScimApiKey(
    key: string,
  ): Promise<{ customerId: string; connectionId: string } | null>
}

/** A store whose clock stands at `START_MS` until it is moved, with short forms of its operations. */
export async function openScimStore<T extends ScimStore>(
  makeStore: (now: () => number) => T | Promise<T>,
) {
  const clock = { ms: START_MS }
  const store = await makeStore(() => clock.ms)

  function create(customerId: string, expiresAt?: number) {
    return keyOf(store.createScimConnection(toCommand(customerId, expiresAt)))
  }
  function reset(
    customerId: string,
    expiresAt?: number,
    overlapSeconds?: number,
  ) {
    const command = toCommand(customerId, expiresAt)
    const overlap = overlapSeconds === undefined ? {} : { overlapSeconds }
    return keyOf(store.resetScimApiKey({ ...command, ...overlap }))
  }
  /** Undefined where the store can't. */
  function move(customerId: string, scimApiKeyExpiration: number) {
    return store.patchScimConnection?.({ customerId, scimApiKeyExpiration })
  }
  async function fetch(customerId: string) {
    const result = await store.fetchScimConnection({ customerId })
    return result.ok ? result.data : undefined
  }
  async function isLive(key: string) {
    return (await store.verifyScimApiKey(key)) !== null
  }
  return { store, clock, create, reset, move, fetch, isLive }
}

export async function keyOf(
  issue: ReturnType<ScimManagement["resetScimApiKey"]>,
) {
  const result = await issue
  if (!result.ok) throw new Error(result.error.type)
  return result.data.scimApiKey
}

export function twenty<T>(run: (index: number) => Promise<T>) {
  return Promise.all(Array.from({ length: 20 }, (_, index) => run(index)))
}

export async function valid(store: ScimStore, keys: string[]) {
  const owners = await Promise.all(
    keys.map((key) => store.verifyScimApiKey(key)),
  )
  return keys.filter((_, index) => owners[index])
}

function toCommand(customerId: string, scimApiKeyExpiration?: number) {
  return scimApiKeyExpiration === undefined
    ? { customerId }
    : { customerId, scimApiKeyExpiration }
}
