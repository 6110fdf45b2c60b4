import { expect, it } from "vitest"

import { expectError, GROUP, USER, type ScimClient } from "./scim-client"

export function describeCustomers(acme: ScimClient, globex: ScimClient) {
  it("never see what another has, by list, id, filter or search", async () => {
    const user = await acme.createUser({ externalId: "secret-1" })
    const group = await acme.createGroup({ members: [{ value: user.id }] })
    for (const path of ["/Users", "/Groups"]) {
      expect((await globex.get(path)).json.totalResults).toBe(0)
      const found = await globex.find(path, `id eq "${user.id}" or id pr`)
      expect(found.json.totalResults).toBe(0)
    }
    for (const filter of [
      `userName eq "${user.userName}"`,
      'externalId eq "secret-1"',
      `id eq "${user.id}"`,
      `members eq "${user.id}"`,
      "userName pr or displayName pr",
      'not (id eq "nothing")',
    ]) {
      const { json } = await globex.post("/.search", { filter })
      expect([filter, json.totalResults]).toEqual([filter, 0])
    }
    for (const path of [`/Users/${user.id}`, `/Groups/${group.id}`])
      expectError(await globex.get(path), 404, undefined)
  })

  it("never change what another has", async () => {
    const user = await acme.createUser()
    const group = await acme.createGroup({ members: [{ value: user.id }] })
    for (const [path, body] of [
      [`/Users/${user.id}`, { schemas: [USER], userName: "taken@x.example" }],
      [`/Groups/${group.id}`, { schemas: [GROUP], displayName: "Taken" }],
    ] as const) {
      expectError(await globex.put(path, body), 404)
      const operation = { op: "replace", path: "displayName", value: "Taken" }
      expectError(await globex.patch(path, operation), 404)
      expectError(await globex.delete(path), 404)
    }
    expect((await acme.get(`/Users/${user.id}`)).json).toEqual(user)
    expect((await acme.get(`/Groups/${group.id}`)).json).toEqual(group)
  })

  it("may have the same names, of which each finds its own", async () => {
    const userName = "ada@x.example"
    const [own, others] = [
      await acme.createUser({ userName }),
      await globex.createUser({ userName }),
    ]
    expect(own.id).not.toBe(others.id)
    for (const [scim, user] of [
      [acme, own],
      [globex, others],
    ] as const) {
      const { json } = await scim.find("/Users", `userName eq "${userName}"`)
      expect(json.Resources).toEqual([user])
    }
    await globex.delete(`/Users/${others.id}`)
    expect((await acme.get(`/Users/${own.id}`)).status).toBe(200)
  })

  it("lose no member when another deletes an id of the same name", async () => {
    const user = await acme.createUser()
    const { id } = await acme.createGroup({ members: [{ value: user.id }] })
    const foreign = await globex.createGroup({ members: [{ value: user.id }] })
    expectError(await globex.delete(`/Users/${user.id}`), 404)
    const { json } = await acme.get(`/Groups/${id}`)
    expect(json.members).toHaveLength(1)
    const text = (await globex.get(`/Groups/${foreign.id}`)).text
    expect(text).not.toContain(user.userName)
  })
}
