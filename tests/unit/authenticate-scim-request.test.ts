import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

import { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"

const KEY = "scim_abc-._~+/123=="
const ACME = { customerId: "acme" }

describe("authenticateScimRequest", () => {
  it.each([
    ["as the standard has it", `Bearer ${KEY}`],
    ["in lower case", `bearer ${KEY}`],
    ["in upper case", `BEARER ${KEY}`],
    ["with the scheme pasted too", `Bearer Bearer ${KEY}`],
    ["with the scheme pasted in lower case", `Bearer bearer  ${KEY}`],
    ["with spaces around it", `Bearer   ${KEY}  `],
    ["with tabs around it", `Bearer \t${KEY}\t`],
    ["with line ends around it", `Bearer ${KEY}\r\n`],
    ["after a zero-width space", `Bearer \u200b${KEY}`],
    ["before a zero-width space", `Bearer ${KEY}\u200b`],
    ["between marks of direction", `Bearer \u202a${KEY}\u202c`],
    ["after a byte order mark", `Bearer \ufeff${KEY}`],
    ["after a no-break space", `Bearer \u00a0${KEY}`],
    ["after an invisible scheme", `\u200bBearer\u00a0Bearer ${KEY}`],
  ])("takes a key %s", async (_, authorization) => {
    const { answer, asked } = await authenticate(authorization)
    expect(answer).toEqual(ACME)
    expect(asked).toEqual([KEY])
  })

  it.each([
    ["no header", undefined],
    ["an empty header", ""],
    ["only the scheme", "Bearer"],
    ["only the scheme and space", "Bearer \u200b "],
    ["another scheme", `Basic ${KEY}`],
    ["a longer scheme", `Bearers ${KEY}`],
    ["no scheme", KEY],
  ])("asks for a key when there is %s", async (_, authorization) => {
    const { answer, asked } = await authenticate(authorization)
    const { headers } = expectRefusal(answer)
    expect(headers.get("WWW-Authenticate")).toBe('Bearer realm="SCIM"')
    expect(asked).toEqual([])
  })

  it.each([
    ["a space within", "Bearer scim_abc def"],
    ["an invisible character within", "Bearer scim_abc\u200bdef"],
    ["three schemes", `Bearer Bearer Bearer ${KEY}`],
    ["two keys", `Bearer ${KEY}, Bearer ${KEY}`],
    ["quotes", `Bearer "${KEY}"`],
    ["another letter", "Bearer scim_äbc"],
    ["a byte that is no UTF-8", Buffer.from("Bearer scim_\xff", "latin1")],
    ["padding within", "Bearer scim=abc"],
    ["an underscore's look-alike", "Bearer scim＿abc"],
  ])("refuses %s without a look-up", async (_, authorization) => {
    const { answer, asked } = await authenticate(authorization)
    const { headers } = expectRefusal(answer)
    expect(headers.get("WWW-Authenticate")).toBe(
      'Bearer realm="SCIM", error="invalid_token"',
    )
    expect(asked).toEqual([])
  })

  it("answers with an error of SCIM that nobody stores", async () => {
    const { answer } = await authenticate("Bearer unknown")
    const refusal = expectRefusal(answer)
    expect(refusal.headers.get("Content-Type")).toBe("application/scim+json")
    expect(refusal.headers.get("Cache-Control")).toBe("no-store")
    expect(await refusal.json()).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "401",
      detail: expect.any(String),
    })
  })

  it("tells no reason for a refusal", async () => {
    const clock = { ms: 0 }
    const store = createMemoryScimManagement({ now: () => clock.ms })
    const replaced = keyOf(await store.createScimConnection(ACME))
    const deleted = keyOf(
      await store.createScimConnection({ customerId: "gone" }),
    )
    const expired = keyOf(
      await store.createScimConnection({
        customerId: "late",
        scimApiKeyExpiration: 60,
      }),
    )
    const current = keyOf(await store.resetScimApiKey(ACME))
    await store.deleteScimConnection({ customerId: "gone" })
    clock.ms = 60_000
    /** The endpoint of one customer, which may not be used with another's key. */
    const verify = async (key: string) => {
      const owner = await store.verifyScimApiKey(key)
      return owner?.customerId === "acme" ? owner : null
    }
    const other = keyOf(
      await store.createScimConnection({ customerId: "other" }),
    )
    const bodies = new Set<string>()
    for (const key of ["unknown", replaced, deleted, expired, other, "a b"]) {
      const answer = await authenticateScimRequest(toRequest(key), verify)
      const { status, headers, body } = expectRefusal(answer)
      const text = await new Response(body).text()
      bodies.add(JSON.stringify([status, [...headers], text]))
    }
    expect(bodies.size).toBe(1)
    const caller = await authenticateScimRequest(toRequest(current), verify)
    expect(caller).toMatchObject(ACME)
  })

  it.each([null, undefined, false])("refuses when it hears %s", async (no) => {
    const answer = await authenticateScimRequest(toRequest(KEY), async () => no)
    expect(answer).toHaveProperty("status", 401)
  })

  it.each([0, "", true])("lets in who is known as %j", async (id) => {
    const verify = async (key: string) => (key === KEY ? id : null)
    expect(await authenticateScimRequest(toRequest(KEY), verify)).toBe(id)
    const other = await authenticateScimRequest(toRequest("other"), verify)
    expect(other).toHaveProperty("status", 401)
  })

  it("lets nobody in by a header that isn't the key", async () => {
    const header = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string().map((text) => `Bearer ${text}`),
    )
    await fc.assert(
      fc.asyncProperty(header, async (text) => {
        fc.pre(!/[\0\r\n]/.test(text))
        const { answer } = await authenticate(text)
        expect(answer).toHaveProperty("status", 401)
      }),
    )
  })

  it("leaves trouble with the look-up to its caller", async () => {
    const trouble = new Error("The database is gone.")
    const answer = authenticateScimRequest(toRequest(KEY), () =>
      Promise.reject(trouble),
    )
    await expect(answer).rejects.toBe(trouble)
  })
})

async function authenticate(authorization: string | Buffer | undefined) {
  const asked: string[] = []
  const request = new Request("https://app.example.com/scim/v2/Users")
  if (authorization !== undefined) {
    // A server hands on each byte of a header as one character.
    const bytes = Buffer.from(authorization).toString("latin1")
    request.headers.set("Authorization", bytes)
  }
  const answer = await authenticateScimRequest(request, async (key) => {
    asked.push(key)
    return key === KEY ? ACME : null
  })
  return { answer, asked }
}

function toRequest(key: string) {
  return new Request("https://app.example.com/scim/v2/Users", {
    headers: { Authorization: `Bearer ${key}` },
  })
}

function expectRefusal(answer: unknown) {
  if (!(answer instanceof Response)) throw new Error("It was let in.")
  expect(answer.status).toBe(401)
  return answer
}

function keyOf(
  result: { ok: true; data: { scimApiKey: string } } | { ok: false },
) {
  return result.ok ? result.data.scimApiKey : ""
}
