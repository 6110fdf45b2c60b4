import { makePerson, type Person } from "./provider-bodies"
import type { ProviderClient } from "./provider-clients"
import {
  changeMember,
  changeUser,
  createGroup,
  createUser,
  renameGroup,
  setActive,
  toRecord,
  type ProviderTask,
} from "./provider-writes"

/** What the provider does by itself while provisioning is on: the endpoint has what has an id. */
export interface ProviderDirectory {
  person: Person
  userId?: string
  groupId?: string
}

/** Like the others here, it ends with what is said about it. */
export function* testConnection(client: ProviderClient): ProviderTask<string> {
  for (const { path, query = {} } of client.test) {
    const guid = crypto.randomUUID()
    const filled = Object.entries(query).map(([name, value]) => [
      name,
      value.replace("{guid}", guid),
    ])
    yield { method: "GET", path, query: Object.fromEntries(filled) }
  }
  return "The connection works."
}

/** JumpCloud's second test: a user and a group that it deletes again. */
export function* activate(
  client: ProviderClient,
  testUser: string,
): ProviderTask<string> {
  const person = { ...makePerson(""), userName: testUser }
  const userId = yield* createUser(client, person)
  yield* changeUser(client, userId, person, { title: "Test" })
  yield { method: "DELETE", path: `/Users/${userId}` }
  const groupId = yield* createGroup(client, `Test ${person.externalId}`)
  yield* renameGroup(client, groupId, `Renamed ${person.externalId}`)
  yield { method: "DELETE", path: `/Groups/${groupId}` }
  return "Activated: a test user and a test group came and went."
}

export function* provisionUser(
  client: ProviderClient,
  person: Person,
): ProviderTask<string> {
  yield* createUser(client, person)
  return `Provisioned ${person.userName}.`
}

export function* listUsers(): ProviderTask<string> {
  const query = { startIndex: "1", count: "100" }
  const list = yield { method: "GET", path: "/Users", query }
  const { totalResults } = toRecord(list)
  const count = totalResults === 1 ? "1 user" : `${Number(totalResults)} users`
  return `The endpoint has ${count}.`
}

/** One cycle sends one change, of always the same user: an open page doesn't fill the endpoint. */
export function* synchronize(
  client: ProviderClient,
  directory: ProviderDirectory,
): ProviderTask<string> {
  const { person, userId, groupId } = directory
  const { userName, active, title } = person
  if (!userId) {
    directory.userId = yield* createUser(client, person)
    return `Provisioned ${userName}.`
  }
  if (!groupId) {
    const id = yield* createGroup(client, "Engineering")
    yield* changeMember(client, id, "add", userId)
    directory.groupId = id
    return `Pushed the group Engineering with ${userName}.`
  }
  if (!title) {
    yield* changeUser(client, userId, person, { title: "Engineer" })
    person.title = "Engineer"
    return `Updated ${userName}.`
  }
  yield* setActive(client, userId, person, !active)
  person.active = !active
  return `${active ? "Deactivated" : "Activated"} ${userName}.`
}
