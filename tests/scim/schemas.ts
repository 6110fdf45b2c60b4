import { expect, it } from "vitest"

import {
  ENTERPRISE,
  GROUP,
  PATCH_OP,
  USER,
  type ScimClient,
} from "./scim-client"

export interface Attribute {
  name: string
  type: string
  multiValued?: boolean
  mutability?: string
  returned?: string
  required?: boolean
  subAttributes?: Attribute[]
}

/** What the schemas say can be done with each attribute is done, as scim2-tester checks it. */
export function describeSchemas(scim: ScimClient) {
  /** The attributes of a schema that a client may write, and see. */
  async function readWritable(schema: string): Promise<Attribute[]> {
    const { json } = await scim.get(`/Schemas/${schema}`)
    return json.attributes.filter(isWritable)
  }

  /** A resource with every attribute, and what each has. */
  async function fill(kind: string, seed: string) {
    const { id } = await scim.createUser()
    const core = await readWritable(kind === "Users" ? USER : GROUP)
    const body: Record<string, unknown> = toValues(core, seed, id)
    if (kind === "Users")
      body[ENTERPRISE] = toValues(await readWritable(ENTERPRISE), seed, id)
    return body
  }

  it.each(["Users", "Groups"])(
    "POST and PUT of /%s keep every attribute that can be written",
    async (kind) => {
      const body = await fill(kind, "a")
      const { status, json } = await scim.post(`/${kind}`, body)
      expect([status, json]).toMatchObject([201, body])
      const next = await fill(kind, "b")
      const put = await scim.put(`/${kind}/${json.id}`, next)
      expect([put.status, put.json]).toMatchObject([200, next])
      const read = await scim.get(`/${kind}/${json.id}`)
      expect(read.json).toMatchObject(next)
    },
  )

  it.each([
    ["Users", USER],
    ["Users", ENTERPRISE],
    ["Groups", GROUP],
  ])(
    "PATCH of /%s adds, replaces and removes every attribute of %s",
    async (kind, schema) => {
      const member = await scim.createUser()
      const attributes = await readWritable(schema)
      const { json: resource } = await scim.post(`/${kind}`, {
        userName: "patched@x.example",
        displayName: "Patched",
      })
      const path = `/${kind}/${resource.id}`
      for (const attribute of attributes)
        for (const prefix of schema === ENTERPRISE
          ? [`${schema}:`]
          : ["", `${schema}:`]) {
          const target = prefix + attribute.name
          for (const [op, seed] of [
            ["add", "a"],
            ["replace", "b"],
          ] as const) {
            const value = toValue(attribute, seed, member.id)
            const { status, text } = await scim.patch(path, {
              op,
              path: target,
              value,
            })
            expect([200, 204], `${op} ${target}: ${text}`).toContain(status)
            const { json } = await scim.get(path)
            const holder = schema === ENTERPRISE ? json[ENTERPRISE] : json
            expect(holder, `${op} ${target}`).toMatchObject({
              [attribute.name]: value,
            })
          }
          if (
            attribute.required ||
            ["active", "displayName"].includes(attribute.name)
          )
            continue
          await scim.patch(path, { op: "remove", path: target })
          const { json } = await scim.get(path)
          const holder = (schema === ENTERPRISE ? json[ENTERPRISE] : json) ?? {}
          expect(holder[attribute.name] ?? [], `remove ${target}`).toEqual([])
        }
    },
  )

  it.each([
    ["Users", USER],
    ["Users", ENTERPRISE],
    ["Groups", GROUP],
  ])(
    "PATCH of /%s changes every part of a complex attribute of %s",
    async (kind, schema) => {
      const attributes = await readWritable(schema)
      const { json: resource } = await scim.post(`/${kind}`, {
        userName: "parts@x.example",
        displayName: "Parts",
      })
      for (const { name, multiValued, subAttributes = [] } of attributes)
        for (const part of subAttributes.filter(isWritable)) {
          // The parts of a member can't change (RFC 7643, 4.2).
          if (name === "members" || part.name === "$ref") continue
          const selected = multiValued ? `${name}[type eq "a-type"]` : name
          const isType = part.name === "type"
          const value = isType ? "a-type" : toValue(part, "c", resource.id)
          const prefix = schema === ENTERPRISE ? `${schema}:` : ""
          const path = `${prefix}${selected}.${part.name}`
          const { status, text } = await scim.patch(`/${kind}/${resource.id}`, {
            op: "replace",
            path,
            value,
          })
          expect([200, 204], `${path}: ${text}`).toContain(status)
          const { json } = await scim.get(`/${kind}/${resource.id}`)
          const holder = schema === ENTERPRISE ? json[ENTERPRISE] : json
          const changed = multiValued ? holder[name] : [holder[name]]
          expect(changed, path).toHaveLength(1)
          expect(changed[0], path).toMatchObject({ [part.name]: value })
        }
    },
  )

  it.each([
    ["Users", USER, ""],
    ["Users", ENTERPRISE, `${ENTERPRISE}:`],
    ["Groups", GROUP, ""],
  ])(
    "every list of /%s is shown, whichever attribute of %s it is selected, filtered and sorted by",
    async (kind, schema, prefix) => {
      const full = await fill(kind, "a")
      await scim.post(`/${kind}`, full)
      await scim.post(`/${kind}`, {
        userName: "bare@x.example",
        displayName: "B",
      })
      const { json: all } = await scim.get(`/${kind}`)
      const { json } = await scim.get(`/Schemas/${schema}`)
      for (const path of pathsOf(json.attributes, prefix)) {
        for (const query of [
          `attributes=${path}`,
          `excludedAttributes=${path}`,
        ]) {
          const { status, json: list } = await scim.get(`/${kind}?${query}`)
          expect([query, status, list.totalResults]).toEqual([
            query,
            200,
            all.totalResults,
          ])
          expect(list.Resources).toHaveLength(all.totalResults)
        }
        for (const order of ["ascending", "descending"]) {
          const query = `sortBy=${path}&sortOrder=${order}`
          const reply = await scim.get(`/${kind}?${query}`)
          expect([200, 400], query).toContain(reply.status)
          if (reply.status === 200)
            expect(reply.json.Resources).toHaveLength(all.totalResults)
        }
        const present = await scim.find(`/${kind}`, `${path} pr`)
        const absent = await scim.find(`/${kind}`, `not (${path} pr)`)
        if (present.status === 200)
          expect(
            present.json.totalResults + absent.json.totalResults,
            `${path} pr`,
          ).toBe(all.totalResults)
        else expect([path, present.status]).toEqual([`${prefix}password`, 400])
        for (const operator of [
          "eq",
          "ne",
          "co",
          "sw",
          "ew",
          "gt",
          "ge",
          "lt",
          "le",
        ])
          for (const value of ['"a"', "true", "1", "null"]) {
            const filter = `${path} ${operator} ${value}`
            const { status } = await scim.find(`/${kind}`, filter)
            expect([200, 400], filter).toContain(status)
          }
      }
    },
  )

  it("a PATCH without a path sets every attribute at once", async () => {
    const { id } = await scim.createUser()
    const value = await fill("Users", "d")
    const reply = await scim.send("PATCH", `/Users/${id}`, {
      schemas: [PATCH_OP],
      Operations: [{ op: "replace", value }],
    })
    expect([200, 204], reply.text).toContain(reply.status)
    expect((await scim.get(`/Users/${id}`)).json).toMatchObject(value)
  })
}

