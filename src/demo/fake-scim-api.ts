import type {
  ScimApi,
  ScimApiError,
  ScimApiResult,
  ScimConfiguration,
  ScimResetParams,
  ScimWrite,
} from "@/lib/scim/scim-types"

type Operation = "get" | ScimWrite

/** Stands in for one answer. Calling `answer` does the work and gives what would have been answered. */
type Interception = <T>(
  answer: () => ScimApiResult<T>,
) => Promise<ScimApiResult<T>>

/** A backend in memory that can be made slow and faulty. Stories and tests share it. */
export function createFakeScimApi(
  configuration: ScimConfiguration = { hasApiKey: false },
) {
  const calls: { operation: Operation; params?: object }[] = []
  const interceptions: [Operation, Interception][] = []
  let issued = 0

  async function respond<T>(
    operation: Operation,
    answer: () => ScimApiResult<T>,
    params?: object,
  ) {
    calls.push(params ? { operation, params } : { operation })
    const index = interceptions.findIndex(([name]) => name === operation)
    if (index === -1) return answer()
    const [interception] = interceptions.splice(index, 1)
    return interception?.[1](answer) ?? answer()
  }

  function issue({ expiresAt, overlapSeconds }: ScimResetParams) {
    issued += 1
    const scimApiKey = fakeKey(issued)
    const { previousKey: _ended, ...before } = fake.configuration
    const old = overlapSeconds && { previousKey: keepOldKey(overlapSeconds) }
    fake.configuration = {
      ...before,
      hasApiKey: true,
      expiresAt: expiresAt ?? null,
      keyHint: scimApiKey.slice(-4),
      ...("createdAt" in before && { createdAt: nowInSeconds() }),
      ...("lastUsedAt" in before && { lastUsedAt: null }),
      ...old,
    }
    return { ok: true, data: { scimApiKey } } as const
  }

  function keepOldKey(overlapSeconds: number) {
    const { lastUsedAt, previousKey } = fake.configuration
    const expiresAt = nowInSeconds() + overlapSeconds
    const isOldKept = (previousKey?.lastUsedAt ?? 0) > (lastUsedAt ?? -1)
    return previousKey && isOldKept
      ? { ...previousKey, expiresAt }
      : { expiresAt, lastUsedAt }
  }

  function change(facts: Partial<ScimConfiguration>) {
    if (!fake.configuration.hasApiKey) return refusal(404)
    fake.configuration = { ...fake.configuration, ...facts }
    return { ok: true, data: undefined } as const
  }

  const fake = {
    /** What the server knows. Assign to it as another admin would change it. */
    configuration,
    /** Every call so far, in order. */
    calls,
    /** Lets the interception stand in for the next answer to this operation. */
    intercept(operation: Operation, interception: Interception) {
      interceptions.push([operation, interception])
    },
    /** Holds the next answer to this operation back, its work included, until it is let go. */
    hold(operation: Operation) {
      let letGo = () => {}
      const gate = new Promise<void>((resolve) => (letGo = resolve))
      fake.intercept(operation, async (answer) => {
        await gate
        return answer()
      })
      return () => letGo()
    },
    async get(): Promise<ScimApiResult<ScimConfiguration>> {
      return respond("get", () => ({ ok: true, data: fake.configuration }))
    },
    async create(params: { expiresAt?: number }) {
      return respond(
        "create",
        () => {
          if (fake.configuration.hasApiKey) return refusal(409)
          return issue(params)
        },
        params,
      )
    },
    async reset(params: ScimResetParams) {
      return respond(
        "reset",
        () => {
          if (!fake.configuration.hasApiKey) return refusal(404)
          return issue(params)
        },
        params,
      )
    },
    async update(params: { expiresAt: number }) {
      return respond("update", () => change(params), params)
    },
    async endPreviousKey() {
      return respond("endPreviousKey", () => change({ previousKey: undefined }))
    },
    async remove() {
      return respond("remove", () => {
        fake.configuration = { hasApiKey: false }
        return { ok: true, data: undefined }
      })
    },
  } satisfies ScimApi & Record<string, unknown>
  return fake
}

export type FakeScimApi = ReturnType<typeof createFakeScimApi>

function nowInSeconds() {
  return Math.floor(Date.now() / 1000)
}

/** The nth key that a fake issues. */
export function fakeKey(n: number) {
  return `scim_${`${n}fAkE`.repeat(10).slice(0, 43)}00000${n}`
}

/** The server says no, and has done nothing. */
export function refuses(error: Partial<ScimApiError>): Interception {
  return async () => ({ ok: false, error: { message: "", ...error } })
}

/** The request never reaches the server. */
export const isUnreachable: Interception = async () => {
  throw new TypeError("Failed to fetch")
}

/** The server does its work, and its answer gets lost on the way back. */
export const losesItsAnswer: Interception = async (answer) => {
  answer()
  throw new TypeError("Failed to fetch")
}

/** Nobody ever answers. */
export const staysSilent: Interception = () => new Promise(() => undefined)

/** Answers with a text as `response.json()` would read it, whatever its shape. */
export function answersWith(json: string): Interception {
  return async () => JSON.parse(json)
}

function refusal(status: number) {
  return { ok: false, error: { message: "", status } } as const
}
