import { createContext, runInContext } from "node:vm"
import { build } from "esbuild"
import { describe, expect, it } from "vitest"

/** What Node 18.18, Deno, Bun, Cloudflare Workers and Vercel's edge runtime have. */
const SHARED = {
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  clearTimeout,
  setTimeout,
}
const SERVER = "registry/lib/scim/server"

describe("on a runtime without Node's globals and modules", () => {
  it("authenticateScimRequest finds the caller, and rejects others", async () => {
    const { authenticateScimRequest } = await load("authenticate-scim-request")
    const send = (key: string) => {
      const headers = {
        Authorization: `\u00e2\u0080\u008bBearer ${key}\u00c2\u00a0`,
      }
      const request = new Request("https://api.example.com", { headers })
      return authenticateScimRequest(request, async (text: string) =>
        text === "scim_key" ? { customerId: "acme" } : null,
      )
    }
    expect(await send("scim_key")).toEqual({ customerId: "acme" })
    expect(await send("other")).toHaveProperty("status", 401)
  })

  it("the setup handler reads, creates and rejects", async () => {
    const { createScimSetupHandler } = await load("scim-setup-handler")
    const errors: unknown[] = []
    const handle = createScimSetupHandler({
      authorize: () => "acme",
      management: {
        fetchScimConnection: async () => ({ ok: true, data: {} }),
        createScimConnection: async () => ({
          ok: true,
          data: { scimApiKey: "scim_key" },
        }),
      },
      onError: (error: unknown) => errors.push(error),
      onEvent: () => Promise.reject(new Error("No log.")),
    })
    const url = "https://app.example.com/api/setup/scim"
    const headers = {
      "Content-Type": "application/json",
      "Sec-Fetch-Site": "same-origin",
    }
    async function send(method: string, body?: string) {
      const init = body === undefined ? {} : { body }
      const request = new Request(url, { method, headers, ...init })
      const response = await handle(request)
      return [response.status, await response.json()]
    }
    const configuration = {
      hasApiKey: true,
      expiresAt: null,
      canMoveExpiry: false,
    }
    expect(await send("GET")).toEqual([200, configuration])
    const data = { scimApiKey: "scim_key", configuration }
    expect(await send("POST", "{}")).toEqual([201, data])
    const [status, { code }] = await send("PUT", '{"expiresAt":1}')
    expect([status, code]).toEqual([400, "invalid_expires_at"])
    expect(errors.map(String)).toEqual(["Error: No log.", "Error: No log."])
  })
})

/** Runs a file with these globals and those of the language, and no others. */
async function load(name: string) {
  const { outputFiles } = await build({
    entryPoints: [`${SERVER}/${name}.ts`],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "loaded",
    platform: "neutral",
    target: "es2022",
  })
  const context = createContext({ ...SHARED })
  runInContext(outputFiles[0]?.text ?? "", context)
  return runInContext("loaded", context)
}
