import { describe, expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  GROUP,
  LIST,
  namesOf,
  USER,
  type ScimClient,
} from "./scim-client"

const ENTRA_GROUP =
  "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"

/** A user with every attribute, in the forms that Microsoft's validator fills them with. */
function validatorUser(more: object = {}) {
  return {
    schemas: [USER, ENTERPRISE],
    externalId: "b2ebaf5b-6e88-4dc3-bf2f-29a4b2b9e6a7",
    userName: "kiana@x.example",
    name: {
      formatted: "Kiana Ms. Stokes III",
      familyName: "Stokes",
      givenName: "Kiana",
      middleName: "Lee",
      honorificPrefix: "Ms.",
      honorificSuffix: "III",
    },
    displayName: "RXSWXBBDKUGF",
    nickName: "ECLAMCYKBADL",
    profileUrl: "FBWVIYTKASAM",
    title: "UUCKMZNNWGDC",
    userType: "Employee",
    preferredLanguage: "en-IE",
    locale: "JDBFNVRMUQUV",
    timezone: "Africa/Ouagadougou",
    active: true,
    emails: [
      { type: "untyped", value: "one@x.example", display: "E", primary: true },
    ],
    phoneNumbers: [
      { type: "work", value: "93-645-0421", display: "P", primary: true },
      { type: "mobile", value: "1-648-081-5815 x2534" },
      { type: "fax", value: "(233)436-8890 x43220" },
    ],
    ims: [
      { type: "untyped", value: "ALJ7NB0U3625", display: "I", primary: true },
    ],
    photos: [
      { type: "untyped", value: "XGVZMDPYQOEW", display: "F", primary: true },
    ],
    addresses: [
      {
        type: "work",
        formatted: "CVMWSXVIUSYX",
        streetAddress: "27337 Kihn Points",
        locality: "BZXQFLJLSOMJ",
        region: "YKSBVCBUCMWZ",
        postalCode: "hx19 1bv",
        country: "Vanuatu",
        primary: true,
      },
    ],
    entitlements: [
      { type: "untyped", value: "JUOSMXOZEKMS", display: "N", primary: true },
    ],
    roles: [
      { type: "untyped", value: "GOXRNNEVWPYE", display: "R", primary: "True" },
    ],
    x509Certificates: [
      { type: "untyped", value: "TUlJRFF6", display: "X", primary: true },
    ],
    [ENTERPRISE]: {
      employeeNumber: "MGUHTQXKQTAB",
      costCenter: "UYXWPQHYYMNB",
      organization: "KPNBDHLIJOPN",
      division: "ZCVZPFJFQDPN",
      department: "JQZJHMUVUXFB",
      manager: { value: "VPSXJZDCJWRK" },
    },
    ...more,
  }
}

const PATCHES: [path: string, value: string | boolean][] = [
  ["displayName", "New"],
  ["nickName", "New"],
  ["title", "New"],
  ["userType", "Contractor"],
  ["preferredLanguage", "de-DE"],
  ["locale", "New"],
  ["timezone", "Europe/Berlin"],
  ["profileUrl", "no URL either"],
  ["externalId", "new-id"],
  ["userName", "new@x.example"],
  ["name.givenName", "New"],
  ["name.familyName", "New"],
  ["name.formatted", "New New"],
  ["name.honorificPrefix", "Dr."],
  ["name.middleName", "New"],
  ["name.honorificSuffix", "IV"],
  ['emails[type eq "untyped"].value', "new@x.example"],
  ['emails[type eq "untyped"].display', "New"],
  ['emails[type eq "untyped"].primary', true],
  ['emails[type eq "work"].value', "new@work.example"],
  ['phoneNumbers[type eq "work"].value', "+49 30 1"],
  ['phoneNumbers[type eq "mobile"].value', "+49 170 1"],
  ['phoneNumbers[type eq "fax"].value', "+49 30 2"],
  ['phoneNumbers[type eq "pager"].value', "3"],
  ['addresses[type eq "work"].formatted', "New"],
  ['addresses[type eq "work"].streetAddress', "New"],
  ['addresses[type eq "work"].locality', "New"],
  ['addresses[type eq "work"].region', "New"],
  ['addresses[type eq "work"].postalCode', "New"],
  ['addresses[type eq "work"].country', "Germany"],
  ['addresses[type eq "home"].country', "France"],
  ['ims[type eq "untyped"].value', "New"],
  ['ims[type eq "untyped"].display', "New"],
  ['photos[type eq "untyped"].value', "New"],
  ['roles[type eq "untyped"].value', "New"],
  ['roles[type eq "untyped"].display', "New"],
  ['entitlements[type eq "untyped"].value', "New"],
  ['x509Certificates[type eq "untyped"].value', "TUlJRFF7"],
  [`${ENTERPRISE}:employeeNumber`, "New"],
  [`${ENTERPRISE}:costCenter`, "New"],
  [`${ENTERPRISE}:organization`, "New"],
  [`${ENTERPRISE}:division`, "New"],
  [`${ENTERPRISE}:department`, "New"],
  [`${USER}:title`, "New"],
  [`${USER}:name.givenName`, "New"],
  [`${USER}:emails[type eq "work"].value`, "new@x.example"],
]

