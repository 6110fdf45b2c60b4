import { resolve } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { build } from "esbuild"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"

import { scimResourceSchema } from "@/demo/scim-resources"

import {
  BASE,
  createScimClient,
  ENTERPRISE,
  ERROR,
  GROUP,
  USER,
} from "../support/scim-client"

let db: PGlite
const scim = createScimClient(() => db)

beforeAll(async () => {
  db = await PGlite.create()
  for (const statement of scimResourceSchema) await db.query(statement)
})
beforeEach(async () => {
  await db.query("truncate demo_scim_resources")
})
afterAll(() => db.close())

async function createPeople() {
  const boss = await scim.createUser({
    userName: "boss@example.com",
    title: "CEO",
    name: { familyName: "Amann" },
    emails: [
      { value: "z@example.com", type: "home" },
      { value: "B@example.com", type: "work", primary: true },
    ],
  })
  const ada = await scim.createUser({
    userName: "Ada@X.example",
    externalId: "Ext-1",
    displayName: "Ada",
    active: false,
    name: { familyName: "Jose\u0301" },
    emails: [
      { value: "Ada@X.example", type: "work" },
      { value: "home@x.example", type: "home" },
    ],
    [ENTERPRISE]: { employeeNumber: "007", manager: { value: boss.id } },
  })
  return { boss, ada }
}

describe("filters", () => {
  it.each([
    'emails eq "ada@x.example"',
    'emails.value eq "ADA@x.example"',
    'emails[type eq "WORK"].value eq "ada@x.example"',
    'emails[type eq "work" and value ew "X.EXAMPLE"]',
    `${USER}:emails[type eq "work" and value co "ada"]`,
    'emails[not (type eq "work")] and emails co "ada"',
    'userName eq "ADA@x.example"',
    'USERNAME EQ "ada@x.example"',
    'userName sw "ADA" and active eq false',
    'userName eq "ada@x.example" and active eq "False"',
    'externalId eq "Ext-1"',
    'displayName eq "ada"',
    'id eq "<ada>"',
    'id eq "<ada>" and manager eq "<boss>"',
    'manager eq "<boss>" and id eq "<ada>"',
    'manager.value eq "<boss>"',
    `${ENTERPRISE}:manager eq "<boss>"`,
    `${ENTERPRISE}:manager.value eq "<boss>"`,
    `${ENTERPRISE.toUpperCase()}:EMPLOYEENUMBER eq "007"`,
    'employeeNumber eq "007"',
    "manager pr",
    `${ENTERPRISE}:employeeNumber pr and not (title pr)`,
    `schemas eq "${ENTERPRISE}"`,
    'name.familyName eq "JOS\\u00c9"',
    "title eq null",
    'title ne "ceo"',
    'userName ne "boss@example.com"',
    'userName lt "b" and userName ge "ada"',
    'userName gt "a" and userName le "ada@x.example"',
    "active ne true",
    "not (active eq true)",
    'title eq "x" or title eq "y" or externalId pr',
    // "and" binds closer than "or".
    'externalId pr or title pr and title eq "x"',
    "(externalId pr or title pr) and active eq false",
    'meta.resourceType eq "User" and externalId pr',
    'meta.lastModified gt "2020-01-01T00:00:00Z" and externalId pr',
    'meta.created lt "2999-01-01T01:00:00+01:00" and externalId pr',
    `meta.location eq "${BASE}/Users/<ada>"`,
    "(  (externalId  pr )  )",
  ])("find one user: %s", async (filter) => {
    const { boss, ada } = await createPeople()
    const text = filter.replace("<ada>", ada.id).replace("<boss>", boss.id)
    const { status, json } = await scim.find("Users", text)
    expect([status, json]).toMatchObject([
      200,
      { totalResults: 1, Resources: [ada] },
    ])
    const search = await scim.send("POST", "/Users/.search", { filter: text })
    expect(search.json).toEqual(json)
  })

  it.each([
    'externalId eq "ext-1"',
    'externalId eq "Ext-1" and active eq true',
    'userName eq "ada"',
    'userName eq "ada@x.example" and userName eq "boss@example.com"',
    // No value has both.
    'emails[type eq "home"].value eq "ada@x.example"',
    'emails[type eq "home" and value eq "ada@x.example"]',
    'favoriteColor eq "blue"',
    "favoriteColor pr",
    'userName.nothing eq "x"',
    "toString pr",
    "password pr",
    "emails[nothing pr]",
    'urn:x:y eq "z"',
  ])("find nobody: %s", async (filter) => {
    await createPeople()
    const { status, json } = await scim.find("Users", filter)
    expect([status, json]).toMatchObject([
      200,
      { totalResults: 0, Resources: [] },
    ])
  })

  it.each([
    "userName",
    "userName eq",
    "userName eq ada",
    'userName zz "a"',
    'eq "a"',
    'userName eq "a" and',
    'userName eq "a" userName eq "b"',
    '(userName eq "a"',
    'userName eq "a")',
    'emails[type eq "a"',
    'emails[type eq "a"] eq "b"',
    "emails[]",
    "()",
    "not userName pr",
    'userName eq "a',
    "userName eq [1]",
    "userName eq {}",
    "active ge true",
    'user..Name eq "a"',
    "; drop table users",
  ])("are rejected: %s", async (filter) => {
    expect(await scim.find("Users", filter)).toMatchObject({
      status: 400,
      json: { schemas: [ERROR], status: "400", scimType: "invalidFilter" },
    })
  })

  it("find groups by their members", async () => {
    const { ada, boss } = await createPeople()
    const members = [{ value: ada.id }, { value: boss.id }]
    const group = await scim.createGroup({ members })
    await scim.createGroup({ displayName: "Empty" })
    for (const filter of [
      `id eq "${group.id}" and members eq "${ada.id}"`,
      `members eq "${boss.id}"`,
      `members.value eq "${ada.id}"`,
      `members[value eq "${ada.id}"]`,
      "members pr",
      'displayName eq "STAFF"',
    ]) {
      const { json } = await scim.find("Groups", filter)
      expect([filter, json.Resources]).toEqual([filter, [group]])
    }
  })

  it("look for users and groups together at the root (RFC 7644, 3.4.3)", async () => {
    const { ada } = await createPeople()
    const group = await scim.createGroup({ displayName: "Ada" })
    const filter = 'displayName eq "ada"'
    const body = { filter, sortBy: "id", sortOrder: "descending" }
    const { json } = await scim.send("POST", "/.search", body)
    const sorted = [String(ada.id), String(group.id)].toSorted().toReversed()
    expect(json.totalResults).toBe(2)
    expect(json.Resources.map(({ id }: { id: string }) => id)).toEqual(sorted)
  })
})

