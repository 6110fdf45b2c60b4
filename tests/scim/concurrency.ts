import { expect, it } from "vitest"

import { GROUP, sorted, USER, type ScimClient } from "./scim-client"

const MANY = 20

export function describeConcurrency(scim: ScimClient) {
  it("keep all of twenty members, each added by its own PATCH", async () => {
    const users = []
    for (let n = 0; n < MANY; n += 1) users.push(await scim.createUser())
    const group = await scim.createGroup()
    const path = `/Groups/${group.id}`
    const ids = sorted(users.map(({ id }) => id))
    const added = await Promise.all(
      ids.map((value) =>
        scim.patch(path, { op: "add", path: "members", value: [{ value }] }),
      ),
    )
    for (const { status } of added) expect([200, 204]).toContain(status)
    expect(await memberIdsOf(path)).toEqual(ids)
    await Promise.all(
      ids
        .slice(1)
        .map((id) =>
          scim.patch(path, { op: "remove", path: `members[value eq "${id}"]` }),
        ),
    )
    expect(await memberIdsOf(path)).toEqual(ids.slice(0, 1))
  })

  it("never undo a deactivation by a change beside it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await scim.createUser()
      const changes = {
        active: false,
        title: "Engineer",
        displayName: "Ada",
        nickName: "A",
        "name.familyName": "Byron",
      }
      await Promise.all(
        Object.entries(changes).map(([path, value]) =>
          scim.patch(`/Users/${user.id}`, { op: "replace", path, value }),
        ),
      )
      expect((await scim.get(`/Users/${user.id}`)).json).toMatchObject({
        active: false,
        title: "Engineer",
        displayName: "Ada",
        nickName: "A",
        name: { familyName: "Byron" },
      })
    }
  })

  it("create one user of one name, whatever its case", async () => {
    const replies = await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        scim.post("/Users", {
          schemas: [USER],
          userName: n % 2 ? "ada@x.example" : "ADA@X.example",
        }),
      ),
    )
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(MANY - 1)
    for (const { status, json } of replies)
      if (status === 409) expect(json.scimType).toBe("uniqueness")
    expect((await scim.get("/Users")).json.totalResults).toBe(1)
  })

  it("give one name to one of two users", async () => {
    const users = [await scim.createUser(), await scim.createUser()]
    const replies = await Promise.all(
      users.map(({ id }) =>
        scim.patch(`/Users/${id}`, {
          op: "replace",
          path: "userName",
          value: "wanted@x.example",
        }),
      ),
    )
    const failed = replies.filter(({ status }) => status === 409)
    expect(failed).toHaveLength(1)
    const found = await scim.find("/Users", 'userName eq "wanted@x.example"')
    expect(found.json.totalResults).toBe(1)
  })

  it("delete a user once, and leave it in no group", async () => {
    const user = await scim.createUser()
    const group = await scim.createGroup()
    const value = [{ value: user.id }]
    const replies = await Promise.all([
      ...Array.from({ length: 5 }, () => scim.delete(`/Users/${user.id}`)),
      scim.patch(`/Groups/${group.id}`, {
        op: "replace",
        path: "displayName",
        value: "Renamed",
      }),
    ])
    const deleted = replies.filter(
      ({ method, status }) => method === "DELETE" && status === 204,
    )
    expect(deleted).toHaveLength(1)
    expect((await scim.get(`/Groups/${group.id}`)).json).toMatchObject({
      displayName: "Renamed",
    })
    const members = await scim.find(
      "/Groups",
      `members eq "${value[0]?.value}"`,
    )
    expect(members.json.totalResults).toBe(0)
  })

  it("keep the members that PATCH adds while others leave with their users", async () => {
    const users = []
    for (let n = 0; n < 10; n += 1) users.push(await scim.createUser())
    const ids: string[] = users.map(({ id }) => id)
    const { json: group } = await scim.post("/Groups", {
      schemas: [GROUP],
      displayName: "Staff",
      members: ids.slice(0, 5).map((value) => ({ value })),
    })
    const path = `/Groups/${group.id}`
    await Promise.all([
      ...ids.slice(0, 5).map((id) => scim.delete(`/Users/${id}`)),
      ...ids
        .slice(5)
        .map((value) =>
          scim.patch(path, { op: "add", path: "members", value: [{ value }] }),
        ),
    ])
    expect(await memberIdsOf(path)).toEqual(sorted(ids.slice(5)))
  })

  it("answer all of many changes that cross, and leave nothing that points nowhere", async () => {
    const users = []
    for (let n = 0; n < 8; n += 1) users.push(await scim.createUser())
    const ids: string[] = users.map(({ id }) => id)
    const members = ids.slice(0, 4).map((value) => ({ value }))
    const groups = []
    for (let n = 0; n < 3; n += 1)
      groups.push(await scim.createGroup({ members }))
    const paths = groups.map(({ id }) => `/Groups/${id}`)
    const kept = ids.slice(4)
    // Whatever locks what, it does so in two orders.
    const replies = await Promise.all([
      ...ids.slice(0, 4).map((id) => scim.delete(`/Users/${id}`)),
      ...[...paths, ...paths.toReversed()].flatMap((path, n) =>
        (n < paths.length ? kept : kept.toReversed()).map((value) =>
          scim.patch(path, { op: "add", path: "members", value: [{ value }] }),
        ),
      ),
    ])
    for (const { status } of replies) expect([200, 204]).toContain(status)
    for (const path of paths)
      expect(await memberIdsOf(path)).toEqual(sorted(kept))
  })

  it("replace a user by one of the bodies, never by a mixture", async () => {
    const user = await scim.createUser()
    const bodies = Array.from({ length: 10 }, (_, n) => ({
      schemas: [USER],
      userName: user.userName,
      title: `Title ${n}`,
      name: { givenName: `Given ${n}`, familyName: `Family ${n}` },
    }))
    const replies = await Promise.all(
      bodies.map((body) => scim.put(`/Users/${user.id}`, body)),
    )
    for (const { status } of replies) expect(status).toBe(200)
    const { title, name } = (await scim.get(`/Users/${user.id}`)).json
    const winner = bodies.find((body) => body.title === title)
    expect(name).toEqual(winner?.name)
  })

  async function memberIdsOf(path: string): Promise<string[]> {
    const { json } = await scim.get(path)
    return sorted(
      (json.members ?? []).map(({ value }: { value: string }) => value),
    )
  }
}
