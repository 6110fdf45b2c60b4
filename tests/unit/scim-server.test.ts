import { PGlite } from "@electric-sql/pglite"
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest"

import {
  createPostgresScimManagement,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import { scimResourceSchema } from "@/demo/scim-resources"
import { handleScimRequest } from "@/demo/scim-server"

const ORIGIN = "https://app.example.com"
const BASE = `${ORIGIN}/scim/v2`
const USER = "urn:ietf:params:scim:schemas:core:2.0:User"
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
const GUID = "0f0e1d2c-3b4a-4968-8776-655443322110"

let db: PGlite
let management: ReturnType<typeof createPostgresScimManagement>
const keys = { acme: "", globex: "" }

beforeAll(async () => {
  db = await PGlite.create()
  for (const statement of [...scimSchema, ...scimResourceSchema])
    await db.query(statement)
  management = createPostgresScimManagement(db)
  for (const customerId of ["acme", "globex"] as const) {
    const created = await management.createScimConnection({ customerId })
    if (created.ok) keys[customerId] = created.data.scimApiKey
  }
})
beforeEach(async () => {
  await db.query("truncate demo_scim_resources")
})
afterAll(() => db.close())

interface Options {
  /** Null for a request without any. */
  authorization?: string | null
  body?: object | string | null
  baseUrl?: string
  db?: ScimDatabase
}

/** What an identity provider of Acme sends, unless it has another key. */
async function send(method: string, path: string, options: Options = {}) {
  const { authorization = `Bearer ${keys.acme}`, body = null } = options
  const baseUrl = options.baseUrl ?? BASE
  const request = new Request(baseUrl + path, {
    method,
    headers: authorization === null ? {} : { Authorization: authorization },
    body: typeof body === "object" && body ? JSON.stringify(body) : body,
  })
  const response = await handleScimRequest(request, {
    db: options.db ?? db,
    verifyScimApiKey: (key) => management.verifyScimApiKey(key),
    baseUrl,
  })
  const { status, headers } = response
  const text = await response.text()
  return { status, headers, json: text ? JSON.parse(text) : undefined }
}

async function createUser(userName: string, more: object = {}) {
  const body = { schemas: [USER], userName, ...more }
  const { json } = await send("POST", "/Users", { body })
  return json
}

/** The names on a page, and its three numbers. */
async function page(query: string) {
  const { json } = await send("GET", `/Users?${query}`)
  const { Resources, startIndex, itemsPerPage, totalResults } = json
  const names = Resources.map((user: { userName: string }) => user.userName)
  return [names.join(), startIndex, itemsPerPage, totalResults]
}

function patch(path: string, ...Operations: object[]) {
  return send("PATCH", path, { body: { schemas: [PATCH], Operations } })
}

const asGlobex = () => ({ authorization: `Bearer ${keys.globex}` })

describe("what providers ask before there is any user", () => {
  it.each([
    ["Okta, to test", "/Users?startIndex=1&count=2"],
    [
      "Okta, before a user",
      '/Users?filter=userName eq "a@b.c"&startIndex=1&count=100',
    ],
    ["Entra, to test", `/Users?filter=userName eq "${GUID}"`],
    [
      "Entra, with its flag",
      `/Users?filter=externalId eq "${GUID}"&aadOptscim062020=true`,
    ],
    [
      "Entra, before a group",
      '/Groups?excludedAttributes=members&filter=displayName eq "Staff"',
    ],
    ["a slash too many", "//Users/"],
  ])("%s: an empty list", async (_, path) => {
    const { status, headers, json } = await send("GET", path)
    expect(status).toBe(200)
    expect(headers.get("Content-Type")).toBe("application/scim+json")
    expect(json).toMatchObject({
      schemas: [LIST],
      totalResults: 0,
      Resources: [],
    })
  })

  it("the service provider configuration", async () => {
    const { status, json } = await send("GET", "/ServiceProviderConfig")
    expect(status).toBe(200)
    expect(json).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true },
      authenticationSchemes: [{ type: "oauthbearertoken" }],
      meta: { location: `${BASE}/ServiceProviderConfig` },
    })
  })

  it("schemas and resource types, all and each", async () => {
    const schemas = await send("GET", "/Schemas")
    const ids = schemas.json.Resources.map(({ id }: { id: string }) => id)
    expect(ids).toEqual([USER, GROUP, ENTERPRISE])
    const schema = await send("GET", `/Schemas/${USER}`)
    expect(schema.json).toMatchObject({
      id: USER,
      meta: { location: `${BASE}/Schemas/${USER}` },
    })
    const types = await send("GET", "/ResourceTypes")
    expect(types.json.totalResults).toBe(2)
    const type = await send("GET", "/ResourceTypes/Group")
    expect(type.json).toMatchObject({
      endpoint: "/Groups",
      meta: { location: `${BASE}/ResourceTypes/Group` },
    })
    expect((await send("GET", "/Schemas/nothing")).status).toBe(404)
  })
})

