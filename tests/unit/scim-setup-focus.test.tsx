import { fireEvent, screen, waitFor } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

import { createFakeScimApi, fakeKey, refuses } from "@/demo/fake-scim-api"

fixTheClock()

describe("focus and announcements", () => {
  it("C-3 C-4 moves to the heading of the new view, never to body", async () => {
    const { click, confirm } = renderScimSetup()
    await button("Generate key")
    expect(document.body).toHaveFocus()
    await click("Generate key")
    await text(fakeKey(1))
    expect(
      screen.getByRole("heading", { name: "Store your new key now" }),
    ).toHaveFocus()
    await click("I have stored the key")
    await text("Active")
    const heading = screen.getByRole("heading", { name: "SCIM provisioning" })
    expect(heading).toHaveFocus()
    await confirm("Delete connection")
    await text(/The connection is deleted/)
    await waitFor(() => expect(heading).toHaveFocus())
  })

  it("C-3 takes no focus from who never was here", async () => {
    const api = connected()
    renderScimSetup({ api })
    await text("Active")
    api.configuration = { hasApiKey: false }
    fireEvent.focus(window)
    await button("Generate key")
    expect(document.body).toHaveFocus()
  })

  it("C-1 returns from a dialog to the button that opened it", async () => {
    const { click, user } = renderScimSetup({ api: connected() })
    for (const name of ["Reset key", "Delete connection"]) {
      await click(name)
      const dialog = await screen.findByRole("alertdialog")
      await waitFor(() =>
        expect(dialog.contains(document.activeElement)).toBe(true),
      )
      await user.keyboard("{Escape}")
      await waitFor(async () => expect(await button(name)).toHaveFocus())
    }
  })

  it("C-2 a delete begins with the focus on Cancel", async () => {
    const { click } = renderScimSetup({ api: connected() })
    await click("Delete connection")
    await waitFor(async () => expect(await button("Cancel")).toHaveFocus())
  })

  it("C-5 says loading, generated, reset and deleted in one region that was there before", async () => {
    const { click, confirm } = renderScimSetup()
    const [region] = screen.getAllByRole("status")
    expect(region).toHaveTextContent("Loading the connection…")
    await click("Generate key")
    await text(fakeKey(1))
    expect(region).toHaveTextContent(/^Key generated\.$/)
    await click("I have stored the key")
    await text("Active")
    expect(region).toBeEmptyDOMElement()
    await confirm("Reset key")
    await text(fakeKey(2))
    expect(region).toHaveTextContent(/^Key reset\.$/)
    await click("I have stored the key")
    await confirm("Delete connection")
    await text(/The connection is deleted/)
    expect(region).toHaveTextContent(/^The connection is deleted/)
  })

  it("C-6 C-11 a failure is an alert and leaves the focus on the button", async () => {
    const api = createFakeScimApi()
    api.intercept("create", refuses({ status: 500 }))
    const { user } = renderScimSetup({ api })
    const generate = await button("Generate key")
    await user.click(generate)
    await screen.findByRole("alert")
    expect(generate).toHaveFocus()
  })

  it("C-11 a busy button keeps its focus and says what it does", async () => {
    const api = createFakeScimApi()
    const letGo = api.hold("create")
    const { user } = renderScimSetup({ api })
    const generate = await button("Generate key")
    await user.click(generate)
    expect(generate).toHaveAccessibleName("Generating key…")
    expect(generate).toHaveAttribute("aria-disabled", "true")
    expect(generate).toHaveFocus()
    letGo()
    await text(fakeKey(1))
  })
})
