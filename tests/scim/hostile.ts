import { afterEach, describe, expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  GROUP,
  namesOf,
  PATCH_OP,
  sorted,
  USER,
  type ScimClient,
} from "./scim-client"

/** Names that every JavaScript object has, or that lead to what all objects share. */
const INHERITED = [
  "__proto__",
  "constructor",
  "prototype",
  "constructor.prototype",
  "__proto__.__proto__",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "__lookupSetter__",
  "isPrototypeOf",
]

/** What a property descriptor, a query of the database, or another customer's request would read. */
const PARTS = ["get", "value", "endPreviousKey", "text", "toJSON", "then"]

/** Two of these exist, and the rest of what a client sends may be no attribute at all. */
const BEFORE = {
  title: "Engineer",
  emails: [{ value: "ada@x.example", type: "work" }],
}

const NUL = "\\u0000"
const HALF_PAIRS = ["\\ud800", "\\udc00", "a\\ud800b", "\\udc00\\ud800"]

/** What an attacker who has a key sends, or a client that is broken. */
export function describeHostile(acme: ScimClient, globex: ScimClient) {
  /** Whatever was sent: everyone else goes on, with what they have and nothing more. */
  afterEach(async () => {
    const user = await globex.createUser()
    expect(sorted(Object.keys(user))).toEqual([
      "active",
      "id",
      "meta",
      "schemas",
      "userName",
    ])
    expect((await globex.get("/Users")).json.Resources).toEqual([user])
    const filter = `userName eq "${user.userName}"`
    expect(namesOf(await globex.find("/Users", filter))).toEqual([
      user.userName,
    ])
    await globex.patch(`/Users/${user.id}`, {
      op: "replace",
      path: "title",
      value: "T",
    })
    expect((await globex.get(`/Users/${user.id}`)).json.title).toBe("T")
  })

  describe.each(INHERITED)("the name %s", (name) => {
    it("finds nothing as an attribute of a filter", async () => {
      await acme.createUser(BEFORE)
      for (const attribute of [
        name,
        ...PARTS.map((part) => `${name}.${part}`),
        `name.${name}`,
        `emails.${name}`,
        `emails.${name}.get`,
        `${USER}:${name}`,
        `${USER}:${name}.get`,
        `${ENTERPRISE}:${name}.get`,
        `urn:${name}:get`,
      ])
        for (const filter of [
          `${attribute} pr`,
          `${attribute} eq true`,
          `${attribute} eq "polluted"`,
          `userName pr and ${attribute} eq true`,
          `${attribute}[get eq true]`,
          `emails[${attribute} eq true]`,
        ])
          for (const reply of [
            await acme.find("/Users", filter),
            await acme.post("/.search", { filter }),
          ])
            expectNothing(reply, filter)
    })

    it("shows nothing as an attribute asked for, and sorts nothing", async () => {
      const user = await acme.createUser(BEFORE)
      for (const path of [
        name,
        `${name}.get`,
        `${name}.polluted`,
        `name.${name}`,
        `emails.${name}`,
        `${USER}:${name}.get`,
        `${ENTERPRISE}:${name}`,
      ]) {
        for (const parameter of [
          "attributes",
          "excludedAttributes",
          "sortBy",
        ]) {
          const query = `${parameter}=${path}`
          for (const reply of [
            await acme.get(`/Users?${query}`),
            await acme.get(`/Users/${user.id}?${query}`),
            await acme.post("/.search", { [parameter]: path }),
            await acme.post("/.search", { [parameter]: [path] }),
          ]) {
            expect([200, 400]).toContain(reply.status)
            expect(reply.text).not.toContain("native code")
          }
        }
      }
    })

    it("changes nothing as the path or the value of a PATCH", async () => {
      const user = await acme.createUser(BEFORE)
      for (const path of [
        name,
        `${name}.polluted`,
        `name.${name}`,
        `name.${name}.polluted`,
        `emails.${name}`,
        `emails[type eq "work"].${name}`,
        `emails[${name} eq "work"].value`,
        `${name}[type eq "work"].value`,
        `${USER}:${name}.polluted`,
        `${ENTERPRISE}:${name}.polluted`,
        `${ENTERPRISE}:manager.${name}`,
      ])
        for (const op of ["add", "replace", "remove"])
          for (const value of ["polluted", { polluted: true }]) {
            const reply = await acme.patch(`/Users/${user.id}`, {
              op,
              path,
              value,
            })
            // Removing what isn't there may succeed.
            expect(op === "remove" ? [204, 400] : [400], path).toContain(
              reply.status,
            )
          }
      for (const key of [name, `${name}.polluted`, `name.${name}`])
        for (const op of ["add", "replace"])
          await acme.send(
            "PATCH",
            `/Users/${user.id}`,
            `{"Operations":[{"op":"${op}","value":{"${key}":{"polluted":true}}}]}`,
          )
      const { text, json } = await acme.get(`/Users/${user.id}`)
      expect(text).not.toContain("polluted")
      expect(json).toMatchObject(BEFORE)
    })

    it("is nowhere as an id, a type or a parameter", async () => {
      for (const path of [
        `/Users/${name}`,
        `/Groups/${name}`,
        `/Schemas/${name}`,
        `/ResourceTypes/${name}`,
        `/${name}`,
        `/${name}/1`,
      ])
        expectError(await acme.get(path), 404)
      expect((await acme.get(`/Users?${name}=1`)).status).toBe(200)
    })
  })

  it.each([
    ["POST", "/Users"],
    ["POST", "/Groups"],
    ["PUT", "/Users"],
    ["PATCH", "/Users"],
    ["PATCH", "/Groups"],
    ["POST", "/.search"],
  ])(
    "a body of %s %s with inherited names as keys sets nothing",
    async (method, kind) => {
      const evil = `"__proto__":{"displayName":"polluted","polluted":true},"constructor":{"prototype":{"polluted":true}},"prototype":{"polluted":true}`
      const body = `{"userName":"ada@x.example","displayName":"Staff",${evil},"name":{"familyName":"Byron",${evil}},"emails":[{"value":"a@x.example",${evil}}],"${ENTERPRISE}":{"department":"D",${evil}},"members":[]}`
      const { id } =
        kind === "/Groups" ? await acme.createGroup() : await acme.createUser()
      const path = method === "POST" ? kind : `${kind}/${id}`
      const text =
        method === "PATCH"
          ? `{${evil},"schemas":["${PATCH_OP}"],"Operations":[{${evil},"op":"replace","value":${body}},{"op":"add","path":"name","value":{${evil}}}]}`
          : body
      const reply = await acme.send(method, path, text)
      expect(reply.text).not.toContain("polluted")
      const read = await acme.get(method === "POST" ? kind : path)
      expect(read.text).not.toContain("polluted")
    },
  )

  it("an operation gets no op, path or value that it hasn't itself", async () => {
    const user = await acme.createUser(BEFORE)
    for (const operation of [
      `{"__proto__":{"op":"replace","path":"title","value":"polluted"}}`,
      `{"op":"remove","__proto__":{"path":"title"}}`,
      `{"op":"add","path":"title","__proto__":{"value":"polluted"}}`,
    ]) {
      const body = `{"schemas":["${PATCH_OP}"],"Operations":[${operation}]}`
      expectError(await acme.send("PATCH", `/Users/${user.id}`, body), 400)
    }
    const inherited = `{"__proto__":{"Operations":[{"op":"remove","path":"title"}]}}`
    expectError(await acme.send("PATCH", `/Users/${user.id}`, inherited), 400)
    const named = `{"__proto__":{"userName":"ada@x.example"}}`
    expectError(await acme.send("POST", "/Users", named), 400)
    expect((await acme.get(`/Users/${user.id}`)).json).toEqual(user)
  })

  describe("nesting", () => {
    const DEPTH = 20_000
    const LISTS = "[".repeat(DEPTH) + "]".repeat(DEPTH)
    const OBJECTS = '{"name":'.repeat(DEPTH) + "1" + "}".repeat(DEPTH)

    it.each([
      ["displayName", LISTS],
      ["name", OBJECTS],
      ["emails", LISTS],
      ["emails", `[${OBJECTS}]`],
      ["members", LISTS],
      ["unknown", OBJECTS],
      ["schemas", LISTS],
      [ENTERPRISE, OBJECTS],
    ])("in %s is answered, and stores nothing deep", async (name, value) => {
      const more = `"${name}":${value}`
      const { id } = await acme.createUser()
      for (const [method, path, body] of [
        ["POST", "/Users", `{"userName":"deep@x.example",${more}}`],
        ["POST", "/Groups", `{"displayName":"Deep",${more}}`],
        ["PUT", `/Users/${id}`, `{"userName":"deep2@x.example",${more}}`],
        [
          "PATCH",
          `/Users/${id}`,
          `{"Operations":[{"op":"add","value":{${more}}}]}`,
        ],
        [
          "PATCH",
          `/Users/${id}`,
          `{"Operations":[{"op":"add","path":"${name}","value":${value}}]}`,
        ],
      ] as const) {
        const reply = await acme.send(method, path, body)
        expect([200, 201, 204, 400]).toContain(reply.status)
        expect(reply.text.length).toBeLessThan(5_000)
      }
    })

    it("of a whole body is answered", async () => {
      for (const body of [LISTS, OBJECTS]) {
        const reply = await acme.send("POST", "/Users", body)
        expectError(reply, 400)
      }
    })

    it.each([
      [
        "groups",
        (depth: number) => `${"(".repeat(depth)}title pr${")".repeat(depth)}`,
      ],
      [
        "not",
        (depth: number) =>
          `${"not (".repeat(depth)}title pr${")".repeat(depth)}`,
      ],
      ["open groups", (depth: number) => "(".repeat(depth)],
      [
        "brackets",
        (depth: number) =>
          `${"emails[".repeat(depth)}type pr${"]".repeat(depth)}`,
      ],
      ["dots", (depth: number) => `name${".name".repeat(depth)} pr`],
      [
        "parts",
        (depth: number) =>
          `${"title pr and (".repeat(depth)}title pr${")".repeat(depth)}`,
      ],
    ])(
      "of %s in a filter is answered, or returns 400 when it is deep",
      async (_, makeFilter) => {
        const { id } = await acme.createUser(BEFORE)
        for (const depth of [2, 30, 300, 20_000]) {
          const filter = makeFilter(depth)
          const reply = await acme.post("/Users/.search", { filter })
          if (depth > 300) expectError(reply, 400)
          else expect([200, 400]).toContain(reply.status)
          const path = `emails[${filter}].value`
          const patched = await acme.patch(`/Users/${id}`, {
            op: "replace",
            path,
            value: "x",
          })
          if (depth > 300) expectError(patched, 400)
        }
      },
    )
  })

  describe("size", () => {
    const PAIRS = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `(title eq "a${n}" or title eq "b${n}")`,
      ).join(" and ")

    it("of a filter costs the same in whatever form: pairs are no powers of two", async () => {
      for (let n = 0; n < 10; n += 1) await acme.createUser(BEFORE)
      async function measure(filter: string) {
        const times = []
        for (let n = 0; n < 3; n += 1) {
          const startMs = performance.now()
          const { status } = await acme.find("/Users", filter)
          times.push(performance.now() - startMs)
          expect([200, 400]).toContain(status)
        }
        return Math.min(...times)
      }
      const pairs = PAIRS(14)
      const list = pairs.replaceAll(/[()]/g, "").replaceAll(" or ", " and ")
      await measure(list)
      const [plain, paired] = [await measure(list), await measure(pairs)]
      // Two to the fourteenth is far above what a busy machine makes of the same work.
      expect(paired / plain).toBeLessThan(25)
    })

    it.each([
      ["and", PAIRS(20)],
      ["and many", PAIRS(300)],
      [
        "or",
        PAIRS(40).replaceAll(" or ", " and ").replaceAll(") and (", ") or ("),
      ],
      ["text", `title eq "${"x".repeat(100_000)}"`],
      ["spaces", `title${" ".repeat(100_000)}pr`],
      ["backslashes", `title eq "${"\\\\".repeat(50_000)}"`],
      ["quotes", '"'.repeat(50_001)],
      ["a name", `${"a".repeat(100_000)} pr`],
      ["a URN", `${"urn:a".repeat(20_000)}:title pr`],
      ["colons", `${":".repeat(50_000)} pr`],
    ])(
      "of a filter above the bounds returns 400, in every place: %s",
      async (_, filter) => {
        const { id } = await acme.createUser(BEFORE)
        expectError(await acme.post("/Users/.search", { filter }), 400)
        expectError(await acme.post("/.search", { filter }), 400)
        const path = `emails[${filter}].value`
        const operation = { op: "replace", path, value: "x" }
        expectError(await acme.patch(`/Users/${id}`, operation), 400)
        const removal = { op: "remove", path: `emails[${filter}]` }
        expectError(await acme.patch(`/Users/${id}`, removal), 400)
      },
    )

    it.each([
      ["attributes", "a.b,".repeat(100_000)],
      ["attributes", "a".repeat(500_000)],
      ["attributes", `${"name.".repeat(100_000)}x`],
      ["excludedAttributes", `${"urn:".repeat(100_000)}x`],
      ["sortBy", `${"name.".repeat(100_000)}x`],
    ])("of %s is answered, or returns 400", async (name, value) => {
      await acme.createUser(BEFORE)
      const { status } = await acme.post("/Users/.search", { [name]: value })
      expect([200, 400]).toContain(status)
    })

    it("of a PATCH is answered: a thousand operations, a thousand members", async () => {
      const { id } = await acme.createGroup()
      const members = Array.from({ length: 1000 }, (_, n) => ({
        value: `m${n}`,
      }))
      const operations = members.map((value) => ({
        op: "add",
        path: "members",
        value: [value],
      }))
      for (const given of [
        operations,
        [{ op: "add", path: "members", value: members }],
        members.map(({ value }) => ({
          op: "remove",
          path: `members[value eq "${value}"]`,
        })),
      ]) {
        const { status } = await acme.patch(`/Groups/${id}`, ...given)
        expect([200, 204, 400, 413]).toContain(status)
      }
    })

    it("of a path in a PATCH is answered", async () => {
      const { id } = await acme.createUser(BEFORE)
      for (const path of [
        "a".repeat(500_000),
        "name.".repeat(100_000),
        "[".repeat(500_000),
        " ".repeat(500_000),
        `emails${'[type eq "a"]'.repeat(30_000)}`,
        `${"urn:a:".repeat(80_000)}title`,
      ])
        expectError(
          await acme.patch(`/Users/${id}`, { op: "replace", path, value: "x" }),
          400,
        )
    })

    it("of a body is known before it has all been read: 413 although it never ends", async () => {
      const chunk = new TextEncoder().encode("x".repeat(1_000_000))
      let sent = 0
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent === 0) controller.enqueue(new TextEncoder().encode('{"a":"'))
          sent += 1
          // It stays open after that, and nothing more comes.
          if (sent > 6) return new Promise<void>(() => undefined)
          controller.enqueue(chunk)
          return undefined
        },
      })
      expectError(await acme.sendStream("POST", "/Users", endless), 413)
    })
  })

  it("a body that breaks off creates nothing, even when what has come is whole JSON", async () => {
    const body = JSON.stringify({ schemas: [USER], userName: "cut@x.example" })
    let isSent = false
    const cut = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isSent) controller.error(new Error("The connection broke."))
        else controller.enqueue(new TextEncoder().encode(body))
        isSent = true
      },
    })
    await expect(acme.sendStream("POST", "/Users", cut)).rejects.toThrow(Error)
    const found = await acme.find("/Users", 'userName eq "cut@x.example"')
    expect(found.json.totalResults).toBe(0)
  })

  describe("characters that a database can't hold", () => {
    it.each([
      ...[NUL, `a${NUL}b`].map((text) => ["U+0000", text]),
      ...HALF_PAIRS.map((text) => ["half a pair", text]),
    ])(
      "%s in a value, %j, returns 400 or stays what it is",
      async (_, text) => {
        const { id } = await acme.createUser()
        const group = await acme.createGroup()
        for (const [method, path, body] of [
          ["POST", "/Users", `{"userName":"x${text}"}`],
          [
            "POST",
            "/Users",
            `{"userName":"n@x.example","displayName":"${text}"}`,
          ],
          [
            "POST",
            "/Users",
            `{"userName":"o@x.example","externalId":"${text}"}`,
          ],
          [
            "POST",
            "/Users",
            `{"userName":"p@x.example","emails":[{"value":"${text}"}]}`,
          ],
          ["POST", "/Users", `{"userName":"q@x.example","${text}":"a"}`],
          [
            "POST",
            "/Users",
            `{"userName":"r@x.example","schemas":["${text}"]}`,
          ],
          ["POST", "/Groups", `{"displayName":"${text}"}`],
          [
            "POST",
            "/Groups",
            `{"displayName":"G","members":[{"value":"${text}"}]}`,
          ],
          [
            "PUT",
            `/Users/${id}`,
            `{"userName":"s@x.example","title":"${text}"}`,
          ],
          [
            "PATCH",
            `/Users/${id}`,
            `{"Operations":[{"op":"add","path":"title","value":"${text}"}]}`,
          ],
          [
            "PATCH",
            `/Users/${id}`,
            `{"Operations":[{"op":"add","path":"${text}","value":"a"}]}`,
          ],
          [
            "PATCH",
            `/Users/${id}`,
            `{"Operations":[{"op":"add","value":{"${text}":"a"}}]}`,
          ],
          [
            "PATCH",
            `/Users/${id}`,
            `{"Operations":[{"op":"${text}","path":"title"}]}`,
          ],
          [
            "PATCH",
            `/Groups/${group.id}`,
            `{"Operations":[{"op":"add","path":"members","value":[{"value":"${text}"}]}]}`,
          ],
          [
            "PATCH",
            `/Groups/${group.id}`,
            `{"Operations":[{"op":"remove","path":"members[value eq \\"${text}\\"]"}]}`,
          ],
        ] as const) {
          const reply = await acme.send(method, path, body)
          expect([200, 201, 204, 400]).toContain(reply.status)
        }
        expect((await acme.get("/Users")).status).toBe(200)
        expect((await acme.get("/Groups")).status).toBe(200)
      },
    )

    it.each([NUL, ...HALF_PAIRS])(
      "%j in a filter finds nothing, or returns 400",
      async (text) => {
        await acme.createUser()
        for (const filter of [
          `userName eq \\"${text}\\"`,
          `id eq \\"${text}\\"`,
          `externalId sw \\"${text}\\"`,
          `${text} eq \\"a\\"`,
          `emails[value eq \\"${text}\\"]`,
        ])
          expectNothing(
            await acme.send("POST", "/.search", `{"filter":"${filter}"}`),
            filter,
          )
        const more = `{"attributes":["${text}"],"sortBy":"${text}","sortOrder":"${text}"}`
        const reply = await acme.send("POST", "/.search", more)
        expect([200, 400]).toContain(reply.status)
      },
    )

    it.each(["%00", "%EF%BF%BF", "%ED%A0%80", "%FF", "%C0%80", "%E0%A4%A"])(
      "%s in a query finds nothing, or returns 400",
      async (text) => {
        await acme.createUser()
        for (const attribute of ["userName", "id", "displayName", "title"]) {
          const query = `filter=${attribute}+eq+%22${text}%22`
          for (const path of ["/Users", "/Groups"])
            expectNothing(await acme.get(`${path}?${query}`), query)
        }
        for (const query of [
          `attributes=${text}`,
          `sortBy=${text}`,
          `${text}=1`,
        ])
          expect([200, 400]).toContain(
            (await acme.get(`/Users?${query}`)).status,
          )
      },
    )

    it.each([
      "%00",
      "a%00b",
      "%ED%A0%80",
      "%FF",
      "%C0%80",
      "%",
      "%E0%A4%A",
      "%zz",
      "100%",
      "%2F",
      "a%2Fb",
      "..%2F..%2Fetc",
      "%2e%2e",
      "%5C",
      "%0d%0a",
      "x".repeat(5_000),
      "%27%20or%201=1--",
      "*",
      "null",
      "NaN",
      "0",
      "-1",
      "%20",
    ])("%s as an id returns 400 or 404", async (id) => {
      const more = { schemas: [USER], userName: "x@x.example" }
      for (const kind of ["Users", "Groups"])
        for (const [method, body] of [
          ["GET", undefined],
          ["DELETE", undefined],
          ["PUT", { ...more, displayName: "x" }],
          [
            "PATCH",
            { Operations: [{ op: "add", path: "displayName", value: "x" }] },
          ],
        ] as const) {
          const { status } = await acme.send(method, `/${kind}/${id}`, body)
          expect([400, 404], `${method} ${kind}`).toContain(status)
        }
      for (const kind of ["Schemas", "ResourceTypes"]) {
        const { status } = await acme.get(`/${kind}/${id}`)
        expect([400, 404], kind).toContain(status)
      }
    })
  })

  describe("what looks like a statement of the database", () => {
    const STATEMENTS = [
      "'; drop table users; --",
      "' or '1'='1",
      "$1",
      "$$",
      "%",
      "_",
      "\\",
      "*/ select 1 /*",
    ]

    it.each(STATEMENTS)("is a name like any other: %s", async (text) => {
      const user = await acme.createUser({ userName: text, externalId: text })
      const filter = `userName eq ${JSON.stringify(text)} and externalId eq ${JSON.stringify(text)}`
      expect(namesOf(await acme.find("/Users", filter))).toEqual([text])
      const group = await acme.createGroup({
        schemas: [GROUP],
        displayName: text,
        members: [{ value: text }, { value: user.id }],
      })
      await acme.patch(`/Groups/${group.id}`, {
        op: "remove",
        path: `members[value eq ${JSON.stringify(text)}]`,
      })
      const { json } = await acme.get(`/Groups/${group.id}`)
      expect(json.members).toMatchObject([{ value: user.id }])
      for (const parameter of ["attributes", "sortBy", "startIndex", "count"]) {
        const query = `${parameter}=${encodeURIComponent(text)}`
        expect([200, 400]).toContain((await acme.get(`/Users?${query}`)).status)
      }
    })
  })

  describe("headers", () => {
    it.each([
      ["Content-Type", "text/plain"],
      ["Content-Type", "multipart/form-data; boundary=x"],
      ["Content-Type", "application/scim+json; charset=utf-16"],
      ["Content-Type", "nonsense"],
      ["Content-Type", null],
      ["Accept", "image/png"],
      ["Accept-Charset", "utf-16"],
      ["X-HTTP-Method-Override", "DELETE"],
      ["If-Match", "nonsense"],
      ["If-None-Match", "*"],
      ["If-Modified-Since", "yesterday"],
      ["Range", "bytes=0-1"],
    ])("%s: %s never fails on our side", async (name, value) => {
      const user = await acme.createUser()
      const headers = { [name]: value }
      const path = `/Users/${user.id}`
      const read = await acme.send("GET", path, undefined, headers)
      expect(read.status).toBeLessThan(500)
      const put = await acme.send("PUT", path, user, headers)
      expect(put.status).toBeLessThan(500)
      expect((await acme.get(path)).status).toBe(200)
    })

    it.each([
      "Bearer",
      "Bearer ",
      "bearer",
      "Bearer Bearer",
      "Bearer a b",
      "Bearer a,Bearer b",
      "Bearer %00",
      "Bearer __proto__",
      "Bearer constructor",
      `Bearer ${"x".repeat(8_000)}`,
      "Basic Og==",
      "é",
    ])("Authorization: %s returns 401", async (Authorization) => {
      const reply = await acme.send("GET", "/Users", undefined, {
        Authorization,
      })
      expectError(reply, 401, undefined)
      expect(reply.headers.get("WWW-Authenticate")).toMatch(/^Bearer /)
    })
  })
}

function expectNothing(
  { status, json }: { status: number; json: { totalResults?: number } },
  filter: string,
) {
  expect([200, 400], filter).toContain(status)
  if (status === 200) expect(json.totalResults, filter).toBe(0)
}
