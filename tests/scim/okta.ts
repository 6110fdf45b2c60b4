import { describe, expect, it } from "vitest"

import {
  expectError,
  GROUP,
  LIST,
  namesOf,
  sorted,
  USER,
  type ScimClient,
} from "./scim-client"

/** A user as Okta creates one. */
function oktaUser(userName: string, more: object = {}) {
  return {
    schemas: [USER],
    userName,
    name: { givenName: "Test", familyName: "User" },
    emails: [{ primary: true, value: userName, type: "work" }],
    displayName: "Test User",
    locale: "en-US",
    externalId: "00ujl29u0le5T6Aj10h7",
    groups: [],
    password: "1mz050nq",
    active: true,
    ...more,
  }
}

/** What Okta's own SCIM 2.0 tests ask, and what its integrations send. */
export function describeOkta(scim: ScimClient) {
  describe("the SPEC test", () => {
    it("reads the first user, with all that it needs", async () => {
      await scim.post("/Users", oktaUser("ada@x.example"))
      const { status, json } = await scim.get("/Users?count=1&startIndex=1")
      expect(status).toBe(200)
      expect(json).toMatchObject({
        schemas: [LIST],
        itemsPerPage: 1,
        startIndex: 1,
        totalResults: 1,
        Resources: [
          {
            id: expect.stringMatching(/\S/),
            name: { givenName: "Test", familyName: "User" },
            userName: "ada@x.example",
            active: true,
            emails: [{ value: "ada@x.example" }],
          },
        ],
      })
      const { id } = json.Resources[0]
      const read = await scim.get(`/Users/${id}`)
      expect(read.json).toMatchObject({ schemas: [USER], id, active: true })
    })

    it("finds no user that isn't there, by name and by id", async () => {
      const random = crypto.randomUUID()
      const filter = `userName eq "${random}@x.example"`
      const { status, json } = await scim.find("/Users", filter)
      expect([status, json]).toEqual([
        200,
        {
          schemas: [LIST],
          totalResults: 0,
          startIndex: 1,
          itemsPerPage: 0,
          Resources: [],
        },
      ])
      expectError(await scim.get(`/Users/${random}`), 404, undefined)
    })

    it("creates a user once, and is told of the conflict after that", async () => {
      const body = oktaUser("ada@x.example")
      const { status, json } = await scim.post("/Users", body)
      expect(status).toBe(201)
      const { password: _, groups: __, ...shown } = body
      expect(json).toMatchObject(shown)
      expectError(await scim.post("/Users", body), 409, "uniqueness")
      expect((await scim.get(`/Users/${json.id}`)).json).toEqual(json)
    })

    it("finds the user in any case", async () => {
      const { json } = await scim.post("/Users", oktaUser("Ada@X.example"))
      for (const name of ["Ada@X.example", "ada@x.example", "ADA@X.EXAMPLE"]) {
        const found = await scim.find("/Users", `userName eq "${name}"`)
        expect(found.json.Resources).toEqual([json])
      }
    })

    it("reads the groups", async () => {
      const { status, json } = await scim.get("/Groups?startIndex=1&count=100")
      expect([status, json.schemas, json.Resources]).toEqual([200, [LIST], []])
    })
  })

  describe("the CRUD test", () => {
    it("updates a user with PUT, deactivates it and activates it again", async () => {
      const body = oktaUser("ada@x.example")
      const { json: user } = await scim.post("/Users", body)
      const path = `/Users/${user.id}`
      const name = { givenName: "Another", familyName: "User" }
      const changed = await scim.put(path, { ...body, id: user.id, name })
      expect(changed.json).toMatchObject({ id: user.id, name, active: true })
      for (const active of [false, true]) {
        const put = await scim.put(path, { ...body, id: user.id, active })
        expect([put.status, put.json.active]).toEqual([200, active])
        const found = await scim.find("/Users", 'userName eq "ada@x.example"')
        expect(found.json.Resources).toMatchObject([{ active }])
      }
    })

    it("deactivates a user with PATCH without a path, and keeps the rest", async () => {
      const { json: user } = await scim.post("/Users", oktaUser("a@x.example"))
      for (const active of [false, true]) {
        const value = { active }
        await scim.patch(`/Users/${user.id}`, { op: "replace", value })
        const { json } = await scim.get(`/Users/${user.id}`)
        const { meta: _, ...rest } = user
        expect(json).toMatchObject({ ...rest, active })
      }
    })

    it("creates an inactive user, and finds it", async () => {
      const body = oktaUser("ada@x.example", { active: false })
      await scim.post("/Users", body)
      const found = await scim.find("/Users", 'userName eq "ada@x.example"')
      expect(found.json.Resources).toMatchObject([{ active: false }])
    })

    it("reads pages of 100 for an import", async () => {
      for (let n = 0; n < 5; n += 1)
        await scim.post("/Users", oktaUser(`user${n}@x.example`))
      const { json } = await scim.get("/Users?startIndex=1&count=100")
      expect(json).toMatchObject({ totalResults: 5, itemsPerPage: 5 })
      const next = await scim.get("/Users?startIndex=101&count=100")
      expect(next.json).toMatchObject({ totalResults: 5, Resources: [] })
    })

    it.each([
      "o'neil+test@x.example",
      '"quoted"@x.example',
      String.raw`dom\user`,
      "100%@x.example",
      "a&b=c@x.example",
    ])("looks a userName up before it creates it: %s", async (userName) => {
      const filter = `userName eq ${JSON.stringify(userName)}`
      const page = "&startIndex=1&count=100"
      const before = await scim.find("/Users", filter, page)
      expect(before.json.totalResults).toBe(0)
      await scim.post("/Users", oktaUser(userName))
      const after = await scim.find("/Users", filter, page)
      expect(namesOf(after)).toEqual([userName])
    })
  })

  describe("group push", () => {
    async function pushGroup() {
      const users = [await scim.createUser(), await scim.createUser()]
      const body = {
        schemas: [GROUP],
        displayName: "Staff",
        members: users.map(({ id, userName }) => ({
          value: id,
          display: userName,
        })),
      }
      const { status, json } = await scim.post("/Groups", body)
      expect([status, json]).toMatchObject([201, body])
      return { group: json, users, path: `/Groups/${json.id}` }
    }

    async function memberIdsOf(path: string) {
      const { json } = await scim.get(path)
      return idsOf(json.members)
    }

    it("creates a group with members, and finds it by name", async () => {
      const { group, users } = await pushGroup()
      const filter = 'displayName eq "Staff"'
      const { json } = await scim.find(
        "/Groups",
        filter,
        "&startIndex=1&count=100",
      )
      expect(json.Resources).toMatchObject([{ id: group.id }])
      expect(idsOf(json.Resources[0].members)).toEqual(idsOf(users, "id"))
    })

    it("renames a group with its id in the value, and keeps its members", async () => {
      const { group, users, path } = await pushGroup()
      const value = { id: group.id, displayName: "Crew" }
      const { status } = await scim.patch(path, { op: "replace", value })
      expect([200, 204]).toContain(status)
      expect((await scim.get(path)).json.displayName).toBe("Crew")
      expect(await memberIdsOf(path)).toEqual(idsOf(users, "id"))
    })

    it("adds and removes members, several in one request", async () => {
      const { group, users, path } = await pushGroup()
      const [first] = users
      const third = await scim.createUser()
      const { status } = await scim.patch(
        path,
        { op: "remove", path: `members[value eq "${first.id}"]` },
        {
          op: "add",
          path: "members",
          value: [{ value: third.id, display: "C" }],
        },
      )
      expect([200, 204]).toContain(status)
      expect(await memberIdsOf(path)).toEqual(sorted([users[1].id, third.id]))
      expect((await scim.get(path)).json.displayName).toBe(group.displayName)
    })

    it("replaces all members by path, and empties the group", async () => {
      const { users, path } = await pushGroup()
      const [first] = users
      for (const members of [[{ value: first.id }], []]) {
        const operation = { op: "replace", path: "members", value: members }
        const { status } = await scim.patch(path, operation)
        expect([200, 204]).toContain(status)
        expect(await memberIdsOf(path)).toEqual(idsOf(members))
      }
    })

    it("replaces the name and the members without a path", async () => {
      const { group, users, path } = await pushGroup()
      const members = [{ value: users[0].id, display: "A" }]
      const value = { id: group.id, displayName: "Crew", members }
      await scim.patch(path, { op: "replace", value })
      const { json } = await scim.get(path)
      expect(json).toMatchObject({ displayName: "Crew", members })
      expect(json.members).toHaveLength(1)
    })

    it("updates a group with PUT, and deletes it but not its users", async () => {
      const { group, users, path } = await pushGroup()
      const members = [{ value: users[1].id, display: "B" }]
      const put = await scim.put(path, {
        ...group,
        displayName: "Crew",
        members,
      })
      expect(put.json).toMatchObject({ displayName: "Crew", members })
      expect(put.json.members).toHaveLength(1)
      expect((await scim.delete(path)).status).toBe(204)
      for (const { id } of users)
        expect((await scim.get(`/Users/${id}`)).status).toBe(200)
    })

    it("removes a member who is none, and adds one who is, as often as it likes", async () => {
      const { users, path } = await pushGroup()
      const [first] = users
      for (const operation of [
        { op: "add", path: "members", value: [{ value: first.id }] },
        { op: "remove", path: `members[value eq "nobody"]` },
        { op: "remove", path: "members", value: [{ value: "nobody" }] },
      ]) {
        const { status } = await scim.patch(path, operation)
        expect([200, 204]).toContain(status)
        expect(await memberIdsOf(path)).toEqual(idsOf(users, "id"))
      }
    })
  })
}

function idsOf(members: Record<string, string>[] = [], name = "value") {
  return sorted(members.map((member) => member[name] ?? ""))
}