describe("users", () => {
  it("are created with 201, a Location and what the server adds", async () => {
    const body = {
      schemas: [USER, ENTERPRISE],
      externalId: "00u1",
      userName: "Ada@Acme.example",
      password: "never-stored",
      name: { givenName: "Ada", familyName: "Byron" },
      emails: [{ value: "ada@acme.example", type: "work", primary: true }],
      [ENTERPRISE]: { department: "Engines" },
    }
    const { status, headers, json } = await send("POST", "/Users", { body })
    expect(status).toBe(201)
    const { password: _, ...given } = body
    expect(json).toMatchObject({ ...given, active: true })
    expect(json.meta).toEqual({
      resourceType: "User",
      created: expect.stringMatching(/^\d{4}-.*Z$/),
      lastModified: json.meta.created,
      location: `${BASE}/Users/${json.id}`,
      version: 'W/"1"',
    })
    expect(headers.get("Location")).toBe(json.meta.location)
    expect(await send("GET", `/Users/${json.id}`)).toMatchObject({ json })
    const { rows } = await db.query(
      "select data::text from demo_scim_resources",
    )
    expect(JSON.stringify(rows)).not.toContain("never-stored")
  })

  it("are found by userName whatever its case, and by other filters", async () => {
    const { id } = await createUser("ada@acme.example", {
      name: { familyName: "Byron" },
      externalId: "00uA",
    })
    await createUser("bob@acme.example")
    for (const filter of [
      'userName eq "ADA@acme.example"',
      `USERNAME Eq "ada@acme.example"`,
      `${USER}:userName eq "ada@acme.example"`,
      'externalId eq "00uA"',
      'name.familyName eq "Byron"',
      'userName sw "ada" and active eq true',
      'userName sw "ada" and active eq "True"',
      `id eq "${id}"`,
    ]) {
      const query = new URLSearchParams({ filter })
      const { json } = await send("GET", `/Users?${query}`)
      expect([filter, json.totalResults]).toEqual([filter, 1])
      expect(json.Resources[0].id).toBe(id)
    }
  })

  it.each(["nonsense", 'userName zz "a"', '(userName eq "a"'])(
    "refuse the filter %s",
    async (filter) => {
      const query = new URLSearchParams({ filter })
      expect(await send("GET", `/Users?${query}`)).toMatchObject({
        status: 400,
        json: { schemas: [ERROR], status: "400", scimType: "invalidFilter" },
      })
    },
  )

  it("come in pages, sorted, and none after the last", async () => {
    for (const name of ["b", "c", "a"]) await createUser(name)
    expect(await page("")).toEqual(["b,c,a", 1, 3, 3])
    expect(await page("sortBy=userName&count=2")).toEqual(["a,b", 1, 2, 3])
    expect(await page("sortBy=userName&startIndex=3&count=2")).toEqual([
      "c",
      3,
      1,
      3,
    ])
    expect(await page("startIndex=4&count=2")).toEqual(["", 4, 0, 3])
    expect(await page("count=0")).toEqual(["", 1, 0, 3])
    expect(await page("startIndex=-5&count=-1")).toEqual(["", 1, 0, 3])
    expect(await page("count=many")).toEqual(["b,c,a", 1, 3, 3])
  })

  it("show only the attributes that are asked for", async () => {
    const { id } = await createUser("ada", { displayName: "Ada" })
    const path = `/Users/${id}?attributes=userName`
    expect((await send("GET", path)).json).toEqual({
      schemas: [USER],
      id,
      userName: "ada",
    })
    const { json } = await send("GET", "/Users?excludedAttributes=displayName")
    expect(json.Resources[0]).not.toHaveProperty("displayName")
  })

  it("are found by POST, over all resources and over one kind", async () => {
    await createUser("ada")
    await send("POST", "/Groups", { body: { displayName: "Staff" } })
    const body = { filter: 'userName eq "ada"', attributes: ["userName"] }
    const all = await send("POST", "/.search", { body: { startIndex: 1 } })
    expect(all.json.totalResults).toBe(2)
    const users = await send("POST", "/Users/.search", { body })
    expect(users.json.Resources).toEqual([
      { schemas: [USER], id: expect.any(String), userName: "ada" },
    ])
  })

  it("are replaced by PUT, as Okta does to deactivate", async () => {
    const before = await createUser("ada", { displayName: "Ada" })
    const body = { ...before, displayName: undefined, active: false }
    const { status, json } = await send("PUT", `/Users/${before.id}`, { body })
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: before.id, active: false })
    expect(json).not.toHaveProperty("displayName")
  })

  it("keep their names for themselves: 409 uniqueness", async () => {
    await createUser("ada@acme.example")
    const { id } = await createUser("bob@acme.example")
    const conflict = {
      status: 409,
      json: { schemas: [ERROR], status: "409", scimType: "uniqueness" },
    }
    const body = { userName: "ADA@ACME.example" }
    expect(await send("POST", "/Users", { body })).toMatchObject(conflict)
    expect(await send("PUT", `/Users/${id}`, { body })).toMatchObject(conflict)
  })

  it("are deleted with 204, and then gone", async () => {
    const { id } = await createUser("ada")
    const deleted = await send("DELETE", `/Users/${id}`)
    expect([deleted.status, deleted.json]).toEqual([204, undefined])
    for (const method of ["GET", "DELETE"])
      expect(await send(method, `/Users/${id}`)).toMatchObject({
        status: 404,
        json: { schemas: [ERROR], status: "404" },
      })
    expect((await patch(`/Users/${id}`, DEACTIVATE)).status).toBe(404)
  })
})

