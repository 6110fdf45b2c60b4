import { describe, expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  GROUP,
  USER,
  type ScimClient,
} from "./scim-client"

const UNKNOWN = "0f0e1d2c-3b4a-4968-8776-655443322110"
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

export function describeResources(scim: ScimClient) {
  it.each([
    ["Users", { schemas: [USER], userName: "ada@x.example" }],
    ["Groups", { schemas: [GROUP], displayName: "Staff" }],
  ])(
    "returns 201, the Location and all of what the server adds for POST /%s (RFC 7644, 3.3)",
    async (kind, body) => {
      const { status, headers, json } = await scim.post(`/${kind}`, body)
      expect(status).toBe(201)
      expect(json).toMatchObject(body)
      expect(json.id).toEqual(expect.stringMatching(/\S/))
      expect(json.meta).toMatchObject({
        resourceType: kind.slice(0, -1),
        created: expect.stringMatching(ISO),
        lastModified: json.meta.created,
        location: expect.stringMatching(/^https?:\/\//),
      })
      expect(headers.get("Location")).toBe(json.meta.location)
      expect(new URL(json.meta.location).pathname).toBe(
        `/scim/v2/${kind}/${json.id}`,
      )
      const read = await scim.get(`/${kind}/${json.id}`)
      expect([read.status, read.json]).toEqual([200, json])
    },
  )

  it("gives ids of its own, whatever the client sends (RFC 7643, 3.1)", async () => {
    const meta = {
      resourceType: "Group",
      created: "2001-01-01T00:00:00Z",
      lastModified: "2001-01-01T00:00:00Z",
      location: "https://elsewhere.example/Users/1",
      version: "mine",
    }
    const user = await scim.createUser({ id: UNKNOWN, meta })
    const { id } = user
    expect(id).not.toBe(UNKNOWN)
    expect(user.meta.resourceType).toBe("User")
    expect(user.meta.created).not.toMatch(/^2001/)
    expect(user.meta.lastModified).not.toMatch(/^2001/)
    expect(user.meta.location).toMatch(new RegExp(`/Users/${id}$`))
    expect(user.meta.version).not.toBe("mine")
    const body = { ...user, id: UNKNOWN, displayName: "Ada" }
    const put = await scim.put(`/Users/${id}`, body)
    expect([200, 400]).toContain(put.status)
    expect((await scim.get(`/Users/${id}`)).json.id).toBe(id)
    expectError(await scim.get(`/Users/${UNKNOWN}`), 404)
  })

  it("ignores a user's groups, which only a group can change (RFC 7643, 4.1.2)", async () => {
    const group = await scim.createGroup()
    const groups = [{ value: group.id, display: "Staff" }]
    const user = await scim.createUser({ groups })
    await scim.put(`/Users/${user.id}`, { ...user, groups })
    const { json } = await scim.get(`/Groups/${group.id}`)
    expect(json.members ?? []).toEqual([])
    const read = await scim.get(`/Users/${user.id}`)
    expect(read.json.groups ?? []).toEqual([])
  })

  it("never returns a password (RFC 7643, 4.1.1)", async () => {
    const secret = "correct horse battery"
    const user = await scim.createUser({ password: secret })
    const path = `/Users/${user.id}`
    const replies = [
      await scim.get(path),
      await scim.get(`${path}?attributes=password`),
      await scim.get("/Users?attributes=password"),
      await scim.put(path, { ...user, password: secret }),
      await scim.patch(path, {
        op: "replace",
        path: "password",
        value: secret,
      }),
      await scim.patch(path, { op: "add", value: { password: secret } }),
    ]
    for (const reply of replies) expect(reply.text).not.toContain(secret)
    const found = await scim.find("/Users", `password eq "${secret}"`)
    expect(found.json.totalResults ?? 0).toBe(0)
  })

  it("is active unless it is created inactive", async () => {
    expect((await scim.createUser()).active).toBe(true)
    expect((await scim.createUser({ active: false })).active).toBe(false)
  })

  it("changes lastModified with each change, and created never (RFC 7643, 3.1)", async () => {
    const { id, meta } = await scim.createUser()
    let { lastModified } = meta
    for (let n = 0; n < 50 && lastModified === meta.lastModified; n += 1) {
      const title = `Title ${n}`
      await scim.patch(`/Users/${id}`, {
        op: "replace",
        path: "title",
        value: title,
      })
      const { json } = await scim.get(`/Users/${id}`)
      expect(json.meta.created).toBe(meta.created)
      lastModified = json.meta.lastModified
    }
    expect(Date.parse(lastModified)).toBeGreaterThan(
      Date.parse(meta.lastModified),
    )
  })

  it("does about versions what its configuration says (RFC 7644, 3.14)", async () => {
    const { json: config } = await scim.get("/ServiceProviderConfig")
    const user = await scim.createUser()
    const path = `/Users/${user.id}`
    const { headers, json } = await scim.get(path)
    const etag = headers.get("ETag")
    if (!config.etag.supported) {
      expect(json.meta).not.toHaveProperty("version")
      return
    }
    expect(etag).toBe(json.meta.version)
    const unchanged = await scim.send("GET", path, undefined, {
      "If-None-Match": etag,
    })
    expect(unchanged.status).toBe(304)
    const changed = await scim.put(path, { ...user, title: "New" })
    expect(changed.json.meta.version).not.toBe(etag)
    const stale = { "If-Match": etag }
    for (const method of ["PUT", "DELETE"]) {
      const body = method === "PUT" ? user : undefined
      expectError(await scim.send(method, path, body, stale), 412)
    }
  })

  describe("PUT", () => {
    it("replaces everything: what isn't sent is cleared (RFC 7644, 3.5.1)", async () => {
      const user = await scim.createUser({
        externalId: "00u1",
        displayName: "Ada",
        title: "Engineer",
        name: { givenName: "Ada", familyName: "Byron" },
        emails: [{ value: "ada@x.example", type: "work" }],
        schemas: [USER, ENTERPRISE],
        [ENTERPRISE]: { department: "Engines", costCenter: "7" },
      })
      const { status, json } = await scim.put(`/Users/${user.id}`, {
        schemas: [USER, ENTERPRISE],
        userName: user.userName,
        name: { familyName: "King" },
        [ENTERPRISE]: { department: "Poetry" },
      })
      expect(status).toBe(200)
      expect(json).toMatchObject({
        id: user.id,
        userName: user.userName,
        name: { familyName: "King" },
      })
      expect(json.name).not.toHaveProperty("givenName")
      expect(json[ENTERPRISE]).toEqual({ department: "Poetry" })
      for (const name of ["externalId", "displayName", "title", "emails"])
        expect(json).not.toHaveProperty(name)
      expect(json.meta.created).toBe(user.meta.created)
      expect((await scim.get(`/Users/${user.id}`)).json).toEqual(json)
    })

    it("takes back exactly what GET returned, and changes nothing", async () => {
      const user = await scim.createUser({
        schemas: [USER, ENTERPRISE],
        name: { givenName: "Ada" },
        emails: [{ value: "ada@x.example", type: "work", primary: true }],
        [ENTERPRISE]: { manager: { value: UNKNOWN } },
      })
      const before = await scim.get(`/Users/${user.id}`)
      const { status, json } = await scim.put(`/Users/${user.id}`, before.json)
      expect(status).toBe(200)
      const { meta: _, ...data } = before.json
      expect(json).toMatchObject(data)
    })

    it("renames a user, and frees the old name", async () => {
      const { id } = await scim.createUser({ userName: "old@x.example" })
      const userName = "new@x.example"
      const renamed = await scim.put(`/Users/${id}`, {
        schemas: [USER],
        userName,
      })
      expect(renamed.json.userName).toBe(userName)
      const next = await scim.createUser({ userName: "old@x.example" })
      expect(next.id).not.toBe(id)
    })

    it("never creates (RFC 7644, 3.5.1)", async () => {
      const body = { schemas: [USER], userName: "ada@x.example" }
      expectError(await scim.put(`/Users/${UNKNOWN}`, body), 404)
      const list = await scim.find("/Users", 'userName eq "ada@x.example"')
      expect(list.json.totalResults).toBe(0)
    })

    it("replaces the members of a group, and without members empties it", async () => {
      const [ada, bob] = [await scim.createUser(), await scim.createUser()]
      const group = await scim.createGroup({ members: [{ value: ada.id }] })
      const path = `/Groups/${group.id}`
      const body = { schemas: [GROUP], displayName: group.displayName }
      const put = await scim.put(path, {
        ...body,
        members: [{ value: bob.id }],
      })
      expect(put.json.members).toMatchObject([{ value: bob.id }])
      expect(put.json.members).toHaveLength(1)
      const emptied = await scim.put(path, body)
      expect(emptied.json.members ?? []).toEqual([])
    })
  })

  describe("a name that exists", () => {
    it.each(["ada@x.example", "ADA@X.EXAMPLE", "Ada@x.example"])(
      "returns 409 uniqueness for POST with %s (RFC 7644, 3.3)",
      async (userName) => {
        await scim.createUser({ userName: "ada@x.example" })
        const body = { schemas: [USER], userName }
        expectError(await scim.post("/Users", body), 409, "uniqueness")
      },
    )

    it("returns 409 uniqueness for PUT and PATCH, and changes nothing (RFC 7644, 3.5)", async () => {
      await scim.createUser({ userName: "ada@x.example" })
      const bob = await scim.createUser({ userName: "bob@x.example" })
      const path = `/Users/${bob.id}`
      const userName = "Ada@x.example"
      const body = { ...bob, title: "Changed", userName }
      expectError(await scim.put(path, body), 409, "uniqueness")
      for (const operation of [
        { op: "replace", path: "userName", value: userName },
        { op: "replace", value: { userName } },
      ])
        expectError(
          await scim.patch(
            path,
            { op: "add", path: "title", value: "Changed" },
            operation,
          ),
          409,
          "uniqueness",
        )
      expect((await scim.get(path)).json).toEqual(bob)
    })

    it("may keep its own name, in another case too", async () => {
      const ada = await scim.createUser({ userName: "ada@x.example" })
      const userName = "Ada@X.example"
      const { status, json } = await scim.put(`/Users/${ada.id}`, {
        ...ada,
        userName,
      })
      expect([status, json.userName]).toEqual([200, userName])
    })
  })

  describe("DELETE", () => {
    it.each(["Users", "Groups"])(
      "returns 204 for one of /%s, and 404 for everything afterward (RFC 7644, 3.6)",
      async (kind) => {
        const { id } =
          kind === "Users" ? await scim.createUser() : await scim.createGroup()
        const path = `/${kind}/${id}`
        const deleted = await scim.delete(path)
        expect([deleted.status, deleted.text]).toEqual([204, ""])
        for (const reply of [
          await scim.get(path),
          await scim.delete(path),
          await scim.put(path, { userName: "x", displayName: "x" }),
          await scim.patch(path, {
            op: "replace",
            path: "displayName",
            value: "x",
          }),
        ])
          expectError(reply, 404, undefined)
        const { json } = await scim.get(`/${kind}`)
        expect(json.totalResults).toBe(0)
      },
    )

    it("frees the userName", async () => {
      const { id, userName } = await scim.createUser()
      await scim.delete(`/Users/${id}`)
      const next = await scim.createUser({ userName })
      expect(next.id).not.toBe(id)
    })

    it("takes a user out of every group", async () => {
      const [ada, bob] = [await scim.createUser(), await scim.createUser()]
      const members = [{ value: ada.id }, { value: bob.id }]
      const groups = [
        await scim.createGroup({ members }),
        await scim.createGroup({ members: [{ value: ada.id }] }),
      ]
      await scim.delete(`/Users/${ada.id}`)
      const left = []
      for (const { id } of groups) {
        const { json } = await scim.get(`/Groups/${id}`)
        left.push(
          (json.members ?? []).map(({ value }: { value: string }) => value),
        )
      }
      expect(left).toEqual([[bob.id], []])
    })
  })

  describe("members", () => {
    it("are shown with the address of the resource, and once only (RFC 7643, 4.2)", async () => {
      const ada = await scim.createUser()
      const inner = await scim.createGroup()
      const { id } = await scim.createGroup({
        members: [
          { value: ada.id, type: "User", display: "Ada" },
          { value: ada.id },
          { value: inner.id, type: "Group" },
        ],
      })
      const { json } = await scim.get(`/Groups/${id}`)
      expect(json.members).toHaveLength(2)
      expect(json.members).toMatchObject([
        { value: ada.id, $ref: ada.meta.location },
        { value: inner.id, $ref: inner.meta.location },
      ])
    })
  })

  describe("a body", () => {
    it.each([
      "application/scim+json",
      "application/scim+json; charset=utf-8",
      'application/scim+json;charset="UTF-8"',
      "application/json",
      "application/json; charset=utf-8",
      "Application/SCIM+JSON",
    ])("is accepted as %s (RFC 7644, 3.1)", async (type) => {
      const body = { schemas: [USER], userName: "ada@x.example" }
      const { status } = await scim.send("POST", "/Users", body, {
        "Content-Type": type,
      })
      expect(status).toBe(201)
    })

    it.each([
      "application/scim+json",
      "application/json",
      "application/scim+json, application/json;q=0.9",
      "*/*",
      "text/html",
    ])("is answered as SCIM, whatever is accepted: %s", async (Accept) => {
      const { status } = await scim.send("GET", "/Users", undefined, { Accept })
      expect(status).toBe(200)
    })

    it.each([
      ["broken off", '{"schemas":["'],
      ["empty", ""],
      ["a list", "[]"],
      ["null", "null"],
      ["a text", '"text"'],
      ["a number", "1"],
      ["no JSON", "<xml/>"],
      ["JSON and more", '{"userName":"a"} {}'],
    ])(
      "that is %s returns 400 invalidSyntax (RFC 7644, 3.12)",
      async (_, body) => {
        const { id } = await scim.createUser()
        for (const [method, path] of [
          ["POST", "/Users"],
          ["POST", "/Groups"],
          ["POST", "/.search"],
          ["PUT", `/Users/${id}`],
          ["PATCH", `/Users/${id}`],
        ] as const)
          expectError(await scim.send(method, path, body), 400, "invalidSyntax")
      },
    )

    it("may begin with a byte order mark", async () => {
      const body = `\uFEFF${JSON.stringify({ userName: "ada@x.example" })}`
      const { status } = await scim.post("/Users", body)
      expect([201, 400]).toContain(status)
    })

    it.each([
      ["/Users", {}],
      ["/Users", { userName: "" }],
      ["/Users", { userName: "  " }],
      ["/Users", { userName: null }],
      ["/Users", { userName: 1 }],
      ["/Users", { userName: ["ada", "bob"] }],
      ["/Users", { userName: {} }],
      ["/Users", { userName: "ada", name: "Ada Byron" }],
      ["/Users", { userName: "ada", name: ["Ada"] }],
      ["/Users", { userName: "ada", displayName: {} }],
      ["/Users", { userName: "ada", active: "maybe" }],
      ["/Users", { userName: "ada", active: {} }],
      ["/Groups", {}],
      ["/Groups", { displayName: "" }],
      ["/Groups", { displayName: 1 }],
      ["/Groups", { displayName: "Staff", members: [{}] }],
      ["/Groups", { displayName: "Staff", members: [{ value: {} }] }],
    ])("to %s of %j returns 400 (RFC 7644, 3.3)", async (path, body) => {
      expectError(
        await scim.post(path, body),
        400,
        "invalidValue",
        "invalidSyntax",
      )
    })

    it("may have attributes that no schema has, of which none is shown", async () => {
      const user = await scim.createUser({
        favoriteColor: "blue",
        name: { givenName: "Ada", nickname: "A" },
        "urn:example:unknown": { a: 1 },
      })
      expect(user.name).toEqual({ givenName: "Ada" })
      expect(user).not.toHaveProperty("favoriteColor")
      expect(user).not.toHaveProperty("urn:example:unknown")
    })

    it("may write attribute names in another case (RFC 7643, 2.1)", async () => {
      const { status, json } = await scim.post("/Users", {
        Schemas: [USER],
        USERNAME: "ada@x.example",
        DisplayName: "Ada",
        Name: { GivenName: "Ada" },
        Emails: [{ Value: "ada@x.example", TYPE: "work" }],
        [ENTERPRISE.toUpperCase()]: { Department: "Engines" },
      })
      expect(status).toBe(201)
      expect(json).toMatchObject({
        userName: "ada@x.example",
        displayName: "Ada",
        name: { givenName: "Ada" },
        emails: [{ value: "ada@x.example", type: "work" }],
        [ENTERPRISE]: { department: "Engines" },
      })
    })

    it("may leave values null or empty, which means that there are none (RFC 7643, 2.5)", async () => {
      const user = await scim.createUser({
        displayName: null,
        emails: [],
        name: null,
        phoneNumbers: null,
        roles: [],
        title: "",
        [ENTERPRISE]: null,
      })
      for (const name of ["displayName", "name", "phoneNumbers", ENTERPRISE])
        expect(user[name] ?? null).toBe(null)
      expect(user.emails ?? []).toEqual([])
    })

    it("names the extension in schemas when it has one, and only then (RFC 7643, 3)", async () => {
      const plain = await scim.createUser()
      expect(plain.schemas).toEqual([USER])
      const more = { schemas: [USER], [ENTERPRISE]: { department: "D" } }
      const user = await scim.createUser(more)
      expect(user.schemas.toSorted()).toEqual([USER, ENTERPRISE].toSorted())
    })

    it("that is too large returns 413 (RFC 7644, 3.12)", async () => {
      const displayName = "x".repeat(3_000_000)
      const body = { schemas: [USER], userName: "large@x.example", displayName }
      expectError(await scim.post("/Users", body), 413)
    })
  })

  describe("a path", () => {
    it.each([
      "/Users/",
      "//Users",
      "//Users/",
      "/Users?aadOptscim062020",
      "/Users?aadOptscim062020=true",
      "/Users?unknown=1&filter=",
      "/Users?",
    ])("%s is the list of users", async (path) => {
      const { userName } = await scim.createUser()
      const { status, json } = await scim.get(path)
      expect(status).toBe(200)
      expect(json.Resources).toMatchObject([{ userName }])
    })

    it("may have slashes too many before and after an id", async () => {
      const { id } = await scim.createUser()
      for (const path of [`/Users/${id}/`, `//Users//${id}`])
        expect((await scim.get(path)).json.id).toBe(id)
    })

    it("takes an id as it is, and none in another case or of the other type", async () => {
      const user = await scim.createUser()
      const group = await scim.createGroup()
      for (const path of [
        `/Users/${group.id}`,
        `/Groups/${user.id}`,
        `/Users/${user.userName}`,
        `/Users/${user.id}%20`,
        `/users/${user.id}/x`,
      ])
        expectError(await scim.get(path), 404, undefined)
    })

    it("may be asked for with HEAD", async () => {
      const { id } = await scim.createUser()
      const { status } = await scim.send("HEAD", `/Users/${id}`)
      expect(status).toBe(200)
    })
  })
}
