import { PGlite } from "@electric-sql/pglite"
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

/** Sends attributes of a user in one of the ways there are. */
const WAYS = {
  async POST(given: object) {
    return scim.send("POST", "/Users", { userName: "ada", ...given })
  },
  async PUT(given: object) {
    const { id, userName } = await scim.createUser()
    return scim.send("PUT", `/Users/${id}`, { userName, ...given })
  },
  async "PATCH without a path"(given: object) {
    const { id } = await scim.createUser()
    return scim.patch(`/Users/${id}`, { op: "Replace", value: given })
  },
  async "PATCH with paths"(given: object) {
    const { id } = await scim.createUser()
    const operations = Object.entries(given).map(([path, value]) => ({
      op: "ADD",
      path,
      value,
    }))
    return scim.patch(`/Users/${id}`, ...operations)
  },
}

describe.each(Object.entries(WAYS))("%s", (_way, write) => {
  const work = { value: "a@example.com", type: "work" }

  it.each<[string, object, object]>([
    [
      "names in other letter case",
      { DISPLAYNAME: "Ada" },
      { displayName: "Ada" },
    ],
    [
      "parts in other letter case",
      { Name: { GIVENNAME: "Ada" } },
      { name: { givenName: "Ada" } },
    ],
    [
      "the extension's URN in other letter case",
      { [ENTERPRISE.toLowerCase()]: { Department: "D" } },
      { [ENTERPRISE]: { department: "D" } },
    ],
    ["True and False as text", { active: "False" }, { active: false }],
    [
      "primary as text",
      { emails: [{ ...work, primary: "True" }] },
      { emails: [{ ...work, primary: true }] },
    ],
    [
      "a path with dots",
      { "name.givenName": "Ada" },
      { name: { givenName: "Ada" } },
    ],
    [
      "a path with brackets",
      { 'emails[type eq "work"].value': work.value },
      { emails: [work] },
    ],
    [
      "the core URN before the attribute",
      { [`${USER}:title`]: "T" },
      { title: "T" },
    ],
    [
      "the core URN before a path with brackets",
      { [`${USER}:emails[type eq "work"].value`]: work.value },
      { emails: [work] },
    ],
    [
      "the core URN around attributes",
      { [USER]: { title: "T" } },
      { title: "T" },
    ],
    [
      "the extension's URN before the attribute",
      { [`${ENTERPRISE}:department`]: "D" },
      { [ENTERPRISE]: { department: "D" } },
    ],
    [
      "the extension's URN before a path with dots",
      { [`${ENTERPRISE}:manager.value`]: "1" },
      { [ENTERPRISE]: { manager: { value: "1" } } },
    ],
    [
      "the manager as text",
      { [ENTERPRISE]: { manager: "1" } },
      { [ENTERPRISE]: { manager: { value: "1", $ref: `${BASE}/Users/1` } } },
    ],
    [
      "the manager as a list",
      {
        [`${ENTERPRISE}:manager`]: [
          { $ref: "https://x.example/1", value: "1" },
        ],
      },
      { [ENTERPRISE]: { manager: { value: "1", $ref: `${BASE}/Users/1` } } },
    ],
    [
      "the manager as an address",
      { [ENTERPRISE]: { manager: { $ref: "../Users/1" } } },
      { [ENTERPRISE]: { manager: { value: "1" } } },
    ],
    ["roles as text", { roles: ["admin"] }, { roles: [{ value: "admin" }] }],
    ["one role as text", { roles: "admin" }, { roles: [{ value: "admin" }] }],
    [
      "roles as objects",
      { roles: [{ value: "admin", type: "WindowsAzure", primary: "False" }] },
      { roles: [{ value: "admin", type: "WindowsAzure", primary: false }] },
    ],
    ["one email as an object", { emails: work }, { emails: [work] }],
    [
      "a type of its own",
      { emails: [{ ...work, type: "x" }] },
      { emails: [{ ...work, type: "x" }] },
    ],
    [
      "a profileUrl that is no URL",
      { profileUrl: "no url" },
      { profileUrl: "no url" },
    ],
    [
      "a photo that is no URL",
      { photos: ["no url"] },
      { photos: [{ value: "no url" }] },
    ],
  ])("takes %s", async (_, given, expected) => {
    const { status, json } = await write(given)
    expect([200, 201]).toContain(status)
    expect(json).toMatchObject(expected)
    const { json: read } = await scim.send("GET", `/Users/${json.id}`)
    expect(read).toEqual(json)
  })

  it("takes null, empty lists and no value at all for unset", async () => {
    const given = { title: null, emails: [], phoneNumbers: null, name: null }
    const { status, json } = await write({
      ...given,
      [ENTERPRISE]: null,
      nickName: "Ada",
    })
    expect([200, 201]).toContain(status)
    for (const name of [...Object.keys(given), ENTERPRISE])
      expect(json).not.toHaveProperty(name)
  })

  it("never stores a password", async () => {
    const { json } = await write({ password: "secret", nickName: "Ada" })
    const { rows } = await db.query("select * from demo_scim_resources")
    expect(JSON.stringify([json, rows])).not.toContain("secret")
  })

  it("keeps one primary value of a list", async () => {
    const { json } = await write({
      emails: [
        { value: "a", primary: true },
        { value: "b", primary: true },
      ],
    })
    expect(json.emails).toEqual([
      { value: "a", primary: false },
      { value: "b", primary: true },
    ])
  })

  it.each([
    { active: "maybe" },
    { active: 1 },
    { name: "Ada" },
    { title: 1 },
    { title: {} },
    { title: ["a", "b"] },
    { emails: [{ value: "a", primary: "x" }] },
    { emails: [[work]] },
    { [ENTERPRISE]: "D" },
    { [ENTERPRISE]: { manager: ["1", "2"] } },
  ])("rejects %j", async (given) => {
    expect(await write(given)).toMatchObject({
      status: 400,
      json: { schemas: [ERROR], status: "400", scimType: "invalidValue" },
    })
  })
})

