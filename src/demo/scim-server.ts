import { Resources, Types } from "scimmy"

import { isRecord } from "@/lib/scim/call-scim-api"
import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

import {
  listResources,
  patchResource,
  scimError,
  toSearch,
  type ScimResourceClass,
  type ScimStore,
} from "./scim-directory"
import { createScimResources } from "./scim-resources"

const MAX_BODY_LENGTH = 1_000_000

const ENDPOINTS: Record<string, string> = {
  User: "Users",
  Group: "Groups",
  Schema: "Schemas",
  ResourceType: "ResourceTypes",
  ServiceProviderConfig: "ServiceProviderConfig",
}

export interface ScimServerOptions {
  db: ScimDatabase
  verifyScimApiKey: (key: string) => Promise<{ customerId: string } | null>
  /** The address of the endpoint as the identity provider knows it, without a slash at the end. */
  baseUrl: string
}

interface Call {
  request: Request
  query: URLSearchParams
  store: ScimStore
}

/** A SCIM 2.0 endpoint (RFC 7644) for the customer to whom the key belongs. */
export async function handleScimRequest(
  request: Request,
  { db, verifyScimApiKey, baseUrl }: ScimServerOptions,
): Promise<Response> {
  try {
    const connection = await authenticateScimRequest(request, verifyScimApiKey)
    if (connection instanceof Response) return connection
    const url = new URL(request.url)
    const store = createScimResources(db, connection.customerId)
    const call = { request, query: url.searchParams, store }
    const { endpoint, id } = resolve(url, baseUrl)
    const methods = methodsOf(endpoint, id, call)
    const run = methods[request.method === "HEAD" ? "GET" : request.method]
    if (!run) return methodNotAllowed(Object.keys(methods))
    return toResponse(await run(), baseUrl)
  } catch (error) {
    return toErrorResponse(error)
  }
}

/** The path in parts; slashes too many are none. `/Users/Users` is a base URL with too much, and no user. */
function resolve(url: URL, baseUrl: string) {
  const base = partsOf(new URL(baseUrl))
  const path = partsOf(url)
  const [endpoint = "", id, ...others] = path.slice(base.length)
  const endpoints = Object.values(ENDPOINTS)
  if (
    base.some((part, index) => path[index] !== part) ||
    ![...endpoints, ".search"].includes(endpoint) ||
    endpoints.includes(id ?? "") ||
    others.length > 0
  )
    throw scimError(
      404,
      `There is nothing at ${url.pathname}. The base URL is ${baseUrl} (what follows it is added by the identity provider).`,
    )
  return { endpoint, id }
}

function partsOf(url: URL) {
  return url.pathname.split("/").filter(Boolean).map(decode)
}

function decode(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    throw scimError(400, `"${part}" is no part of a URL.`, "invalidSyntax")
  }
}

type Methods = Record<string, () => Promise<Answer>>

interface Answer {
  status: number
  body?: unknown
}

function methodsOf(endpoint: string, id: string | undefined, call: Call) {
  switch (endpoint) {
    case "Users":
      return resourceMethods(Resources.User, id, call)
    case "Groups":
      return resourceMethods(Resources.Group, id, call)
    case ".search":
      return searchMethods([Resources.User, Resources.Group], call)
    default:
      return discoveryMethods(endpoint, id, call)
  }
}

function resourceMethods(
  resource: ScimResourceClass,
  id: string | undefined,
  call: Call,
): Methods {
  const { request, query, store } = call
  if (id === ".search") return searchMethods([resource], call)
  if (!id)
    return {
      GET: async () =>
        ok(await listResources([resource], toSearch(query), store)),
      POST: async () => {
        const body = await readBody(request)
        return { status: 201, body: await new resource().write(body, store) }
      },
    }
  return {
    GET: async () => {
      const { attributes } = toSearch(query)
      return ok(await new resource(id, attributes).read(store))
    },
    PUT: async () =>
      ok(await new resource(id).write(await readBody(request), store)),
    PATCH: async () => {
      const body = await readBody(request)
      return ok(await patchResource(new resource(id), body, store))
    },
    DELETE: async () => ok(await new resource(id).dispose(store)),
  }
}

