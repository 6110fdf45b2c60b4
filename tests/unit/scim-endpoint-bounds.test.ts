import { PGlite } from "@electric-sql/pglite"
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "vitest"

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

const badRequest = (scimType: string) => ({
  status: 400,
  json: { schemas: [ERROR], status: "400", scimType },
})

describe("names of an object's prototype", () => {
  const prototypes = [Object.prototype, Array.prototype, Function.prototype]
  const before = prototypes.map(describePrototype)

  /** A polluted prototype would break the tests that follow, too. */
  afterEach(() => {
    const after = prototypes.map(describePrototype)
    for (const [index, prototype] of prototypes.entries())
      for (const name of Reflect.ownKeys(prototype))
        if (!before[index]?.includes(name))
          Reflect.deleteProperty(prototype, name)
    expect(after).toEqual(before)
  })

  function describePrototype(prototype: object) {
    return Reflect.ownKeys(prototype)
  }

  const PATHS = [
    "__proto__",
    "__proto__.polluted",
    "prototype.polluted",
    "constructor",
    "constructor.prototype",
    "Constructor.Prototype.polluted",
    "name.__proto__",
    "name.constructor",
    "emails.__proto__",
    `${USER}:__proto__`,
    `${USER}:__proto__.polluted`,
    `${ENTERPRISE}:constructor.polluted`,
    `${ENTERPRISE}:manager.__proto__`,
    "urn:__proto__:polluted",
  ]

  it.each(PATHS)("are rejected in filters: %s", async (path) => {
    await scim.createUser({ emails: [{ value: "a@example.com" }] })
    for (const filter of [
      `${path} eq true`,
      `${path} pr`,
      `not (${path} eq "x")`,
      `userName pr and (active eq true or ${path} co "x")`,
      `${path}[type eq "work"]`,
      `emails[${path} eq "x"]`,
      `emails[type eq "work"].${path} eq "x"`,
    ]) {
      const found = await scim.find("Users", filter)
      expect([filter, found]).toMatchObject([
        filter,
        badRequest("invalidFilter"),
      ])
      for (const search of ["/.search", "/Users/.search", "/Groups/.search"])
        expect(await scim.send("POST", search, { filter })).toMatchObject(
          badRequest("invalidFilter"),
        )
    }
  })

  it.each(PATHS)(
    "are rejected where attributes are chosen: %s",
    async (path) => {
      const { id } = await scim.createUser()
      for (const name of ["attributes", "excludedAttributes", "sortBy"]) {
        const query = new URLSearchParams({ [name]: path })
        expect(await scim.send("GET", `/Users?${query}`)).toMatchObject(
          badRequest("invalidPath"),
        )
        const list = name === "sortBy" ? path : ["userName", path]
        for (const search of ["/.search", "/Users/.search"])
          expect(
            await scim.send("POST", search, { [name]: list }),
          ).toMatchObject(badRequest("invalidPath"))
        if (name === "sortBy") continue
        for (const method of ["GET", "PUT", "PATCH"]) {
          const body =
            method === "GET" ? undefined : { userName: "x", Operations: [] }
          expect(
            await scim.send(method, `/Users/${id}?${query}`, body),
          ).toMatchObject(badRequest("invalidPath"))
        }
      }
    },
  )

  it.each(PATHS)("are rejected in paths of PATCH: %s", async (path) => {
    const { id } = await scim.createUser({
      name: { givenName: "Ada" },
      emails: [{ value: "a@example.com", type: "work" }],
    })
    for (const op of ["add", "replace", "remove"])
      for (const full of [
        path,
        `emails[type eq "work"].${path}`,
        `emails[${path} eq "x"].value`,
        `${path}[type eq "work"].value`,
      ])
        expect(
          await scim.patch(`/Users/${id}`, { op, path: full, value: true }),
        ).toMatchObject(badRequest("invalidPath"))
  })

  it("are ignored as keys of a body, wherever they stand", async () => {
    const poison = `{"polluted": true, "toString": true}`
    const keys = PATHS.map((path) => `${JSON.stringify(path)}: ${poison}`)
    const nested = [...keys, `"prototype": ${poison}`].join(", ")
    const body = `{
      "userName": "ada", ${nested},
      "name": {"givenName": "Ada", ${nested}},
      "emails": [{"value": "a@example.com", ${nested}}],
      "roles": [{"value": "admin", "__proto__": ${poison}}],
      "${USER}": {${nested}},
      "${ENTERPRISE}": {"department": "D", ${nested}, "manager": {"value": "1", ${nested}}}
    }`
    const { status, json } = await scim.send("POST", "/Users", body)
    expect(status).toBe(201)
    expect(JSON.stringify(json)).not.toMatch(/polluted|toString|proto/)
    expect(json).toMatchObject({
      name: { givenName: "Ada" },
      emails: [{ value: "a@example.com" }],
      [ENTERPRISE]: { department: "D", manager: { value: "1" } },
    })
    const path = `/Users/${json.id}`
    expect((await scim.send("PUT", path, body)).status).toBe(200)
    const patched = await scim.send(
      "PATCH",
      path,
      `{"__proto__": {"Operations": []}, "Operations": [
        {"op": "add", "value": ${body}, "__proto__": {"path": "title"}},
        {"op": "replace", "value": {${nested}}}
      ]}`,
    )
    expect([200, 204]).toContain(patched.status)
    const { json: read } = await scim.send("GET", path)
    expect(JSON.stringify(read)).not.toMatch(/polluted|toString|proto/)
    const group = await scim.send(
      "POST",
      "/Groups",
      `{"displayName": "Staff", "members": [{"value": "1", ${nested}}], ${nested}}`,
    )
    expect(group.json.members).toEqual([
      { value: "1", $ref: `${BASE}/Users/1` },
    ])
  })

  it("are no methods, endpoints or resource types", async () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      const unknown = await scim.send(name, "/Users")
      expect([name, unknown.status]).toEqual([name, 405])
      for (const path of [`/${name}`, `/Schemas/${name}`, `/Users/${name}`])
        expect((await scim.send("GET", path)).status).toBe(404)
    }
    const type = "constructor"
    const members = [{ value: "1", type }]
    const group = await scim.createGroup({ members })
    expect(group.members).toEqual([
      { value: "1", type, $ref: `${BASE}/Users/1` },
    ])
  })

  it("are found as values", async () => {
    await scim.createUser({ userName: "__proto__" })
    const { json } = await scim.find("Users", 'userName eq "__PROTO__"')
    expect(json.totalResults).toBe(1)
  })
})

