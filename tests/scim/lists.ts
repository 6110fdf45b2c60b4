import { describe, expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  LIST,
  namesOf,
  orderedNamesOf,
  SEARCH,
  sorted,
  USER,
  type ScimClient,
} from "./scim-client"

export function describeLists(scim: ScimClient) {
  async function createUsers(...userNames: string[]) {
    for (const userName of userNames) await scim.createUser({ userName })
  }

  it.each(["/Users", "/Groups"])(
    "%s is an empty list before anything exists, never a 404 (RFC 7644, 3.4.2)",
    async (path) => {
      for (const query of ["", '?filter=id eq "1"', "?startIndex=1&count=2"]) {
        const { status, json } = await scim.get(path + encodeURI(query))
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
      }
    },
  )

  it("shows resources as they are by themselves", async () => {
    const user = await scim.createUser({
      schemas: [USER, ENTERPRISE],
      [ENTERPRISE]: { department: "D" },
    })
    const group = await scim.createGroup({ members: [{ value: user.id }] })
    for (const [path, id] of [
      ["/Users", user.id],
      ["/Groups", group.id],
    ]) {
      const { json } = await scim.get(path)
      const one = await scim.get(`${path}/${id}`)
      expect(json.Resources).toEqual([one.json])
    }
  })

  describe("pages (RFC 7644, 3.4.2.4)", () => {
    it.each([
      ["", "abc", 1],
      ["startIndex=1&count=1", "a", 1],
      ["startIndex=2&count=1", "b", 2],
      ["startIndex=2", "bc", 2],
      ["startIndex=3&count=100", "c", 3],
      ["startIndex=0&count=2", "ab", 1],
      ["startIndex=-5&count=2", "ab", 1],
      ["count=0", "", 1],
      ["count=-1", "", 1],
      ["count=100000", "abc", 1],
      ["count=99999999999999999999", "abc", 1],
      ["startIndex=4&count=2", "", 4],
    ])("%j shows %j of three", async (query, names, startIndex) => {
      await createUsers("a", "b", "c")
      const { status, json } = await scim.get(`/Users?sortBy=userName&${query}`)
      expect(status).toBe(200)
      expect(orderedNamesOf({ json }).join("")).toBe(names)
      expect(json).toMatchObject({
        schemas: [LIST],
        totalResults: 3,
        itemsPerPage: names.length,
        startIndex,
      })
    })

    it.each([
      "count=many",
      "startIndex=first",
      "count=",
      "startIndex=",
      "count=1.5",
      "count=1e3",
      "count=0x10",
      "count=NaN",
      "count=-Infinity",
      "startIndex=9007199254740993",
      "startIndex=99999999999999999999&count=99999999999999999999",
      "count=1&count=2",
    ])("%s is answered, or returns 400", async (query) => {
      await createUsers("a")
      const { status, json } = await scim.get(`/Users?${query}`)
      expect([200, 400]).toContain(status)
      if (status === 200)
        expect(json).toMatchObject({
          totalResults: 1,
          startIndex: expect.any(Number),
          itemsPerPage: json.Resources.length,
        })
    })

    it("show everyone once, when read one after the other", async () => {
      const names = ["d", "a", "c", "b", "e"]
      await createUsers(...names)
      const seen: string[] = []
      for (let startIndex = 1; startIndex <= 5; startIndex += 2) {
        const query = `startIndex=${startIndex}&count=2`
        seen.push(...namesOf(await scim.get(`/Users?${query}`)))
      }
      expect(sorted(seen)).toEqual(sorted(names))
    })

    it("are of the users that a filter finds", async () => {
      await createUsers("a1", "b", "a2", "a3")
      const { json } = await scim.find(
        "/Users",
        'userName sw "a"',
        "&sortBy=userName&startIndex=2&count=1",
      )
      expect(orderedNamesOf({ json })).toEqual(["a2"])
      expect(json).toMatchObject({ totalResults: 3, itemsPerPage: 1 })
    })

    it("hold no more than the configuration allows", async () => {
      const { json: config } = await scim.get("/ServiceProviderConfig")
      const { json } = await scim.get("/Users?count=1000000")
      expect(json.itemsPerPage).toBeLessThanOrEqual(config.filter.maxResults)
    })
  })

  describe("sorting (RFC 7644, 3.4.2.3)", () => {
    const USERS = [
      {
        userName: "b",
        title: "Zoologist",
        name: { familyName: "young" },
        emails: [
          { value: "1@x.example" },
          { value: "9@x.example", primary: true },
        ],
        [ENTERPRISE]: { department: "B" },
      },
      { userName: "C", name: { familyName: "Adams" } },
      {
        userName: "a",
        title: "architect",
        name: { familyName: "Brown" },
        emails: [{ value: "5@x.example" }],
        [ENTERPRISE]: { department: "A" },
      },
    ]

    it.each([
      ["sortBy=userName", "abC"],
      ["sortBy=USERNAME", "abC"],
      ["sortBy=userName&sortOrder=ascending", "abC"],
      ["sortBy=userName&sortOrder=descending", "Cba"],
      [`sortBy=${USER}:userName`, "abC"],
      ["sortBy=name.familyName", "Cab"],
      ["sortBy=name.familyName&sortOrder=descending", "baC"],
      ["sortBy=title", "abC"],
      ["sortBy=title&sortOrder=descending", "Cba"],
      ["sortBy=emails.value", "abC"],
      ["sortBy=emails", "abC"],
      [`sortBy=${ENTERPRISE}:department`, "abC"],
      ["sortBy=meta.created", "bCa"],
      ["sortBy=meta.created&sortOrder=descending", "aCb"],
    ])("%s", async (query, expected) => {
      for (const user of USERS) {
        const { meta } = await scim.createUser(user)
        // Equal times have no order.
        while (Date.now() <= Date.parse(meta.created)) continue
      }
      const reply = await scim.get(`/Users?${query}`)
      expect(orderedNamesOf(reply).join("")).toBe(expected)
    })

    it.each([
      "sortBy=nothing",
      "sortBy=",
      "sortBy=name",
      "sortBy=name.nothing",
      "sortBy=userName&sortOrder=sideways",
      "sortOrder=descending",
      "sortBy=[]",
      'sortBy=emails[type eq "work"].value',
    ])("%s is answered with everyone, or returns 400", async (query) => {
      await createUsers("a", "b")
      const { status, json } = await scim.get(`/Users?${encodeURI(query)}`)
      expect([200, 400]).toContain(status)
      if (status === 200) expect(json.totalResults).toBe(2)
    })
  })

  describe("POST to .search (RFC 7644, 3.4.3)", () => {
    it("finds users and groups at the root, and one type below it", async () => {
      const user = await scim.createUser()
      const group = await scim.createGroup()
      const body = { schemas: [SEARCH] }
      const all = await scim.post("/.search", body)
      expect(all.status).toBe(200)
      expect(all.json.totalResults).toBe(2)
      expect(idsOf(all.json)).toEqual(sorted([user.id, group.id]))
      const users = await scim.post("/Users/.search", body)
      expect(users.json.Resources).toEqual([user])
      const groups = await scim.post("/Groups/.search", body)
      expect(groups.json.totalResults).toBe(1)
    })

    it("filters at the root by what either type has", async () => {
      const user = await scim.createUser({ displayName: "Staff" })
      const group = await scim.createGroup({ displayName: "Staff" })
      for (const [filter, ids] of [
        ['displayName eq "staff"', [user.id, group.id]],
        ['meta.resourceType eq "User"', [user.id]],
        ['meta.resourceType eq "Group"', [group.id]],
        [`userName eq "${user.userName}"`, [user.id]],
      ] satisfies [string, string[]][]) {
        const { json } = await scim.post("/.search", { filter })
        expect(idsOf(json)).toEqual(sorted(ids))
      }
    })

    it("takes everything that a query takes", async () => {
      await createUsers("a1", "a2", "a3", "b")
      const { status, json } = await scim.post("/Users/.search", {
        schemas: [SEARCH],
        filter: 'userName sw "a"',
        attributes: ["userName"],
        sortBy: "userName",
        sortOrder: "descending",
        startIndex: 2,
        count: 1,
      })
      expect(status).toBe(200)
      expect(json).toMatchObject({
        totalResults: 3,
        startIndex: 2,
        itemsPerPage: 1,
        Resources: [{ userName: "a2" }],
      })
      expect(json.Resources[0]).not.toHaveProperty("active")
    })

    it.each([
      { filter: 1 },
      { filter: {} },
      { filter: ["a"] },
      { attributes: 1 },
      { attributes: [1, null, {}] },
      { attributes: { 0: "a" } },
      { excludedAttributes: true },
      { sortBy: {} },
      { sortOrder: [] },
      { startIndex: "a", count: {} },
      { startIndex: [], count: null },
      { count: -1e300, startIndex: 1e300 },
    ])("of %j is answered, or returns 400", async (body) => {
      await createUsers("a")
      const reply = await scim.post("/Users/.search", body)
      expect([200, 400]).toContain(reply.status)
      if (reply.status === 400) expectError(reply, 400)
    })
  })
}

function idsOf({ Resources }: { Resources: { id: string }[] }) {
  return sorted(Resources.map(({ id }) => id))
}
