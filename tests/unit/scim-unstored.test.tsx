import { act, cleanup, fireEvent, screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  catchDownloads,
  connected,
  fixTheClock,
  html,
  inDays,
  kept,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

import { remember } from "@/lib/scim/scim-memory"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import {
  createFakeScimApi,
  fakeKey,
  isUnreachable,
  refuses,
  type FakeScimApi,
} from "@/demo/fake-scim-api"

fixTheClock()

const acme = { connectionKey: "acme" }
const HIDDEN = /The key was hidden when you left the page/

/** The tab is closed: nothing of the page is left but what the device keeps. */
async function closeTab() {
  fireEvent(window, new Event("pagehide"))
  cleanup()
  await act(async () => undefined)
}

type Props = Parameters<typeof renderScimSetup>[0]

async function closeOnKey(
  api: FakeScimApi = createFakeScimApi(),
  props: Props = {},
) {
  const { click, confirm } = renderScimSetup({ api, ...props })
  if (api.configuration.hasApiKey) await confirm("Reset key")
  else await click("Generate key")
  await text(/^scim_/)
  await closeTab()
  return api
}

/** The next visit, and whether it says that the key was hidden. */
async function visit(api: FakeScimApi, props: Props = {}) {
  const rendered = renderScimSetup({ api, ...props })
  await text("Active")
  return { ...rendered, isTold: screen.queryByText(HIDDEN) !== null }
}

describe("a tab that was closed on a new key", () => {
  it.each([
    ["create", createFakeScimApi],
    ["reset", connected],
  ])(
    "after a %s is told at the next visit, with the way out",
    async (_, make) => {
      const api = await closeOnKey(make())
      expect(html()).not.toContain(fakeKey(1))
      const { isTold, confirm } = await visit(api)
      expect(isTold).toBe(true)
      expect(screen.getByText(HIDDEN).closest("[role=status]")).toBeVisible()
      expect(html()).not.toContain(fakeKey(1))
      await confirm("Reset key")
      expect(await text(fakeKey(2))).toBeVisible()
    },
  )

  it("is told as well when the page was rendered on the server, in Strict Mode", async () => {
    const api = await closeOnKey()
    const initialConfiguration: ScimConfiguration = api.configuration
    const { isTold } = await visit(api, { initialConfiguration })
    expect(isTold).toBe(true)
    expect(screen.getAllByText(HIDDEN)).toHaveLength(1)
  })

  it("isn’t told when a request has carried the key since", async () => {
    const api = await closeOnKey()
    api.configuration = { ...api.configuration, lastUsedAt: inDays(0) }
    expect((await visit(api)).isTold).toBe(false)
  })

  it("isn’t told of another key", async () => {
    const api = await closeOnKey()
    api.configuration = { ...api.configuration, keyHint: "wXyZ" }
    expect((await visit(api)).isTold).toBe(false)
  })

  it("isn’t told of another endpoint", async () => {
    const api = await closeOnKey()
    const scimEndpointUrl = "https://api.example.com/globex/scim/v2"
    expect((await visit(api, { scimEndpointUrl })).isTold).toBe(false)
  })

  it.each([
    ["the customer", { connectionKey: "acme" }, true],
    ["only the endpoint, which customers share", {}, false],
  ])(
    "is told where the backend knows no hint and the host names %s: %j",
    async (_, props, isTold) => {
      const api = await closeOnKey(createFakeScimApi(), props)
      const { keyHint: _hint, ...rest } = api.configuration
      api.configuration = rest
      expect((await visit(api, props)).isTold).toBe(isTold)
    },
  )

  it("isn’t told when the connection is gone", async () => {
    const api = await closeOnKey()
    api.configuration = { hasApiKey: false }
    renderScimSetup({ api })
    await button("Generate key")
    expect(screen.queryByText(HIDDEN)).toBeNull()
  })

  it("is told once the connection can be read, however many visits that takes", async () => {
    const api = await closeOnKey()
    api.intercept("get", isUnreachable)
    renderScimSetup({ api, isStrict: false })
    await screen.findByRole("alert")
    await closeTab()
    expect((await visit(api)).isTold).toBe(true)
  })
})

describe("two tabs of one endpoint", () => {
  it("leave each other’s note alone", async () => {
    const api = connected()
    renderScimSetup({ api })
    await text("Active")
    await api.reset({ expiresAt: inDays(100) })
    remember(ENDPOINT, "unstored", fakeKey(1).slice(-4))
    fireEvent.focus(window)
    await text(/April|March/)
    await closeTab()
    expect((await visit(api)).isTold).toBe(true)
  })

  it("tell it once", async () => {
    const api = await closeOnKey()
    expect((await visit(api)).isTold).toBe(true)
    await closeTab()
    expect((await visit(api)).isTold).toBe(false)
  })
})

describe("customers who share an endpoint", () => {
  const globex = { connectionKey: "globex" }
  /** Another customer's connection, with a key of its own. */
  const others = () => connected({ keyHint: "wXyZ", lastUsedAt: null })

  it.each([
    ["named by the host", acme, globex],
    ["not named", {}, {}],
  ])("don’t hear of each other’s lost keys: %s", async (_, one, other) => {
    const api = await closeOnKey(createFakeScimApi(), one)
    expect((await visit(others(), other)).isTold).toBe(false)
    await closeTab()
    renderScimSetup({ api: createFakeScimApi(), ...other })
    await button("Generate key")
    await closeTab()
    expect((await visit(api, one)).isTold).toBe(true)
    await closeTab()
    expect((await visit(api, one)).isTold).toBe(false)
  })

  it.each([
    ["named by the host", acme, globex],
    ["not named", {}, {}],
  ])(
    "keep their notes while another stores or loses a key: %s",
    async (...row) => {
      const [, one, other] = row
      const api = await closeOnKey(createFakeScimApi(), one)
      const second = others()
      // A fake's first key would have the last characters of the other fake's.
      await second.reset({})
      await second.reset({})
      const { click, confirm } = renderScimSetup({ api: second, ...other })
      await confirm("Reset key")
      await click("I have stored the key")
      await text("Active")
      await closeTab()
      await closeOnKey(second, other)
      expect((await visit(api, one)).isTold).toBe(true)
      await closeTab()
      expect((await visit(second, other)).isTold).toBe(true)
      await closeTab()
      expect(kept()).toEqual({})
    },
  )

  it("hear nothing of what an earlier version noted for the endpoint", async () => {
    localStorage.setItem(`scim:unstored:${ENDPOINT}`, "")
    expect((await visit(others())).isTold).toBe(false)
  })
})

describe("a tab that was closed while a key was on its way", () => {
  async function closeOnTheWay() {
    const api = createFakeScimApi()
    const letGo = api.hold("create")
    const { click, onGenerate } = renderScimSetup({ api, ...acme })
    await click("Generate key")
    await button("Generating key…")
    await closeTab()
    return { api, letGo, onGenerate }
  }

  it("is told at the next visit when the server made it", async () => {
    const { api, letGo, onGenerate } = await closeOnTheWay()
    await act(async () => letGo())
    expect(onGenerate).not.toHaveBeenCalled()
    expect((await visit(api, acme)).isTold).toBe(true)
    expect(html()).not.toContain(fakeKey(1))
  })

  it("isn’t told when the server never did", async () => {
    const { api } = await closeOnTheWay()
    renderScimSetup({ api, ...acme })
    await button("Generate key")
    expect(screen.queryByText(HIDDEN)).toBeNull()
    expect(kept()).toEqual({})
  })
})

describe("what is told at the next visit is over", () => {
  it("when the key was stored before", async () => {
    const api = createFakeScimApi()
    const { click } = renderScimSetup({ api })
    await click("Generate key")
    await click("I have stored the key")
    await text("Active")
    expect(kept()).toEqual({})
    await closeTab()
    expect((await visit(api)).isTold).toBe(false)
  })

  it("when it was told and the key replaced and stored", async () => {
    const api = await closeOnKey()
    const { confirm, click } = await visit(api)
    await confirm("Reset key")
    await text(fakeKey(2))
    await click("I have stored the key")
    await text("Active")
    expect(screen.queryByText(HIDDEN)).toBeNull()
    await closeTab()
    expect((await visit(api)).isTold).toBe(false)
  })

  it("when the key was refused before it was made", async () => {
    const api = createFakeScimApi()
    api.intercept("create", refuses({ status: 400 }))
    const { click } = renderScimSetup({ api })
    await click("Generate key")
    await screen.findByRole("alert")
    expect(kept()).toEqual({})
  })

  it("for what happens later without us", async () => {
    const api = await closeOnKey()
    const { isTold } = await visit(api)
    expect(isTold).toBe(true)
    api.configuration = { hasApiKey: false }
    fireEvent.focus(window)
    expect(await text(/was deleted in another window/)).toBeVisible()
    expect(screen.queryByText(HIDDEN)).toBeNull()
  })
})

describe("the download", () => {
  it.each([
    ["365 days", "Expires: November 24, 2027 at 10:00"],
    ["Never", "Expires: Never"],
  ])(
    "of a key for %s says the endpoint, the key and its end",
    async (...row) => {
      const [choice, expires] = row
      const { files, letGo } = catchDownloads()
      const { choose, click } = renderScimSetup()
      await choose("Key expiry", choice)
      await click("Generate key")
      await text(fakeKey(1))
      await click("Download")
      letGo()
      expect(files).toHaveLength(1)
      expect(files[0]?.name).toBe("scim-key-0001.txt")
      expect(files[0]?.href).not.toContain("scim_")
      const lines = (await files[0]?.blob.text())?.split("\n") ?? []
      expect(lines.slice(0, 2)).toEqual([
        `Endpoint: ${ENDPOINT}`,
        `Key: ${fakeKey(1)}`,
      ])
      expect(lines[2]).toContain(expires)
    },
  )
})
