import { expect, it } from "vitest"

import { ENTERPRISE, USER, type ScimClient } from "./scim-client"

const ADA = {
  schemas: [USER, ENTERPRISE],
  userName: "ada@x.example",
  displayName: "Ada",
  name: { givenName: "Ada", familyName: "Byron" },
  emails: [{ value: "ada@x.example", type: "work", primary: true }],
  [ENTERPRISE]: { department: "Engines", manager: { value: "1" } },
}

const ENTRA_QUERY =
  'id,userName,active,name.givenName,emails[type eq "work"].value'

/** Only these, besides `id` and `schemas`, which may stand in every representation. */
const WANTED: [attributes: string, expected: object][] = [
  ["userName", { userName: ADA.userName }],
  ["USERNAME", { userName: ADA.userName }],
  [`${USER}:userName`, { userName: ADA.userName }],
  ["userName,displayName", { userName: ADA.userName, displayName: "Ada" }],
  ["userName, displayName", { userName: ADA.userName, displayName: "Ada" }],
  ["name", { name: ADA.name }],
  ["name.familyName", { name: { familyName: "Byron" } }],
  ["name.familyName,name.givenName", { name: ADA.name }],
  [`${USER}:name.familyName`, { name: { familyName: "Byron" } }],
  ["emails", { emails: ADA.emails }],
  ["emails.value", { emails: [{ value: "ada@x.example" }] }],
  [
    "emails.value,emails.type",
    { emails: [{ value: "ada@x.example", type: "work" }] },
  ],
  [`${ENTERPRISE}:department`, { [ENTERPRISE]: { department: "Engines" } }],
  [
    ENTERPRISE,
    {
      [ENTERPRISE]: {
        department: "Engines",
        manager: expect.objectContaining({ value: "1" }),
      },
    },
  ],
  [
    `${ENTERPRISE}:manager.value`,
    { [ENTERPRISE]: { manager: { value: "1" } } },
  ],
  ["id", {}],
  ["nothing", {}],
  ["nothing,userName", { userName: ADA.userName }],
]

const UNWANTED: [attributes: string, missing: (string | string[])[]][] = [
  ["displayName", ["displayName"]],
  ["DISPLAYNAME", ["displayName"]],
  [`${USER}:displayName`, ["displayName"]],
  ["displayName,emails", ["displayName", "emails"]],
  ["name.familyName", [["name", "familyName"]]],
  ["emails.type", [["emails", "0", "type"]]],
  [ENTERPRISE, [[ENTERPRISE]]],
  [`${ENTERPRISE}:department`, [[ENTERPRISE, "department"]]],
  ["meta", ["meta"]],
  ["meta.location", [["meta", "location"]]],
]