describe("filters", () => {
  const or = (count: number) =>
    Array.from({ length: count }, () => 'title eq "x"').join(" or ")

  it("have at most 30 comparisons", async () => {
    await scim.createUser()
    expect((await scim.find("Users", or(30))).status).toBe(200)
    expect(await scim.find("Users", or(31))).toMatchObject(
      badRequest("invalidFilter"),
    )
    const body = { filter: `userName pr and (${or(30)})` }
    expect(await scim.send("POST", "/Users/.search", body)).toMatchObject(
      badRequest("invalidFilter"),
    )
  })

  it("take linear time: fifteen (a or b) joined by and", async () => {
    await scim.createUser({ title: "a" })
    const pairs = Array.from({ length: 15 }, () => '(title eq "b" or title pr)')
    const { json } = await scim.find("Users", pairs.join(" and "))
    expect(json.totalResults).toBe(1)
  })

  it.each([
    ["2,001 characters", `title eq "${"x".repeat(1990)}"`],
    ["a million characters", `title eq "${"x".repeat(1_000_000)}`],
    ["a hundred thousand parentheses", "(".repeat(100_000)],
    ["parentheses without an end", "(".repeat(1000)],
    ["nested parentheses", `${"(".repeat(500)}title pr${")".repeat(500)}`],
    ["nested not", `${"not (".repeat(200)}title pr${")".repeat(200)}`],
    ["nested brackets", `${"emails[".repeat(50)}type pr${"]".repeat(50)}`],
    ["brackets in brackets", 'emails[emails[type eq "x"]]'],
    ["text with many line breaks and no end", `title eq "${"\n".repeat(900)}`],
    ["text with many backslashes and no end", `title eq "${"\\".repeat(900)}`],
    ["many quotes", '"'.repeat(1001)],
    ["only a path", "a.".repeat(500)],
    ["U+0000", 'userName eq "a\\u0000b"'],
    ["half a surrogate pair", 'userName eq "a\\ud800b"'],
    ["an order of booleans", "active gt true"],
  ])("are rejected with %s", async (_, filter) => {
    await scim.createUser()
    const body = { filter }
    const { status, json } = await scim.send("POST", "/Users/.search", body)
    expect([400, 413]).toContain(status)
    expect(json.schemas).toEqual([ERROR])
  })

  it.each(["\n", "\\", "(", "[", "a.", ":", "not ", " ", "\u0301"])(
    "in paths of PATCH are rejected with %j many times",
    async (text) => {
      const { id } = await scim.createUser()
      for (const path of [
        text.repeat(900),
        `emails[type eq "${text.repeat(900)}`,
        `emails${text.repeat(200_000)}`,
      ])
        expect(
          await scim.patch(`/Users/${id}`, { op: "add", path, value: "x" }),
        ).toMatchObject({ status: 400 })
    },
  )
})

