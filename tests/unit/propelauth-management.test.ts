import { createClient } from "@propelauth/byo-node"
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest"

import { getPropelAuthScimManagement } from "@/lib/scim/server/propelauth-scim-management"
import type { ScimManagement } from "@/lib/scim/server/scim-management"
import type { ScimSetupHandlerOptions } from "@/lib/scim/server/scim-setup-handler"

import {
  closePropelAuth,
  openPropelAuth,
  openPropelAuthStore,
} from "../support/propelauth"
import { describeScimManagement } from "../support/scim-management.contract"
import { DAY_S, makeSetupRoute, NOW_MS, NOW_S } from "../support/setup-route"

const NAMES = ["PROPELAUTH_BYO_URL", "PROPELAUTH_BYO_INTEGRATION_KEY"]

afterEach(closePropelAuth)
afterEach(() => vi.unstubAllEnvs())

describeScimManagement("PropelAuth's client", openPropelAuthStore)

describe("PropelAuth's client", () => {
  it("is a ScimManagement with no wrapper", async () => {
    type Management = ReturnType<typeof createClient>["scim"]["management"]
    expectTypeOf<Management>().toExtend<ScimManagement>()
    expectTypeOf<Management>().toExtend<ScimSetupHandlerOptions["management"]>()
    const { sidecar } = await openPropelAuth()
    const { call } = makeSetupRoute({
      management: createClient(sidecar).scim.management,
    })
    expect(await call("GET")).toHaveProperty("data.hasApiKey", false)
  })

  it("sends each command in one form", async () => {
    const { sidecar, management } = await openPropelAuth(() => NOW_MS)
    const scimApiKeyExpiration = NOW_S + DAY_S
    const acme = { customerId: "acme" }
    await management.createScimConnection({ ...acme, scimApiKeyExpiration })
    await management.resetScimApiKey(acme)
    const commands = [
      {
        command: "CreateScimConnection",
        data: { ...acme, scimApiKeyExpiration },
      },
      { command: "ResetScimApiKey", data: acme },
    ]
    expect(sidecar.requests).toEqual(
      commands.map((body) => ({
        line: "POST /run-command",
        contentType: "application/json",
        authorization: `Bearer ${sidecar.integrationKey}`,
        body,
      })),
    )
  })

  it("moves the expiry of a key that stays", async () => {
    const { management } = await openPropelAuth(() => NOW_MS)
    const acme = { customerId: "acme" }
    await management.createScimConnection(acme)
    const scimApiKeyExpiration = NOW_S + DAY_S
    await management.patchScimConnection({ ...acme, scimApiKeyExpiration })
    const result = await management.fetchScimConnection(acme)
    expect(result).toHaveProperty(
      "data.scimApiKeyValidUntil",
      scimApiKeyExpiration,
    )
    expect(
      await management.patchScimConnection({ ...acme, displayName: " " }),
    ).toHaveProperty("error.type", "DisplayNameInvalid")
  })

  it("names the fields that PropelAuth refuses", async () => {
    const { management } = await openPropelAuth(() => NOW_MS)
    const command = { customerId: "", scimApiKeyExpiration: NOW_S }
    expect(await management.createScimConnection(command)).toMatchObject({
      error: {
        type: "InvalidFields",
        details: {
          fields: [{ field: "customerId" }, { field: "scimApiKeyExpiration" }],
        },
      },
    })
  })
})

describe("PropelAuth from the environment", () => {
  it.each(NAMES)("is closed without %s, and says so", async (name) => {
    for (const one of NAMES) vi.stubEnv(one, "https://byo.example.com")
    for (const value of [undefined, "", " "]) {
      vi.stubEnv(name, value)
      expect(getPropelAuthScimManagement).toThrow(`Set ${name} in the env`)
    }
    const { call, errors } = makeSetupRoute({
      management: getPropelAuthScimManagement,
    })
    expect(await call("GET")).toMatchObject({
      status: 502,
      data: { code: "backend_unavailable" },
    })
    expect(String(errors)).toContain(`Set ${name} in the environment`)
  })

  it("minds a URL without its scheme, and names no key", () => {
    vi.stubEnv("PROPELAUTH_BYO_URL", "localhost:2884")
    vi.stubEnv("PROPELAUTH_BYO_INTEGRATION_KEY", "test_secret")
    expect(getPropelAuthScimManagement).toThrow(
      /^PROPELAUTH_BYO_URL must begin with http:\/\/ or https:\/\/\.$/,
    )
  })

  it("makes one client, as late as it is asked for", async () => {
    const { sidecar } = await openPropelAuth()
    vi.stubEnv("PROPELAUTH_BYO_URL", `${sidecar.url}/`)
    vi.stubEnv("PROPELAUTH_BYO_INTEGRATION_KEY", sidecar.integrationKey)
    const { call } = makeSetupRoute({ management: getPropelAuthScimManagement })
    expect(await call("POST", {})).toHaveProperty("status", 201)
    expect(await call("GET")).toHaveProperty("data.hasApiKey", true)
    expect(getPropelAuthScimManagement()).toBe(getPropelAuthScimManagement())
  })
})
