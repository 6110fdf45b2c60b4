import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  connected,
  DAY_S,
  fixTheClock,
  inDays,
  skipTo,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

describe("B-30 onExpiryWarning", () => {
  it("is called once for each warning, at the expiry with 0, and again after a reset", async () => {
    const onExpiryWarning = vi.fn()
    const expiresAt = inDays(40)
    const createdAt = inDays(-300)
    const api = connected({ expiresAt, createdAt })
    const { confirm, click } = renderScimSetup({ api, onExpiryWarning })
    await text("Active")
    expect(onExpiryWarning).not.toHaveBeenCalled()
    for (const days of [29, 28, 6, 5, 0.9, 0.8, -0.1, -1])
      await skipTo(expiresAt - days * DAY_S)
    expect(onExpiryWarning.mock.calls).toEqual([
      [30, expiresAt],
      [7, expiresAt],
      [1, expiresAt],
      [0, expiresAt],
    ])
    onExpiryWarning.mockClear()
    await confirm("Generate a new key")
    await text(fakeKey(1))
    await click("I have stored the key")
    await text("Active")
    expect(onExpiryWarning).not.toHaveBeenCalled()
    const renewed = api.configuration.expiresAt ?? 0
    await skipTo(renewed - 20 * DAY_S)
    expect(onExpiryWarning.mock.calls).toEqual([[30, renewed]])
  })

  it("is called for the developer’s own warnings, and at once where one is reached", async () => {
    const onExpiryWarning = vi.fn()
    const expiresAt = inDays(10)
    renderScimSetup({
      api: connected({ expiresAt }),
      onExpiryWarning,
      expiryWarnings: [14, 3],
    })
    await text("Expires soon")
    expect(onExpiryWarning.mock.calls).toEqual([[14, expiresAt]])
  })

  it("is called for what the server rendered, once", async () => {
    const onExpiryWarning = vi.fn()
    const given = { hasApiKey: true, expiresAt: inDays(5) }
    renderScimSetup({
      api: connected(given),
      initialConfiguration: given,
      onExpiryWarning,
    })
    await text("Expires soon")
    expect(onExpiryWarning.mock.calls).toEqual([[7, inDays(5)]])
  })

  it("isn’t called for a short-lived key that was only just stored", async () => {
    const onExpiryWarning = vi.fn()
    const api = connected({ createdAt: inDays(-30), keyHint: "wXyZ" })
    const { choose, open, click, user } = renderScimSetup({
      api,
      onExpiryWarning,
    })
    const dialog = await open("Reset key")
    await choose("Key expiry", "30 days")
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    await click("I have stored the key")
    await text("Active")
    expect(onExpiryWarning).not.toHaveBeenCalled()
  })

  it("D-44 that throws breaks nothing and is reported", async () => {
    const { onError } = renderScimSetup({
      api: connected({ expiresAt: inDays(5) }),
      onExpiryWarning: () => {
        throw new Error("no mail")
      },
      isStrict: false,
    })
    expect(await text("Expires soon")).toBeVisible()
    expect(onError.mock.calls).toEqual([
      [expect.objectContaining({ code: "callback_failed" }), "get"],
    ])
  })
})