function isWritable({
  mutability = "readWrite",
  returned = "default",
}: Attribute) {
  return ["readWrite", "immutable"].includes(mutability) && returned !== "never"
}

function toValues(attributes: Attribute[], seed: string, id: string) {
  return Object.fromEntries(
    attributes.map((one) => [one.name, toValue(one, seed, id)]),
  )
}

/** A value of the attribute's type; `seed` tells two of them apart, and `id` is a resource's. */
function toValue(attribute: Attribute, seed: string, id: string): unknown {
  const { multiValued, ...single } = attribute
  if (multiValued) return [toValue(single, seed, id)]
  switch (single.type) {
    case "complex":
      return toValues(
        (single.subAttributes ?? [])
          .filter(isWritable)
          // Where a reference leads is for the server to say.
          .filter(({ name }) => name !== "$ref")
          .map((part) =>
            part.name === "value" && attribute.name === "members"
              ? { ...part, type: "id" }
              : part.name === "type" && attribute.name === "members"
                ? { ...part, type: "resourceType" }
                : part,
          ),
        seed,
        id,
      )
    case "id":
      return id
    case "resourceType":
      return "User"
    case "boolean":
      return true
    case "integer":
    case "decimal":
      return seed.charCodeAt(0)
    case "dateTime":
      return `2026-01-0${(seed.charCodeAt(0) % 9) + 1}T00:00:00Z`
    case "binary":
      return seed === "a" ? "TUlJRFFB" : "TUlJRFFC"
    case "reference":
      return `https://x.example/${single.name}/${seed}`
    default:
      return `${seed}-${single.name}`
  }
}

function pathsOf(attributes: Attribute[], prefix: string): string[] {
  return attributes.flatMap(({ name, subAttributes = [] }) => [
    prefix + name,
    ...subAttributes.map((part) => `${prefix}${name}.${part.name}`),
  ])
}
