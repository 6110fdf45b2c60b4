import fc from "fast-check"
import { delay, http, HttpResponse } from "msw"
import { setupServer } from "msw/node"
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from "vitest"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"

const URL = "http://app.test/api/setup/scim"
const server = setupServer()
const api = createFetchScimApi(URL)

beforeAll(() => server.listen({ onUnhandledRequest: "error" }))
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
})
afterAll(() => server.close())

function answer(respond: (request: Request) => Response | Promise<Response>) {
  server.use(http.all(URL, ({ request }) => respond(request)))
}

describe("requests", () => {
  it.each([
    ["get", () => api.get(), "GET", ""],
    [
      "create",
      () => api.create({ expiresAt: 1_900_000_000 }),
      "POST",
      '{"expiresAt":1900000000}',
    ],
    ["create for ever", () => api.create({}), "POST", "{}"],
    [
      "reset",
      () => api.reset({ expiresAt: 1_900_000_000 }),
      "PUT",
      '{"expiresAt":1900000000}',
    ],
    [
      "reset with an overlap",
      () => api.reset({ overlapSeconds: 3600 }),
      "PUT",
      '{"overlapSeconds":3600}',
    ],
    ["remove", () => api.remove(), "DELETE", ""],
    // By POST, which an older route refuses where PUT and PATCH would reset.
    [
      "update",
      () => api.update({ expiresAt: 1_900_000_000 }),
      "POST",
      '{"expiresAt":1900000000,"moveExpiry":true}',
    ],
    [
      "endPreviousKey",
      () => api.endPreviousKey(),
      "POST",
      '{"endPreviousKey":true}',
    ],
  ])("%s", async (_, call, method, body) => {
    const seen: unknown[] = []
    answer(async (request) => {
      const type = request.headers.get("Content-Type")
      seen.push([request.method, await request.text(), type])
      return HttpResponse.json({ hasApiKey: false, scimApiKey: "k" })
    })
    await call()
    expect(seen).toEqual([[method, body, body ? "application/json" : null]])
  })

  it("can reset by PATCH and carry the developer's headers", async () => {
    const seen: unknown[] = []
    let count = 0
    const own = createFetchScimApi(URL, {
      resetMethod: "PATCH",
      headers: async () => ({ "X-CSRF": String(++count) }),
    })
    answer((request) => {
      seen.push([request.method, request.headers.get("X-CSRF")])
      return HttpResponse.json({ scimApiKey: "k" })
    })
    await own.reset({})
    await own.reset({})
    expect(seen).toEqual([
      ["PATCH", "1"],
      ["PATCH", "2"],
    ])
  })
})

describe("answers", () => {
  it("a connection, with the facts that are known", async () => {
    const facts = {
      hasApiKey: true,
      expiresAt: 1_900_000_000,
      createdAt: 1_800_000_000,
      keyHint: "wXyZ",
      lastUsedAt: null,
    }
    answer(() =>
      HttpResponse.json({ ...facts, canMoveExpiry: true, secret: "x" }),
    )
    expect(await api.get()).toEqual({ ok: true, data: facts })
  })

  it.each([undefined, null, false, "true", 1])(
    "a route that says %j of moving an expiry can't",
    async (canMoveExpiry) => {
      const facts = { hasApiKey: true, canMoveExpiry }
      answer(() => HttpResponse.json(facts))
      const data = { canMoveExpiry: false }
      expect(await api.get()).toMatchObject({ ok: true, data })
    },
  )

  it("no connection", async () => {
    answer(() => HttpResponse.json({ hasApiKey: false }))
    expect(await api.get()).toEqual({ ok: true, data: { hasApiKey: false } })
  })

  it.each([
    { code: "connection_not_found" },
    { error: { type: "ScimConnectionNotFound" } },
  ])("D-8 a 404 that says so, %j, is no connection", async (body) => {
    answer(() => HttpResponse.json(body, { status: 404 }))
    expect(await api.get()).toEqual({ ok: true, data: { hasApiKey: false } })
  })

  it.each([
    { detail: "Not Found" },
    { message: "Route GET:/api/setup/scim not found", statusCode: 404 },
  ])("D-8 a framework's 404, %j, is an error", async (body) => {
    answer(() => HttpResponse.json(body, { status: 404 }))
    expect(await api.get()).toMatchObject({ ok: false, error: { status: 404 } })
  })

  it("D-13 a page that isn't found is an error: the URL is wrong", async () => {
    answer(() => HttpResponse.html("<h1>Not found</h1>", { status: 404 }))
    expect(await api.get()).toMatchObject({
      ok: false,
      error: { status: 404, code: "bad_response", message: "" },
    })
  })

  it("null is a key that never expires, milliseconds are understood", async () => {
    answer(() => HttpResponse.json({ hasApiKey: true, expiresAt: null }))
    expect(await api.get()).toMatchObject({ data: { expiresAt: null } })
    answer(() =>
      HttpResponse.json({ hasApiKey: true, expiresAt: 1_900_000_000_500 }),
    )
    expect(await api.get()).toMatchObject({
      data: { expiresAt: 1_900_000_000 },
    })
  })

  it("a new key", async () => {
    answer(() => HttpResponse.json({ scimApiKey: "scim_k" }, { status: 201 }))
    const created = { ok: true, data: { scimApiKey: "scim_k" } }
    expect(await api.create({})).toEqual(created)
    expect(await api.reset({})).toEqual(created)
  })

  it("a change without a new key", async () => {
    answer(() => new HttpResponse(null, { status: 204 }))
    const done = { ok: true, data: undefined }
    expect(await api.update({ expiresAt: 1_900_000_000 })).toEqual(done)
    expect(await api.endPreviousKey()).toEqual(done)
  })

  it("D-14 a delete without a body; one with a body leaves open what happened", async () => {
    answer(() => new HttpResponse(null, { status: 204 }))
    expect(await api.remove()).toEqual({ ok: true, data: undefined })
    answer(() => HttpResponse.json({ message: "not deleted" }))
    expect(await api.remove()).toMatchObject({
      error: { code: "bad_response" },
    })
  })

  it("D-13 a sign-in page instead of an answer is an error for every call", async () => {
    answer(() => HttpResponse.html("<form>Sign in</form>"))
    const reads = [api.get(), api.create({}), api.reset({}), api.remove()]
    const changes = [api.update({ expiresAt: 1 }), api.endPreviousKey()]
    for (const call of [...reads, ...changes])
      expect(await call).toEqual({
        ok: false,
        error: { message: "", code: "signed_out" },
      })
  })

  it.each([
    ["{}"],
    ["null"],
    ["[]"],
    ['{"hasApiKey":"yes"}'],
    ['{"hasApiKey":true,"expiresAt":"2030-01-01"}'],
    ['{"hasApiKey":true,"expiresAt":0}'],
    ['{"hasApiKey":true,"expiresAt":-5}'],
    ['{"hasApiKey":true,"expiresAt":1e300}'],
    ['{"error":{"type":"UnexpectedError"}}'],
  ])("D-14 get with %s is an error, never 'no connection'", async (body) => {
    answer(() => new HttpResponse(body))
    expect(await api.get()).toMatchObject({
      ok: false,
      error: { code: "bad_response" },
    })
  })

  it.each([
    ['{"scimApiKey":""}'],
    ['{"scimApiKey":" "}'],
    ['{"scimApiKey":5}'],
    ["{}"],
    ["null"],
  ])("D-14 create with %s is an error", async (body) => {
    answer(() => new HttpResponse(body))
    expect(await api.create({})).toMatchObject({ ok: false })
  })

  it("D-14 whatever JSON comes, get answers a result", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        answer(() => new HttpResponse(body))
        const result = await api.get()
        if (result.ok) expect(typeof result.data.hasApiKey).toBe("boolean")
        else expect(result.error.code).toBe("bad_response")
      }),
      { numRuns: 50 },
    )
  })
})

