import { expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  GROUP,
  LIST,
  USER,
  type ScimClient,
} from "./scim-client"

interface Attribute {
  name: string
  type: string
  subAttributes?: Attribute[]
  [characteristic: string]: unknown
}

/** RFC 7643, section 7. */
const CHARACTERISTICS: Record<string, unknown[]> = {
  type: [
    "string",
    "boolean",
    "decimal",
    "integer",
    "dateTime",
    "reference",
    "binary",
    "complex",
  ],
  mutability: ["readOnly", "readWrite", "immutable", "writeOnly", undefined],
  returned: ["always", "never", "default", "request", undefined],
  uniqueness: ["none", "server", "global", undefined],
  multiValued: [true, false, undefined],
  required: [true, false, undefined],
  caseExact: [true, false, undefined],
}

export function describeDiscovery(scim: ScimClient) {
  it("describes the service (RFC 7643, 5)", async () => {
    const { status, json } = await scim.get("/ServiceProviderConfig")
    expect(status).toBe(200)
    expect(json).toMatchObject({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      patch: { supported: true },
      bulk: {
        supported: false,
        maxOperations: expect.any(Number),
        maxPayloadSize: expect.any(Number),
      },
      filter: { supported: true, maxResults: expect.any(Number) },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: expect.any(Boolean) },
      meta: {
        resourceType: "ServiceProviderConfig",
        location: expect.stringMatching(
          /^https?:\/\/.+\/ServiceProviderConfig$/,
        ),
      },
    })
    expect(json.authenticationSchemes).toEqual([
      expect.objectContaining({
        type: "oauthbearertoken",
        name: expect.stringMatching(/\S/),
        description: expect.stringMatching(/\S/),
      }),
    ])
    expect(json).not.toHaveProperty("id")
  })

  it("lists the schemas, each of which is found by its URN and at its own address (RFC 7644, 4)", async () => {
    const { status, json } = await scim.get("/Schemas")
    expect(status).toBe(200)
    expect(json.schemas).toEqual([LIST])
    expect(json.totalResults).toBe(json.Resources.length)
    const ids = json.Resources.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining([USER, GROUP, ENTERPRISE]))
    expect(new Set(ids).size).toBe(ids.length)
    for (const schema of json.Resources) {
      expect(schema).toMatchObject({
        name: expect.stringMatching(/\S/),
        meta: { resourceType: "Schema" },
      })
      expect(pathOf(schema.meta.location)).toBe(`/Schemas/${schema.id}`)
      expect((await scim.get(`/Schemas/${schema.id}`)).json).toEqual(schema)
    }
    const encoded = await scim.get(`/Schemas/${encodeURIComponent(USER)}`)
    expect(encoded.json.id).toBe(USER)
  })

  it("describes every attribute in the vocabulary of RFC 7643, 7", async () => {
    const { json } = await scim.get("/Schemas")
    for (const { id, attributes } of json.Resources)
      for (const [path, attribute] of walk(attributes)) {
        expect(attribute.name, id).toMatch(/^(\$ref|[a-z][\w-]*)$/i)
        for (const [name, values] of Object.entries(CHARACTERISTICS))
          expect(values, `${id} ${path} ${name}`).toContain(attribute[name])
        if (attribute.type === "complex")
          expect(attribute.subAttributes?.length, path).toBeGreaterThan(0)
      }
  })

  it("describes userName as required and unique, and no password that can be read (RFC 7643, 4.1)", async () => {
    const { json } = await scim.get(`/Schemas/${USER}`)
    const byName = new Map(
      json.attributes.map((one: Attribute) => [one.name, one]),
    )
    expect(byName.get("userName")).toMatchObject({
      type: "string",
      required: true,
      caseExact: false,
      uniqueness: "server",
    })
    expect(byName.get("emails")).toMatchObject({
      type: "complex",
      multiValued: true,
    })
    expect(byName.get("active")).toMatchObject({ type: "boolean" })
    expect([
      undefined,
      expect.objectContaining({ mutability: "writeOnly", returned: "never" }),
    ]).toContainEqual(byName.get("password"))
  })

  it("lists the resource types, each of which is found by its name and at its own address (RFC 7643, 6)", async () => {
    const { status, json } = await scim.get("/ResourceTypes")
    expect(status).toBe(200)
    expect(json).toMatchObject({
      schemas: [LIST],
      totalResults: 2,
      Resources: [
        {
          schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
          name: "User",
          endpoint: "/Users",
          schema: USER,
          schemaExtensions: [{ schema: ENTERPRISE, required: false }],
        },
        {
          schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
          name: "Group",
          endpoint: "/Groups",
          schema: GROUP,
        },
      ],
    })
    for (const type of json.Resources) {
      expect(type.id ?? type.name).toBe(type.name)
      expect(type.meta.resourceType).toBe("ResourceType")
      expect(pathOf(type.meta.location)).toBe(`/ResourceTypes/${type.name}`)
      expect((await scim.get(`/ResourceTypes/${type.name}`)).json).toEqual(type)
    }
  })

  it.each([
    "/Schemas/urn:nothing",
    "/ResourceTypes/Nothing",
    "/ResourceTypes/Users",
    "/ServiceProviderConfig/1",
    "/ServiceProviderConfigs",
    "/nothing",
    "/Users/1/2",
    "/",
    "",
  ])("returns 404 for %j", async (path) => {
    expectError(await scim.get(path), 404, undefined)
  })

  it.each(["/ServiceProviderConfig", "/Schemas", "/ResourceTypes"])(
    "returns 403 when %s is filtered (RFC 7644, 4)",
    async (path) => {
      expectError(await scim.find(path, 'name eq "User"'), 403)
    },
  )

  it.each([
    ["POST", "/ServiceProviderConfig"],
    ["PUT", "/Schemas"],
    ["DELETE", `/Schemas/${USER}`],
    ["PATCH", "/ResourceTypes"],
    ["POST", "/ResourceTypes/User"],
    ["PUT", "/Users"],
    ["PATCH", "/Groups"],
    ["DELETE", "/Users"],
    ["POST", "/Users/1"],
    ["GET", "/.search"],
    ["DELETE", "/Users/.search"],
  ])("returns 405 and the methods allowed for %s %s", async (method, path) => {
    const body = method === "DELETE" || method === "GET" ? undefined : {}
    const reply = await scim.send(method, path, body)
    expectError(reply, 405, undefined)
    const allowed = reply.headers.get("Allow")?.split(/,\s*/) ?? []
    expect(allowed.length).toBeGreaterThan(0)
    expect(allowed).not.toContain(method)
  })

  it.each([
    ["POST", "/Bulk"],
    ["GET", "/Me"],
    ["POST", "/Me"],
    ["PUT", "/Me"],
    ["PATCH", "/Me"],
    ["DELETE", "/Me"],
  ])(
    "returns 501 for %s %s, which isn't offered (RFC 7644, 3.7 and 3.11)",
    async (method, path) => {
      const body = method === "GET" || method === "DELETE" ? undefined : {}
      expectError(await scim.send(method, path, body), 501, undefined)
    },
  )

  it.each([
    ["no Authorization header", null, 'Bearer realm="SCIM"'],
    ["another scheme", "Basic YTpi", 'Bearer realm="SCIM"'],
    ["an unknown key", `Bearer ${"x".repeat(40)}`, 'error="invalid_token"'],
  ])(
    "returns 401 with a challenge for %s (RFC 6750, 3)",
    async (_, Authorization, challenge) => {
      for (const path of ["/Users", "/Groups/1", "/nothing", "/Bulk"]) {
        const reply = await scim.send("GET", path, undefined, { Authorization })
        expectError(reply, 401, undefined)
        expect(reply.headers.get("WWW-Authenticate")).toContain(challenge)
      }
    },
  )

  it("lets nobody store a response", async () => {
    const { headers } = await scim.get("/Users")
    expect(headers.get("Cache-Control")).toContain("no-store")
  })
}

function walk(attributes: Attribute[], prefix = ""): [string, Attribute][] {
  return attributes.flatMap((one) => {
    const path = prefix + one.name
    return [[path, one], ...walk(one.subAttributes ?? [], `${path}.`)]
  })
}

/** What follows the base URL. */
function pathOf(location: string) {
  return decodeURIComponent(new URL(location).pathname).replace(
    /^.*\/scim\/v2/,
    "",
  )
}