const DEACTIVATE = { op: "replace", path: "active", value: false }

describe("PATCH", () => {
  it.each([
    ["as the RFC has it", DEACTIVATE],
    ["as Okta writes it", { op: "replace", value: { active: false } }],
    ["as Entra writes it", { op: "Replace", path: "active", value: "False" }],
    ["without a path", { op: "Replace", value: { active: "False" } }],
  ])("deactivates %s", async (_, operation) => {
    const { id } = await createUser("ada")
    const { status, json } = await patch(`/Users/${id}`, operation)
    expect([status, json.active]).toEqual([200, false])
    const again = await patch(`/Users/${id}`, operation)
    expect(again.status).toBe(204)
  })

  it("takes what Entra's default mapping sends", async () => {
    const { id } = await createUser("ada", {
      emails: [{ value: "private@x.example", type: "home" }],
    })
    const { json } = await patch(
      `/Users/${id}`,
      {
        op: "Add",
        path: 'emails[type eq "work"].value',
        value: "ada@x.example",
      },
      { op: "Add", path: 'emails[type eq "work"].primary', value: "True" },
      {
        op: "Replace",
        path: 'phoneNumbers[type eq "mobile"].value',
        value: "1",
      },
      { op: "Add", path: "name.givenName", value: "Ada" },
      { op: "Add", path: `${ENTERPRISE}:department`, value: "Engines" },
      { op: "Add", path: `${ENTERPRISE}:manager`, value: GUID },
    )
    expect(json).toMatchObject({
      emails: [
        { value: "private@x.example", type: "home" },
        { value: "ada@x.example", type: "work", primary: true },
      ],
      phoneNumbers: [{ type: "mobile", value: "1" }],
      name: { givenName: "Ada" },
      [ENTERPRISE]: { department: "Engines", manager: { value: GUID } },
    })
  })

  it("replaces a list, and of an object only what is given", async () => {
    const { id } = await createUser("ada", {
      name: { givenName: "Ada", familyName: "Byron" },
      emails: [{ value: "old@x.example", type: "work" }],
    })
    const { json } = await patch(`/Users/${id}`, {
      op: "replace",
      value: {
        id,
        name: { familyName: "King" },
        emails: [{ value: "new@x.example", type: "work" }],
        "name.middleName": "A.",
      },
    })
    expect(json).toMatchObject({
      name: { givenName: "Ada", middleName: "A.", familyName: "King" },
      emails: [{ value: "new@x.example", type: "work" }],
    })
    expect(json.emails).toHaveLength(1)
  })

  it.each([
    [{ op: "replace", path: "nothing", value: 1 }, "invalidPath"],
    [{ op: "explode", path: "active" }, "invalidSyntax"],
    [{ op: "remove" }, "noTarget"],
    [{ op: "replace", path: "active", value: "maybe" }, "invalidValue"],
  ])("refuses %j", async (operation, scimType) => {
    const { id } = await createUser("ada")
    expect(await patch(`/Users/${id}`, operation)).toMatchObject({
      status: 400,
      json: { schemas: [ERROR], status: "400", scimType },
    })
  })
})

