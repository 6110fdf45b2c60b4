import { act, screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  connected,
  fixTheClock,
  inDays,
  noButton,
  ownProvider,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

import { createFakeScimApi, fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

describe("the guide for a connection that is there", () => {
  const acme = ownProvider()

  function showActive(provider = acme, lastUsedAt: number | null = inDays(0)) {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "acme")
    return renderScimSetup({
      api: connected({ lastUsedAt }),
      providers: [provider],
      isStrict: false,
    })
  }

  it("A-7 is loaded when it is opened, and says where to paste a new key", async () => {
    const provider = ownProvider()
    const { user } = showActive(provider)
    const summary = await text("Where to paste a new key in Acme")
    expect(provider.load).not.toHaveBeenCalled()
    expect(screen.queryByText("Save")).toBeNull()
    await user.click(summary)
    expect(await text("Save")).toBeVisible()
    await user.click(await text("If something doesn’t work"))
    expect(await text("Users without an address are left out.")).toBeVisible()
    expect(provider.load).toHaveBeenCalledOnce()
    expect(noButton("Copy key")).toBe(true)
  })

  it.each([null, inDays(0)])(
    "keeps the steps to set it up at hand, folded, last used at %s",
    async (lastUsedAt) => {
      const { user } = showActive(acme, lastUsedAt)
      await user.click(await text("How to set up Acme"))
      const details = (await text("Directory")).closest("details")
      const steps = details?.querySelectorAll("li") ?? []
      expect([...steps].map(({ textContent }) => textContent)).toEqual([
        "Open Directory in Acme.",
        "Paste the key into Secret.",
        "Paste the endpoint into Address.",
      ])
      expect(
        await screen.findAllByText("If something doesn’t work"),
      ).toHaveLength(1)
    },
  )

  it.each([
    ["goes on after the first key", createFakeScimApi(), true],
    ["doesn’t begin again after a reset", connected({ lastUsedAt: 1 }), false],
  ])("%s", async (_, api, isOpen) => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "acme")
    const { confirm, click } = renderScimSetup({ api, providers: [acme] })
    if (api.configuration.hasApiKey) await confirm("Reset key")
    else await click("Generate key")
    await text(fakeKey(1))
    await text("Secret")
    await click("I have stored the key")
    const details = (await text("How to set up Acme")).closest("details")
    expect(details?.open).toBe(isOpen)
    api.configuration = { ...api.configuration, lastUsedAt: inDays(0) }
    await act(async () => void window.dispatchEvent(new Event("focus")))
    expect(details?.open).toBe(isOpen)
    expect(details).toBeInTheDocument()
  })

  it("A-7 stands in the dialog for a reset", async () => {
    const provider = ownProvider()
    const { open } = showActive(provider)
    await text("Active")
    expect(provider.load).not.toHaveBeenCalled()
    const dialog = await open("Reset key")
    expect(
      await dialog.findByText("Where to paste a new key in Acme"),
    ).toBeVisible()
    const steps = await dialog.findAllByRole("listitem")
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      "Paste the new key into Secret.",
      "Choose Save.",
    ])
    expect(provider.load).toHaveBeenCalledOnce()
  })

  it("doesn’t stand in the dialog for a delete", async () => {
    const { open } = showActive()
    const dialog = await open("Delete connection")
    expect(dialog.queryByText(/Where to paste/)).toBeNull()
  })

  it("can be loaded again when it failed, and a reset can go on without it", async () => {
    const provider = ownProvider()
    provider.load.mockRejectedValueOnce(new Error("no such chunk"))
    const { user, open, click } = showActive(provider)
    const dialog = await open("Reset key")
    expect(
      await dialog.findByRole("button", { name: "Reset key" }),
    ).toBeVisible()
    expect(dialog.queryByRole("list")).toBeNull()
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    await user.click(await text("Where to paste a new key in Acme"))
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /guide couldn’t be loaded/,
    )
    await click("Try again")
    expect(await text("Save")).toBeVisible()
    expect(screen.queryByRole("alert")).toBeNull()
  })

  it.each([
    ["https://acme.example.com/docs", 1],
    ["javascript:alert(1)", 0],
    ["http://acme.example.com/docs", 0],
    ["data:text/html,x", 0],
    ["", 0],
  ])("D-38 links to its source at %s %i times", async (docsUrl, count) => {
    const { user } = showActive(ownProvider({ docsUrl }))
    const summary = await text("Where to paste a new key in Acme")
    await user.click(summary)
    await text("Save")
    const links = document.querySelectorAll("a")
    expect(links).toHaveLength(count)
    for (const link of links) {
      expect(link).toHaveAttribute("href", docsUrl)
      expect(link).toHaveAttribute("rel", "noreferrer")
      expect(link).toHaveTextContent("Acme documentation")
    }
  })

  it("C-3 keeps the focus on something when it is loaded again", async () => {
    const provider = ownProvider()
    provider.load.mockRejectedValueOnce(new Error("no such chunk"))
    const { user, click } = showActive(provider)
    await user.click(await text("Where to paste a new key in Acme"))
    await click("Try again")
    await text("Save")
    expect(document.body).not.toHaveFocus()
  })
})