describe("failures", () => {
  it("B-23 a problem gives its detail, its code and its status", async () => {
    answer(() =>
      HttpResponse.json(
        {
          title: "Conflict",
          detail: "There is one.",
          code: "connection_exists",
        },
        {
          status: 409,
          headers: { "Content-Type": "application/problem+json" },
        },
      ),
    )
    expect(await api.create({})).toEqual({
      ok: false,
      error: {
        message: "There is one.",
        code: "connection_exists",
        status: 409,
      },
    })
  })

  it("an older route refuses what it doesn't know, and is heard", async () => {
    const code = "connection_exists"
    answer(() => HttpResponse.json({ code }, { status: 409 }))
    const refused = { ok: false, error: { message: "", code, status: 409 } }
    expect(await api.update({ expiresAt: 1_900_000_000 })).toEqual(refused)
    expect(await api.endPreviousKey()).toEqual(refused)
  })

  it.each([
    ['{"error":"Nope"}', "Nope"],
    ['{"message":"Nope"}', "Nope"],
    ["Nope", "Nope"],
    ["<b>Nope</b>", ""],
    ['{"error":{"type":"X"}}', ""],
  ])("the text of %s is %s", async (body, message) => {
    answer(() => new HttpResponse(body, { status: 400 }))
    const result = await api.create({})
    expect(result).toMatchObject({ ok: false, error: { message, status: 400 } })
  })

  it.each([
    ["120", 120],
    ["Tue, 24 Nov 2026 13:00:00 GMT", 3_600],
    ["-5", undefined],
    ["soon", undefined],
    ["999999999", undefined],
  ])("D-11 Retry-After %s", async (header, seconds) => {
    const now = Date.UTC(2026, 10, 24, 12)
    vi.useFakeTimers({ toFake: ["Date"], now })
    answer(
      () =>
        new HttpResponse("{}", {
          status: 429,
          headers: { "Retry-After": header },
        }),
    )
    const result = await api.create({})
    if (result.ok) throw new Error("It can't be a success.")
    expect(result.error.retryAfterSeconds).toEqual(seconds)
  })

  it("D-1 a network error", async () => {
    answer(() => HttpResponse.error())
    expect(await api.get()).toMatchObject({
      ok: false,
      error: { code: "TypeError" },
    })
  })

  it("D-5 no answer in time", async () => {
    const hasty = createFetchScimApi(URL, { timeoutMs: 30 })
    answer(async () => {
      await delay("infinite")
      return HttpResponse.json({})
    })
    expect(await hasty.create({})).toMatchObject({
      ok: false,
      error: { code: "TimeoutError" },
    })
  })

  it("a headers function that throws", async () => {
    const own = createFetchScimApi(URL, {
      headers: () => {
        throw new Error("no session")
      },
    })
    expect(await own.get()).toMatchObject({
      ok: false,
      error: { message: "no session" },
    })
  })
})
