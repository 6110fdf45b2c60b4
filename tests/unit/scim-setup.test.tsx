import { act, fireEvent, screen, waitFor, within } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  DAY_S,
  fixTheClock,
  html,
  inDays,
  keyStatus,
  noButton,
  NOW,
  text,
} from "@tests/support/scim-setup-page"
import { hydrateRoot } from "react-dom/client"
import { renderToString } from "react-dom/server"
import { describe, expect, it, vi } from "vitest"

import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi, fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

describe("the journey", () => {
  it("A-1 B-26 from no connection to a key, to active, to another key, to none", async () => {
    const { api, click, confirm, onGenerate, onReset, onDelete } =
      renderScimSetup()
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    expect(api.calls.at(-1)?.params).toEqual({ expiresAt: inDays(365) })
    expect(onGenerate.mock.calls).toEqual([[fakeKey(1)]])
    await click("I have stored the key")
    expect(await text("Active")).toBeVisible()
    expect(html()).not.toContain(fakeKey(1))

    await confirm("Reset key")
    expect(await text(fakeKey(2))).toBeVisible()
    expect(onReset.mock.calls).toEqual([[fakeKey(2)]])
    await click("I have stored the key")

    await confirm("Delete connection")
    expect(await text(/The connection is deleted/)).toBeVisible()
    expect(onDelete).toHaveBeenCalledOnce()
    expect(api.configuration).toEqual({ hasApiKey: false })
    await button("Generate key")
  })

  it("sends no expiry for never, and proposes a lifetime for the next key", async () => {
    const { api, click, user } = renderScimSetup()
    await user.click(await screen.findByLabelText("Key expiry"))
    await user.click(await screen.findByRole("option", { name: "Never" }))
    expect(await text(/works until it is reset/)).toBeVisible()
    await click("Generate key")
    await click("I have stored the key")
    expect(await text("Never")).toBeVisible()
    await click("Reset key")
    const dialog = await screen.findByRole("alertdialog")
    await user.click(within(dialog).getByRole("button", { name: "Reset key" }))
    await text(fakeKey(2))
    const writes = api.calls.filter(({ params }) => params)
    expect(writes).toEqual([
      { operation: "create", params: {} },
      { operation: "reset", params: { expiresAt: inDays(365) } },
    ])
  })

  it("C-21 a custom date is asked for, explained and sent as the end of that day", async () => {
    const { api, click, user } = renderScimSetup()
    await user.click(await screen.findByLabelText("Key expiry"))
    await user.click(await screen.findByRole("option", { name: /Custom/ }))
    await click("Generate key")
    const date = screen.getByLabelText("Expiry date")
    expect(date).toHaveAccessibleDescription(/Choose a date from/)
    expect(date).toBeInvalid()
    expect(date).toHaveFocus()
    expect(api.calls.some(({ operation }) => operation === "create")).toBe(
      false,
    )
    fireEvent.change(date, { target: { value: "1999-12-31" } })
    expect(screen.queryByRole("alert")).toBeNull()
    fireEvent.change(date, { target: { value: "2026-12-31" } })
    expect(date).toBeValid()
    await click("Generate key")
    await text(fakeKey(1))
    const end = Math.floor(new Date("2026-12-31T23:59:59").getTime() / 1000)
    expect(api.calls.at(-1)?.params).toEqual({ expiresAt: end })
  })

  it("A-2 A-7 A-8 C-22 says before what happens, and A-11 nothing happens on Cancel", async () => {
    const { count, click, user } = renderScimSetup({ api: connected() })
    await click("Reset key")
    const dialog = await screen.findByRole("alertdialog", {
      name: "Reset this key?",
    })
    expect(dialog).toHaveAccessibleDescription(/Provisioning stops until/)
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }))
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    await click("Delete connection")
    expect(
      await screen.findByRole("alertdialog", {
        name: "Delete this connection?",
      }),
    ).toHaveAccessibleDescription(/can’t be undone/)
    await user.keyboard("{Escape}")
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    expect(count("reset") + count("remove")).toBe(0)
  })

  it("A-12 C-18 an expired key is replaced in one step", async () => {
    const api = createFakeScimApi({ hasApiKey: true, expiresAt: inDays(-1) })
    const { confirm } = renderScimSetup({ api })
    expect(await keyStatus("Expired")).toBeVisible()
    expect(await text("yesterday")).toBeVisible()
    expect(await text(/Provisioning has stopped/)).toBeVisible()
    await confirm("Generate a new key")
    await text(fakeKey(1))
  })
})

