import { act, screen, waitFor } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  HOUR_S,
  noButton,
  NOW,
  pass,
  plainAdapter,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { isUnreachable, losesItsAnswer, refuses } from "@/demo/fake-scim-api"

fixTheClock()

const now = NOW / 1000
const END = "End the old key"
const ENDED = "The old key no longer works."

function rotating(lastUsedAt: number | null = now - 600) {
  const previousKey = { expiresAt: now + 2 * HOUR_S, lastUsedAt }
  return connected({ createdAt: now - HOUR_S, keyHint: "wXyZ", previousKey })
}

describe("A-9 the old key, while both work,", () => {
  it("is shown with its end and its last use", async () => {
    renderScimSetup({ api: rotating() })
    expect(
      await text(/^Works until November 24, 2026 at 12:00.PM/),
    ).toBeVisible()
    expect(await text("in 2 hours")).toBeVisible()
    expect(await text("Last request: 10 minutes ago.")).toBeVisible()
  })

  it("A-10 is shown without a use that isn’t known, or wasn’t", async () => {
    renderScimSetup({ api: rotating(null) })
    await text(/^Works until/)
    expect(screen.queryByText(/Last request/)).toBeNull()
  })

  it("is gone by itself when its time has passed", async () => {
    renderScimSetup({ api: rotating() })
    await text(/^Works until/)
    vi.setSystemTime((now + 2 * HOUR_S - 90) * 1000)
    await pass(60)
    expect(await text("in 1 minute")).toBeVisible()
    await pass(60)
    expect(screen.queryByText("Old key")).toBeNull()
    expect(noButton(END)).toBe(true)
  })

  it("is ended after a question, shown to be gone, and said to be once", async () => {
    const api = rotating()
    const { confirm, count } = renderScimSetup({ api })
    await confirm(END)
    expect(await text(ENDED)).toBeVisible()
    expect(screen.getAllByText(ENDED)).toHaveLength(1)
    expect(screen.getByText(ENDED).closest("[role=status]")).toBeVisible()
    expect(screen.queryByText("Old key")).toBeNull()
    expect(await text("••••wXyZ")).toBeVisible()
    expect(count("endPreviousKey")).toBe(1)
    expect(api.configuration.previousKey).toBeUndefined()
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
  })

  it("C-3 leaves the focus on something when it is gone", async () => {
    const { confirm } = renderScimSetup({ api: rotating() })
    await confirm(END)
    await text(ENDED)
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    await pass(1)
    expect(document.body).not.toHaveFocus()
  })

  it("isn’t ended unwarned while it is in use", async () => {
    const { open } = renderScimSetup({ api: rotating() })
    await open(END)
    expect(await screen.findByRole("alertdialog")).toHaveAccessibleDescription(
      /^Your identity provider still uses the old key\. If you end it/,
    )
  })

  it("A-11 C-22 stays when the question is answered with Cancel", async () => {
    const { open, user, count } = renderScimSetup({ api: rotating(null) })
    const dialog = await open(END)
    expect(await screen.findByRole("alertdialog")).toHaveAccessibleDescription(
      /^Requests with the old key are refused .* has the new key\.$/,
    )
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    expect(count("endPreviousKey")).toBe(0)
    expect(await button(END)).toHaveFocus()
  })

  it("whose time passes over the question locks nothing", async () => {
    const { open, user } = renderScimSetup({ api: rotating() })
    await open(END)
    vi.setSystemTime((now + 3 * HOUR_S) * 1000)
    await pass(60)
    const cancel = screen.queryByRole("button", { name: "Cancel" })
    if (cancel) await user.click(cancel)
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    await user.click(await button("Reset key"))
    expect(
      await screen.findByRole("alertdialog", { name: "Reset this key?" }),
    ).toBeVisible()
  })

  it("can’t be ended where the adapter can’t, nor by who may only look", async () => {
    const api = rotating()
    const { rerender } = renderScimSetup({ api })
    expect(await button(END)).toBeVisible()
    rerender({ api: plainAdapter(api) })
    expect(noButton(END)).toBe(true)
    rerender({ readOnly: true })
    expect(noButton(END)).toBe(true)
    expect(await text(/^Works until/)).toBeVisible()
  })
})

describe("an end of the old key that went wrong", () => {
  it("but happened is recognised by the next look", async () => {
    const api = rotating()
    api.intercept("endPreviousKey", losesItsAnswer)
    const { confirm } = renderScimSetup({ api })
    await confirm(END)
    expect(await text(ENDED)).toBeVisible()
    expect(screen.queryByText("Old key")).toBeNull()
  })

  it.each([
    ["that was refused", refuses({ status: 500 }), /on the server/],
    ["that never arrived", isUnreachable, /can’t be reached/],
  ])("%s says so and keeps the old key", async (_, fault, words) => {
    const api = rotating()
    api.intercept("endPreviousKey", fault)
    const { confirm, user, onError } = renderScimSetup({ api })
    await confirm(END)
    const alert = await screen.findByRole("alert")
    expect(alert).toHaveTextContent("The old key was not ended")
    expect(alert).toHaveTextContent(words)
    expect(onError.mock.calls[0]?.[1]).toBe("endPreviousKey")
    await user.click(await button(END))
    expect(await text(ENDED)).toBeVisible()
  })

  it("D-16 runs once however often it is asked for", async () => {
    const api = rotating()
    const letGo = api.hold("endPreviousKey")
    const { confirm, count, user } = renderScimSetup({ api })
    await confirm(END)
    await user.click(await button("Ending the old key…"))
    await user.keyboard("{Escape}")
    expect(screen.getByRole("alertdialog")).toBeVisible()
    await act(async () => letGo())
    expect(await text(ENDED)).toBeVisible()
    expect(count("endPreviousKey")).toBe(1)
  })

  it("D-9 of a connection that is gone is told neutrally", async () => {
    const api = rotating()
    const { confirm } = renderScimSetup({ api })
    await text(/^Works until/)
    api.configuration = { hasApiKey: false }
    await confirm(END)
    expect(await text(/was deleted in another window/)).toBeVisible()
  })
})
