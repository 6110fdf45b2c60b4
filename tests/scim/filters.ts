import { describe, expect, it } from "vitest"

import {
  ENTERPRISE,
  expectError,
  GROUP,
  namesOf,
  USER,
  type ScimClient,
} from "./scim-client"

const ADA = {
  userName: "Ada@X.example",
  externalId: "00uAda",
  displayName: "Ada Byron",
  title: "Engineer",
  name: { givenName: "Ada", familyName: "Byron" },
  emails: [
    { value: "Ada@Work.example", type: "work", primary: true },
    { value: "ada@home.example", type: "home" },
  ],
  schemas: [USER, ENTERPRISE],
  [ENTERPRISE]: {
    department: "Engines",
    employeeNumber: "0042",
    manager: { value: "boss-1" },
  },
}
const BOB = {
  userName: "bob@x.example",
  externalId: "00uBob",
  displayName: "Bob",
  active: false,
  name: { givenName: "Bob", familyName: "Byron" },
  emails: [{ value: "bob@home.example", type: "home" }],
}
const EVE = { userName: "eve@y.example" }

/** Which of Ada, Bob and Eve each filter finds, by their first letters. */
const FINDS: [filter: string, found: string][] = [
  ['userName eq "Ada@X.example"', "A"],
  ['userName eq "ada@x.example"', "A"],
  ['userName eq "ADA@X.EXAMPLE"', "A"],
  ['USERNAME EQ "ada@x.example"', "A"],
  [`${USER}:userName eq "ada@x.example"`, "A"],
  [`${USER.toUpperCase()}:USERNAME eq "ada@x.example"`, "A"],
  ['userName eq "ada"', ""],
  ['userName ne "ada@x.example"', "BE"],
  ['userName sw "ADA"', "A"],
  ['userName ew "@x.EXAMPLE"', "AB"],
  ['userName co "@X."', "AB"],
  ['userName co "%"', ""],
  ['userName co "_"', ""],
  ['userName gt "b"', "BE"],
  ['userName ge "bob@x.example"', "BE"],
  ['userName lt "bob@x.example"', "A"],
  ['userName le "bob@x.example"', "AB"],
  ["userName pr", "ABE"],
  ["title pr", "A"],
  ["not (title pr)", "BE"],
  ['title eq "engineer"', "A"],
  ["active eq true", "AE"],
  ["active eq false", "B"],
  ["active ne false", "AE"],
  ['active eq "True"', "AE"],
  ['active eq "false"', "B"],
  ["active pr", "ABE"],
  ['externalId eq "00uAda"', "A"],
  ['externalId eq "00uada"', ""],
  ['externalId sw "00u"', "AB"],
  ['name.familyName eq "byron"', "AB"],
  ['name.familyName eq "Byron" and name.givenName eq "bob"', "B"],
  [`${USER}:name.familyName co "yro"`, "AB"],
  ["name pr", "AB"],
  ['emails eq "ada@work.example"', "A"],
  ['emails eq "ADA@HOME.example"', "A"],
  ['emails co "@home.example"', "AB"],
  ['emails sw "bob"', "B"],
  ['emails.value eq "ADA@work.example"', "A"],
  ['emails.type eq "work"', "A"],
  ['emails.type eq "home"', "AB"],
  ["emails pr", "AB"],
  ["emails.primary eq true", "A"],
  ['emails[type eq "work"]', "A"],
  ['emails[type eq "home"]', "AB"],
  ['emails[type eq "home" and value sw "ada"]', "A"],
  ['emails[type eq "work" and value sw "bob"]', ""],
  ['emails[type eq "work" or value sw "bob"]', "AB"],
  ['emails[not (type eq "home")]', "A"],
  ['emails[(type eq "work") and (primary eq true)]', "A"],
  ['emails[type eq "work"].value eq "ada@work.example"', "A"],
  ['emails[type eq "work"].value eq "ada@home.example"', ""],
  ['emails[type eq "other"] or userName sw "eve"', "E"],
  ['not (emails[type eq "home"])', "E"],
  [`${ENTERPRISE}:department eq "engines"`, "A"],
  [`${ENTERPRISE}:department pr`, "A"],
  [`${ENTERPRISE}:employeeNumber eq "0042"`, "A"],
  [`${ENTERPRISE}:manager eq "boss-1"`, "A"],
  [`${ENTERPRISE}:manager.value eq "boss-1"`, "A"],
  ['manager eq "boss-1"', "A"],
  [`not (${ENTERPRISE}:department pr)`, "BE"],
  [`schemas eq "${ENTERPRISE}"`, "A"],
  [`schemas eq "${USER}"`, "ABE"],
  ['meta.resourceType eq "User"', "ABE"],
  ['meta.resourceType eq "Group"', ""],
  ['meta.created gt "2001-01-01T00:00:00Z"', "ABE"],
  ['meta.created gt "2001-01-01T00:00:00+01:00"', "ABE"],
  ['meta.lastModified lt "2001-01-01T00:00:00Z"', ""],
  ['meta.lastModified ge "2001-01-01T00:00:00.000Z"', "ABE"],
  ["id pr", "ABE"],
  ['id eq "nothing"', ""],
  ['userName sw "ada" and active eq true', "A"],
  ['userName sw "bob" and active eq true', ""],
  ['userName sw "ada" or userName sw "bob"', "AB"],
  ['userName sw "eve" or userName sw "ada" and active eq false', "E"],
  ['(userName sw "eve" or userName sw "ada") and active eq false', ""],
  ['active eq false and userName sw "b" or userName sw "eve"', "BE"],
  ['not (userName sw "ada") and not (userName sw "bob")', "E"],
  ['not (userName sw "ada" or userName sw "bob")', "E"],
  ['NOT (userName sw "ada") AND active EQ true', "E"],
  ['((((userName sw "ada"))))', "A"],
  [String.raw`userName eq "ad\u0061@x.example"`, "A"],
  [String.raw`userName eq "ada@x.example\"" or userName sw "bob"`, "B"],
  ['userName eq "and" or userName eq "or" or displayName eq "bob"', "B"],
  ['displayName eq "ada byron"', "A"],
  ['displayName co "y) or (userName pr"', ""],
]

