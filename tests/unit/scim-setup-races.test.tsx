import { act, fireEvent, screen, waitFor, within } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  DAY_S,
  fixTheClock,
  inDays,
  NOW,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import type { ScimApi } from "@/lib/scim/scim-types"
import { createFakeScimApi, fakeKey, isUnreachable } from "@/demo/fake-scim-api"

fixTheClock()

describe("races", () => {
  it("D-16 two clicks in one tick are one request", async () => {
    const { count } = renderScimSetup()
    const generate = await button("Generate key")
    act(() => {
      generate.click()
      generate.click()
    })
    await text(fakeKey(1))
    expect(count("create")).toBe(1)
  })

  it("D-16 the confirming button works once, and the dialog stays meanwhile", async () => {
    const api = connected()
    const letGo = api.hold("reset")
    const { confirm, count, user } = renderScimSetup({ api })
    await confirm("Reset key")
    const dialog = within(await screen.findByRole("alertdialog"))
    const running = await dialog.findByRole("button", {
      name: "Resetting key…",
    })
    await user.click(running)
    await user.keyboard("{Escape}")
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    expect(screen.getByRole("alertdialog")).toBeVisible()
    letGo()
    await text(fakeKey(1))
    expect(count("reset")).toBe(1)
  })

  it("D-18 an answer after unmount calls nobody and keeps no key", async () => {
    const api = createFakeScimApi()
    const letGo = api.hold("create")
    const { click, onGenerate, unmount, count } = renderScimSetup({ api })
    await click("Generate key")
    unmount()
    letGo()
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(api.configuration.hasApiKey).toBe(true)
    expect(onGenerate).not.toHaveBeenCalled()
    expect(count("get")).toBe(2)
  })

  it("D-19 Strict Mode reads twice at most and writes nothing", async () => {
    const { api, count } = renderScimSetup()
    await button("Generate key")
    expect(count("get")).toBeLessThanOrEqual(2)
    expect(api.calls.every(({ operation }) => operation === "get")).toBe(true)
  })

  it("D-20 a late answer to a look never covers the key", async () => {
    const api = createFakeScimApi()
    const { click } = renderScimSetup({ api })
    await button("Generate key")
    const letGo = api.hold("get")
    fireEvent.focus(window)
    await click("Generate key")
    await text(fakeKey(1))
    api.configuration = { hasApiKey: false }
    letGo()
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it.each([-2, 2])(
    "D-26 a clock that is %i days off changes words, and not what can be done",
    async (days) => {
      vi.setSystemTime(NOW + days * DAY_S * 1000)
      const api = createFakeScimApi({ hasApiKey: true, expiresAt: inDays(1) })
      const { confirm } = renderScimSetup({ api })
      await confirm(days < 0 ? "Reset key" : "Generate a new key")
      expect(await text(fakeKey(1))).toBeVisible()
    },
  )

  it("D-25 needs no crypto of the browser, which plain http hasn't", async () => {
    vi.stubGlobal("crypto", undefined)
    const { click } = renderScimSetup()
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
    vi.unstubAllGlobals()
  })

  it("D-21 what the server makes of our own reset is never somebody else's", async () => {
    const api = connected()
    const { confirm, click, user } = renderScimSetup({ api })
    await confirm("Reset key")
    await text(fakeKey(1))
    api.configuration = { hasApiKey: true, expiresAt: inDays(90) }
    const letGo = api.hold("get")
    await click("I have stored the key")
    await click("Reset key")
    await screen.findByRole("alertdialog")
    letGo()
    await user.keyboard("{Escape}")
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    fireEvent.focus(window)
    await text("in 90 days")
    expect(screen.queryByText(/in another window/)).toBeNull()
  })

  it("D-45 a new adapter object on every render loads nothing again", async () => {
    const api = connected()
    const inline = (): ScimApi => ({
      get: () => api.get(),
      create: (params) => api.create(params),
      reset: (params) => api.reset(params),
      remove: () => api.remove(),
    })
    const { count, rerender, confirm } = renderScimSetup({ api })
    await text("Active")
    const reads = count("get")
    for (let i = 0; i < 5; i++) rerender({ api: inline() })
    expect(count("get")).toBe(reads)
    await confirm("Reset key")
    await text(fakeKey(1))
    rerender({ api: inline() })
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("an adapter whose methods use this works", async () => {
    class Api implements ScimApi {
      private readonly fake = createFakeScimApi()
      get() {
        return this.fake.get()
      }
      create(params: { expiresAt?: number }) {
        return this.fake.create(params)
      }
      reset(params: { expiresAt?: number }) {
        return this.fake.reset(params)
      }
      remove() {
        return this.fake.remove()
      }
    }
    const { click, confirm, rerender } = renderScimSetup()
    rerender({ api: new Api() })
    await click("Generate key")
    await click("I have stored the key")
    await confirm("Reset key")
    await click("I have stored the key")
    await confirm("Delete connection")
    await text(/The connection is deleted/)
  })

  it("an adapter that throws at once is a failure like any other", async () => {
    const { rerender, click } = renderScimSetup()
    await button("Generate key")
    const api = createFakeScimApi()
    rerender({
      api: {
        ...api,
        create: () => {
          throw new Error("boom")
        },
      },
    })
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /No key was generated/,
    )
  })
})

describe("two windows", () => {
  it("D-21 a quiet look on coming back shows what somebody else did", async () => {
    const api = connected()
    renderScimSetup({ api })
    await text("Active")
    api.configuration = { hasApiKey: true, expiresAt: inDays(10) }
    fireEvent.focus(window)
    expect(
      await text(/The key or its expiry was changed in another window/),
    ).toBeVisible()
    expect(await text("Expires soon")).toBeVisible()
    api.configuration = { hasApiKey: false }
    fireEvent(document, new Event("visibilitychange"))
    expect(await text(/was deleted in another window/)).toBeVisible()
  })

  it("D-21 a key that another window replaced before it was stored is told", async () => {
    const { api, click } = renderScimSetup()
    await click("Generate key")
    await text(fakeKey(1))
    await api.reset({})
    await click("I have stored the key")
    expect(
      await text(/The key or its expiry was changed in another window/),
    ).toBeVisible()
  })

  it("D-46 coming back online mends a failed load, with one request", async () => {
    const api = createFakeScimApi()
    api.intercept("get", isUnreachable)
    const { count } = renderScimSetup({ api, isStrict: false })
    await screen.findByRole("alert")
    fireEvent(window, new Event("online"))
    fireEvent.focus(window)
    await button("Generate key")
    expect(count("get")).toBe(2)
  })

  it("never looks over the key, an open dialog or a running request", async () => {
    const { count, click } = renderScimSetup({ api: connected() })
    await click("Reset key")
    await screen.findByRole("alertdialog")
    const reads = count("get")
    fireEvent.focus(window)
    fireEvent(window, new Event("online"))
    expect(count("get")).toBe(reads)
  })

  it("a background read that fails changes nothing and is reported", async () => {
    const api = connected()
    const { onError } = renderScimSetup({ api })
    await text("Active")
    api.intercept("get", isUnreachable)
    fireEvent.focus(window)
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(await text("Active")).toBeVisible()
    expect(onError.mock.calls).toEqual([
      [expect.objectContaining({ code: "TypeError" }), "get"],
    ])
  })

  it("C-25 two instances share no id and no state", async () => {
    renderScimSetup()
    renderScimSetup({ api: connected(), headingLevel: 3 })
    await button("Generate key")
    await button("Reset key")
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(screen.getByRole("heading", { level: 3 })).toBeVisible()
    expect(screen.getByRole("heading", { level: 2 })).toBeVisible()
  })
})
