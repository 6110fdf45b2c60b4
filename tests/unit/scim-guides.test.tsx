import { screen, within } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  kept,
  ownProvider,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages } from "@/lib/scim/scim-messages"
import { scimProviders } from "@/lib/scim/scim-providers"
import { fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

afterEach(() => {
  vi.unstubAllGlobals()
})

const PROVIDER = "Identity provider"
const OTHER_ENDPOINT = "https://api.example.com/globex/scim/v2"

async function offered() {
  const options = await screen.findAllByRole("option")
  return options.map(({ textContent }) => textContent)
}

describe("choosing the identity provider", () => {
  it("comes before the key, in the order of the list, and says what to have open", async () => {
    const { choose, user } = renderScimSetup()
    const select = await screen.findByLabelText(PROVIDER)
    expect(select).toHaveTextContent("Choose your provider")
    await user.click(select)
    expect(await offered()).toEqual(scimProviders.map(({ name }) => name))
    await user.keyboard("{Escape}")
    await choose(PROVIDER, "Okta")
    expect(select).toHaveTextContent("Okta")
    expect(await text(/Have Okta open in another window/)).toBeVisible()
    await choose(PROVIDER, "Another SCIM 2.0 provider")
    expect(await text(/Have your identity provider open/)).toBeVisible()
  })

  it("opens by the first letters, with the list never touched before", async () => {
    const { user } = renderScimSetup()
    const select = await screen.findByLabelText(PROVIDER)
    while (document.activeElement !== select) await user.tab()
    await user.keyboard("{Enter}")
    await screen.findByRole("listbox")
    await user.keyboard("oneL{Enter}")
    expect(select).toHaveTextContent("OneLogin")
  })

  it("says when the guide couldn’t be loaded, and loads it again", async () => {
    const acme = ownProvider()
    acme.load.mockRejectedValueOnce(new Error("no such chunk"))
    const { choose, click } = renderScimSetup({ providers: [acme] })
    await choose(PROVIDER, "Acme")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /guide couldn’t be loaded/,
    )
    await click("Try again")
    expect(await text("Directory")).toBeInTheDocument()
    expect(await button("Generate key")).toBeVisible()
  })

  it("C-23 sends nothing and opens nothing", async () => {
    const { api, choose } = renderScimSetup()
    await choose(PROVIDER, "Okta")
    expect(api.calls.every(({ operation }) => operation === "get")).toBe(true)
    expect(await button("Generate key")).toBeVisible()
  })

  it("keeps the form for a provider with limits, which it states", async () => {
    const { choose, click } = renderScimSetup()
    const limits = scimMessages.providerUnsupported("Google Workspace")
    await choose(PROVIDER, "Google Workspace")
    expect(await text(limits)).toBeVisible()
    await choose("Key expiry", "90 days")
    await choose(PROVIDER, "Okta")
    expect(screen.queryByText(limits)).toBeNull()
    await choose(PROVIDER, "Google Workspace")
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    expect(await text(limits)).toBeVisible()
    expect(await button("Copy endpoint")).toBeVisible()
    await click("I have stored the key")
    await text("Active")
    expect(await text(limits)).toBeVisible()
  })

  it("offers a developer’s own ones, in their order", async () => {
    const own = [ownProvider({}, "Zeta"), ownProvider({}, "Acme")]
    const [okta] = scimProviders
    const { user } = renderScimSetup({
      providers: okta ? [...own, okta] : own,
    })
    await user.click(await screen.findByLabelText(PROVIDER))
    expect(await offered()).toEqual(["Zeta", "Acme", "Okta"])
  })

  it("isn’t asked for where there is nothing to choose", async () => {
    const { click } = renderScimSetup({ providers: [] })
    await button("Generate key")
    expect(screen.queryByLabelText(PROVIDER)).toBeNull()
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    expect(screen.queryByLabelText(PROVIDER)).toBeNull()
    await click("I have stored the key")
    await text("Active")
    expect(screen.queryByLabelText(PROVIDER)).toBeNull()
    expect(screen.queryByText(/Where to paste a new key/)).toBeNull()
  })

  it("can’t be done by who may only look", async () => {
    renderScimSetup({ readOnly: true })
    await text("There is no connection yet.")
    expect(screen.queryByLabelText(PROVIDER)).toBeNull()
  })
})

describe("a guide", () => {
  it("isn’t loaded before its provider is chosen", async () => {
    const acme = ownProvider()
    const zeta = ownProvider({}, "Zeta")
    const { choose } = renderScimSetup({
      providers: [acme, zeta],
      isStrict: false,
    })
    await button("Generate key")
    expect(acme.load).not.toHaveBeenCalled()
    await choose(PROVIDER, "Acme")
    expect(acme.load).toHaveBeenCalledOnce()
    await choose(PROVIDER, "Zeta")
    await choose(PROVIDER, "Acme")
    expect(acme.load).toHaveBeenCalledOnce()
    expect(zeta.load).toHaveBeenCalledOnce()
  })

  it("of the provider from last time isn’t loaded before it is needed", async () => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "acme")
    const acme = ownProvider()
    const { click } = renderScimSetup({ providers: [acme], isStrict: false })
    await button("Generate key")
    expect(await text(/Have Acme open/)).toBeVisible()
    expect(acme.load).not.toHaveBeenCalled()
    await click("Generate key")
    expect(await text("Secret")).toBeVisible()
    expect(acme.load).toHaveBeenCalledOnce()
  })
})

describe("this device", () => {
  it("B-18 remembers the provider of each endpoint, and nothing else", async () => {
    const first = renderScimSetup()
    await first.choose(PROVIDER, "Okta")
    await first.click("Generate key")
    await first.click("I have stored the key")
    await text("Active")
    expect(kept()).toEqual({
      [`scim:provider:${ENDPOINT}`]: "okta",
    })
    expect(kept(sessionStorage)).toEqual({})
    expect(document.cookie).toBe("")
    first.unmount()

    const again = renderScimSetup({ api: connected() })
    await text("Active")
    expect(screen.getByLabelText(PROVIDER)).toHaveTextContent("Okta")
    again.unmount()
    renderScimSetup({ scimEndpointUrl: OTHER_ENDPOINT })
    await button("Generate key")
    expect(screen.getByLabelText(PROVIDER)).toHaveTextContent(/^Choose/)
  })

  it("B-18 keeps no more of a key that is shown than its end", async () => {
    const { click } = renderScimSetup()
    await click("Generate key")
    await text(fakeKey(1))
    expect(kept()).toEqual({
      [`scim:unstored:${ENDPOINT}`]: fakeKey(1).slice(-4),
    })
  })

  it("may remember a provider that isn’t offered any more", async () => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "gone")
    const { click } = renderScimSetup()
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    expect(screen.getByLabelText(PROVIDER)).toHaveTextContent(/^Choose/)
  })

  it("may refuse to remember: then everything works but that", async () => {
    vi.stubGlobal("localStorage", undefined)
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("Access is denied.", "SecurityError")
      },
    })
    const { choose, click, open } = renderScimSetup()
    await choose(PROVIDER, "Okta")
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    await click("I have stored the key")
    await text("Active")
    expect(screen.getByLabelText(PROVIDER)).toHaveTextContent("Okta")
    const dialog = await open("Delete connection")
    await within(document.body).findByRole("alertdialog")
    dialog.getByRole("button", { name: "Delete connection" }).click()
    expect(await text(/The connection is deleted/)).toBeVisible()
  })
})
