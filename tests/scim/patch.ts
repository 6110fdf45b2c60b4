import { describe, expect, it } from "vitest"

import { ENTERPRISE, expectError, USER, type ScimClient } from "./scim-client"

const HOME = { value: "ada@home.example", type: "home" }
const WORK = { value: "ada@work.example", type: "work", primary: true }

export function describePatch(scim: ScimClient) {
  /** A user after a PATCH with these operations, which must succeed. */
  async function patched(before: object, ...operations: object[]) {
    const { id } = await scim.createUser(before)
    const reply = await scim.patch(`/Users/${id}`, ...operations)
    expect([200, 204], reply.text).toContain(reply.status)
    const { json } = await scim.get(`/Users/${id}`)
    if (reply.status === 200) expect(reply.json).toEqual(json)
    return json
  }

  /** Expects that the operations fail with 400, and that the user stays as it was. */
  async function expectRejected(
    before: object,
    operations: unknown[],
    ...scimTypes: (string | undefined)[]
  ) {
    const user = await scim.createUser(before)
    const path = `/Users/${user.id}`
    const reply = await scim.patch(path, ...operations)
    expectError(reply, 400, ...scimTypes)
    expect((await scim.get(path)).json).toEqual(user)
  }

  describe("add (RFC 7644, 3.5.2.1)", () => {
    it("sets a simple attribute, whether it has a value or not", async () => {
      const user = await patched(
        { title: "Old" },
        { op: "add", path: "title", value: "New" },
        { op: "add", path: "nickName", value: "Ada" },
      )
      expect(user).toMatchObject({ title: "New", nickName: "Ada" })
    })

    it("adds to a list, one value or several", async () => {
      const other = { value: "ada@other.example", type: "other" }
      const user = await patched(
        { emails: [WORK] },
        { op: "add", path: "emails", value: HOME },
        { op: "add", path: "emails", value: [other] },
      )
      expect(user.emails).toMatchObject([WORK, HOME, other])
    })

    it("adds no value that is there", async () => {
      const user = await patched(
        { emails: [WORK, HOME] },
        { op: "add", path: "emails", value: [HOME] },
      )
      expect(user.emails).toMatchObject([WORK, HOME])
      expect(user.emails).toHaveLength(2)
    })

    it("leaves lastModified alone when nothing changes", async () => {
      const user = await scim.createUser({ title: "Engineer" })
      await scim.patch(`/Users/${user.id}`, {
        op: "add",
        path: "title",
        value: "Engineer",
      })
      expect((await scim.get(`/Users/${user.id}`)).json).toEqual(user)
    })

    it("merges an object into a complex attribute, by path and without", async () => {
      const user = await patched(
        { name: { givenName: "Ada", familyName: "Byron" } },
        { op: "add", path: "name", value: { familyName: "King" } },
        { op: "add", value: { name: { middleName: "A." } } },
      )
      expect(user.name).toEqual({
        givenName: "Ada",
        familyName: "King",
        middleName: "A.",
      })
    })

    it("without a path adds to lists and sets the rest", async () => {
      const user = await patched(
        { emails: [WORK], title: "Old" },
        { op: "add", value: { emails: [HOME], title: "New" } },
      )
      expect(user).toMatchObject({ emails: [WORK, HOME], title: "New" })
    })

    it("makes the new primary value the only one", async () => {
      const user = await patched(
        { emails: [WORK] },
        { op: "add", path: "emails", value: [{ ...HOME, primary: true }] },
      )
      expect(primariesOf(user)).toEqual([HOME.value])
      expect(user.emails).toHaveLength(2)
    })
  })

  describe("replace (RFC 7644, 3.5.2.3)", () => {
    it("sets an attribute that has no value", async () => {
      const user = await patched(
        {},
        { op: "replace", path: "title", value: "Engineer" },
        { op: "replace", path: "name.givenName", value: "Ada" },
      )
      expect(user).toMatchObject({
        title: "Engineer",
        name: { givenName: "Ada" },
      })
    })

    it("keeps the parts of a complex attribute that aren't named", async () => {
      const before = {
        name: { givenName: "Ada", familyName: "Byron" },
        schemas: [USER, ENTERPRISE],
        [ENTERPRISE]: { department: "D", costCenter: "1" },
      }
      for (const operations of [
        [
          { op: "replace", path: "name", value: { familyName: "King" } },
          { op: "replace", path: ENTERPRISE, value: { costCenter: "2" } },
        ],
        [
          {
            op: "replace",
            value: {
              name: { familyName: "King" },
              [ENTERPRISE]: { costCenter: "2" },
            },
          },
        ],
      ])
        expect(await patched(before, ...operations)).toMatchObject({
          name: { givenName: "Ada", familyName: "King" },
          [ENTERPRISE]: { department: "D", costCenter: "2" },
        })
    })

    it.each([
      ["by path", { op: "replace", path: "emails", value: [HOME] }],
      ["without a path", { op: "replace", value: { emails: [HOME] } }],
    ])("replaces a whole list %s", async (_, operation) => {
      const user = await patched({ emails: [WORK] }, operation)
      expect(user.emails).toMatchObject([HOME])
      expect(user.emails).toHaveLength(1)
    })

    it("changes one part of the values that a filter selects", async () => {
      const user = await patched(
        { emails: [WORK, HOME] },
        {
          op: "replace",
          path: 'emails[type eq "home"].value',
          value: "new@home.example",
        },
      )
      expect(user.emails).toMatchObject([
        WORK,
        { ...HOME, value: "new@home.example" },
      ])
    })

    it("replaces the values that a filter selects", async () => {
      const user = await patched(
        { emails: [WORK, HOME] },
        {
          op: "replace",
          path: 'emails[type eq "home" and value ew "home.example"]',
          value: { value: "new@home.example", type: "home" },
        },
      )
      expect(user.emails).toMatchObject([
        WORK,
        { value: "new@home.example", type: "home" },
      ])
    })

    it("changes a part in all values of a list", async () => {
      const user = await patched(
        { emails: [WORK, HOME] },
        { op: "replace", path: "emails.display", value: "Ada" },
      )
      expect(user.emails).toMatchObject([
        { ...WORK, display: "Ada" },
        { ...HOME, display: "Ada" },
      ])
    })

    it("makes the new primary value the only one", async () => {
      const user = await patched(
        { emails: [WORK, HOME] },
        { op: "replace", path: 'emails[type eq "home"].primary', value: true },
      )
      expect(primariesOf(user)).toEqual([HOME.value])
    })

    it("clears an attribute with null or an empty list (RFC 7643, 2.5)", async () => {
      const user = await patched(
        { title: "Engineer", emails: [WORK], phoneNumbers: [{ value: "1" }] },
        { op: "replace", path: "title", value: null },
        { op: "replace", path: "emails", value: [] },
        { op: "replace", value: { phoneNumbers: [] } },
      )
      expect(user.title ?? null).toBeNull()
      expect(user.emails ?? []).toEqual([])
      expect(user.phoneNumbers ?? []).toEqual([])
    })

    it("returns 400 noTarget when a filter selects nothing that could be made", async () => {
      await expectRejected(
        { emails: [WORK] },
        [{ op: "replace", path: 'emails[value sw "zz"].display', value: "A" }],
        "noTarget",
      )
    })
  })

  describe("remove (RFC 7644, 3.5.2.2)", () => {
    const BEFORE = {
      title: "Engineer",
      name: { givenName: "Ada", familyName: "Byron" },
      emails: [WORK, HOME],
      schemas: [USER, ENTERPRISE],
      [ENTERPRISE]: { department: "D", manager: { value: "1" } },
    }

    it("clears an attribute, and one part of another", async () => {
      const user = await patched(
        BEFORE,
        { op: "remove", path: "title" },
        { op: "remove", path: "name.givenName" },
      )
      expect(user).not.toHaveProperty("title")
      expect(user.name).toEqual({ familyName: "Byron" })
      expect(user.emails).toHaveLength(2)
    })

    it.each([
      ['emails[type eq "home"]', [WORK]],
      ['emails[type eq "home" or type eq "other"]', [WORK]],
      ['emails[not (type eq "work")]', [WORK]],
      ["emails[primary eq true]", [HOME]],
      ['emails[value co "home" and type ne "work"]', [WORK]],
    ])("takes the values that %s selects out of a list", async (path, left) => {
      const user = await patched(BEFORE, { op: "remove", path })
      expect(user.emails).toMatchObject(left)
      expect(user.emails).toHaveLength(left.length)
    })

    it("clears one part of the values that a filter selects", async () => {
      const user = await patched(BEFORE, {
        op: "remove",
        path: 'emails[type eq "work"].primary',
      })
      expect(user.emails).toHaveLength(2)
      expect(primariesOf(user)).toEqual([])
    })

    it("clears a list, and what has no value left is gone", async () => {
      const user = await patched(
        BEFORE,
        { op: "remove", path: "emails" },
        { op: "remove", path: "name.givenName" },
        { op: "remove", path: "name.familyName" },
        { op: "remove", path: `${ENTERPRISE}:department` },
        { op: "remove", path: `${ENTERPRISE}:manager` },
      )
      expect(user.emails ?? []).toEqual([])
      expect(user).not.toHaveProperty("name")
      expect(user).not.toHaveProperty([ENTERPRISE])
      expect(user.schemas).toEqual([USER])
    })

    it("clears an extension as a whole", async () => {
      const user = await patched(BEFORE, { op: "remove", path: ENTERPRISE })
      expect(user).not.toHaveProperty([ENTERPRISE])
    })

    it.each([
      "title",
      "name.givenName",
      "emails",
      'emails[type eq "home"]',
      'emails[type eq "home"].display',
      `${ENTERPRISE}:manager`,
      `${ENTERPRISE}:manager.value`,
      `${ENTERPRISE}:department`,
      ENTERPRISE,
    ])("of %s, which has no value, changes nothing", async (path) => {
      const user = await scim.createUser()
      const reply = await scim.patch(`/Users/${user.id}`, {
        op: "remove",
        path,
      })
      if (reply.status === 400) expectError(reply, 400, "noTarget")
      else expect([200, 204]).toContain(reply.status)
      expect(dataOf((await scim.get(`/Users/${user.id}`)).json)).toEqual(
        dataOf(user),
      )
    })

    it("without a path returns 400 noTarget", async () => {
      await expectRejected(BEFORE, [{ op: "remove" }], "noTarget")
    })

    it.each(["userName", `${USER}:userName`])(
      "of %s, which is required, returns 400",
      async (path) => {
        await expectRejected(
          BEFORE,
          [{ op: "remove", path }],
          "mutability",
          "invalidValue",
        )
      },
    )
  })

  describe("a path (RFC 7644, 3.10)", () => {
    it.each([
      ["displayName", "Ada", { displayName: "Ada" }],
      ["DISPLAYNAME", "Ada", { displayName: "Ada" }],
      [`${USER}:displayName`, "Ada", { displayName: "Ada" }],
      [`${USER.toUpperCase()}:displayName`, "Ada", { displayName: "Ada" }],
      [`${USER}:active`, false, { active: false }],
      [`${USER}:name.givenName`, "Ada", { name: { givenName: "Ada" } }],
      ["Name.GivenName", "Ada", { name: { givenName: "Ada" } }],
      [
        `${USER}:emails[type eq "work"].value`,
        "a@x.example",
        { emails: [{ type: "work", value: "a@x.example" }] },
      ],
      [
        `${ENTERPRISE}:department`,
        "D",
        { [ENTERPRISE]: { department: "D" }, schemas: [USER, ENTERPRISE] },
      ],
      [
        `${ENTERPRISE.toLowerCase()}:Department`,
        "D",
        { [ENTERPRISE]: { department: "D" } },
      ],
      [
        `${ENTERPRISE}:manager.value`,
        "1",
        { [ENTERPRISE]: { manager: { value: "1" } } },
      ],
      [ENTERPRISE, { division: "V" }, { [ENTERPRISE]: { division: "V" } }],
    ])("%s is understood", async (path, value, expected) => {
      expect(await patched({}, { op: "replace", path, value })).toMatchObject(
        expected,
      )
      expect(await patched({}, { op: "add", path, value })).toMatchObject(
        expected,
      )
    })

    it.each([
      "nothing",
      "name.nothing",
      "nothing.value",
      "userName.value",
      "emails[",
      "emails[]",
      "emails[type]",
      'emails[type eq "work"',
      'emails[type eq "work"]]',
      'emails[type eq "work"].',
      'emails[type eq "work"].nothing',
      'emails[type eq "work"].value.more',
      'emails[type eq "work"]value',
      'emails[type zz "work"].value',
      'emails[nothing eq "work"].value',
      'displayName[value eq "a"]',
      ".",
      "name.",
      ".givenName",
      "name..givenName",
      "name givenName",
      " ",
      "",
      "urn:example:unknown:User:department",
      `${ENTERPRISE}:nothing`,
      `${ENTERPRISE}:`,
      `${ENTERPRISE}.department`,
      "urn:",
    ])("%j returns 400 invalidPath (RFC 7644, 3.12)", async (path) => {
      await expectRejected(
        {},
        [{ op: "replace", path, value: "x" }],
        "invalidPath",
        "invalidFilter",
        "noTarget",
        ...(path.trim() ? [] : ["invalidSyntax", "invalidValue"]),
      )
    })

    it.each([1, true, {}, ["title"]])("%j returns 400", async (path) => {
      await expectRejected(
        {},
        [{ op: "replace", path, value: "x" }],
        "invalidPath",
        "invalidSyntax",
      )
    })
  })

  describe("what only the server sets (RFC 7644, 3.5.2)", () => {
    it.each([
      ["id", "mine"],
      ["meta", { resourceType: "Group" }],
      ["meta.created", "2001-01-01T00:00:00Z"],
      ["meta.location", "https://elsewhere.example"],
      ["groups", [{ value: "1" }]],
    ])("%s stays as it is", async (path, value) => {
      for (const op of ["add", "replace", "remove"]) {
        const user = await scim.createUser()
        const operation = op === "remove" ? { op, path } : { op, path, value }
        const reply = await scim.patch(`/Users/${user.id}`, operation)
        if (reply.status === 400)
          expectError(reply, 400, "mutability", "noTarget", "invalidPath")
        const { json } = await scim.get(`/Users/${user.id}`)
        expect(dataOf(json)).toEqual(dataOf(user))
        expect(json.meta).toEqual({
          ...user.meta,
          lastModified: json.meta.lastModified,
          ...(user.meta.version && { version: json.meta.version }),
        })
      }
    })

    it("may stand in a value without a path, as providers send it back", async () => {
      const user = await scim.createUser()
      const value = { ...user, id: "mine", groups: [], title: "Engineer" }
      const reply = await scim.patch(`/Users/${user.id}`, {
        op: "replace",
        value,
      })
      expect([200, 204]).toContain(reply.status)
      const { json } = await scim.get(`/Users/${user.id}`)
      expect(json).toMatchObject({ id: user.id, title: "Engineer" })
      expect(json.meta.created).toBe(user.meta.created)
    })
  })

  describe("a value", () => {
    it.each([
      ["active", "maybe"],
      ["active", 2],
      ["active", [true, false]],
      ["userName", ""],
      ["userName", " "],
      ["userName", null],
      ["userName", {}],
      ["userName", 1],
      ["displayName", {}],
      ["displayName", ["Ada"]],
      ["name", "Ada"],
      ["name", ["Ada"]],
      ["name.givenName", { value: "Ada" }],
      ["emails", "ada@x.example"],
      ["emails", [["ada@x.example"]]],
      ['emails[type eq "work"].value', { value: "a" }],
      ['emails[type eq "work"].primary', "perhaps"],
    ])(
      "for %s that is %j returns 400 or is understood, never half",
      async (path, value) => {
        const user = await scim.createUser({ emails: [WORK] })
        const reply = await scim.patch(`/Users/${user.id}`, {
          op: "replace",
          path,
          value,
        })
        const { json } = await scim.get(`/Users/${user.id}`)
        if (reply.status === 400) {
          expectError(reply, 400, "invalidValue", "invalidSyntax", "mutability")
          expect(json).toEqual(user)
        } else expect(typesOf(json)).toEqual(TYPES)
      },
    )

    it.each(["userName", "active", "displayName"])(
      "of the wrong type for %s returns 400 invalidValue",
      async (path) => {
        const value = { of: "the wrong type" }
        await expectRejected(
          {},
          [{ op: "replace", path, value }],
          "invalidValue",
        )
        await expectRejected(
          {},
          [{ op: "replace", value: { [path]: value } }],
          "invalidValue",
        )
      },
    )

    it("is needed to add something", async () => {
      const operation = { op: "add", path: "title" }
      await expectRejected({}, [operation], "invalidValue", "invalidSyntax")
    })
  })

  describe("operations", () => {
    it.each(["Add", "ADD", "add"])("may be written as %s", async (op) => {
      const user = await patched({}, { op, path: "title", value: "T" })
      expect(user.title).toBe("T")
    })

    it.each([
      [{ op: "move", path: "title", value: "x" }],
      [{ op: "", path: "title", value: "x" }],
      [{ op: "__proto__", path: "title", value: "x" }],
      [{ op: 1, path: "title", value: "x" }],
      [{ path: "title", value: "x" }],
      ["replace"],
      [null],
      [[]],
      [{}],
    ])("that are none return 400 invalidSyntax: %j", async (operation) => {
      await expectRejected({}, [operation], "invalidSyntax")
    })

    it.each([
      {},
      { Operations: null },
      { Operations: {} },
      { Operations: "replace" },
      { op: "replace", path: "title", value: "x" },
    ])("are a list: %j returns 400 invalidSyntax", async (body) => {
      const user = await scim.createUser()
      const path = `/Users/${user.id}`
      expectError(await scim.send("PATCH", path, body), 400, "invalidSyntax")
      expect((await scim.get(path)).json).toEqual(user)
    })

    it("happen in their order, each on what the one before has left", async () => {
      const user = await patched(
        { emails: [WORK] },
        { op: "remove", path: "emails" },
        { op: "add", path: "emails", value: [HOME] },
        { op: "replace", path: 'emails[type eq "home"].display', value: "Ada" },
        { op: "add", path: "title", value: "First" },
        { op: "replace", path: "title", value: "Second" },
      )
      expect(user.title).toBe("Second")
      expect(user.emails).toMatchObject([{ ...HOME, display: "Ada" }])
    })

    it.each([
      { op: "replace", path: "nothing", value: "x" },
      { op: "replace", path: "active", value: "maybe" },
      { op: "remove" },
      { op: "move", path: "title" },
      { op: "remove", path: "userName" },
    ])(
      "happen all or none: nothing stays when the last is %j (RFC 7644, 3.5.2)",
      async (last) => {
        await expectRejected({ title: "Old", emails: [WORK] }, [
          { op: "replace", path: "title", value: "New" },
          { op: "add", path: "emails", value: [HOME] },
          { op: "replace", path: "active", value: false },
          last,
        ])
      },
    )

    it("may be many", async () => {
      const operations = Array.from({ length: 100 }, (_, n) => ({
        op: "replace",
        path: "title",
        value: `Title ${n}`,
      }))
      expect((await patched({}, ...operations)).title).toBe("Title 99")
    })
  })

  it("returns 404 for a resource that isn't there (RFC 7644, 3.12)", async () => {
    const operation = { op: "replace", path: "displayName", value: "A" }
    for (const path of ["/Users/nobody", "/Groups/nobody"])
      expectError(await scim.patch(path, operation), 404, undefined)
  })

  it("returns 200 with the resource, or 204 without (RFC 7644, 3.5.2)", async () => {
    const { id } = await scim.createUser()
    const operation = { op: "replace", path: "title", value: "T" }
    const { status, json, text } = await scim.patch(`/Users/${id}`, operation)
    if (status === 204) expect(text).toBe("")
    else expect([status, json]).toMatchObject([200, { id, title: "T" }])
  })
}

/** All but the times of the last change. */
function dataOf(resource: Record<string, unknown>) {
  const { meta: _, ...data } = resource
  return data
}

function primariesOf(user: { emails: { value: string; primary?: boolean }[] }) {
  return user.emails.filter(({ primary }) => primary).map(({ value }) => value)
}

const TYPES = {
  userName: "string",
  active: "boolean",
  displayName: "string",
  name: "object",
  emails: true,
}

/** The types of these attributes; as they must be when there are none. */
function typesOf(user: Record<string, unknown>) {
  const { userName, active, displayName = "", name = {}, emails = [] } = user
  return {
    userName: typeof userName,
    active: typeof active,
    displayName: typeof displayName,
    name: Array.isArray(name) ? "array" : typeof name,
    emails:
      Array.isArray(emails) &&
      emails.every(
        ({ value, primary = false }) =>
          typeof value === "string" && typeof primary === "boolean",
      ),
  }
}
