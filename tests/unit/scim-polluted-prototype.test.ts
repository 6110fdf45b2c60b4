import { afterEach, describe, expect, it } from "vitest"

import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import {
  createExpressScimRouter,
  toWebRequest,
} from "@/lib/scim/server/express-scim-router"
import {
  createScimSetupHandler,
  toScimConfiguration,
} from "@/lib/scim/server/scim-setup-handler"

import { DAY_S, makeSetupRoute, NOW_S } from "../support/setup-route"
import { ROUTE, sendHttp, startServer } from "../support/web-servers"

/** Everything that the server half reads of objects from elsewhere. */
const NAMES = [
  "endPreviousKey",
  "moveExpiry",
  "expiresAt",
  "overlapSeconds",
  "allowedOrigins",
  "maxExpiryDays",
  "countUsers",
  "rateLimit",
  "stepUp",
  "onEvent",
  "onError",
  "now",
  "customerId",
  "actor",
  "origin",
  "overlapChoices",
  "patchScimConnection",
  "endPreviousScimApiKey",
  "scimApiKeyValidUntil",
  "createdAt",
  "keyHint",
  "lastUsedAt",
  "lastRejected",
  "previousKey",
  "keyId",
  "fields",
  "message",
  "details",
  "response",
  "event",
  "operation",
  "code",
  "field",
  "headers",
  "status",
  "statusText",
  "authorization",
  "encrypted",
  "originalUrl",
]
const VALUES = [true, false, null, 7, "Bearer x", {}, ["x"]]

afterEach(clean)

function pollute(value: unknown) {
  for (const name of NAMES)
    Reflect.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      writable: true,
    })
}

function clean() {
  for (const name of NAMES) Reflect.deleteProperty(Object.prototype, name)
}

/** Runs with the polluted prototype, and looks at the result without it. */
async function underPollution<T>(value: unknown, work: () => Promise<T>) {
  pollute(value)
  try {
    return await work()
  } finally {
    clean()
  }
}

describe.each(VALUES)("a prototype polluted with %j", (value) => {
  it.each([true, false])(
    "doesn't change what the setup route does (all of a backend: %j)",
    async (isWhole) => {
      const expected = await run(isWhole, (send) => send())
      const answered = await run(isWhole, (send) => underPollution(value, send))
      expect(answered).toEqual(expected)
    },
  )

  it("adds nothing to a connection", async () => {
    const { management } = makeSetupRoute()
    const { patchScimConnection: _, overlapChoices: __, ...plain } = management
    const data = await underPollution(value, async () =>
      toScimConfiguration(plain, {}),
    )
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      hasApiKey: true,
      expiresAt: null,
      canMoveExpiry: false,
    })
  })

  it("signs nobody in", async () => {
    const answer = await underPollution(value, () =>
      authenticateScimRequest({ headers: {} }, async () => "acme"),
    )
    expect(answer).toHaveProperty("status", 401)
  })

  it("doesn't change what a request of Node becomes", async () => {
    const urls: string[] = []
    const router = createExpressScimRouter(async () => new Response())
    const server = await startServer((req, res) => {
      pollute(value)
      const { url, headers } = toWebRequest(req)
      clean()
      urls.push(url, headers.get("Host") ?? "")
      router(req, res)
    })
    const { port, host } = server
    await sendHttp(port, "GET")
    await server.close()
    expect(urls).toEqual([`http://${host}${ROUTE}`, host])
  })
})

const WRITES = [
  ["POST", "{}"],
  ["PUT", `{"expiresAt":${NOW_S + DAY_S}}`],
  ["PATCH", '{"overlapSeconds":3600}'],
  ["POST", '{"endPreviousKey":true}'],
  ["POST", `{"moveExpiry":true,"expiresAt":${NOW_S + DAY_S}}`],
  ["PUT", '{"unknown":1}'],
  ["PUT", "[]"],
  ["DELETE", ""],
] as const

/** Sends all kinds of requests, and returns what the backend and the client get. */
async function run(
  isWhole: boolean,
  around: (send: () => Promise<Response>) => Promise<Response>,
) {
  const seen: unknown[] = []
  async function keep(command: object) {
    // Own members only, as a backend would store them.
    seen.push(Object.entries(command))
    return { ok: true as const, data: { scimApiKey: "scim_key" } }
  }
  const management = {
    fetchScimConnection: async () => ({ ok: true as const, data: {} }),
    createScimConnection: keep,
    resetScimApiKey: keep,
    deleteScimConnection: keep,
    ...(isWhole && {
      overlapChoices: [3600],
      patchScimConnection: keep,
      endPreviousScimApiKey: keep,
    }),
  }
  const { makeRequest } = makeSetupRoute()
  const options = {
    management,
    authorize: () => ({ customerId: "acme" }),
    onEvent: (event: object) => seen.push(Object.keys(event)),
  }
  for (const [method, body] of [["GET", ""] as const, ...WRITES]) {
    const request = makeRequest(method, { body })
    const response = await around(() =>
      createScimSetupHandler(options)(request),
    )
    seen.push([response.status, [...response.headers], await response.text()])
  }
  return seen
}
