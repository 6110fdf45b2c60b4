import { quote, ScimError } from "./errors"
import { resourceTypes, schemas } from "./schemas"
import { LIST_SCHEMA, MAX_COUNT } from "./search"

const CORE = "urn:ietf:params:scim:schemas:core:2.0"

type Document = Record<string, unknown>

/** Returns what the endpoint publishes about itself (RFC 7644, section 4), or throws a 404. */
export function readDiscovery(
  endpoint: string,
  id: string | undefined,
  baseUrl: string,
): Document {
  switch (endpoint) {
    case "Schemas":
      return select(toSchemas(baseUrl), id)
    case "ResourceTypes":
      return select(toResourceTypes(baseUrl), id)
    default:
      if (id) throw notFound(id)
      return toServiceProviderConfig(baseUrl)
  }
}

function select(documents: Document[], id: string | undefined): Document {
  if (id === undefined)
    return {
      schemas: [LIST_SCHEMA],
      totalResults: documents.length,
      startIndex: 1,
      itemsPerPage: documents.length,
      Resources: documents,
    }
  const document = documents.find((one) => one["id"] === id)
  if (!document) throw notFound(id)
  return document
}

function notFound(id: string) {
  return new ScimError(404, `There is nothing with the id ${quote(id)}.`)
}

function toSchemas(baseUrl: string): Document[] {
  return schemas.map((schema) => ({
    schemas: [`${CORE}:Schema`],
    ...schema,
    meta: {
      resourceType: "Schema",
      location: `${baseUrl}/Schemas/${schema.id}`,
    },
  }))
}

function toResourceTypes(baseUrl: string): Document[] {
  return resourceTypes.map((type) => ({
    schemas: [`${CORE}:ResourceType`],
    id: type.name,
    name: type.name,
    endpoint: `/${type.endpoint}`,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ id }) => ({
      schema: id,
      required: false,
    })),
    meta: {
      resourceType: "ResourceType",
      location: `${baseUrl}/ResourceTypes/${type.name}`,
    },
  }))
}

function toServiceProviderConfig(baseUrl: string): Document {
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_COUNT },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer key",
        description:
          "The key of the SCIM connection, in the Authorization header.",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
    ],
    meta: {
      resourceType: "ServiceProviderConfig",
      location: `${baseUrl}/ServiceProviderConfig`,
    },
  }
}
