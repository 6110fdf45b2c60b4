import { PGlite } from "@electric-sql/pglite"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"

import { scimProviders } from "@/lib/scim/scim-providers"
import { createMemoryScimManagement } from "@/demo/memory-scim-management"
import { makePerson } from "@/demo/provider-bodies"
import { providerClients, type ProviderClient } from "@/demo/provider-clients"
import { consoleOf } from "@/demo/provider-consoles"
import { afterResult, type ProviderJob } from "@/demo/provider-job"
import { runTask } from "@/demo/provider-requests"
import {
  activate,
  listUsers,
  provisionUser,
  synchronize,
  testConnection,
} from "@/demo/provider-tasks"
import {
  changeMember,
  changeUser,
  createGroup,
  createUser,
  setActive,
  type ProviderTask,
} from "@/demo/provider-writes"
import { scimResourceSchema } from "@/demo/scim-resources"
import { handleScimRequest } from "@/demo/scim-server"

import { openScimStore, START_S } from "../support/scim-store"

const BASE = "https://app.example.com/scim/v2"
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
const ON: ProviderJob = { status: "on", tasks: [] }

interface Replay {
  name: string
  client: ProviderClient
  endpoint?: string
  /** What the admin pastes instead of the key. */
  paste?: (key: string) => string
}

const withBearer = (key: string) => `Bearer ${key}`
const REPLAYS: Replay[] = [
  ...providerClients.map((client) =>
    client.scheme
      ? { name: client.name, client }
      : { name: client.name, client, paste: withBearer },
  ),
  variant("okta", "with Bearer pasted too", { paste: withBearer }),
  variant("entra", "with its flag", { endpoint: `${BASE}?aadOptscim062020` }),
  variant("entra", "with its flag as true", {
    endpoint: `${BASE}?aadOptscim062020=true`,
  }),
  variant("jumpcloud", "with a slash at the end", { endpoint: `${BASE}/` }),
  variant("authentik", "with a slash at the end", { endpoint: `${BASE}/` }),
  {
    name: "A provider that writes bearer in lower case",
    client: { ...variant("other", "", {}).client, scheme: "bearer " },
  },
]

let db: PGlite
let acme: Awaited<ReturnType<typeof open>>

beforeAll(async () => {
  db = await PGlite.create()
  for (const statement of scimResourceSchema) await db.query(statement)
})
beforeEach(async () => {
  await db.query("truncate demo_scim_resources")
  acme = await open()
})
afterAll(() => db.close())

async function open() {
  const tools = await openScimStore((now) =>
    createMemoryScimManagement({ now }),
  )
  return { ...tools, key: await tools.create("acme", START_S + 60) }
}

/** Lets the provider do something, and keeps what went over the wire. */
async function replay(
  { client, endpoint = BASE, paste = (key) => key }: Replay,
  makeTask: (client: ProviderClient) => ProviderTask<string>,
  key = acme.key,
) {
  const wire: { request: Request; sent: unknown; response: Response }[] = []
  const settings = { endpoint, key: paste(key) }
  const result = await runTask(client, settings, makeTask, async (request) => {
    request.headers.set("User-Agent", client.userAgent)
    const sent = await bodyOf(request)
    const response = await handleScimRequest(request, {
      db,
      verifyScimApiKey: (given) => acme.store.verifyScimApiKey(given),
      baseUrl: BASE,
    })
    wire.push({ request, sent, response })
    return response
  })
  const answers = result.exchanges.map(({ status, json }) => ({ status, json }))
  return { ...result, wire, answers, last: answers.at(-1) }
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.clone().text()
  return text ? JSON.parse(text) : undefined
}

/** What the endpoint has at this path. */
async function read(path: string) {
  const task = function* (): ProviderTask<string> {
    yield { method: "GET", path }
    return ""
  }
  const { last } = await replay(variant("other", "", {}), task)
  return last?.json
}