describe("bodies", () => {
  function stream(chunks: () => Generator<Uint8Array>, headers = {}) {
    const source = chunks()
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = source.next()
        if (done) return controller.close()
        pulled += 1
        return controller.enqueue(value)
      },
    })
    const init = {
      method: "POST",
      headers: { Authorization: "Bearer key", ...headers },
      body,
      duplex: "half",
    }
    const request = new Request(`${BASE}/Users`, init)
    return { request, countPulled: () => pulled }
  }

  it("are no longer read once they are too large", async () => {
    const { request, countPulled } = stream(function* () {
      for (;;) yield new Uint8Array(100_000)
    })
    expect(await scim.send("POST", request)).toMatchObject({
      status: 413,
      json: { schemas: [ERROR], status: "413" },
    })
    expect(countPulled()).toBeLessThan(15)
  })

  it("are not read at all if their announced length is too large", async () => {
    const text = new TextEncoder().encode('{"userName":"ada"}')
    const { request } = stream(
      function* () {
        yield text
      },
      { "Content-Length": "1000001" },
    )
    expect((await scim.send("POST", request)).status).toBe(413)
    expect(request.bodyUsed).toBe(false)
  })

  it.each([
    ["fewer bytes than announced", { "Content-Length": "100" }, [] as number[]],
    ["bytes that are not UTF-8", {}, [0x7b, 0x22, 0xff, 0x22, 0x7d]],
    ["half a character at the end", {}, [0x20, 0xe2, 0x82]],
  ])("are rejected with %s", async (_, headers, bytes) => {
    const { request } = stream(function* () {
      yield new TextEncoder().encode('{"userName":"ada"}')
      yield Uint8Array.from(bytes)
    }, headers)
    expect(await scim.send("POST", request)).toMatchObject(
      badRequest("invalidSyntax"),
    )
    expect((await scim.send("GET", "/Users")).json.totalResults).toBe(0)
  })

  it("are rejected if the stream fails after whole JSON", async () => {
    const { request } = stream(function* () {
      yield new TextEncoder().encode('{"userName":"ada"}')
      throw new Error("secret detail")
    })
    const response = await scim.send("POST", request)
    expect(response).toMatchObject(badRequest("invalidSyntax"))
    expect(JSON.stringify(response.json)).not.toContain("secret detail")
  })

  it.each(["a\u0000b", "a\ud800b", "\udc00"])(
    "are rejected with the text %j in any attribute",
    async (text) => {
      for (const more of [
        { userName: text },
        { displayName: text },
        { externalId: text },
        { name: { givenName: text } },
        { emails: [{ value: "a", type: text }] },
        { roles: [text] },
        { [ENTERPRISE]: { manager: text } },
      ]) {
        const body = { userName: "ada", ...more }
        expect(await scim.send("POST", "/Users", body)).toMatchObject(
          badRequest("invalidValue"),
        )
      }
      const { id } = await scim.createUser()
      expect(
        await scim.patch(`/Users/${id}`, {
          op: "add",
          path: `emails[type eq ${JSON.stringify(text)}].value`,
          value: "x",
        }),
      ).toMatchObject(badRequest("invalidPath"))
      const group = { displayName: "Staff", members: [{ value: text }] }
      expect(await scim.send("POST", "/Groups", group)).toMatchObject(
        badRequest("invalidValue"),
      )
    },
  )

  it("never fail for JSON of any depth", async () => {
    const arrays = "[".repeat(200_000) + "]".repeat(200_000)
    const objects = `${'{"value":'.repeat(50_000)}1${"}".repeat(50_000)}`
    for (const deep of [arrays, objects]) {
      const unknown = `{"userName": "ada-${deep.length}", "unknown": ${deep}}`
      expect((await scim.send("POST", "/Users", unknown)).status).toBe(201)
      for (const name of ["emails", "title", "userName", "active"]) {
        const body = `{"userName": "bob", ${JSON.stringify(name)}: ${deep}}`
        expect(await scim.send("POST", "/Users", body)).toMatchObject(
          badRequest("invalidValue"),
        )
      }
      const { id } = await scim.createUser()
      for (const path of ["name", "emails", "manager", ENTERPRISE, "roles.x"]) {
        const operation = `{"op": "add", "path": "${path}", "value": ${deep}}`
        const body = `{"Operations": [${operation}]}`
        const { status } = await scim.send("PATCH", `/Users/${id}`, body)
        expect(status).toBeLessThan(500)
      }
    }
  })

  it("have at most 1,000 attributes", async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => [
      `x${index}.`,
      1,
    ])
    const body = { userName: "ada", ...Object.fromEntries(many) }
    expect((await scim.send("POST", "/Users", body)).status).toBe(413)
  })

  it.each(["userName", "externalId"])(
    "have at most 500 characters of %s, which an index holds",
    async (name) => {
      const body = { userName: "ada" }
      const long = { ...body, [name]: "ä".repeat(501) }
      expect(await scim.send("POST", "/Users", long)).toMatchObject(
        badRequest("invalidValue"),
      )
      const longest = { ...body, [name]: "𝒳".repeat(250) }
      expect((await scim.send("POST", "/Users", longest)).status).toBe(201)
    },
  )

  it("are compared without the cost of normalizing long runs of marks", async () => {
    const title = "a" + "\u0301\u0323".repeat(50_000)
    const { id } = await scim.createUser({ title, roles: [title] })
    const { json } = await scim.find("Users", 'title sw "a" and roles co "b"')
    expect(json.totalResults).toBe(0)
    const remove = { op: "remove", path: 'roles[value co "a"]' }
    expect((await scim.patch(`/Users/${id}`, remove)).json).not.toHaveProperty(
      "roles",
    )
  })
})

