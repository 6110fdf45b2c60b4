import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import {
  DAY_S,
  makeFilledRoute,
  makeSetupRoute,
  NOW_S,
} from "../support/setup-route"

const LIMIT = 10_000

describe.each(["POST", "PUT", "PATCH"])("the body of a %s", (method) => {
  it("passes on the expiry and nothing else", async () => {
    const commands: unknown[] = []
    const { management } = makeSetupRoute()
    const { call } = makeSetupRoute({
      management: {
        ...management,
        createScimConnection(command) {
          commands.push(command)
          return management.createScimConnection(command)
        },
        resetScimApiKey(command) {
          commands.push(command)
          return management.createScimConnection(command)
        },
      },
    })
    const expiresAt = NOW_S + DAY_S
    const others = {
      customerId: "other",
      scimApiKeyExpiration: 1,
      hasApiKey: 1,
    }
    const ignored = method === "POST" ? others : {}
    await call(method, { expiresAt, ...ignored })
    await call(method, ignored)
    expect(commands).toEqual([
      { customerId: "acme", scimApiKeyExpiration: expiresAt },
      { customerId: "acme" },
    ])
  })

  it.each(["", "no JSON", "{", '{"expiresAt":', "\0", "[]", "null", "1", '""'])(
    "is no %j",
    async (body) => {
      const { send, errors } = await makeFilledRoute()
      const response = await send(method, { body })
      expect(response.status).toBe(400)
      expect(response.headers.get("Content-Type")).toBe(
        "application/problem+json",
      )
      expect(await response.json()).toEqual({
        type: "about:blank",
        title: "Bad Request",
        status: 400,
        detail: "The body must be a JSON object.",
        code: "invalid_json",
      })
      expect(errors).toEqual([])
    },
  )

  it.each([
    undefined,
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/ld+json",
    "text/plain; application/json",
  ])("has no type %j", async (type) => {
    const { send } = await makeFilledRoute()
    const body = new TextEncoder().encode("{}")
    const response = await send(method, {
      body,
      headers: { "Content-Type": type },
    })
    expect(response.status).toBe(415)
    expect(await response.json()).toHaveProperty(
      "code",
      "unsupported_media_type",
    )
  })

  it.each(["application/json; charset=utf-8", "Application/JSON ;x=1"])(
    "has the type %j",
    async (type) => {
      const { send } = await makeFilledRoute(method)
      const response = await send(method, {
        body: "{}",
        headers: { "Content-Type": type },
      })
      expect(response.ok).toBe(true)
    },
  )

  it("has 10 kB at most and is read no further", async () => {
    const { send } = await makeFilledRoute(method)
    const full = await send(method, { body: "{}".padEnd(LIMIT) })
    expect(full.ok).toBe(true)
    const over = await send(method, { body: "{}".padEnd(LIMIT + 1) })
    expect(over.status).toBe(413)
    let sent = 0
    let isCancelled = false
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1000))
      },
      cancel() {
        isCancelled = true
      },
    })
    const response = await send(method, { body: endless })
    expect(await response.json()).toHaveProperty("code", "body_too_large")
    expect([response.status, isCancelled]).toEqual([413, true])
    expect(sent).toBeLessThan(20)
  })

  it.each([
    ["fails", () => Promise.reject(new Error("socket hang up"))],
    ["hangs", () => new Promise<void>(() => undefined)],
  ])("is too long even when its end %s", async (_, cancel) => {
    const { send, errors } = await makeFilledRoute(method)
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel,
    })
    const response = await send(method, { body: endless })
    expect([response.status, errors]).toEqual([413, []])
  })

  it("may come in pieces, and breaking off is no trouble of ours", async () => {
    const { send, errors } = await makeFilledRoute(method)
    const bytes = new TextEncoder().encode('{"expiresAt":null}')
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    expect(await send(method, { body: pieces })).toHaveProperty("ok", true)
    const broken = new ReadableStream({
      pull: () => Promise.reject(new Error("socket hang up")),
    })
    const response = await send(method, { body: broken })
    expect([response.status, errors]).toEqual([400, []])
  })

  it("must be left to the route", async () => {
    const { send, errors } = makeSetupRoute({
      async authorize(request) {
        await request.text()
        return "acme"
      },
    })
    expect(await send(method, { body: "{}" })).toHaveProperty("status", 502)
    expect(String(errors)).toContain("The body was read before")
  })
})

describe("the setup route", () => {
  it("has no trouble with any body or header", async () => {
    const text = fc.string({ unit: "binary-ascii" }).filter(isHeaderValue)
    const header = fc.option(text, { nil: undefined })
    const input = fc.record({
      method: fc.constantFrom("POST", "PUT", "PATCH"),
      body: fc.oneof(fc.json(), fc.string(), fc.uint8Array()),
      headers: fc.record({
        "Content-Type": fc.oneof(header, fc.constant("application/json")),
        "Content-Length": header,
        "Sec-Fetch-Site": fc.oneof(header, fc.constant("same-origin")),
        Origin: fc.oneof(header, fc.webUrl()),
        Host: fc.oneof(header, fc.domain()),
      }),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ method, body, headers }) => {
        const { send, errors } = await makeFilledRoute()
        const bytes = Buffer.from(body)
        const response = await send(method, { body: bytes, headers })
        expect(response.status).toBeLessThan(500)
        expect(errors).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

function isHeaderValue(text: string) {
  return !/[\0\r\n]/.test(text)
}