describe("sorting (RFC 7644, 3.4.2.3)", () => {
  it.each([
    ["userName", "Ada@X.example boss@example.com c"],
    ["name.familyName", "boss@example.com Ada@X.example c"],
    // The primary value counts, otherwise the first.
    ["emails", "Ada@X.example boss@example.com c"],
    ["emails.type", "boss@example.com Ada@X.example c"],
    ["manager", "Ada@X.example boss@example.com c"],
    [`${ENTERPRISE}:employeeNumber`, "Ada@X.example boss@example.com c"],
    ["title", "boss@example.com Ada@X.example c"],
    ["favoriteColor", "boss@example.com Ada@X.example c"],
  ])("by %s puts what has no value last", async (sortBy, expected) => {
    await createPeople()
    await scim.createUser({ userName: "c" })
    const query = new URLSearchParams({ sortBy })
    const { json } = await scim.send("GET", `/Users?${query}`)
    expect(namesOf(json).join(" ")).toBe(expected)
  })

  it("puts what has no value first if it is descending", async () => {
    await createPeople()
    const query = "sortBy=title&sortOrder=Descending"
    const { json } = await scim.send("GET", `/Users?${query}`)
    expect(namesOf(json)).toEqual(["Ada@X.example", "boss@example.com"])
  })
})

function namesOf({ Resources }: { Resources: { userName: string }[] }) {
  return Resources.map(({ userName }) => userName)
}