const INVALID = [
  "nonsense",
  "userName",
  "userName eq",
  'eq "ada"',
  "userName eq ada",
  'userName zz "ada"',
  'userName eq "ada',
  'userName eq ada"',
  '(userName eq "ada"',
  'userName eq "ada")',
  "()",
  'userName eq "ada" and',
  'and userName eq "ada"',
  'userName eq "ada" userName eq "bob"',
  'userName eq "ada" xor userName eq "bob"',
  "not",
  "not ()",
  'not userName eq "ada"',
  'emails[type eq "work"',
  'emails[type eq "work"]]',
  "emails[]",
  'emails[emails[type eq "work"]]',
  'userName eq {"a":1}',
  "userName eq [1]",
  "userName eq 01",
  String.raw`userName eq "\x"`,
  String.raw`userName eq "\u00"`,
  'user Name eq "ada"',
  'name..givenName eq "ada"',
  '.userName eq "ada"',
  'name. eq "ada"',
  "active gt true",
  "active lt false",
  'userName eq "ada";',
  '"ada" eq userName',
  'userName == "ada"',
]

export function describeFilters(scim: ScimClient) {
  async function createThree() {
    const [ada, bob, eve] = [
      await scim.createUser(ADA),
      await scim.createUser(BOB),
      await scim.createUser(EVE),
    ]
    return { ada, bob, eve }
  }

  it("find who is there, by the whole grammar, in any case unless caseExact (RFC 7644, 3.4.2.2)", async () => {
    await createThree()
    for (const [filter, expected] of FINDS) {
      const reply = await scim.find("/Users", filter)
      const found = namesOf(reply).map((name) => name.charAt(0).toUpperCase())
      expect.soft(reply.status, filter).toBe(200)
      expect.soft(found.join(""), filter).toBe(expected)
      expect.soft(reply.json.totalResults, filter).toBe(expected.length)
    }
  })

  it("find the same by POST to .search (RFC 7644, 3.4.3)", async () => {
    await createThree()
    for (const [filter, expected] of FINDS) {
      const { json } = await scim.post("/Users/.search", { filter })
      expect.soft(json.totalResults, filter).toBe(expected.length)
    }
  })

  it("find a user by its id together with other conditions, as Entra asks", async () => {
    const { ada } = await createThree()
    for (const filter of [
      `id eq "${ada.id}"`,
      `id eq "${ada.id}" and manager eq "boss-1"`,
      `id eq "${ada.id}" and ${ENTERPRISE}:manager eq "boss-1"`,
      `id eq "${ada.id}" and userName sw "ada"`,
    ])
      expect([filter, namesOf(await scim.find("/Users", filter))]).toEqual([
        filter,
        [ada.userName],
      ])
    const nobody = `id eq "${ada.id}" and manager eq "boss-2"`
    expect(namesOf(await scim.find("/Users", nobody))).toEqual([])
    const upper = `id eq "${ada.id.toUpperCase()}"`
    if (ada.id !== ada.id.toUpperCase())
      expect(namesOf(await scim.find("/Users", upper))).toEqual([])
  })

  it("find groups by name and by member, in the forms that Okta and Entra send", async () => {
    const { ada, bob } = await createThree()
    const group = await scim.createGroup({
      displayName: "Staff (All)",
      externalId: "g-1",
      members: [{ value: ada.id }],
    })
    await scim.createGroup({ displayName: "Crew" })
    const named: [filter: string, found: boolean][] = [
      ['displayName eq "Staff (All)"', true],
      ['displayName eq "STAFF (ALL)"', true],
      [`${GROUP}:displayName eq "staff (all)"`, true],
      ['displayName sw "staff" and externalId eq "g-1"', true],
      [`members eq "${ada.id}"`, true],
      [`members.value eq "${ada.id}"`, true],
      [`members[value eq "${ada.id}"]`, true],
      [`id eq "${group.id}" and members eq "${ada.id}"`, true],
      [`id eq "${group.id}" and members[value eq "${ada.id}"]`, true],
      [`id eq "${group.id}" and members eq "${bob.id}"`, false],
      [`members.value eq "${bob.id}"`, false],
      ["members pr", true],
    ]
    for (const [filter, isFound] of named) {
      const names = namesOf(await scim.find("/Groups", filter))
      expect.soft(names, filter).toEqual(isFound ? ["Staff (All)"] : [])
    }
    expect(namesOf(await scim.find("/Groups", "not (members pr)"))).toEqual([
      "Crew",
    ])
  })

  it.each([
    "o'brien@x.example",
    "plus+tag@x.example",
    "percent%41@x.example",
    "under_score@x.example",
    'quote"d@x.example',
    String.raw`back\slash@x.example`,
    String.raw`both\"@x.example`,
    "space d@x.example",
    "amp&ersand=1@x.example",
    "hash#mark@x.example",
    "semi;colon,comma@x.example",
    "paren(s)[b]@x.example",
    "slash/es@x.example",
    "ünïcödé@x.example",
    "日本@x.example",
    "emoji😀@x.example",
    "$1 or true@x.example",
    "ada@x.example and active eq true",
  ])("find the userName %j and no other", async (userName) => {
    await scim.createUser({ userName: "decoy@x.example" })
    await scim.createUser({ userName })
    const filter = `userName eq ${JSON.stringify(userName)}`
    expect(namesOf(await scim.find("/Users", filter))).toEqual([userName])
    const plus = encodeURIComponent(filter).replaceAll("%20", "+")
    expect(namesOf(await scim.get(`/Users?filter=${plus}`))).toEqual([userName])
    const searched = await scim.post("/Users/.search", { filter })
    expect(namesOf(searched)).toEqual([userName])
  })

  it.each([
    ["İstanbul", "i̇stanbul"],
    ["Straße", "straße"],
    ["ÉCOLE", "école"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος"],
  ])(
    "agree with uniqueness on whether %s and %s are one name",
    async (name, other) => {
      await scim.createUser({ userName: `${name}@x.example` })
      const own = await scim.find("/Users", `userName eq "${name}@x.example"`)
      expect(own.json.totalResults).toBe(1)
      const same = await scim.find("/Users", `userName eq "${other}@x.example"`)
      const body = { schemas: [USER], userName: `${other}@x.example` }
      const created = await scim.post("/Users", body)
      expect(created.status).toBe(same.json.totalResults === 1 ? 409 : 201)
    },
  )

  describe("that can't be read", () => {
    it.each(INVALID)("return 400 invalidFilter: %s", async (filter) => {
      await scim.createUser()
      expectError(await scim.find("/Users", filter), 400, "invalidFilter")
      const searched = await scim.post("/.search", { filter })
      expectError(searched, 400, "invalidFilter")
    })

    it("return 400 invalidFilter without any user, too", async () => {
      for (const filter of INVALID)
        expectError(await scim.find("/Users", filter), 400, "invalidFilter")
    })
  })

  it.each([
    'nothing eq "a"',
    "nothing pr",
    'name.nothing eq "a"',
    'emails[nothing eq "a"]',
    'urn:example:unknown:User:a eq "b"',
    "title eq null",
    "title ne null",
    "userName eq 1",
    "userName eq true",
    "active eq 1",
    'active eq "maybe"',
    'name eq "Ada"',
    'meta.created gt "yesterday"',
    'meta eq "a"',
    'members eq "a"',
    "userName gt null",
    "emails gt 1",
    'userName.value eq "a"',
    'userName sw ""',
    '  userName   sw   "ada"  ',
    'userName sw "ada"and active eq true',
  ])(
    "that no schema explains never fail, with users or without: %s",
    async (filter) => {
      const empty = await scim.find("/Users", filter)
      await createThree()
      const reply = await scim.find("/Users", filter)
      expect([200, 400]).toContain(reply.status)
      expect(reply.status).toBe(empty.status)
      if (reply.status === 400) expectError(reply, 400, "invalidFilter")
    },
  )

  it("that are very long or have very many terms return 400", async () => {
    const many = Array.from({ length: 400 }, (_, n) => `title eq "${n}"`)
    const long = `userName eq "${"x".repeat(10_000)}"`
    for (const filter of [many.join(" or "), many.join(" and "), long]) {
      const { status, json } = await scim.post("/Users/.search", { filter })
      expect([status, json.scimType]).toEqual([
        400,
        expect.stringMatching(/^(invalidFilter|tooMany)$/),
      ])
    }
  })

  it("of a usual length are answered: ten conditions, or 200 characters in one", async () => {
    await createThree()
    const ten = Array.from({ length: 9 }, (_, n) => `title eq "${n}"`)
    const filter = [...ten, 'userName sw "ada"'].join(" or ")
    expect(namesOf(await scim.find("/Users", filter))).toEqual([ADA.userName])
    const long = `${"x".repeat(188)}@x.example`
    await scim.createUser({ userName: long })
    const found = await scim.find("/Users", `userName eq "${long}"`)
    expect(namesOf(found)).toEqual([long])
  })
}