describe("PATCH", () => {
  it("takes 1,000 operations, and no more", async () => {
    const { id } = await scim.createGroup()
    const operations = Array.from({ length: 1001 }, (_, index) => ({
      op: "Add",
      path: "members",
      value: [{ value: `member-${index}` }],
    }))
    const path = `/Groups/${id}`
    const tooMany = await scim.patch(path, ...operations)
    expect(tooMany).toMatchObject({
      status: 413,
      json: { schemas: [ERROR], status: "413" },
    })
    const added = await scim.patch(path, ...operations.slice(1))
    expect(added.json.members).toHaveLength(1000)
  })

  it("has at most 10,000 attributes without a path", async () => {
    const { id } = await scim.createUser()
    const names = Array.from({ length: 100 }, (_, index) => [`x${index}.`, 1])
    const operation = { op: "add", value: Object.fromEntries(names) }
    const operations = Array.from({ length: 101 }, () => operation)
    const path = `/Users/${id}`
    expect((await scim.patch(path, ...operations)).status).toBe(413)
    expect((await scim.patch(path, ...operations.slice(1))).status).toBe(204)
  })

  it("adds and removes a thousand members of a group of 30,000", async () => {
    const toMember = (index: number) => ({ value: `m${index}` })
    const members = Array.from({ length: 30_000 }, (_, n) => toMember(n))
    const { id } = await scim.createGroup({ members })
    const path = `/Groups/${id}?attributes=displayName`
    const operations = Array.from({ length: 500 }, (_, index) => ({
      op: "remove",
      path: `members[value eq "m${index}"]`,
    }))
    const more = Array.from({ length: 500 }, (_, index) => ({
      op: "add",
      path: "members",
      value: [toMember(40_000 + index)],
    }))
    expect((await scim.patch(path, ...operations, ...more)).status).toBe(200)
    const group = await scim.send("GET", `/Groups/${id}`)
    expect(group.json.members).toHaveLength(30_000)
    expect(group.json.members[0].value).toBe("m500")
  })

  it.each([
    ["operations that each read a long list", "/Groups", groupOperations],
    ["brackets with thirty comparisons each", "/Users", bracketOperations],
  ])("rejects %s with 413", async (_, endpoint, toOperations) => {
    const long = Array.from({ length: 5000 }, (__, index) => ({
      value: `value-${index}`,
      type: "work",
    }))
    const { json } = await scim.send("POST", endpoint, {
      userName: "ada",
      displayName: "Staff",
      emails: long,
      members: long,
    })
    const { status } = await scim.patch(
      `${endpoint}/${json.id}`,
      ...toOperations(),
    )
    expect(status).toBe(413)
  })

  function groupOperations() {
    return Array.from({ length: 1000 }, (_, index) => ({
      op: index % 2 ? "add" : "remove",
      path: "members",
      value: [{ value: `x${index}` }],
    }))
  }

  function bracketOperations() {
    const terms = Array.from({ length: 29 }, () => 'value co "x"')
    const path = `emails[${terms.join(" or ")} or type pr].display`
    return Array.from({ length: 400 }, () => ({ op: "add", path, value: "x" }))
  }

  it("ends for whatever is removed that isn't there", async () => {
    const { id } = await scim.createUser()
    for (const path of [
      `${ENTERPRISE}:manager.value`,
      `${ENTERPRISE}:manager`,
      ENTERPRISE,
      "manager.value",
      "name.givenName",
      "emails.value",
      'emails[type eq "work"]',
      'emails[type eq "work"].value',
      'emails[not (type eq "work")]',
      "title",
      "externalId",
    ]) {
      const { status } = await scim.patch(`/Users/${id}`, {
        op: "remove",
        path,
      })
      expect([path, status]).toEqual([path, 204])
    }
    const group = await scim.createGroup()
    for (const path of [
      "members",
      'members[value eq "x"]',
      'members[type eq "User"]',
      "members.display",
    ]) {
      const { status } = await scim.patch(`/Groups/${group.id}`, {
        op: "remove",
        path,
      })
      expect([path, status]).toEqual([path, 204])
    }
  })

  it("leaves the resource as it was when one operation fails", async () => {
    const user = await scim.createUser({ title: "T" })
    const { status } = await scim.patch(
      `/Users/${user.id}`,
      { op: "replace", path: "title", value: "New" },
      { op: "replace", path: "active", value: "maybe" },
    )
    expect(status).toBe(400)
    expect((await scim.send("GET", `/Users/${user.id}`)).json).toEqual(user)
  })

  it.each([
    ["no object", 1],
    ["null", null],
    ["a list", []],
    ["no op", { path: "title", value: "x" }],
    ["an op that isn't text", { op: {}, path: "title", value: "x" }],
    ["a path that isn't text", { op: "add", path: {}, value: "x" }],
    ["no value", { op: "add", path: "title" }],
    ["a list as value without a path", { op: "add", value: [] }],
  ])("rejects an operation that is %s", async (_, operation) => {
    const { id } = await scim.createUser()
    expect(await scim.patch(`/Users/${id}`, operation)).toMatchObject({
      status: 400,
      json: { schemas: [ERROR], status: "400" },
    })
  })
})

