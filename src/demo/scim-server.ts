import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

import { createScimResources } from "./scim-resources"
import { readBody } from "./scim/body"
import { createDirectory, isETagIn } from "./scim/directory"
import { readDiscovery } from "./scim/discovery"
import { quote, ScimError } from "./scim/errors"
import { decodePathPart } from "./scim/paths"
import { read, type ScimRecord } from "./scim/records"
import { toETag, type StoredResource } from "./scim/resource"
import { emptyResponse, errorResponse, scimResponse } from "./scim/response"
import { resourceTypes, type ScimResourceType } from "./scim/schemas"
import {
  createPresenter,
  listResources,
  parseAttributeChoice,
  parseSearch,
  type ScimStore,
} from "./scim/search"

const DISCOVERY_ENDPOINTS = [
  "Schemas",
  "ResourceTypes",
  "ServiceProviderConfig",
]
/** Optional endpoints of RFC 7644 that this one doesn't have. */
const UNSUPPORTED_ENDPOINTS = ["Bulk", "Me"]

export interface ScimServerOptions {
  db: ScimDatabase
  verifyScimApiKey: (key: string) => Promise<{ customerId: string } | null>
  /** The address of the endpoint as the identity provider knows it, without a slash at the end. */
  baseUrl: string
}

interface Call {
  request: Request
  query: ScimRecord
  store: ScimStore
  baseUrl: string
}

type Methods = Record<string, () => Promise<Response>>

/** A SCIM 2.0 endpoint (RFC 7644) for the customer to whom the key belongs. */
export async function handleScimRequest(
  request: Request,
  { db, verifyScimApiKey, baseUrl }: ScimServerOptions,
): Promise<Response> {
  try {
    const connection = await authenticateScimRequest(request, verifyScimApiKey)
    if (connection instanceof Response) return connection
    const url = new URL(request.url)
    const methods = findMethods(url, {
      request,
      query: Object.fromEntries(url.searchParams),
      store: createScimResources(db, connection.customerId),
      baseUrl,
    })
    const method = request.method === "HEAD" ? "GET" : request.method
    const run = Object.hasOwn(methods, method) ? methods[method] : undefined
    if (!run) throw methodNotAllowed(Object.keys(methods))
    return await run()
  } catch (error) {
    return toErrorResponse(error)
  }
}

/** Finds what a path offers. Ignores doubled slashes; a doubled `/Users` is a wrong base URL. */
function findMethods(url: URL, call: Call): Methods {
  const base = splitPath(new URL(call.baseUrl))
  const path = splitPath(url)
  const [endpoint = "", id, ...others] = path.slice(base.length)
  const isUnderBase = base.every((part, index) => path[index] === part)
  if (isUnderBase && UNSUPPORTED_ENDPOINTS.includes(endpoint))
    throw new ScimError(501, `/${endpoint} is not supported.`)
  const type = resourceTypes.find((one) => one.endpoint === endpoint)
  const isNested = isEndpoint(id) || others.length > 0
  if (isUnderBase && !isNested) {
    if (type) return resourceMethods(type, id, call)
    if (endpoint === ".search" && id === undefined)
      return searchMethods(resourceTypes, call)
    if (DISCOVERY_ENDPOINTS.includes(endpoint))
      return discoveryMethods(endpoint, id, call)
  }
  throw new ScimError(
    404,
    `There is nothing at ${quote(url.pathname)}. The base URL is ${call.baseUrl} (the identity provider adds what follows it).`,
  )
}

function isEndpoint(part: string | undefined) {
  return (
    part !== undefined &&
    (DISCOVERY_ENDPOINTS.includes(part) ||
      resourceTypes.some(({ endpoint }) => endpoint === part))
  )
}

function splitPath({ pathname }: URL) {
  return pathname.split("/").filter(Boolean).map(decodePathPart)
}

function resourceMethods(
  type: ScimResourceType,
  id: string | undefined,
  call: Call,
): Methods {
  const { request, query, store, baseUrl } = call
  if (id === ".search") return searchMethods([type], call)
  const directory = createDirectory(type, store)
  const ifMatch = request.headers.get("If-Match")
  /** Reads the choice of attributes first: a mistake in it must not come after a change. */
  function createShow() {
    const choice = parseAttributeChoice(query)
    const present = createPresenter([type], choice, baseUrl)
    return (resource: StoredResource, status = 200) =>
      scimResponse(status, present(type, resource), {
        ETag: toETag(resource.version),
      })
  }
  if (id === undefined)
    return {
      GET: async () =>
        scimResponse(
          200,
          await listResources([type], parseSearch(query), store, baseUrl),
        ),
      POST: async () => {
        const show = createShow()
        const resource = await directory.create(await readBody(request))
        const response = show(resource, 201)
        const location = `${baseUrl}/${type.endpoint}/${resource.id}`
        response.headers.set("Location", location)
        return response
      },
    }
  return {
    GET: async () => {
      const show = createShow()
      const resource = await directory.find(id)
      const ifNoneMatch = request.headers.get("If-None-Match")
      return ifNoneMatch && isETagIn(ifNoneMatch, resource.version)
        ? emptyResponse(304, { ETag: toETag(resource.version) })
        : show(resource)
    },
    PUT: async () => {
      const show = createShow()
      const body = await readBody(request)
      return show(await directory.replace(id, body, ifMatch))
    },
    PATCH: async () => {
      const show = createShow()
      const body = await readBody(request)
      const { resource, isChanged } = await directory.patch(id, body, ifMatch)
      return isChanged || read(query, "attributes")
        ? show(resource)
        : emptyResponse(204, { ETag: toETag(resource.version) })
    },
    DELETE: async () => {
      await directory.remove(id, ifMatch)
      return emptyResponse(204)
    },
  }
}

function searchMethods(
  types: ScimResourceType[],
  { request, store, baseUrl }: Call,
): Methods {
  return {
    POST: async () => {
      const search = parseSearch(await readBody(request))
      return scimResponse(
        200,
        await listResources(types, search, store, baseUrl),
      )
    },
  }
}

function discoveryMethods(
  endpoint: string,
  id: string | undefined,
  { query, baseUrl }: Call,
): Methods {
  return {
    GET: async () => {
      if (read(query, "filter"))
        throw new ScimError(403, `${endpoint} can't be filtered.`)
      return scimResponse(200, readDiscovery(endpoint, id, baseUrl))
    },
  }
}

function toErrorResponse(error: unknown) {
  if (error instanceof ScimError) return errorResponse(error)
  console.error("The SCIM endpoint failed:", error)
  return errorResponse(
    new ScimError(500, "Something went wrong on our side. Try again later."),
  )
}

function methodNotAllowed(methods: string[]) {
  const allowed = methods.join(", ")
  const headers = { Allow: allowed }
  return new ScimError(405, `Use ${allowed}.`, undefined, headers)
}