describe.each(REPLAYS)("$name", (given) => {
  it("tests the connection before there is any user", async () => {
    const { ok, wire, answers } = await replay(given, testConnection)
    expect(ok).toBe(true)
    for (const [index, { request, response }] of wire.entries()) {
      expect(response.headers.get("Content-Type")).toBe("application/scim+json")
      expect(answers[index]).toMatchObject(
        request.url.includes("/ServiceProviderConfig")
          ? { status: 200, json: SERVICE_PROVIDER }
          : {
              status: 200,
              json: { schemas: [LIST], totalResults: 0, Resources: [] },
            },
      )
    }
  })

  it("provisions a user, and then finds it instead of making another", async () => {
    const person = makePerson("acme.example")
    const userName = `ada+${person.userName}`
    const task = (client: ProviderClient) =>
      provisionUser(client, { ...person, userName })
    const first = await replay(given, task)
    expect(first.ok).toBe(true)
    expect(first.last).toMatchObject({
      status: 201,
      json: { id: expect.any(String), userName, active: true },
    })
    expect(first.last?.json).not.toHaveProperty("password")
    expect(first.wire.at(-1)?.response.headers.get("Location")).toContain(BASE)
    const second = await replay(given, task)
    expect(second.last).toMatchObject(
      given.client.lookup
        ? { status: 200, json: { totalResults: 1, Resources: [{ userName }] } }
        : { status: 409, json: { scimType: "uniqueness" } },
    )
    const list = await replay(given, listUsers)
    expect(list.summary).toBe("The endpoint has 1 user.")
  })

  it("updates the user, deactivates it and activates it again", async () => {
    const person = makePerson("acme.example")
    const { userName } = person
    let id = ""
    await replay(given, function* (client) {
      id = yield* createUser(client, person)
      return ""
    })
    const updated = await replay(given, function* (client) {
      yield* changeUser(client, id, person, { title: "Engineer" })
      return ""
    })
    expect(updated.ok).toBe(true)
    const emails = [{ value: userName, type: "work", primary: true }]
    const user = { id, userName, title: "Engineer", emails }
    expect(await read(`/Users/${id}`)).toMatchObject({ ...user, active: true })
    const employee = { ...person, title: "Engineer" }
    for (const active of [false, true]) {
      const { ok } = await replay(given, function* (client) {
        yield* setActive(client, id, employee, active)
        return ""
      })
      expect(ok).toBe(true)
      expect(await read(`/Users/${id}`)).toMatchObject({ ...user, active })
    }
  })

  it("pushes a group, with a member and without", async () => {
    let [userId, groupId] = ["", ""]
    const pushed = await replay(given, function* (client) {
      userId = yield* createUser(client, makePerson("acme.example"))
      groupId = yield* createGroup(client, "Staff")
      yield* changeMember(client, groupId, "add", userId)
      return ""
    })
    expect(pushed.ok).toBe(true)
    expect(await read(`/Groups/${groupId}`)).toMatchObject({
      displayName: "Staff",
      members: [{ value: userId }],
    })
    const { ok } = await replay(given, function* (client) {
      yield* changeMember(client, groupId, "remove", userId)
      return ""
    })
    expect(ok).toBe(true)
    expect(await read(`/Groups/${groupId}`)).toMatchObject({ members: [] })
  })

  it("runs one cycle after the other", async () => {
    const directory = { person: makePerson("acme.example") }
    const summaries = []
    for (let cycle = 0; cycle < 5; cycle++) {
      const result = await replay(given, (client) =>
        synchronize(client, directory),
      )
      expect(result.ok).toBe(true)
      summaries.push(result.summary.split(" ")[0])
    }
    expect(summaries.join()).toBe(
      "Provisioned,Pushed,Updated,Deactivated,Activated",
    )
  })

  it.each([
    ["expired", () => (acme.clock.ms += 60_000)],
    ["replaced", () => acme.reset("acme")],
  ])("is told that its key has been %s (B-24, B-25)", async (_, change) => {
    await change()
    const directory = { person: makePerson("acme.example") }
    const task = (client: ProviderClient) => synchronize(client, directory)
    const refused = await replay(given, task)
    expect(refused.last).toMatchObject({
      status: 401,
      json: { schemas: [ERROR], status: "401", detail: refused.summary },
    })
    const { headers } = refused.wire.at(-1)?.response ?? new Response()
    expect(headers.get("WWW-Authenticate")).toContain('error="invalid_token"')
    const job = afterResult(given.client, ON, "cycle", refused)
    expect(job).toEqual(AFTER_401[given.client.whenRefused](refused.summary))

    const key = await acme.reset("acme")
    const accepted = await replay(given, task, key)
    expect(accepted.ok).toBe(true)
    // Those that have stopped need the admin besides the key.
    const { status } = afterResult(given.client, job, "cycle", accepted)
    expect(status).toBe(job.status === "failing" ? "on" : job.status)
  })
})

