import { expect, it } from "vitest"

import { GROUP, namesOf, PATCH_OP, USER, type ScimClient } from "./scim-client"

/** What OneLogin, JumpCloud, Ping, Rippling and authentik do in their own way. */
export function describeProviders(scim: ScimClient) {
  it("JumpCloud activates with a test user and a test group, of which nothing stays", async () => {
    const userName = "scim-test@x.example"
    expect((await scim.get("//Users?startIndex=1&count=1")).status).toBe(200)
    const created = await scim.post("//Users", {
      schemas: [USER],
      userName,
      name: { givenName: "Test", familyName: "User" },
      emails: [{ value: userName, type: "work", primary: true }],
      active: true,
    })
    expect(created.status).toBe(201)
    const { id } = created.json
    expect(id).toEqual(expect.any(String))
    const path = `//Users/${id}`
    const put = await scim.put(path, { ...created.json, active: false })
    expect([put.status, put.json.active]).toEqual([200, false])
    const group = await scim.post("//Groups", {
      schemas: [GROUP],
      displayName: "scim-test",
      members: [{ value: id }],
    })
    expect(group.status).toBe(201)
    const renamed = await scim.put(`//Groups/${group.json.id}`, {
      ...group.json,
      displayName: "scim-test-2",
    })
    expect(renamed.json.displayName).toBe("scim-test-2")
    expect((await scim.delete(`//Groups/${group.json.id}`)).status).toBe(204)
    expect((await scim.delete(path)).status).toBe(204)
    for (const kind of ["/Users", "/Groups"])
      expect((await scim.get(kind)).json.totalResults).toBe(0)
  })

  it("OneLogin creates from its template with empty values, looks up, and suspends", async () => {
    const userName = "ada@x.example"
    const { status, json } = await scim.post("/Users", {
      schemas: [USER],
      userName,
      name: { givenName: "Ada", familyName: "Byron", formatted: "Ada Byron" },
      emails: [{ value: userName, type: "work", primary: true }],
      externalId: null,
      title: "",
      phoneNumbers: [{ value: "", type: "work" }],
      roles: [],
      groups: [],
    })
    expect(status).toBe(201)
    const found = await scim.find("/Users", `userName eq "${userName}"`)
    expect(namesOf(found)).toEqual([userName])
    const operation = { op: "replace", path: "active", value: false }
    await scim.patch(`/Users/${json.id}`, operation)
    expect((await scim.get(`/Users/${json.id}`)).json.active).toBe(false)
  })

  it("OneLogin changes a group's members with one value that is no list", async () => {
    const user = await scim.createUser()
    const { id } = await scim.createGroup()
    const path = `/Groups/${id}`
    await scim.patch(path, {
      op: "add",
      path: "members",
      value: { value: user.id },
    })
    expect((await scim.get(path)).json.members).toMatchObject([
      { value: user.id },
    ])
  })

  it("PingOne and PingFederate look up, create, replace and deactivate", async () => {
    const userName = "ada@x.example"
    const lookup = `userName eq "${userName}"`
    expect((await scim.find("/Users", lookup)).json.totalResults).toBe(0)
    const body = {
      schemas: [
        USER,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
      ],
      userName,
      externalId: "ping-1",
      name: { givenName: "Ada", familyName: "Byron" },
      emails: [{ value: userName, type: "work", primary: true }],
      active: true,
    }
    const { json } = await scim.post("/Users", body)
    const put = await scim.put(`/Users/${json.id}`, { ...body, active: false })
    expect([put.status, put.json.active]).toEqual([200, false])
    const patched = await scim.send("PATCH", `/Users/${json.id}`, {
      schemas: [PATCH_OP],
      Operations: [{ op: "replace", value: { active: true, title: "Dr." } }],
    })
    expect([200, 204]).toContain(patched.status)
    const found = await scim.find("/Users", lookup)
    expect(found.json.Resources).toMatchObject([{ active: true, title: "Dr." }])
  })

  it("authentik reads the configuration, and a group always has its list of members", async () => {
    const { json } = await scim.get("/ServiceProviderConfig")
    expect(json).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false, maxOperations: expect.any(Number) },
      filter: { supported: true, maxResults: expect.any(Number) },
      changePassword: { supported: false },
      sort: { supported: expect.any(Boolean) },
      etag: { supported: expect.any(Boolean) },
    })
    const created = await scim.post("/Groups", {
      displayName: "Staff",
      externalId: "1",
    })
    const { id } = created.json
    const path = `/Groups/${id}`
    expect((await scim.get(path)).json.members).toEqual([])
    const list = await scim.get("/Groups?startIndex=1&count=100")
    expect(list.json.Resources).toMatchObject([{ members: [] }])
    const user = await scim.createUser()
    const value = [{ value: user.id }]
    await scim.patch(path, { op: "add", path: "members", value })
    await scim.patch(path, {
      op: "replace",
      path: null,
      value: { id, displayName: "Crew", externalId: "1" },
    })
    const { json: group } = await scim.get(path)
    expect(group).toMatchObject({ displayName: "Crew", members: value })
    await scim.patch(path, { op: "remove", path: "members", value })
    expect((await scim.get(path)).json.members).toEqual([])
  })

  it("Rippling updates by PATCH with several operations of one attribute each", async () => {
    const { id } = await scim.createUser()
    const { status } = await scim.patch(
      `/Users/${id}`,
      { op: "replace", path: "name.givenName", value: "Ada" },
      {
        op: "replace",
        path: "emails",
        value: [{ value: "a@x.example", type: "work", primary: true }],
      },
      { op: "replace", path: "title", value: "Engineer" },
    )
    expect([200, 204]).toContain(status)
    expect((await scim.get(`/Users/${id}`)).json).toMatchObject({
      name: { givenName: "Ada" },
      emails: [{ value: "a@x.example" }],
      title: "Engineer",
    })
  })

  it("a provider that sends no schemas is understood", async () => {
    const user = await scim.post("/Users", { userName: "ada@x.example" })
    const group = await scim.post("/Groups", { displayName: "Staff" })
    expect([user.status, group.status]).toEqual([201, 201])
    expect(user.json.schemas).toEqual([USER])
    expect(group.json.schemas).toEqual([GROUP])
    const { status } = await scim.send("PATCH", `/Users/${user.json.id}`, {
      Operations: [{ op: "replace", path: "title", value: "T" }],
    })
    expect([200, 204]).toContain(status)
  })

  it("a provider that writes Operations in lower case is understood", async () => {
    const { id } = await scim.createUser()
    const { status } = await scim.send("PATCH", `/Users/${id}`, {
      schemas: [PATCH_OP],
      operations: [{ Op: "replace", Path: "title", Value: "T" }],
    })
    expect([200, 204]).toContain(status)
    expect((await scim.get(`/Users/${id}`)).json.title).toBe("T")
  })
}
