import { beforeAll, beforeEach, describe, expect, it } from "vitest"

import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"
import { scimResourceSchema } from "@/demo/scim-resources"

import { describeDatabases } from "../support/databases"
import { createScimClient, ENTERPRISE, ERROR } from "../support/scim-client"
import { twenty } from "../support/scim-store"

describeDatabases("scim_endpoint_writes_test", (_, getDb) => {
  const scim = createScimClient(getDb)

  beforeAll(async () => {
    for (const statement of scimResourceSchema)
      await getDb().query(statement, [])
  })
  beforeEach(async () => {
    await getDb().query("truncate demo_scim_resources", [])
  })

  async function membersOf(groupId: string) {
    const { json } = await scim.send("GET", `/Groups/${groupId}`)
    const ids = json.members.map(({ value }: { value: string }) => value)
    return ids.toSorted()
  }

  describe("at the same time", () => {
    it("keeps every member that twenty requests add", async () => {
      const users = await twenty(() => scim.createUser())
      const group = await scim.createGroup()
      const responses = await Promise.all(
        users.map(({ id }) =>
          scim.patch(`/Groups/${group.id}`, {
            op: "add",
            path: "members",
            value: [{ value: id }],
          }),
        ),
      )
      expect(responses.map(({ status }) => status)).toEqual(
        Array.from({ length: 20 }, () => 200),
      )
      const ids = users.map(({ id }) => String(id)).toSorted()
      expect(await membersOf(group.id)).toEqual(ids)
    })

    it("removes every member that twenty requests remove", async () => {
      const users = await twenty(() => scim.createUser())
      const members = users.map(({ id }) => ({ value: id }))
      const group = await scim.createGroup({ members })
      await Promise.all(
        users.map(({ id }) =>
          scim.patch(`/Groups/${group.id}`, {
            op: "remove",
            path: `members[value eq "${id}"]`,
          }),
        ),
      )
      expect(await membersOf(group.id)).toEqual([])
    })

    it("keeps a deactivation beside other changes", async () => {
      const { id, userName } = await scim.createUser()
      await Promise.all([
        scim.patch(`/Users/${id}`, {
          op: "replace",
          path: "active",
          value: false,
        }),
        scim.patch(`/Users/${id}`, { op: "add", path: "title", value: "T" }),
        scim.send("PUT", `/Users/${id}`, { userName, nickName: "Ada" }),
        scim.patch(`/Users/${id}`, {
          op: "add",
          path: "displayName",
          value: "Ada",
        }),
      ])
      const { json } = await scim.send("GET", `/Users/${id}`)
      expect(json).toMatchObject({ active: false, nickName: "Ada" })
    })

    it("creates one user of twenty with the same userName in other letter case", async () => {
      const responses = await twenty((index) =>
        scim.send("POST", "/Users", {
          userName: index % 2 ? "ÄDA@EXAMPLE.com" : "äda@example.com",
        }),
      )
      const statuses = responses.map(({ status }) => `${status}`).toSorted()
      expect(statuses).toEqual([
        "201",
        ...Array.from({ length: 19 }, () => "409"),
      ])
      const conflict = responses.find(({ status }) => status === 409)
      expect(conflict?.json).toMatchObject({
        schemas: [ERROR],
        status: "409",
        scimType: "uniqueness",
      })
    })

    it("lets one of twenty requests with the same If-Match change a user", async () => {
      const { id, meta } = await scim.createUser()
      const responses = await twenty((index) =>
        scim.send(
          "PATCH",
          `/Users/${id}`,
          { Operations: [{ op: "add", path: "title", value: `T${index}` }] },
          { "If-Match": meta.version },
        ),
      )
      const statuses = responses.map(({ status }) => `${status}`).toSorted()
      expect(statuses).toEqual([
        "200",
        ...Array.from({ length: 19 }, () => "412"),
      ])
    })

    it("lists no deleted user in any group", async () => {
      const users = await twenty(() => scim.createUser())
      const groups = await twenty(() => scim.createGroup())
      await Promise.all(
        users.flatMap(({ id }, index) => [
          scim.patch(`/Groups/${groups[index]?.id}`, {
            op: "add",
            path: "members",
            value: [{ value: id }],
          }),
          scim.send("DELETE", `/Users/${id}`),
          scim.createGroup({ members: [{ value: id }] }),
        ]),
      )
      const { json } = await scim.send("GET", "/Groups")
      expect(json.totalResults).toBe(40)
      for (const { members } of json.Resources) expect(members).toEqual([])
    })

    it("leaves out a member deleted between reading and writing the group", async () => {
      const { id } = await scim.createUser()
      const group = await scim.createGroup()
      const add = { op: "add", path: "members", value: [{ value: id }] }
      const interrupted = createScimClient(() =>
        interrupt(getDb(), /for share/, () =>
          scim.send("DELETE", `/Users/${id}`),
        ),
      )
      const { status } = await interrupted.patch(`/Groups/${group.id}`, add, {
        op: "replace",
        path: "displayName",
        value: "Crew",
      })
      expect(status).toBe(200)
      const { json } = await scim.send("GET", `/Groups/${group.id}`)
      expect(json).toMatchObject({ displayName: "Crew", members: [] })
    })
  })

  it.each(["40001", "40P01"])(
    "repeats a statement that fails with %s",
    async (code) => {
      const { id } = await scim.createUser()
      let failures = 0
      const failing = createScimClient(() =>
        interrupt(getDb(), /^\s*with added/, () => {
          failures += 1
          throw Object.assign(new Error("conflict"), { code })
        }),
      )
      const title = { op: "add", path: "title", value: "T" }
      const { status, json } = await failing.patch(`/Users/${id}`, title)
      expect([status, json.title, failures]).toEqual([200, "T", 1])
    },
  )

  it("returns 503 with Retry-After when every attempt comes second", async () => {
    const { id } = await scim.createUser()
    const losing = createScimClient(() => ({
      query: async (text: string, values?: unknown[]) =>
        /version = version \+ 1/.test(text)
          ? { rows: [] }
          : getDb().query(text, values),
    }))
    const title = { op: "add", path: "title", value: "T" }
    const { status, headers, json } = await losing.patch(`/Users/${id}`, title)
    expect([status, json.status]).toEqual([503, "503"])
    expect(headers.get("Retry-After")).toBe("1")
  })

  describe("ETags (RFC 7644, 3.14)", () => {
    it("change with every change, and only then", async () => {
      const user = await scim.createUser()
      const path = `/Users/${user.id}`
      const title = { op: "add", path: "title", value: "T" }
      const changed = await scim.patch(path, title)
      expect(changed.headers.get("ETag")).toBe(changed.json.meta.version)
      expect(changed.json.meta.version).not.toBe(user.meta.version)
      const same = await scim.patch(path, title)
      expect(same.status).toBe(204)
      expect(same.headers.get("ETag")).toBe(changed.json.meta.version)
    })

    it.each(["PUT", "PATCH", "DELETE"])(
      "reject a %s with an old one with 412, and accept the current one",
      async (method) => {
        const user = await scim.createUser()
        const path = `/Users/${user.id}`
        const { json } = await scim.patch(path, {
          op: "add",
          path: "title",
          value: "T",
        })
        const body =
          method === "PUT"
            ? { userName: user.userName, title: "New" }
            : { Operations: [{ op: "remove", path: "title" }] }
        const sent = method === "DELETE" ? undefined : body
        const old = { "If-Match": user.meta.version }
        const rejected = await scim.send(method, path, sent, old)
        expect(rejected).toMatchObject({
          status: 412,
          json: { schemas: [ERROR], status: "412" },
        })
        const current = { "If-Match": `"x", ${json.meta.version}` }
        const accepted = await scim.send(method, path, sent, current)
        expect(accepted.status).toBe(method === "DELETE" ? 204 : 200)
      },
    )

    it("make an unchanged resource 304", async () => {
      const { id, meta } = await scim.createUser()
      const headers = { "If-None-Match": meta.version }
      const same = await scim.send("GET", `/Users/${id}`, undefined, headers)
      expect([same.status, same.json]).toEqual([304, undefined])
    })
  })

  it("gives the userName of a deleted user to a new one", async () => {
    const { id, userName } = await scim.createUser()
    await scim.send("DELETE", `/Users/${id}`)
    const again = await scim.createUser({ userName })
    expect(again.id).not.toBe(id)
    const { rows } = await getDb().query(
      "select data, name from demo_scim_resources where id = $1",
      [id],
    )
    expect(rows).toEqual([{ data: {}, name: "" }])
  })

  describe("with the table of version 0.1", () => {
    it("keeps users, groups and their members", async () => {
      await getDb().query("drop table demo_scim_resources", [])
      for (const statement of FIRST_TABLE) await getDb().query(statement, [])
      for (const [type, id, name, data] of [
        ["User", "u1", "Ada@Example.com", FIRST_USER],
        ["Group", "g1", "Staff", FIRST_GROUP],
      ] as const)
        await getDb().query(
          `insert into demo_scim_resources (customer_id, type, id, name, data)
           values ('acme', $1, $2, $3, $4::jsonb)`,
          [type, id, name, JSON.stringify(data)],
        )
      for (let run = 0; run < 2; run += 1)
        for (const statement of scimResourceSchema)
          await getDb().query(statement, [])

      const found = await scim.find("Users", 'userName eq "ada@example.com"')
      expect(found.json.Resources).toMatchObject([
        { id: "u1", userName: "Ada@Example.com", active: true },
      ])
      expect(found.json.Resources[0][ENTERPRISE].manager.value).toBe("boss")
      const twin = await scim.send("POST", "/Users", {
        userName: "ADA@example.com",
      })
      expect(twin.status).toBe(409)
      expect(await membersOf("g1")).toEqual(["u1"])
      const title = { op: "add", path: "title", value: "T" }
      const { json } = await scim.patch("/Users/u1", title)
      expect(json.title).toBe("T")
    })
  })
})

/** Runs the work before the first statement that matches. */
function interrupt(
  db: ScimDatabase,
  statement: RegExp,
  work: () => unknown,
): ScimDatabase {
  let isDone = false
  return {
    query: async (text, values) => {
      if (!isDone && statement.test(text)) {
        isDone = true
        await work()
      }
      return db.query(text, values)
    },
  }
}

const FIRST_USER = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
  userName: "Ada@Example.com",
  active: true,
  [ENTERPRISE]: { manager: { value: "boss", $ref: "../Users/boss" } },
}
const FIRST_GROUP = { displayName: "Staff", members: [{ value: "u1" }] }

const FIRST_TABLE = [
  `create table demo_scim_resources (
    customer_id text not null,
    type text not null,
    id text not null,
    position bigint generated always as identity,
    name text not null,
    data jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (customer_id, type, id)
  )`,
  `create unique index demo_scim_user_names
    on demo_scim_resources (customer_id, lower(name)) where type = 'User'`,
  `create index demo_scim_names
    on demo_scim_resources (customer_id, type, lower(name))`,
]
