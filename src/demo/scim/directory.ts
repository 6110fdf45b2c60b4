import { isDeepStrictEqual } from "node:util"

import {
  errorCode,
  pauseRandomly,
  type ScimResourceInput,
} from "../scim-resources"
import { quote, ScimError } from "./errors"
import { parsePatch } from "./patch"
import { isRecord, read, type ScimRecord } from "./records"
import { readList, toETag, type StoredResource } from "./resource"
import type { ScimResourceType } from "./schemas"
import type { ScimStore } from "./search"
import { applyWrites, toAttributes } from "./writes"

const MAX_ATTEMPTS = 50
/** Longer text doesn't fit into an index of PostgreSQL. */
const MAX_INDEXED_LENGTH = 500
/** How long the JSON of a resource may be. A group has room for some 50,000 members. */
const MAX_LENGTHS = { User: 250_000, Group: 5_000_000 }

/** Creates, reads, changes and deletes the resources of one type. */
export function createDirectory(type: ScimResourceType, store: ScimStore) {
  async function find(id: string) {
    const [resource] = await store.find(type.name, [id])
    if (resource) return resource
    throw new ScimError(
      404,
      `There is no ${type.name} with the id ${quote(id)}.`,
    )
  }

  /**
   * Changes a resource as it is at that moment. If another request changes it first, the change is
   * made again. Returns the resource, and whether it changed.
   */
  function change(
    id: string,
    ifMatch: string | null,
    toData: (before: ScimRecord) => ScimRecord,
  ) {
    return retry(async (attempt) => {
      const before = await find(id)
      checkVersion(before, ifMatch)
      const data = toData(before.data)
      const name = check(type, data)
      if (isDeepStrictEqual(data, before.data))
        return { resource: before, isChanged: false }
      const added = readAddedIds(before.data, data)
      const input = await prepare({ name, data, addedIds: added }, attempt)
      const resource = await store.update(type.name, before, input)
      return resource && { resource, isChanged: true }
    })
  }

  /** A member that was deleted is only noticed by the first attempt, and then left out. */
  async function prepare(input: ScimResourceInput, attempt: number) {
    if (attempt === 1 || input.addedIds.length === 0) return input
    const deletedIds = new Set(await store.findDeletedIds(input.addedIds))
    const members = readList(input.data, "members").filter(
      (member) => !isRecord(member) || !deletedIds.has(read(member, "value")),
    )
    return {
      ...input,
      data: { ...input.data, members },
      addedIds: input.addedIds.filter((id) => !deletedIds.has(id)),
    }
  }

  return {
    find,
    create(body: ScimRecord) {
      const defaults = type.name === "User" ? { active: true } : {}
      const data = { ...defaults, ...toAttributes(type, body) }
      const input = {
        name: check(type, data),
        data,
        addedIds: readAddedIds({}, data),
      }
      return retry(async (attempt) =>
        store.insert(type.name, await prepare(input, attempt)),
      )
    },
    async replace(id: string, body: ScimRecord, ifMatch: string | null) {
      const data = toAttributes(type, body)
      const { resource } = await change(id, ifMatch, (before) => {
        // Without `active`, a replaced user must not become active again.
        const active = read(before, "active")
        return active === undefined ? data : { active, ...data }
      })
      return resource
    },
    patch(id: string, body: ScimRecord, ifMatch: string | null) {
      const writes = parsePatch(type, body)
      return change(id, ifMatch, (before) => applyWrites(type, before, writes))
    },
    remove(id: string, ifMatch: string | null) {
      return retry(async () => {
        const before = await find(id)
        checkVersion(before, ifMatch)
        return (await store.remove(type.name, before)) || undefined
      })
    },
  }
}

/** Repeats what returns undefined because another request came first. */
async function retry<T>(run: (attempt: number) => Promise<T | undefined>) {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const result = await runOnce(() => run(attempt))
    if (result !== undefined) return result
    await pauseRandomly(attempt)
  }
  const detail = "Too many requests change this resource. Try again."
  throw new ScimError(503, detail, undefined, { "Retry-After": "1" })
}

async function runOnce<T>(run: () => Promise<T>) {
  try {
    return await run()
  } catch (error) {
    if (errorCode(error) !== "23505") throw error
    const detail = "Another user has this userName."
    throw new ScimError(409, detail, "uniqueness")
  }
}

/** Returns the name of the resource, or throws a 400 or 413. */
function check(type: ScimResourceType, data: ScimRecord) {
  const { name: typeName, nameAttribute } = type
  const name = read(data, nameAttribute)
  if (typeof name !== "string" || !name.trim())
    throw invalidValue(`A ${typeName} needs a ${nameAttribute}.`)
  for (const attribute of [nameAttribute, "externalId"]) {
    const value = read(data, attribute)
    if (typeof value === "string" && value.length > MAX_INDEXED_LENGTH)
      throw invalidValue(
        `${attribute} has at most ${MAX_INDEXED_LENGTH} characters.`,
      )
  }
  if (JSON.stringify(data).length > MAX_LENGTHS[typeName])
    throw new ScimError(413, `The ${typeName} is too large.`)
  return name
}

function readAddedIds(before: ScimRecord, after: ScimRecord) {
  const known = new Set(readMemberIds(before))
  return readMemberIds(after).filter((id) => !known.has(id))
}

function readMemberIds(data: ScimRecord) {
  return readList(data, "members").flatMap((member) => {
    const id = isRecord(member) && read(member, "value")
    return typeof id === "string" ? id : []
  })
}

/** RFC 7644, section 3.14. */
function checkVersion({ version }: StoredResource, ifMatch: string | null) {
  if (ifMatch === null || isETagIn(ifMatch, version)) return
  throw new ScimError(412, "The resource has changed since it was read.")
}

/** Compares weakly, as the ETags are weak. */
export function isETagIn(header: string, version: number) {
  const wanted = toETag(version).slice(2)
  return header
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .some((one) => one === "*" || one === wanted)
}

function invalidValue(detail: string) {
  return new ScimError(400, detail, "invalidValue")
}