describe("attributes and excludedAttributes (RFC 7644, 3.9)", () => {
  const name = { familyName: "King", givenName: "Ada" }
  const emails = [{ value: "a@example.com", type: "work" }]
  const enterprise = { department: "D", manager: { value: "1" } }
  const shown = {
    department: "D",
    manager: { value: "1", $ref: `${BASE}/Users/1` },
  }

  it.each<[string, object]>([
    ["emails.value", { emails: [{ value: "a@example.com" }] }],
    ["EMAILS.VALUE", { emails: [{ value: "a@example.com" }] }],
    ["emails.value,emails.type", { emails }],
    ["emails.value, emails", { emails }],
    ["name.familyName", { name: { familyName: "King" } }],
    [`${USER}:name.givenName`, { name: { givenName: "Ada" } }],
    [`${USER}:userName`, { userName: "ada" }],
    [`${ENTERPRISE}:department`, { [ENTERPRISE]: { department: "D" } }],
    ["department", { [ENTERPRISE]: { department: "D" } }],
    [
      `${ENTERPRISE}:manager.value`,
      { [ENTERPRISE]: { manager: { value: "1" } } },
    ],
    [ENTERPRISE, { [ENTERPRISE]: shown }],
    ["meta.resourceType", { meta: { resourceType: "User" } }],
    ["favoriteColor,toString,userName", { userName: "ada" }],
    ["favoriteColor", {}],
    ["password", {}],
    ["id", {}],
  ])("show %s only", async (attributes, expected) => {
    await scim.createUser({ userName: "plain" })
    const { id } = await scim.createUser({
      userName: "ada",
      name,
      emails,
      [ENTERPRISE]: enterprise,
    })
    const schemas = [USER, ENTERPRISE]
    const query = new URLSearchParams({ attributes })
    const one = await scim.send("GET", `/Users/${id}?${query}`)
    expect([one.status, one.json]).toEqual([200, { schemas, id, ...expected }])
    const list = await scim.send("GET", `/Users?${query}`)
    expect([list.status, list.json.totalResults]).toEqual([200, 2])
    expect(list.json.Resources[1]).toEqual(one.json)
    const title = { op: "replace", path: "title", value: "T" }
    const path = `/Users/${id}?${query}`
    expect((await scim.patch(path, title)).json).toEqual(one.json)
    expect((await scim.patch(path, title)).json).toEqual(one.json)
  })

  it.each<[string, (user: Record<string, unknown>) => object]>([
    ["emails", (user) => without(user, "emails")],
    [
      "emails.type",
      (user) => ({ ...user, emails: [{ value: "a@example.com" }] }),
    ],
    ["name.givenName", (user) => ({ ...user, name: { familyName: "King" } })],
    [ENTERPRISE, (user) => without(user, ENTERPRISE)],
    [
      `${ENTERPRISE}:manager`,
      (user) => ({ ...user, [ENTERPRISE]: { department: "D" } }),
    ],
    ["meta,id,schemas", (user) => without(user, "meta")],
    ["favoriteColor", (user) => user],
  ])("omit %s", async (excludedAttributes, toExpected) => {
    const user = await scim.createUser({
      name,
      emails,
      [ENTERPRISE]: enterprise,
    })
    const query = new URLSearchParams({ excludedAttributes })
    const { status, json } = await scim.send("GET", `/Users?${query}`)
    expect([status, json.Resources]).toEqual([200, [toExpected(user)]])
  })
})

function without(user: Record<string, unknown>, name: string) {
  const { [name]: _, ...others } = user
  return others
}

describe("in a minified bundle, as production builds are", () => {
  it("describes its schemas and resource types, each at its own address", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { handleScimRequest } from "@/demo/scim-server"`,
        resolveDir: resolve(import.meta.dirname, "../.."),
      },
      bundle: true,
      minify: true,
      write: false,
      platform: "node",
      format: "esm",
    })
    const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64")
    const { handleScimRequest } = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${code}`
    )
    async function get(url: string) {
      const headers = { Authorization: "Bearer key" }
      const response = await handleScimRequest(new Request(url, { headers }), {
        db,
        verifyScimApiKey: async () => ({ customerId: "acme" }),
        baseUrl: BASE,
      })
      return { status: response.status, json: await response.json() }
    }
    const lists = [
      ["ResourceTypes", ["User", "Group"]],
      ["Schemas", [USER, GROUP, ENTERPRISE]],
    ] as const
    for (const [endpoint, ids] of lists) {
      const { json } = await get(`${BASE}/${endpoint}`)
      const found = json.Resources.map(({ id }: { id: string }) => id)
      expect(found).toEqual(ids)
      for (const document of json.Resources)
        expect(await get(document.meta.location)).toEqual({
          status: 200,
          json: document,
        })
    }
    const list = await get(`${BASE}/Users?filter=emails+eq+"x"`)
    expect(list).toMatchObject({ status: 200, json: { totalResults: 0 } })
  })
})