// With a path of its own, each of these is an error.
it.each(["POST", "PUT", "PATCH without a path"] as const)(
  "%s ignores unknown and read-only attributes",
  async (way) => {
    const { status, json } = await WAYS[way]({
      id: "other",
      meta: { version: "x", resourceType: "Group" },
      schemas: ["urn:x"],
      groups: [{ value: "1" }],
      favoriteColor: "blue",
      "name.nothing": "x",
      'emails[type zz "work"].value': "x",
      "urn:ietf:params:scim:schemas:extension:other:2.0:User": { tag: "x" },
      "urn:ietf:params:scim:schemas:extension:other:2.0:User:tag": "x",
      nickName: "Ada",
    })
    expect([200, 201]).toContain(status)
    expect(json).toEqual({
      schemas: [USER],
      id: expect.not.stringMatching(/^other$/),
      userName: json.userName,
      nickName: "Ada",
      active: true,
      meta: expect.objectContaining({ resourceType: "User" }),
    })
  },
)

it("takes a user with every attribute", async () => {
  const { json: schemas } = await scim.send("GET", "/Schemas")
  interface Described {
    name: string
    type: string
    multiValued: boolean
    mutability: string
    returned: string
    subAttributes?: Described[]
  }
  const example = (one: Described): unknown => {
    const single =
      one.type === "complex"
        ? examples(one.subAttributes ?? [])
        : one.type === "boolean" || `${one.name} of the user`
    return one.multiValued ? [single] : single
  }
  const examples = (all: Described[]): object =>
    Object.fromEntries(
      all
        .filter(({ mutability }) => mutability !== "readOnly")
        .filter(({ returned }) => returned !== "never")
        .map((one) => [one.name, example(one)]),
    )
  const [user, , enterprise] = schemas.Resources
  const body = {
    schemas: [USER, ENTERPRISE],
    externalId: "1",
    ...examples(user.attributes),
    [ENTERPRISE]: examples(enterprise.attributes),
  }
  const created = await scim.send("POST", "/Users", body)
  expect(created.status).toBe(201)
  expect(created.json).toMatchObject(body)
  const path = `/Users/${created.json.id}`
  expect((await scim.send("PUT", path, created.json)).json).toEqual(
    created.json,
  )
  const { schemas: _, ...attributes } = body
  for (const op of ["add", "replace"]) {
    const operations = Object.entries(attributes).map(([name, value]) => ({
      op,
      path: name,
      value,
    }))
    expect((await scim.patch(path, ...operations)).status).toBe(204)
  }
})