function searchMethods(
  resources: ScimResourceClass[],
  { request, store }: Call,
): Methods {
  return {
    POST: async () => {
      const search = toSearch(await readBody(request))
      return ok(await listResources(resources, search, store))
    },
  }
}

/** What the endpoint says about itself (RFC 7644, section 4). */
function discoveryMethods(
  endpoint: string,
  id: string | undefined,
  { query }: Call,
): Methods {
  return {
    GET: async () => {
      if (query.get("filter"))
        throw scimError(403, `${endpoint} can't be filtered.`)
      switch (endpoint) {
        case "Schemas":
          return ok(await new Resources.Schema(id).read())
        case "ResourceTypes":
          return ok(await new Resources.ResourceType(id).read())
        default:
          return ok(await new Resources.ServiceProviderConfig().read())
      }
    },
  }
}

/** Nothing to show is 204. */
function ok(body: unknown): Answer {
  return body === undefined ? { status: 204 } : { status: 200, body }
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > MAX_BODY_LENGTH)
    throw scimError(413, "The body is too large.")
  try {
    return JSON.parse(text)
  } catch {
    throw scimError(400, "The body is no JSON.", "invalidSyntax")
  }
}

function toResponse({ status, body }: Answer, baseUrl: string) {
  if (body === undefined) return new Response(null, { status })
  const resource = locate(JSON.parse(JSON.stringify(body)), baseUrl)
  const location = status === 201 ? locationOf(resource) : ""
  return scimResponse(status, resource, location ? { Location: location } : {})
}

/** Gives each resource the address at which this client finds it. */
function locate(resource: unknown, baseUrl: string): unknown {
  if (!isRecord(resource)) return resource
  const { id, meta, members, Resources: listed } = resource
  if (Array.isArray(listed)) {
    const located = listed.map((one) => locate(one, baseUrl))
    return { ...resource, Resources: located }
  }
  const endpoint = isRecord(meta) && ENDPOINTS[String(meta["resourceType"])]
  return {
    ...resource,
    ...(isRecord(meta) && {
      meta: {
        ...meta,
        location: [baseUrl, endpoint, id].filter(Boolean).join("/"),
      },
    }),
    ...(Array.isArray(members) && {
      members: members.map((member) => ({
        ...member,
        $ref: `${baseUrl}/${ENDPOINTS[member.type ?? "User"]}/${member.value}`,
      })),
    }),
  }
}

function locationOf(resource: unknown) {
  const { meta } = isRecord(resource) ? resource : {}
  return isRecord(meta) ? String(meta["location"]) : ""
}

function toErrorResponse(error: unknown) {
  if (error instanceof Types.Error)
    return errorResponse(error.status, error.message, error.scimType)
  console.error("The SCIM endpoint failed:", error)
  return errorResponse(
    500,
    "Something went wrong on our side. Try again later.",
  )
}

function methodNotAllowed(methods: string[]) {
  const allowed = methods.join(", ")
  return errorResponse(405, `The methods here are ${allowed}.`, "", {
    Allow: allowed,
  })
}

/** RFC 7644, section 3.12: the status is text. */
function errorResponse(
  status: number,
  detail: string,
  scimType = "",
  headers: HeadersInit = {},
) {
  const body = {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: `${status}`,
    ...(scimType && { scimType }),
    detail,
  }
  return scimResponse(status, body, headers)
}

function scimResponse(status: number, body: unknown, headers: HeadersInit) {
  const response = Response.json(body, { status, headers })
  response.headers.set("Content-Type", "application/scim+json")
  response.headers.set("Cache-Control", "no-store")
  return response
}