describe("facts", () => {
  it("A-10 shows those that are known and invents none", async () => {
    const { rerender } = renderScimSetup({
      api: createFakeScimApi({
        hasApiKey: true,
        expiresAt: null,
        createdAt: inDays(-3),
        keyHint: "wXyZ",
        lastUsedAt: inDays(0) - 120,
      }),
    })
    expect(await text("••••wXyZ")).toBeVisible()
    expect(await text("Receiving requests")).toBeVisible()
    expect(await text("Last request: 2 minutes ago.")).toBeVisible()
    expect(await text(/^November 21, 2026/)).toBeVisible()
    rerender({})
  })

  it("A-10 has no row for what is not known", async () => {
    renderScimSetup({ api: createFakeScimApi({ hasApiKey: true }) })
    await text("Active")
    for (const label of ["Created", "Requests"])
      expect(screen.queryByText(label)).toBeNull()
  })

  it("never used is known, and not the same as not known", async () => {
    renderScimSetup({
      api: createFakeScimApi({ hasApiKey: true, lastUsedAt: null }),
    })
    expect(await text("Waiting for the first request")).toBeVisible()
  })

  it("D-27 A-6 expiry arrives while the page is open", async () => {
    const expiresAt = NOW / 1000 + 90
    renderScimSetup({ api: createFakeScimApi({ hasApiKey: true, expiresAt }) })
    expect(await text("Expires soon")).toBeVisible()
    expect(await text("in 2 minutes")).toBeVisible()
    await act(() => vi.advanceTimersByTimeAsync(89_000))
    expect(await keyStatus("Expired")).toBeVisible()
  })

  it("D-28 C-12 nothing happens by timer but that", async () => {
    const { count } = renderScimSetup({ api: connected() })
    await text("Active")
    const reads = count("get")
    await act(() => vi.advanceTimersByTimeAsync(DAY_S * 1000))
    expect(count("get")).toBe(reads)
    expect(await text("Active")).toBeVisible()
  })
})

describe("optional props", () => {
  it("readOnly shows everything and offers nothing", async () => {
    const first = renderScimSetup({ readOnly: true })
    expect(await text("There is no connection yet.")).toBeVisible()
    expect(noButton("Generate key")).toBe(true)
    first.unmount()
    renderScimSetup({ readOnly: true, api: connected() })
    expect(await text("Active")).toBeVisible()
    expect(noButton("Reset key")).toBe(true)
    expect(noButton("Delete connection")).toBe(true)
  })

  it("messages and locale change the words and the dates", async () => {
    const { click } = renderScimSetup({
      locale: "de",
      messages: { keyStored: "Schlüssel gespeichert", expires: "Läuft ab" },
    })
    await click("Generate key")
    expect(await text(/^Läuft ab: 24\. November 2027/)).toBeVisible()
    await click("Schlüssel gespeichert")
    await text("Active")
  })

  it("expiry sets the choices, the default and the maximum", async () => {
    const { api, click, user } = renderScimSetup({
      expiry: { choices: [7, 14, 400], default: 7, maximum: 14 },
    })
    await user.click(await screen.findByLabelText("Key expiry"))
    const options = await screen.findAllByRole("option")
    expect(options.map(({ textContent }) => textContent)).toEqual([
      "7 days",
      "14 days",
      "Custom date…",
    ])
    await user.keyboard("{Escape}")
    await click("Generate key")
    await text(fakeKey(1))
    expect(api.calls.at(-1)?.params).toEqual({ expiresAt: inDays(7) })
  })

  it("initialConfiguration loads nothing at first", async () => {
    const { api } = renderScimSetup({
      initialConfiguration: { hasApiKey: true, expiresAt: inDays(200) },
    })
    expect(await text("Active")).toBeVisible()
    expect(api.calls).toEqual([])
  })

  it("D-33 what the server rendered is hydrated without a complaint", async () => {
    const element = (
      <ScimSetup
        scimEndpointUrl={ENDPOINT}
        api={createFakeScimApi()}
        initialConfiguration={{
          hasApiKey: true,
          expiresAt: inDays(5),
          createdAt: inDays(-5),
          lastUsedAt: inDays(-1),
        }}
      />
    )
    const home = process.env.TZ
    process.env.TZ = "Pacific/Kiritimati"
    const container = document.createElement("div")
    container.innerHTML = renderToString(element)
    expect(container.textContent).not.toContain("2026")
    process.env.TZ = "America/Los_Angeles"
    vi.setSystemTime(NOW + 5 * DAY_S * 1000)
    document.body.append(container)
    const root = await act(async () => hydrateRoot(container, element))
    expect(await text(/^November 29, 2026/)).toBeVisible()
    act(() => root.unmount())
    container.remove()
    process.env.TZ = home
  })

  it("className reaches the root", async () => {
    renderScimSetup({ className: "mine" })
    await button("Generate key")
    expect(document.querySelector("[data-slot=scim-setup]")).toHaveClass("mine")
  })
})