/** What authentik's client doesn't do without. */
const SERVICE_PROVIDER = {
  patch: { supported: true },
  bulk: { supported: false, maxOperations: expect.any(Number) },
  filter: { supported: true, maxResults: expect.any(Number) },
  changePassword: { supported: false },
  sort: { supported: true },
  authenticationSchemes: [{ type: "oauthbearertoken" }],
}

const AFTER_401: Record<
  ProviderClient["whenRefused"],
  (detail: string) => ProviderJob
> = {
  retry: () => ({ status: "failing", tasks: [] }),
  task: (detail) => ({ status: "failing", tasks: [detail] }),
  quarantine: () => ({ status: "quarantine", tasks: [] }),
  deactivate: () => ({ status: "deactivated", tasks: [] }),
}

describe("in its own way", () => {
  it.each([
    ["okta", "startIndex=1&count=2", "Okta SCIM Client 1.0.0"],
    ["entra", /^filter=userName\+eq\+%22[\da-f-]{36}%22$/, "Microsoft Entra"],
  ])("%s tests with a query", async (id, query, userAgent) => {
    const { wire } = await replay(variant(id, "", {}), testConnection)
    const [call] = wire
    expect(new URL(call?.request.url ?? "").search.slice(1)).toMatch(query)
    expect(call?.request.headers.get("User-Agent")).toBe(userAgent)
  })

  it.each([
    ["jumpcloud", `${BASE}/`, `${BASE}//Users`],
    ["authentik", `${BASE}/`, `${BASE}/ServiceProviderConfig`],
    ["rippling", BASE, `${BASE}/ServiceProviderConfig`],
    ["other", `${BASE}?x=1`, `${BASE}/Users?x=1`],
  ])("%s, given %s, tests with %s", async (id, endpoint, url) => {
    const { wire } = await replay(variant(id, "", { endpoint }), testConnection)
    expect(wire.map(({ request }) => request.url)).toEqual([url])
  })

  it("the word Bearer comes as the console and the admin write it", async () => {
    const written = []
    for (const given of REPLAYS) {
      const { wire } = await replay(given, testConnection)
      const header = wire[0]?.request.headers.get("Authorization") ?? ""
      written.push(header.replace(acme.key, ""))
    }
    expect([...new Set(written)].toSorted()).toEqual([
      "Bearer ",
      "Bearer Bearer ",
      "bearer ",
    ])
  })

  it.each([
    ["okta", BASE, "PUT", { active: false }],
    [
      "okta-header-auth",
      BASE,
      "PATCH",
      patch({ op: "replace", value: { active: false } }),
    ],
    [
      "entra",
      BASE,
      "PATCH",
      patch({ op: "Replace", path: "active", value: "False" }),
    ],
    [
      "entra",
      `${BASE}?aadOptscim062020`,
      "PATCH",
      patch({ op: "replace", path: "active", value: false }),
    ],
    ["jumpcloud", BASE, "PUT", { active: false }],
  ])("%s deactivates at %s with %s", async (id, endpoint, method, body) => {
    const given = variant(id, "", {
      endpoint,
      ...(id === "okta-header-auth" && { paste: withBearer }),
    })
    const person = makePerson("acme.example")
    const { wire } = await replay(given, function* (client) {
      const userId = yield* createUser(client, person)
      yield* setActive(client, userId, person, false)
      return ""
    })
    expect(wire.at(-1)?.request.method).toBe(method)
    expect(wire.at(-1)?.sent).toMatchObject(body)
  })

  it("entra reads a group without its members, and authentik with none", async () => {
    let id = ""
    await replay(variant("entra", "", {}), function* (client) {
      id = yield* createGroup(client, "Staff")
      return ""
    })
    const query = "excludedAttributes=members"
    for (const path of [`/Groups/${id}?${query}`, `/Groups?${query}`])
      expect(JSON.stringify(await read(path))).not.toContain("members")
    expect(await read(`/Groups/${id}`)).toMatchObject({ members: [] })
  })

  it("keycloak writes application/json", async () => {
    const { wire } = await replay(variant("keycloak", "", {}), (client) =>
      provisionUser(client, makePerson("acme.example")),
    )
    const { headers } = wire[0]?.request ?? new Request(BASE)
    expect(headers.get("Content-Type")).toBe("application/json")
  })

  it.each(["", "/"])(
    "jumpcloud activates with a test user and a test group, of which nothing stays, at …/v2%s",
    async (slash) => {
      const given = variant("jumpcloud", "", { endpoint: BASE + slash })
      const { ok, answers } = await replay(given, (client) =>
        activate(client, "scim-test@acme.example"),
      )
      expect(ok).toBe(true)
      expect(answers.map(({ status }) => status).join()).toBe(
        "200,201,200,204,200,201,200,204",
      )
      for (const path of ["/Users", "/Groups"])
        expect(await read(path)).toMatchObject({ totalResults: 0 })
    },
  )

  it("okta's Header Auth app is refused without the word Bearer", async () => {
    const given = variant("okta-header-auth", "", {})
    const { last } = await replay(given, testConnection)
    expect(last).toMatchObject({
      status: 401,
      json: { detail: "Send Authorization: Bearer <key>." },
    })
  })

  it("B-19 no key is shown whole, however it is pasted", async () => {
    for (const given of REPLAYS) {
      const { exchanges } = await replay(given, testConnection)
      expect(JSON.stringify(exchanges)).not.toContain(acme.key)
      expect(exchanges[0]?.request).toContain(acme.key.slice(-4))
    }
  })
})