describe("lists", () => {
  it.each([
    ["startIndex=99999999999999999999", 0],
    ["startIndex=1e400", 3],
    ["startIndex=-99999999999999999999", 3],
    ["startIndex=1.5", 3],
    ["startIndex=2147483648&filter=userName+pr", 0],
    ["count=99999999999999999999", 3],
    ["count=1e400", 3],
    ["count=0x2", 2],
    ["count=", 0],
    ["count=NaN&startIndex=Infinity", 3],
  ])("return a page for %s", async (query, length) => {
    for (let index = 0; index < 3; index += 1) await scim.createUser()
    const { status, json } = await scim.send("GET", `/Users?${query}`)
    expect([status, json.totalResults]).toEqual([200, 3])
    expect(json.Resources).toHaveLength(length)
    expect(json.itemsPerPage).toBe(length)
  })

  it("have at most 200 resources, found in more than one batch", async () => {
    await db.query(
      `insert into demo_scim_resources (customer_id, type, id, name, data)
       select 'acme', 'User', 'id-' || n, 'u' || n,
         jsonb_build_object('userName', 'u' || n, 'active', n % 2 = 0)
       from generate_series(1, 1000) n`,
    )
    const all = await scim.send("GET", "/Users?count=1000")
    expect(all.json.Resources).toHaveLength(200)
    const active = await scim.send(
      "GET",
      "/Users?filter=active+eq+true&sortBy=userName&sortOrder=descending&startIndex=499&count=9",
    )
    expect(active.json).toMatchObject({ totalResults: 500, itemsPerPage: 2 })
    const names = active.json.Resources.map(
      ({ userName }: { userName: string }) => userName,
    )
    expect(names).toEqual(["u100", "u10"])
  })

  it("take attributes of at most 4,000 characters", async () => {
    const attributes = Array.from({ length: 1000 }, () => "name.givenName")
    const body = { attributes }
    expect(await scim.send("POST", "/Users/.search", body)).toMatchObject(
      badRequest("invalidValue"),
    )
  })
})