export function describeSelection(scim: ScimClient) {
  it("shows only the attributes asked for, in a list and by id (RFC 7644, 3.9)", async () => {
    const { id } = await scim.createUser(ADA)
    for (const [attributes, expected] of WANTED) {
      const query = `attributes=${encodeURIComponent(attributes)}`
      const one = await scim.get(`/Users/${id}?${query}`)
      expect.soft(without(one.json), attributes).toEqual({ id, ...expected })
      const list = await scim.get(`/Users?${query}`)
      expect
        .soft(list.json.Resources?.map(without), attributes)
        .toEqual([{ id, ...expected }])
      const found = await scim.post("/.search", {
        attributes: attributes.split(","),
      })
      expect
        .soft(found.json.Resources?.map(without), attributes)
        .toEqual([{ id, ...expected }])
    }
  })

  it("leaves out only the attributes that aren't wanted, never the id (RFC 7644, 3.9)", async () => {
    const { id } = await scim.createUser(ADA)
    for (const [attributes, missing] of UNWANTED) {
      const query = `excludedAttributes=${encodeURIComponent(attributes)}`
      for (const json of [
        (await scim.get(`/Users/${id}?${query}`)).json,
        (await scim.get(`/Users?${query}`)).json.Resources[0],
      ]) {
        for (const path of missing)
          expect.soft(json, attributes).not.toHaveProperty(path)
        expect.soft(json, attributes).toMatchObject({ id, active: true })
      }
    }
    const query = "excludedAttributes=id,schemas,userName"
    expect((await scim.get(`/Users/${id}?${query}`)).json.id).toBe(id)
  })

  it("keeps the rest of an attribute of which one part isn't wanted", async () => {
    const { id } = await scim.createUser(ADA)
    const query = `excludedAttributes=name.familyName,emails.type,${ENTERPRISE}:department`
    const { json } = await scim.get(`/Users/${id}?${query}`)
    expect(json).toMatchObject({
      name: { givenName: "Ada" },
      emails: [{ value: "ada@x.example", primary: true }],
      [ENTERPRISE]: { manager: { value: "1" } },
    })
  })

  it("applies to everyone in the list, whatever the others have", async () => {
    await scim.createUser(ADA)
    await scim.createUser({ userName: "bare@x.example" })
    await scim.createUser({
      userName: "other@x.example",
      emails: [{ value: "o@x.example" }],
      name: { familyName: "Other" },
    })
    for (const [attributes] of WANTED) {
      const query = `attributes=${encodeURIComponent(attributes)}`
      const { status, json } = await scim.get(`/Users?${query}`)
      expect([attributes, status, json.Resources?.length]).toEqual([
        attributes,
        200,
        3,
      ])
    }
  })

  it("applies to what POST, PUT and PATCH return (RFC 7644, 3.9)", async () => {
    const query = "?attributes=userName"
    const created = await scim.post(`/Users${query}`, ADA)
    expect(created.status).toBe(201)
    const { id } = created.json
    const expected = { id, userName: ADA.userName }
    expect(without(created.json)).toEqual(expected)
    expect(created.headers.get("Location")).toMatch(new RegExp(`/${id}$`))
    const put = await scim.put(`/Users/${id}${query}`, ADA)
    expect(without(put.json)).toEqual(expected)
    const operation = { op: "replace", path: "title", value: "T" }
    const patched = await scim.patch(`/Users/${id}${query}`, operation)
    if (patched.status === 200) expect(without(patched.json)).toEqual(expected)
    else expect(patched.status).toBe(204)
  })

  it("shows a group without its members, as Entra asks", async () => {
    const user = await scim.createUser()
    const { id, displayName } = await scim.createGroup({
      members: [{ value: user.id }],
    })
    const query = "excludedAttributes=members"
    const filter = encodeURIComponent(`displayName eq "${displayName}"`)
    const one = await scim.get(`/Groups/${id}?${query}`)
    const list = await scim.get(`/Groups?${query}&filter=${filter}`)
    for (const group of [one.json, list.json.Resources[0]]) {
      expect(group).toMatchObject({ id, displayName })
      expect(group).not.toHaveProperty("members")
    }
    const all = await scim.get(`/Groups/${id}`)
    expect(all.json.members).toHaveLength(1)
  })

  it.each([
    "attributes=",
    "attributes=,",
    "attributes=,,userName,",
    "attributes=.",
    "attributes=name.",
    "attributes=.familyName",
    "attributes=urn:",
    "attributes=name.familyName.more",
    "attributes=emails[0].value",
    "attributes=*",
    "attributes=userName&excludedAttributes=userName",
    "attributes=userName&attributes=name",
    "excludedAttributes=",
    "excludedAttributes=.",
    `attributes=${encodeURIComponent(ENTRA_QUERY)}`,
    `attributes=${encodeURIComponent(`${ENTERPRISE}:nothing`)}`,
    `attributes=${"a,".repeat(500)}`,
  ])("%s is answered, or returns 400", async (query) => {
    const { id } = await scim.createUser(ADA)
    for (const path of ["/Users", `/Users/${id}`]) {
      const { status } = await scim.get(`${path}?${query}`)
      expect([200, 400]).toContain(status)
    }
  })
}

/** The RFC's own examples leave `schemas` out. */
function without(resource: Record<string, unknown>) {
  const { schemas: _, ...rest } = resource
  return rest
}
