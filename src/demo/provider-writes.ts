import { isRecord } from "@/lib/scim/call-scim-api"

import {
  toGroup,
  toMemberPatch,
  toPatch,
  toUser,
  type Person,
} from "./provider-bodies"
import type { ProviderClient, ProviderWrite } from "./provider-clients"

export interface ProviderRequest {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  path: string
  query?: Record<string, string>
  body?: object
}

/**
 * Requests, one after the other: each is given the body of its answer. They end with what they were
 * for, or are left at the first that fails.
 */
export type ProviderTask<T> = Generator<ProviderRequest, T, unknown>

/** Gives the id. */
export function* createUser(
  client: ProviderClient,
  person: Person,
): ProviderTask<string> {
  const found = yield* lookUp(client, "/Users", "userName", person.userName)
  if (found) return found
  const body = toUser(client, person)
  return idOf(yield { method: "POST", path: "/Users", body })
}

/** Gives the id. */
export function* createGroup(
  client: ProviderClient,
  displayName: string,
): ProviderTask<string> {
  const found = yield* lookUp(client, "/Groups", "displayName", displayName)
  if (found) return found
  const body = toGroup(client, displayName, [])
  return idOf(yield { method: "POST", path: "/Groups", body })
}

export function* changeUser(
  client: ProviderClient,
  id: string,
  person: Person,
  changes: { title: string },
): ProviderTask<void> {
  const whole = { ...toUser(client, { ...person, ...changes }), id }
  yield toWrite(client.update, `/Users/${id}`, whole, changes)
}

export function* setActive(
  client: ProviderClient,
  id: string,
  person: Person,
  active: boolean,
): ProviderTask<void> {
  const whole = { ...toUser(client, { ...person, active }), id }
  yield toWrite(client.deactivate, `/Users/${id}`, whole, { active })
}

export function* renameGroup(
  client: ProviderClient,
  id: string,
  displayName: string,
): ProviderTask<void> {
  const whole = { ...toGroup(client, displayName, []), id }
  yield toWrite(client.group, `/Groups/${id}`, whole, { displayName })
}

export function* changeMember(
  client: ProviderClient,
  groupId: string,
  op: "add" | "remove",
  userId: string,
): ProviderTask<void> {
  const path = `/Groups/${groupId}`
  if (client.group !== "PUT") {
    const body = toMemberPatch(client.group, op, userId)
    yield { method: "PATCH", path, body }
    return
  }
  const { displayName } = toRecord(yield { method: "GET", path })
  const members = op === "add" ? [userId] : []
  const body = { ...toGroup(client, String(displayName), members), id: groupId }
  yield { method: "PUT", path, body }
}

function toWrite(
  how: ProviderWrite,
  path: string,
  whole: object,
  changes: Record<string, string | boolean>,
): ProviderRequest {
  return how === "PUT"
    ? { method: "PUT", path, body: whole }
    : { method: "PATCH", path, body: toPatch(how, changes) }
}

/** Gives the id of what already has this name. */
function* lookUp(
  client: ProviderClient,
  path: string,
  attribute: string,
  name: string,
): ProviderTask<string> {
  if (!client.lookup) return ""
  const query = { filter: `${attribute} eq "${name}"`, ...client.lookup }
  const { Resources } = toRecord(yield { method: "GET", path, query })
  return Array.isArray(Resources) ? idOf(Resources[0]) : ""
}

function idOf(resource: unknown) {
  const { id } = toRecord(resource)
  return typeof id === "string" ? id : ""
}

export function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