describe("paths that aren't valid", () => {
  it.each([
    "/Users/%00",
    "/Users/%E0%A4%A",
    "/Users/%",
    "/Users/%ff",
    "/%c0%af",
    "/Schemas/%zz",
  ])("return 400 in SCIM's form: %s", async (path) => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"])
      expect(
        await scim.send(method, path, method === "GET" ? undefined : {}),
      ).toMatchObject(badRequest("invalidSyntax"))
  })

  it.each(["/Bulk", "/Me", "/Me/x"])("return 501 for %s", async (path) => {
    for (const method of ["GET", "POST", "PATCH"])
      expect(
        await scim.send(method, path, method === "GET" ? undefined : {}),
      ).toMatchObject({
        status: 501,
        json: { schemas: [ERROR], status: "501" },
      })
  })

  it("take long ids and names for unknown ones", async () => {
    const long = "x".repeat(10_000)
    for (const path of [`/Users/${long}`, `/${long}`, `/Schemas/${long}`]) {
      const { status, json } = await scim.send("GET", path)
      expect(status).toBe(404)
      expect(json.detail.length).toBeLessThan(300)
    }
    const filter = `userName eq "${"x".repeat(1900)}"`
    expect((await scim.find("Users", filter)).json.totalResults).toBe(0)
    expect((await scim.find("Groups", `id eq "${GROUP}"`)).status).toBe(200)
  })
})