describe("groups", () => {
  it("gain and lose members, in the ways of Okta and Entra", async () => {
    const ada = await createUser("ada")
    const bob = await createUser("bob")
    const body = { schemas: [GROUP], displayName: "Staff" }
    const { json: group } = await send("POST", "/Groups", { body })
    const path = `/Groups/${group.id}`
    const add = { op: "Add", path: "members" }
    const added = await patch(
      path,
      { ...add, value: [{ $ref: null, value: ada.id }] },
      { ...add, value: [{ value: ada.id }, { value: bob.id }] },
    )
    expect(added.json.members).toEqual([
      { value: ada.id, $ref: `${BASE}/Users/${ada.id}` },
      { value: bob.id, $ref: `${BASE}/Users/${bob.id}` },
    ])
    const oktaRemoval = { op: "remove", path: `members[value eq "${ada.id}"]` }
    expect((await patch(path, oktaRemoval)).json.members).toHaveLength(1)
    const entraRemoval = {
      op: "Remove",
      path: "members",
      value: [{ value: bob.id }],
    }
    expect((await patch(path, entraRemoval)).json.members).toEqual([])
    expect((await patch(path, entraRemoval)).status).toBe(204)
    const rename = {
      op: "replace",
      value: { id: group.id, displayName: "Crew" },
    }
    expect((await patch(path, rename)).json.displayName).toBe("Crew")
  })

  it("lose a member that is deleted", async () => {
    const ada = await createUser("ada")
    const bob = await createUser("bob")
    const members = [{ value: ada.id }, { value: bob.id }]
    const body = { displayName: "Staff", members }
    const { json: group } = await send("POST", "/Groups", { body })
    await send("DELETE", `/Users/${ada.id}`)
    const { json } = await send("GET", `/Groups/${group.id}`)
    expect(json.members).toMatchObject([{ value: bob.id }])
  })
})

