import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"
import { handleScimRequest } from "@/demo/scim-server"

export const BASE = "https://api.example.com/scim/v2"
export const USER = "urn:ietf:params:scim:schemas:core:2.0:User"
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
export const ENTERPRISE =
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
export const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"

/** What follows `BASE`, or the whole request. */
type Target = string | Request

/** Sends requests to the demo's SCIM endpoint as an identity provider of one customer. */
export function createScimClient(getDb: () => ScimDatabase) {
  let users = 0

  async function send(
    method: string,
    target: Target,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const text = typeof body === "string" ? body : JSON.stringify(body)
    const request =
      target instanceof Request
        ? target
        : new Request(BASE + target, {
            method,
            headers: { Authorization: "Bearer key", ...headers },
            body: text ?? null,
          })
    const response = await handleScimRequest(request, {
      db: getDb(),
      verifyScimApiKey: async () => ({ customerId: "acme" }),
      baseUrl: BASE,
    })
    const answer = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      json: answer ? JSON.parse(answer) : undefined,
    }
  }

  async function create(path: string, body: object) {
    const { status, json } = await send("POST", path, body)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
    return json
  }

  return {
    send,
    createUser: (more: object = {}) =>
      create("/Users", { userName: `user-${++users}@example.com`, ...more }),
    createGroup: (more: object = {}) =>
      create("/Groups", { displayName: "Staff", ...more }),
    patch: (path: string, ...Operations: unknown[]) =>
      send("PATCH", path, { Operations }),
    find: (endpoint: string, filter: string) =>
      send("GET", `/${endpoint}?filter=${encodeURIComponent(filter)}`),
  }
}