describe("PATCH of a user", () => {
  const emails = [
    { value: "w@example.com", type: "work", primary: true },
    { value: "h@example.com", type: "home" },
  ]

  it.each<[string, object[], object]>([
    [
      "replaces the named parts of a name (RFC 7644, 3.5.2.3)",
      [{ op: "replace", path: "name", value: { familyName: "King" } }],
      { name: { givenName: "Ada", familyName: "King" } },
    ],
    [
      "replaces the named parts of an extension",
      [{ op: "replace", path: ENTERPRISE, value: { division: "V" } }],
      { [ENTERPRISE]: { department: "D", division: "V" } },
    ],
    [
      "unsets a part by null",
      [{ op: "replace", value: { name: { givenName: null } } }],
      { name: { familyName: "Byron" } },
    ],
    [
      "removes an extension",
      [{ op: "remove", path: ENTERPRISE }],
      { schemas: [USER] },
    ],
    [
      "takes primary from the value that had it (RFC 7644, 3.5.2)",
      [{ op: "add", path: "emails", value: [{ value: "n", primary: true }] }],
      {
        emails: [
          { ...emails[0], primary: false },
          emails[1],
          { value: "n", primary: true },
        ],
      },
    ],
    [
      "takes primary from the value that had it, by a path",
      [
        {
          op: "replace",
          path: 'emails[type eq "home"].primary',
          value: "True",
        },
      ],
      {
        emails: [
          { ...emails[0], primary: false },
          { ...emails[1], primary: true },
        ],
      },
    ],
    [
      "adds no value twice",
      [{ op: "add", path: "emails", value: [...emails, { value: "n" }] }],
      { emails: [...emails, { value: "n" }] },
    ],
    [
      "changes the values that the brackets select",
      [{ op: "replace", path: 'emails[TYPE eq "HOME"].value', value: "n" }],
      { emails: [emails[0], { value: "n", type: "home" }] },
    ],
    [
      "replaces a selected value, which keeps its type",
      [
        {
          op: "replace",
          path: 'emails[type eq "work"]',
          value: { value: "n" },
        },
      ],
      { emails: [{ value: "n", type: "work" }, emails[1]] },
    ],
    [
      "adds parts to a selected value",
      [{ op: "add", path: 'emails[type eq "work"]', value: { display: "W" } }],
      { emails: [{ ...emails[0], display: "W" }, emails[1]] },
    ],
    [
      "changes all values without brackets",
      [{ op: "replace", path: "emails.type", value: "other" }],
      {
        emails: [
          { ...emails[0], type: "other" },
          { ...emails[1], type: "other" },
        ],
      },
    ],
    [
      "removes the values that the brackets select",
      [{ op: "remove", path: 'emails[type eq "work" and value co "w@"]' }],
      { emails: [emails[1]] },
    ],
    [
      "removes a part of a selected value",
      [{ op: "remove", path: 'emails[type eq "work"].primary' }],
      { emails: [{ value: "w@example.com", type: "work" }, emails[1]] },
    ],
    [
      "removes values that are listed",
      [{ op: "remove", path: "emails", value: [{ value: "H@example.com" }] }],
      { emails: [emails[0]] },
    ],
    [
      "makes a value that the brackets describe",
      [
        { op: "add", path: 'addresses[type eq "work"].locality', value: "L" },
        { op: "add", path: 'addresses[type eq "work"].country', value: "C" },
        {
          op: "replace",
          path: 'roles[primary eq "True" and type eq "x"].value',
          value: "admin",
        },
      ],
      {
        addresses: [{ type: "work", locality: "L", country: "C" }],
        roles: [{ primary: true, type: "x", value: "admin" }],
      },
    ],
    [
      "ignores the schemas that a provider adds",
      [
        { op: "add", path: "schemas", value: ["urn:x"] },
        { op: "replace", path: "title", value: "T" },
      ],
      { schemas: [USER, ENTERPRISE], title: "T" },
    ],
    [
      "takes an empty path for none",
      [{ op: "replace", path: "", value: { title: "T" } }],
      { title: "T" },
    ],
    [
      "finds attributes of the extension without its URN",
      [{ op: "replace", path: "department", value: "E" }],
      { [ENTERPRISE]: { department: "E" } },
    ],
  ])("%s", async (_, operations, expected) => {
    const { id } = await scim.createUser({
      name: { givenName: "Ada", familyName: "Byron" },
      emails,
      [ENTERPRISE]: { department: "D" },
    })
    const { status, json } = await scim.patch(`/Users/${id}`, ...operations)
    expect(status).toBe(200)
    for (const [name, value] of Object.entries(expected))
      expect([name, json[name]]).toEqual([name, value])
  })

  it.each([
    [{ op: "replace", path: "id", value: "x" }, "mutability"],
    [{ op: "replace", path: "meta.version", value: "x" }, "mutability"],
    [{ op: "remove", path: "userName" }, "mutability"],
    [{ op: "remove", path: `${USER}:userName` }, "mutability"],
    [{ op: "remove", path: USER }, "mutability"],
    [{ op: "replace", path: "userName", value: null }, "invalidValue"],
    [
      { op: "replace", path: 'emails[type co "x"].value', value: "x" },
      "noTarget",
    ],
    [
      { op: "replace", path: 'name[givenName eq "x"]', value: {} },
      "invalidPath",
    ],
    [{ op: "replace", path: "emails[", value: "x" }, "invalidPath"],
    [{ op: "replace", path: "emails[]", value: "x" }, "invalidPath"],
    [
      { op: "replace", path: 'emails[type eq "x"]x', value: "x" },
      "invalidPath",
    ],
    [{ op: "replace", path: "favoriteColor", value: "x" }, "invalidPath"],
    [{ op: "replace", path: "urn:x:y", value: "x" }, "invalidPath"],
  ])("rejects %j", async (operation, scimType) => {
    const { id } = await scim.createUser()
    expect(await scim.patch(`/Users/${id}`, operation)).toMatchObject({
      status: 400,
      json: { schemas: [ERROR], status: "400", scimType },
    })
  })
})

