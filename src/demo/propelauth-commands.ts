import { randomBytes, randomUUID } from "node:crypto"

interface Connection {
  connectionId: string
  customerId: string
  displayName: string | null
  scimApiKey: string
  scimApiKeyValidUntil: number | null
  createdAt: number
  lastUsedAt: number | null
}

interface CommandData {
  customerId?: string
  scimConnectionId?: string
  displayName?: string
  scimApiKeyExpiration?: number
  scimApiKey?: string
}

const USE_NOTED_EVERY_S = 60

/** The commands of PropelAuth's sidecar about SCIM connections, over a state in memory. */
export function makePropelAuthCommands(now: () => number) {
  let connections: Connection[] = []
  let isMoreTold = false

  const onConnection = new Map([
    ["FetchScimConnection", fetch],
    ["PatchScimConnection", patch],
    ["ResetScimApiKey", reset],
    ["DeleteScimConnection", remove],
  ])

  function run(body: unknown) {
    const { command, data }: { command: string; data: CommandData } =
      Object(body)
    if (command === "CreateScimConnection") return create(data)
    if (command === "ScimRequest") return answerProvider(data)
    const handle = onConnection.get(command)
    if (!handle) return undefined
    const { customerId, scimConnectionId } = data
    const connection = connections.find((one) =>
      customerId === undefined
        ? one.connectionId === scimConnectionId
        : one.customerId === customerId,
    )
    if (!connection) return failed(404, "ScimConnectionNotFound")
    return handle(connection, data)
  }

  function create({ customerId = "", displayName, ...data }: CommandData) {
    const fields = faults(customerId, data.scimApiKeyExpiration)
    if (fields.length > 0) return failed(400, "InvalidFields", { fields })
    if (connections.some((one) => one.customerId === customerId))
      return failed(409, "ScimConnectionForCustomerIdAlreadyExists")
    const connection = {
      connectionId: randomUUID(),
      customerId,
      displayName: displayName ?? null,
      ...makeKey(data),
    }
    connections.push(connection)
    return keyOf(connection)
  }

  function faults(customerId: string, expiresAt = Infinity) {
    const fields = []
    if (!customerId) fields.push(fault("customerId", "It must not be empty."))
    if (expiresAt <= nowS())
      fields.push(fault("scimApiKeyExpiration", "It must be in the future."))
    return fields
  }

  function fetch({ scimApiKey, createdAt, lastUsedAt, ...told }: Connection) {
    const keyHint = scimApiKey.slice(-4)
    const more = isMoreTold ? { createdAt, lastUsedAt, keyHint } : {}
    return succeeded({ ...told, userMapping: { userSchema: [] }, ...more })
  }

  function patch(connection: Connection, data: CommandData) {
    if (data.displayName?.trim() === "")
      return failed(400, "DisplayNameInvalid", { message: "It is empty." })
    connection.displayName = data.displayName ?? connection.displayName
    connection.scimApiKeyValidUntil =
      data.scimApiKeyExpiration ?? connection.scimApiKeyValidUntil
    return succeeded({})
  }

  /** PropelAuth's documents don't say what a reset without an expiry does to the old one; here it ends it. */
  function reset(connection: Connection, data: CommandData) {
    return keyOf(Object.assign(connection, makeKey(data)))
  }

  function remove(connection: Connection) {
    connections = connections.filter((one) => one !== connection)
    return succeeded({})
  }

  /** A request that an identity provider sent. Only its key is looked at. */
  function answerProvider({ scimApiKey }: CommandData) {
    const connection = connections.find((one) => one.scimApiKey === scimApiKey)
    const { scimApiKeyValidUntil = 0 } = connection ?? {}
    if (!connection || (scimApiKeyValidUntil ?? Infinity) <= nowS())
      return {
        status: 401,
        body: JSON.stringify({
          statusToReturn: 401,
          bodyToReturn: {},
          underlyingError: { type: "InvalidApiKey" },
        }),
      }
    const { connectionId, lastUsedAt } = connection
    if (lastUsedAt === null || lastUsedAt <= nowS() - USE_NOTED_EVERY_S)
      connection.lastUsedAt = nowS()
    const responseHttpCode = 200
    return succeeded({ status: "Completed", connectionId, responseHttpCode })
  }

  function makeKey({ scimApiKeyExpiration }: CommandData) {
    return {
      scimApiKey: `scim_${randomBytes(32).toString("base64url")}`,
      scimApiKeyValidUntil: scimApiKeyExpiration ?? null,
      createdAt: nowS(),
      lastUsedAt: null,
    }
  }

  function nowS() {
    return Math.floor(now() / 1000)
  }

  return {
    /** Undefined for a command that isn't known here. */
    run,
    tellMore() {
      isMoreTold = true
    },
  }
}

export function failed(status: number, type: string, details?: unknown) {
  return { status, body: JSON.stringify({ type, details }) }
}

function succeeded(data: unknown) {
  return { status: 200, body: JSON.stringify(data) }
}

function keyOf({ connectionId, scimApiKey }: Connection) {
  return succeeded({ connectionId, scimApiKey })
}

function fault(field: string, message: string) {
  return { field, code: "invalid", message }
}