describe("customers", () => {
  it("never see each other's users and groups", async () => {
    const ada = await createUser("ada")
    const path = `/Users/${ada.id}`
    const list = await send("GET", "/Users", asGlobex())
    expect(list.json.totalResults).toBe(0)
    const body = { userName: "eve" }
    for (const method of ["GET", "PUT", "DELETE"]) {
      const own = method === "PUT" ? { ...asGlobex(), body } : asGlobex()
      expect((await send(method, path, own)).status).toBe(404)
    }
    const twin = { ...asGlobex(), body: { userName: "ada" } }
    expect((await send("POST", "/Users", twin)).status).toBe(201)
    expect((await send("GET", path)).json).toEqual(ada)
  })

  it("each get the address that they used, at the same time too", async () => {
    const ada = await createUser("ada")
    const bases = ["https://one.example/scim/v2", "https://two.example/scim/v2"]
    const answers = await Promise.all(
      [...bases, ...bases].map((baseUrl) =>
        send("GET", `/Users/${ada.id}`, { baseUrl }),
      ),
    )
    expect(answers.map(({ json }) => json.meta.location)).toEqual(
      [...bases, ...bases].map((baseUrl) => `${baseUrl}/Users/${ada.id}`),
    )
  })
})

describe("the key", () => {
  it.each([
    ["none", () => null, 'Bearer realm="SCIM"'],
    ["another scheme", () => "Basic YTpi", 'Bearer realm="SCIM"'],
    ["a wrong one", () => `Bearer ${keys.acme}x`, 'error="invalid_token"'],
  ])(
    "%s: 401 with a challenge, for every path",
    async (_, given, challenge) => {
      for (const path of ["/Users", "/ServiceProviderConfig", "/nothing"]) {
        const { status, headers, json } = await send("GET", path, {
          authorization: given(),
        })
        expect(status).toBe(401)
        expect(headers.get("WWW-Authenticate")).toContain(challenge)
        expect(headers.get("Content-Type")).toBe("application/scim+json")
        expect(json).toMatchObject({ schemas: [ERROR], status: "401" })
      }
    },
  )

  it("is taken with a second Bearer, in any case, and with spaces", async () => {
    for (const authorization of [
      `Bearer Bearer ${keys.acme}`,
      `bearer  ${keys.acme} `,
    ])
      expect((await send("GET", "/Users", { authorization })).status).toBe(200)
  })
})

describe("what can't be answered", () => {
  it.each([
    "/v2/Users",
    "/scim/v2/Users",
    "/Users/Users",
    "/Groups/Users",
    "/Users/ServiceProviderConfig",
    "/nothing",
    "",
    "/..",
    "/../..",
    "/Users/1/2",
  ])("%s: 404 that names the base URL", async (path) => {
    const { status, json } = await send("GET", path)
    expect([status, json.status]).toEqual([404, "404"])
    expect(json.detail).toContain(`The base URL is ${BASE} (`)
  })

  it.each([
    ["no JSON", "{", 400, "invalidSyntax"],
    ["no object", "[]", 400, "invalidSyntax"],
    ["nothing", "", 400, "invalidSyntax"],
    ["no userName", "{}", 400, "invalidValue"],
    ["an empty userName", '{"userName":" "}', 400, "invalidValue"],
    ["a number for a text", '{"userName":1}', 400, "invalidValue"],
    ["too much", `"${"x".repeat(1_000_001)}"`, 413, undefined],
  ])("a body with %s", async (_, body, status, scimType) => {
    const answer = await send("POST", "/Users", { body })
    expect(answer).toMatchObject({
      status,
      json: { schemas: [ERROR], status: `${status}` },
    })
    expect(answer.json.scimType).toBe(scimType)
  })

  it("another method: 405 with those that there are", async () => {
    const { status, headers, json } = await send("DELETE", "/Users")
    expect([status, json.status]).toEqual([405, "405"])
    expect(headers.get("Allow")).toBe("GET, POST")
  })

  it("trouble of the database: 500 without details, and a line for us", async () => {
    const broken: ScimDatabase = {
      query: () => Promise.reject(new TypeError("secret detail")),
    }
    for (const [method, path] of [
      ["GET", "/Users"],
      ["GET", "/Users/1"],
      ["DELETE", "/Users/1"],
    ] as const) {
      const { status, json } = await send(method, path, { db: broken })
      expect([status, json.status]).toEqual([500, "500"])
      expect(JSON.stringify(json)).not.toContain("secret detail")
    }
    const printed = vi.mocked(console.error)
    expect(printed).toHaveBeenCalledTimes(3)
    printed.mockClear()
  })
})