const guides = scimProviders.filter(({ load }) => load)

it("every guide that can be followed has a client", () => {
  const ids = providerClients.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(guides.map(({ id }) => id)))
})

it.each(guides)(
  "$name: the console asks for what the guide says, in its order",
  async ({ id, name, testAction, load }) => {
    const guide = await load?.()
    const { fields, test } = consoleOf(id)
    expect(providerClients.find((client) => client.id === id)?.name).toBe(name)
    const steps = guide?.steps.flatMap(({ paste }) => paste ?? []) ?? []
    expect(
      fields
        .filter(({ kind }) => kind === "endpoint" || kind === "key")
        .map(({ label }) => label),
    ).toEqual(steps.map((paste) => guide?.fields[paste]))
    if (testAction) expect(`*${test}*`).toBe(testAction)
  },
)

it("google has none: it provisions only to apps of its own catalogue, never to an endpoint that is pasted", () => {
  expect(providerClients.map(({ id }) => id)).not.toContain("google")
})

function variant(id: string, how: string, more: Partial<Replay>): Replay {
  const client = providerClients.find((one) => one.id === id)
  if (!client) throw new Error(`There is no client ${id}.`)
  return { name: `${client.name} ${how}`, client, ...more }
}

function patch(operation: object) {
  return { Operations: [operation] }
}