describe("a deactivated user", () => {
  it("stays deactivated by a PUT that doesn't mention it", async () => {
    const { id, userName } = await scim.createUser({ active: false })
    const { json } = await scim.send("PUT", `/Users/${id}`, { userName })
    expect(json.active).toBe(false)
  })
})

describe("PATCH of a group", () => {
  const members = ["a", "b", "c"].map((value) => ({ value }))

  it.each<[string, object[], string]>([
    [
      "adds members",
      [{ op: "Add", path: "members", value: [{ value: "d" }] }],
      "abcd",
    ],
    [
      "adds one member that isn't a list",
      [{ op: "add", path: "members", value: { value: "d" } }],
      "abcd",
    ],
    [
      "adds a member as text",
      [{ op: "add", path: "members", value: "d" }],
      "abcd",
    ],
    [
      "adds members without a path",
      [{ op: "add", value: { members: [{ value: "d" }] } }],
      "abcd",
    ],
    [
      "adds no member twice",
      [{ op: "add", path: "members", value: members }],
      "abc",
    ],
    [
      "adds a member by its address",
      [{ op: "add", path: "members", value: [{ $ref: "../Users/d" }] }],
      "abcd",
    ],
    [
      "replaces members",
      [{ op: "replace", path: "members", value: [{ value: "d" }] }],
      "d",
    ],
    [
      "replaces members by none",
      [{ op: "replace", path: "members", value: [] }],
      "",
    ],
    [
      "removes members by a list",
      [
        {
          op: "Remove",
          path: "members",
          value: [{ value: "a" }, { value: "c" }],
        },
      ],
      "b",
    ],
    [
      "removes members by a list of text",
      [{ op: "remove", path: "members", value: ["a"] }],
      "bc",
    ],
    [
      "removes nobody by an empty list",
      [
        { op: "remove", path: "members", value: [] },
        { op: "add", path: "members", value: "d" },
      ],
      "abcd",
    ],
    [
      "removes a member by a filter",
      [{ op: "remove", path: 'members[value eq "a"]' }],
      "bc",
    ],
    [
      "removes members by a longer filter",
      [{ op: "remove", path: 'members[value eq "a" or value eq "b"]' }],
      "c",
    ],
    [
      "removes members by the URN and a filter",
      [{ op: "remove", path: `${GROUP}:members[value eq "a"]` }],
      "bc",
    ],
    ["removes all members", [{ op: "remove", path: "members" }], ""],
    [
      "works through its operations in their order",
      [
        { op: "add", path: "members", value: [{ value: "d" }] },
        { op: "remove", path: 'members[value eq "d"]' },
        { op: "remove", path: "members", value: [{ value: "a" }] },
        { op: "add", path: "members", value: [{ value: "e" }] },
        { op: "add", path: "members", value: [{ value: "a" }] },
        { op: "remove", path: 'members[value eq "b"]' },
        { op: "remove", path: 'members[value eq "e"]' },
      ],
      "ca",
    ],
  ])("%s", async (_, operations, expected) => {
    const { id } = await scim.createGroup({ members })
    await scim.patch(`/Groups/${id}`, ...operations)
    const { json } = await scim.send("GET", `/Groups/${id}`)
    const ids = json.members.map(({ value }: { value: string }) => value)
    expect(ids.join("")).toBe(expected)
  })

  it("rejects a member without an id", async () => {
    const { id } = await scim.createGroup()
    expect(
      await scim.patch(`/Groups/${id}`, {
        op: "add",
        path: "members",
        value: [{ display: "Ada" }],
      }),
    ).toMatchObject({ status: 400, json: { scimType: "invalidValue" } })
  })
})
