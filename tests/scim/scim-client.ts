import { expect } from "vitest"

export const USER = "urn:ietf:params:scim:schemas:core:2.0:User"
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
export const ENTERPRISE =
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
export const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
export const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
export const SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"

/** RFC 7644, table 9. */
const SCIM_TYPES = [
  "invalidFilter",
  "tooMany",
  "uniqueness",
  "mutability",
  "invalidSyntax",
  "invalidPath",
  "noTarget",
  "invalidValue",
  "invalidVers",
  "sensitive",
]

/** What a reader of an error must never see of the server's inside. */
const INTERNAL =
  /(Type|Range|Reference|Syntax)Error|Cannot read|is not a function|not iterable|undefined|\bat .+:\d+:\d+|node_modules|syntax error at|demo_scim|jsonb|unsupported Unicode|byte sequence|call stack|JSON at position/i

export interface ScimEndpoint {
  /** Sends one request with this customer's key; null removes a header. */
  send: (
    method: string,
    path: string,
    body?: string | ReadableStream<Uint8Array>,
    headers?: Record<string, string | null>,
  ) => Promise<Response>
}

/** Opens the endpoint for one of two customers, "acme" and "globex". */
export type ConnectScim = (customerId: string) => Promise<ScimEndpoint>

export type ScimClient = ReturnType<typeof createScimClient>
export type ScimReply = Awaited<ReturnType<ScimClient["send"]>>

/**
 * One customer's identity provider. Checks in every response what must hold for all of them, and
 * remembers what it created.
 */
export function createScimClient(connect: () => Promise<ScimEndpoint>) {
  let endpoint: ScimEndpoint | undefined
  let count = 0
  const created = new Set<string>()

  async function open() {
    endpoint = await connect()
  }

  /** Deletes what the last test created. */
  async function clear() {
    for (const path of created) await request("DELETE", path)
    created.clear()
  }

  async function request(
    method: string,
    path: string,
    body?: object | string | ReadableStream<Uint8Array>,
    headers?: Record<string, string | null>,
  ) {
    if (!endpoint) throw new Error("The endpoint isn't open.")
    const isReady = typeof body !== "object" || body instanceof ReadableStream
    const sent = isReady ? body : JSON.stringify(body)
    const response = await endpoint.send(method, path, sent, headers)
    const answer = await response.text()
    return {
      method,
      path,
      status: response.status,
      headers: response.headers,
      text: answer,
      json: parse(answer),
    }
  }

  async function send(
    method: string,
    path: string,
    body?: object | string,
    headers?: Record<string, string | null>,
  ) {
    const reply = await request(method, path, body, headers)
    const { id, meta } = reply.json ?? {}
    if (reply.status === 201 && id)
      created.add(
        `/${meta?.resourceType === "Group" || path.startsWith("/Groups") ? "Groups" : "Users"}/${id}`,
      )
    checkReply(reply)
    return reply
  }

  async function create(path: string, body: object) {
    const reply = await send("POST", path, body)
    expect(reply).toMatchObject({ status: 201 })
    return reply.json
  }

  return {
    open,
    clear,
    send,
    /** Sends a body that comes in parts, and may never end. */
    sendStream: async (
      method: string,
      path: string,
      body: ReadableStream<Uint8Array>,
    ) => {
      const reply = await request(method, path, body)
      checkReply(reply)
      return reply
    },
    get: (path: string) => send("GET", path),
    post: (path: string, body: object | string) => send("POST", path, body),
    put: (path: string, body: object | string) => send("PUT", path, body),
    delete: (path: string) => send("DELETE", path),
    patch: (path: string, ...Operations: unknown[]) =>
      send("PATCH", path, { schemas: [PATCH_OP], Operations }),
    /** Searches with a filter, as the query of a URL. */
    find: (path: string, filter: string, more = "") =>
      send("GET", `${path}?filter=${encodeURIComponent(filter)}${more}`),
    createUser: (more: object = {}) =>
      create("/Users", {
        schemas: [USER],
        userName: nextName("user"),
        ...more,
      }),
    createGroup: (more: object = {}) =>
      create("/Groups", {
        schemas: [GROUP],
        displayName: nextName("group"),
        ...more,
      }),
  }

  function nextName(kind: string) {
    count += 1
    return `${kind}-${count}@conformance.example`
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Reply {
  method: string
  path: string
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown> | undefined
}

/** What holds for every response, whatever was asked (RFC 7644, 3.1 and 3.12). */
function checkReply(reply: Reply) {
  const { method, path, status, headers, text, json } = reply
  const shown = `${method} ${path.slice(0, 200)}: ${status} ${text.slice(0, 500)}`
  expect(status === 501 || status < 500, shown).toBe(true)
  if (status === 204 || status === 304 || method === "HEAD") {
    expect(text, shown).toBe("")
    return
  }
  expect(headers.get("Content-Type") ?? "", shown).toMatch(
    /^application\/scim\+json(; ?charset=utf-8)?$/i,
  )
  expect(json, shown).toBeDefined()
  if (status >= 400) checkError(json, status, shown)
  else expect(text, shown).not.toMatch(/"password"\s*:/)
}

function checkError(json: Reply["json"], status: number, shown: string) {
  expect(json?.["schemas"], shown).toEqual([ERROR])
  expect(json?.["status"], shown).toBe(`${status}`)
  expect(json?.["detail"], shown).toMatch(/\S/)
  expect(json?.["detail"], shown).not.toMatch(INTERNAL)
  expect([undefined, ...SCIM_TYPES], shown).toContain(json?.["scimType"])
}

/** Ids and such in an order of their own, so that theirs can't matter. */
export function sorted(values: string[]) {
  return values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** The userNames or displayNames of a list, sorted, so that the order can't matter. */
export function namesOf({ json }: ScimReply): string[] {
  return sorted(orderedNamesOf({ json }))
}

export function orderedNamesOf({ json }: Pick<ScimReply, "json">): string[] {
  return (json?.Resources ?? []).map(
    (one: { userName?: string; displayName?: string }) =>
      one.userName ?? one.displayName ?? "",
  )
}

/** Expects an error of that status whose scimType is one of those; undefined stands for none. */
export function expectError(
  { status, json }: ScimReply,
  wanted: number,
  ...scimTypes: (string | undefined)[]
) {
  expect({ status, json }).toMatchObject({
    status: wanted,
    json: { schemas: [ERROR], status: `${wanted}` },
  })
  if (scimTypes.length > 0) expect(scimTypes).toContain(json.scimType)
}