/** What Microsoft's SCIM validator checks, and what Entra's provisioning sends. */
export function describeMicrosoft(scim: ScimClient) {
  describe("a user with every attribute", () => {
    it("is created and read as it was sent", async () => {
      const body = validatorUser()
      const { status, json } = await scim.post("/Users", body)
      expect(status).toBe(201)
      const roles = body.roles.map((role) => ({ ...role, primary: true }))
      const { x509Certificates: _, ...shown } = { ...body, roles }
      expect(json).toMatchObject(shown)
      expect((await scim.get(`/Users/${json.id}`)).json).toEqual(json)
      const { [ENTERPRISE]: extension } = json
      expect(extension.manager.value).toBe("VPSXJZDCJWRK")
    })

    it("is replaced by the same, in whatever form (RFC 7644, 3.5.1)", async () => {
      const json = await scim.createUser(validatorUser())
      const put = await scim.put(`/Users/${json.id}`, validatorUser())
      const { meta: _, ...data } = json
      expect([put.status, put.json]).toMatchObject([200, data])
    })

    it("is a conflict the second time", async () => {
      await scim.createUser(validatorUser())
      const again = await scim.post("/Users", validatorUser())
      expectError(again, 409, "uniqueness")
    })

    it.each(PATCHES)(
      "changes by %s with Replace and Add",
      async (path, value) => {
        const user = await scim.createUser(validatorUser())
        for (const op of ["Replace", "Add"]) {
          const operation = { op, path, value }
          const { status } = await scim.patch(`/Users/${user.id}`, operation)
          expect([200, 204]).toContain(status)
          const { json } = await scim.get(`/Users/${user.id}`)
          expect(valueAt(json, path)).toEqual([value])
          const { [ENTERPRISE]: extension, meta: _, ...core } = json
          for (const name of Object.keys(user).filter((key) => key in core))
            expect(core[name]).toBeDefined()
          expect(extension.manager).toBeDefined()
        }
      },
    )

    it("changes by all of them in one request", async () => {
      const user = await scim.createUser(validatorUser())
      const operations = PATCHES.slice(0, 43).map(([path, value]) => ({
        op: "replace",
        path,
        value,
      }))
      const reply = await scim.patch(`/Users/${user.id}`, ...operations)
      expect([200, 204], reply.text).toContain(reply.status)
      const { json } = await scim.get(`/Users/${user.id}`)
      for (const { path, value } of operations)
        expect([path, valueAt(json, path)]).toEqual([path, [value]])
    })

    it("changes by one object whose keys are paths, as Entra sends it with its flag", async () => {
      const user = await scim.createUser(validatorUser())
      const value = {
        displayName: "New",
        active: "False",
        "name.givenName": "New",
        'emails[type eq "work"].value': "new@work.example",
        'addresses[type eq "work"].country': "Germany",
        [`${ENTERPRISE}:department`]: "New",
        [`${ENTERPRISE}:manager`]: "boss-2",
      }
      const reply = await scim.patch(`/Users/${user.id}`, {
        op: "replace",
        value,
      })
      expect([200, 204], reply.text).toContain(reply.status)
      const { json } = await scim.get(`/Users/${user.id}`)
      expect(json).toMatchObject({
        displayName: "New",
        active: false,
        name: { givenName: "New", familyName: "Stokes" },
        emails: [
          { type: "untyped" },
          { type: "work", value: "new@work.example" },
        ],
        addresses: [
          { type: "work", country: "Germany", region: "YKSBVCBUCMWZ" },
        ],
        [ENTERPRISE]: {
          department: "New",
          costCenter: "UYXWPQHYYMNB",
          manager: { value: "boss-2" },
        },
      })
    })

    it.each([
      "displayName",
      "name.honorificSuffix",
      'emails[type eq "untyped"].value',
      'phoneNumbers[type eq "fax"].value',
      'phoneNumbers[type eq "fax"]',
      'addresses[type eq "work"].country',
      'addresses[type eq "work"]',
      `${ENTERPRISE}:department`,
      `${ENTERPRISE}:manager`,
      `${ENTERPRISE}:manager.value`,
      `${USER}:title`,
    ])("loses %s with Remove", async (path) => {
      const user = await scim.createUser(validatorUser())
      const operation = { op: "Remove", path }
      const { status } = await scim.patch(`/Users/${user.id}`, operation)
      expect([200, 204]).toContain(status)
      const { json } = await scim.get(`/Users/${user.id}`)
      expect(valueAt(json, path)).toEqual([])
    })
  })

  describe("the attributes that are most often sent wrongly", () => {
    const FORMS: [what: string, more: object, shown: object][] = [
      [
        "a manager as text",
        { [ENTERPRISE]: { manager: "1" } },
        { [ENTERPRISE]: { manager: { value: "1" } } },
      ],
      [
        "a manager as an object",
        { [ENTERPRISE]: { manager: { value: "1" } } },
        { [ENTERPRISE]: { manager: { value: "1" } } },
      ],
      [
        "a manager with its name",
        { [ENTERPRISE]: { manager: { value: "1", displayName: "Boss" } } },
        { [ENTERPRISE]: { manager: { value: "1" } } },
      ],
      ["active as text", { active: "False" }, { active: false }],
      ["active as lower-case text", { active: "true" }, { active: true }],
      [
        "primary as text",
        { emails: [{ value: "a@x.example", primary: "True" }] },
        { emails: [{ value: "a@x.example", primary: true }] },
      ],
      [
        "primary false as text",
        { phoneNumbers: [{ value: "1", primary: "False" }] },
        { phoneNumbers: [{ value: "1", primary: false }] },
      ],
      [
        "a profileUrl that is no URL",
        { profileUrl: "none" },
        { profileUrl: "none" },
      ],
      [
        "a photo that is no URL",
        { photos: [{ value: "none", type: "photo" }] },
        { photos: [{ value: "none" }] },
      ],
      [
        "a type of its own",
        { emails: [{ value: "a@x.example", type: "private" }] },
        { emails: [{ value: "a@x.example", type: "private" }] },
      ],
      [
        "a role with a type",
        {
          roles: [{ value: "admin", type: "WindowsAzureActiveDirectoryRole" }],
        },
        {
          roles: [{ value: "admin", type: "WindowsAzureActiveDirectoryRole" }],
        },
      ],
      [
        "a certificate",
        { x509Certificates: [{ value: "TUlJRFF6" }] },
        { x509Certificates: [{ value: "TUlJRFF6" }] },
      ],
      [
        "an email that is no address",
        { emails: [{ value: "ada" }] },
        { emails: [{ value: "ada" }] },
      ],
      [
        "an unknown locale",
        { locale: "xx_YY.utf8", timezone: "Nowhere" },
        { locale: "xx_YY.utf8", timezone: "Nowhere" },
      ],
    ]

    it.each(FORMS)(
      "are taken by POST, PUT and PATCH alike: %s",
      async (_, more, shown) => {
        const schemas = [USER, ENTERPRISE]
        const posted = await scim.createUser({ schemas, ...more })
        expect(posted).toMatchObject(shown)
        for (const method of ["PUT", "PATCH"]) {
          const { id, userName } = await scim.createUser()
          const body = { schemas, userName, ...more }
          const reply =
            method === "PUT"
              ? await scim.put(`/Users/${id}`, body)
              : await scim.patch(`/Users/${id}`, { op: "Replace", value: more })
          expect([200, 204], reply.text).toContain(reply.status)
          expect((await scim.get(`/Users/${id}`)).json).toMatchObject(shown)
        }
        const { id } = await scim.createUser()
        const operations = Object.entries(more).map(([path, value]) => ({
          op: "Add",
          path,
          value,
        }))
        const reply = await scim.patch(`/Users/${id}`, ...operations)
        expect([200, 204], reply.text).toContain(reply.status)
        expect((await scim.get(`/Users/${id}`)).json).toMatchObject(shown)
      },
    )

    it.each([
      ["a text", `${ENTERPRISE}:manager`, "boss"],
      ["an object", `${ENTERPRISE}:manager`, { value: "boss" }],
      ["a list of one", `${ENTERPRISE}:manager`, [{ value: "boss" }]],
      ["its part", `${ENTERPRISE}:manager.value`, "boss"],
    ])(
      "set a manager as %s, change it and take it away",
      async (_, path, value) => {
        const { id } = await scim.createUser()
        for (const op of ["Add", "Replace"]) {
          const { status } = await scim.patch(`/Users/${id}`, {
            op,
            path,
            value,
          })
          expect([200, 204]).toContain(status)
          const { json } = await scim.get(`/Users/${id}`)
          expect(json[ENTERPRISE].manager.value).toBe("boss")
        }
        await scim.patch(`/Users/${id}`, { op: "Remove", path })
        const { json } = await scim.get(`/Users/${id}`)
        expect(json).not.toHaveProperty([ENTERPRISE])
      },
    )

    it("add roles as a list, keep them apart, and take them away", async () => {
      const { id } = await scim.createUser()
      const value = [
        { value: "admin", display: "Admin", type: "role", primary: false },
        { value: "user", display: "User", type: "role", primary: false },
      ]
      await scim.patch(`/Users/${id}`, { op: "Add", path: "roles", value })
      expect((await scim.get(`/Users/${id}`)).json.roles).toMatchObject(value)
      const path = 'roles[value eq "admin"]'
      await scim.patch(`/Users/${id}`, { op: "Remove", path })
      const { json } = await scim.get(`/Users/${id}`)
      expect(json.roles).toMatchObject([{ value: "user" }])
    })

    it('set a role by roles[primary eq "True"].value', async () => {
      const { id } = await scim.createUser()
      const path = 'roles[primary eq "True"].value'
      for (const value of ["user", "admin"]) {
        const operation = { op: "Replace", path, value }
        const { status } = await scim.patch(`/Users/${id}`, operation)
        expect([200, 204]).toContain(status)
        const { json } = await scim.get(`/Users/${id}`)
        expect(json.roles).toMatchObject([{ value, primary: true }])
        expect(json.roles).toHaveLength(1)
      }
    })
  })

  describe("looking up", () => {
    it.each([
      ["userName", "Kiana@X.example"],
      ["externalId", "b2ebaf5b-6e88-4dc3-bf2f-29a4b2b9e6a7"],
      ['emails[type eq "untyped"].value', "one@x.example"],
      ["displayName", "rxswxbbdkugf"],
    ])("finds a user by %s", async (attribute, value) => {
      const user = await scim.createUser(validatorUser())
      const { json } = await scim.find("/Users", `${attribute} eq "${value}"`)
      expect(json.Resources).toEqual([user])
      const other = await scim.find("/Users", `${attribute} eq "${value}x"`)
      expect(other.json).toMatchObject({ totalResults: 0, Resources: [] })
    })

    it("tests the connection with a user who can't exist", async () => {
      const filter = `userName+eq+%22${crypto.randomUUID()}%22`
      const { status, json } = await scim.get(`/Users?filter=${filter}`)
      expect([status, json]).toMatchObject([
        200,
        { schemas: [LIST], totalResults: 0, Resources: [] },
      ])
    })

    it("asks with its flag, as it comes", async () => {
      const { userName } = await scim.createUser()
      const filter = `userName eq "${userName}"`
      for (const flag of ["&aadOptscim062020", "&aadOptscim062020=true"])
        expect(namesOf(await scim.find("/Users", filter, flag))).toEqual([
          userName,
        ])
    })

    it("asks whether someone is the manager or a member", async () => {
      const boss = await scim.createUser()
      const user = await scim.createUser({
        [ENTERPRISE]: { manager: { value: boss.id } },
      })
      const group = await scim.createGroup({ members: [{ value: user.id }] })
      const managed = `id eq "${user.id}" and manager eq "${boss.id}"`
      expect(namesOf(await scim.find("/Users", managed))).toEqual([
        user.userName,
      ])
      const query = "&attributes=id"
      const member = `id eq "${group.id}" and members eq "${user.id}"`
      const { json } = await scim.find("/Groups", member, query)
      expect(json.Resources).toMatchObject([{ id: group.id }])
      const none = `id eq "${group.id}" and members eq "${boss.id}"`
      expect((await scim.find("/Groups", none)).json.totalResults).toBe(0)
    })
  })

  describe("disabling", () => {
    it.each(["False", "false", false])(
      "with %j disables a user and enables it again, and keeps everything else",
      async (off) => {
        const user = await scim.createUser(validatorUser())
        const path = `/Users/${user.id}`
        const on =
          typeof off === "string"
            ? off.replace(/alse/, "rue").replace(/f/i, "T")
            : true
        for (const [value, active] of [
          [off, false],
          [on, true],
        ] as const) {
          await scim.patch(path, { op: "Replace", path: "active", value })
          const { json } = await scim.get(path)
          const { meta: _, ...rest } = user
          expect(json).toMatchObject({ ...rest, active })
        }
      },
    )

    it("leaves a disabled user where it can be found, until it is deleted", async () => {
      const user = await scim.createUser(validatorUser())
      const path = `/Users/${user.id}`
      await scim.patch(path, { op: "Replace", path: "active", value: "False" })
      const filter = `externalId eq "${user.externalId}"`
      const found = await scim.find("/Users", filter)
      expect(found.json.Resources).toMatchObject([
        { id: user.id, active: false },
      ])
      expect((await scim.delete(path)).status).toBe(204)
      expectError(await scim.get(path), 404, undefined)
      expectError(await scim.delete(path), 404, undefined)
      expect((await scim.find("/Users", filter)).json.totalResults).toBe(0)
    })
  })

  describe("groups", () => {
    const BODY = {
      schemas: [GROUP, ENTRA_GROUP],
      externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
      displayName: "Group_1",
      meta: { resourceType: "Group" },
    }

    it("are created without members, and read without them", async () => {
      const { status, json } = await scim.post("/Groups", {
        ...BODY,
        members: [],
      })
      expect(status).toBe(201)
      const { externalId, displayName } = BODY
      expect(json).toMatchObject({ externalId, displayName })
      const path = `/Groups/${json.id}?excludedAttributes=members`
      const read = await scim.get(path)
      expect(read.json).toMatchObject({ id: json.id, externalId, displayName })
      expect(read.json).not.toHaveProperty("members")
    })

    it("are found by name in any case, without their members", async () => {
      await scim.post("/Groups", BODY)
      for (const name of ["Group_1", "group_1", "GROUP_1"]) {
        const filter = encodeURIComponent(`displayName eq "${name}"`)
        const query = `excludedAttributes=members&filter=${filter}`
        const { json } = await scim.get(`/Groups?${query}`)
        expect(json).toMatchObject({
          totalResults: 1,
          Resources: [{ displayName: "Group_1" }],
        })
        expect(json.Resources[0]).not.toHaveProperty("members")
      }
      const none = await scim.find("/Groups", 'displayName eq "Group-1"')
      expect(none.json).toMatchObject({ totalResults: 0, Resources: [] })
    })

    it("change their name and their externalId", async () => {
      const { json: group } = await scim.post("/Groups", BODY)
      const { status } = await scim.patch(
        `/Groups/${group.id}`,
        { op: "Replace", path: "displayName", value: "Group_2" },
        { op: "Add", path: "externalId", value: "new" },
        { op: "Replace", path: `${GROUP}:displayName`, value: "Group_3" },
      )
      expect([200, 204]).toContain(status)
      const { json } = await scim.get(`/Groups/${group.id}`)
      expect(json).toMatchObject({ displayName: "Group_3", externalId: "new" })
    })

    it("gain, change and lose members", async () => {
      const [ada, bob, eve] = [
        await scim.createUser(),
        await scim.createUser(),
        await scim.createUser(),
      ]
      const { json: group } = await scim.post("/Groups", BODY)
      const path = `/Groups/${group.id}`
      async function after(...operations: object[]) {
        const reply = await scim.patch(path, ...operations)
        expect([200, 204], reply.text).toContain(reply.status)
        const { json } = await scim.get(path)
        expect(json.displayName).toBe(BODY.displayName)
        return (json.members ?? []).map(({ value }: { value: string }) => value)
      }
      const one = (id: string) => [{ $ref: null, value: id }]
      expect(
        await after({ op: "Add", path: "members", value: one(ada.id) }),
      ).toEqual([ada.id])
      expect(
        await after({
          op: "Add",
          path: "members",
          value: [...one(bob.id), ...one(eve.id), ...one(ada.id)],
        }),
      ).toEqual([ada.id, bob.id, eve.id])
      expect(
        await after({ op: "Remove", path: "members", value: one(bob.id) }),
      ).toEqual([ada.id, eve.id])
      expect(
        await after({ op: "Remove", path: `members[value eq "${eve.id}"]` }),
      ).toEqual([ada.id])
      expect(
        await after({ op: "Replace", path: "members", value: one(bob.id) }),
      ).toEqual([bob.id])
      expect(
        await after(
          { op: "Remove", path: "members", value: one(bob.id) },
          { op: "Add", path: "members", value: one(ada.id) },
        ),
      ).toEqual([ada.id])
      expect(await after({ op: "Remove", path: "members" })).toEqual([])
      expect(
        await after({ op: "Add", path: "members", value: { value: ada.id } }),
      ).toEqual([ada.id])
    })

    it("lose only the members that a Remove names, and none by an empty list", async () => {
      const [ada, bob] = [await scim.createUser(), await scim.createUser()]
      const members = [{ value: ada.id }, { value: bob.id }]
      const { id } = await scim.createGroup({ members })
      for (const value of [[], [{ value: "nobody" }]]) {
        await scim.patch(`/Groups/${id}`, {
          op: "Remove",
          path: "members",
          value,
        })
        expect((await scim.get(`/Groups/${id}`)).json.members).toHaveLength(2)
      }
    })

    it("are deleted with 204, and not found afterward", async () => {
      const { json } = await scim.post("/Groups", BODY)
      expect((await scim.delete(`/Groups/${json.id}`)).status).toBe(204)
      expectError(await scim.get(`/Groups/${json.id}`), 404, undefined)
      expectError(await scim.delete(`/Groups/${json.id}`), 404, undefined)
      const found = await scim.find("/Groups", `displayName eq "Group_1"`)
      expect(found.json.totalResults).toBe(0)
    })
  })
}

const PATH =
  /^(?:(?<urn>urn:.+:User):)?(?<name>\w+)(?:\[\w+ eq "(?<key>.+)"\])?(?:\.(?<part>\w+))?$/

/** The values at a path, in the few forms used here. */
function valueAt(user: Record<string, unknown>, path: string): unknown[] {
  const { urn, name = "", key, part } = PATH.exec(path)?.groups ?? {}
  const root = urn === ENTERPRISE ? user[ENTERPRISE] : user
  const value = partOf(root, name)
  const values = Array.isArray(value)
    ? value.filter((one) => partOf(one, "type") === key)
    : [value]
  return values
    .map((one) => (part ? partOf(one, part) : one))
    .filter((one) => one !== undefined)
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
