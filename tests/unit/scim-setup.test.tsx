import { Activity } from "react"
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import { hydrateRoot } from "react-dom/client"
import { renderToString } from "react-dom/server"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

import type { ScimApi } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"
import {
  answersWith,
  createFakeScimApi,
  fakeKey,
  isUnreachable,
  losesItsAnswer,
  refuses,
  staysSilent,
} from "@/demo/fake-scim-api"

const NOW = Date.parse("2026-11-24T10:00:00Z")
const DAY_S = 86_400
const inDays = (days: number) => NOW / 1000 + days * DAY_S
const connected = () =>
  createFakeScimApi({ hasApiKey: true, expiresAt: inDays(200) })

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true, advanceTimeDelta: 5 })
})
afterEach(() => {
  vi.useRealTimers()
})

const button = (name: string) => screen.findByRole("button", { name })
const noButton = (name: string) =>
  expect(screen.queryByRole("button", { name })).toBeNull()
const text = (words: string | RegExp) => screen.findByText(words)
const html = () => document.documentElement.outerHTML

describe("the journey", () => {
  it("A-1 from no connection to a key, to active, to another key, to none", async () => {
    const { api, click, confirm, onGenerate, onReset, onDelete } =
      renderScimSetup()
    await click("Generate key")
    expect(await text(fakeKey(1))).toBeVisible()
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

  it("A-4 sends a year in whole seconds by default, and nothing for never", async () => {
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

  it("A-2 A-8 says before what happens, and A-11 nothing happens on Cancel", async () => {
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

  it("A-12 an expired key is replaced in one step", async () => {
    const api = createFakeScimApi({ hasApiKey: true, expiresAt: inDays(-1) })
    const { confirm } = renderScimSetup({ api })
    expect(await text("Expired")).toBeVisible()
    expect(await text("yesterday")).toBeVisible()
    expect(await text(/Provisioning has stopped/)).toBeVisible()
    await confirm("Reset key")
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
    expect(await text("2 minutes ago")).toBeVisible()
    expect(await text(/^November 21, 2026/)).toBeVisible()
    rerender({})
  })

  it("A-10 has no row for what is not known", async () => {
    renderScimSetup({ api: createFakeScimApi({ hasApiKey: true }) })
    await text("Active")
    for (const label of ["Created", "Last used", "Key"])
      expect(screen.queryByText(label)).toBeNull()
  })

  it("never used is known, and not the same as not known", async () => {
    renderScimSetup({
      api: createFakeScimApi({ hasApiKey: true, lastUsedAt: null }),
    })
    expect(await text("Not used yet")).toBeVisible()
  })

  it("D-27 A-6 expiry arrives while the page is open", async () => {
    const expiresAt = NOW / 1000 + 90
    renderScimSetup({ api: createFakeScimApi({ hasApiKey: true, expiresAt }) })
    expect(await text("Expires soon")).toBeVisible()
    expect(await text("in 1 minute")).toBeVisible()
    await act(() => vi.advanceTimersByTimeAsync(89_000))
    expect(await text("Expired")).toBeVisible()
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

describe("a failed load", () => {
  it.each([
    ["D-1", isUnreachable, /can’t be reached/, true],
    ["D-6", refuses({ status: 401 }), /aren’t signed in/, true],
    ["D-7", refuses({ status: 403 }), /don’t have permission/, false],
    ["D-12", refuses({ status: 500, message: "pg: x" }), /on the server/, true],
    [
      "D-14",
      answersWith('{"ok":true,"data":{"error":"no"}}'),
      /on the server/,
      true,
    ],
    ["D-15", answersWith("null"), /on the server/, true],
    ["D-15", answersWith('{"ok":false}'), /on the server/, true],
    ["D-15", answersWith('{"ok":false,"error":"oops"}'), /on the server/, true],
    [
      "D-13",
      async () => Promise.reject(new SyntaxError("<")),
      /on the server/,
      true,
    ],
  ])(
    "%s says so, and is never 'no connection', %#",
    async (_, fault, words, canRetry) => {
      const api = createFakeScimApi()
      api.intercept("get", fault)
      const { onError } = renderScimSetup({ api, isStrict: false })
      const alert = await screen.findByRole("alert")
      expect(alert).toHaveTextContent(words)
      expect(alert).not.toHaveTextContent("pg: x")
      noButton("Generate key")
      expect(onError).toHaveBeenCalledOnce()
      expect(onError.mock.calls[0]?.[1]).toBe("get")
      if (!canRetry) return noButton("Try again")
      await act(async () => (await button("Try again")).click())
      await button("Generate key")
    },
  )

  it("D-11 tells how long to wait", async () => {
    const api = createFakeScimApi()
    api.intercept("get", refuses({ status: 429, retryAfterSeconds: 30 }))
    renderScimSetup({ api, isStrict: false })
    expect(await screen.findByRole("alert")).toHaveTextContent("30 s")
  })

  it("D-5 silence counts as a failure in the end", async () => {
    const api = createFakeScimApi()
    api.intercept("get", staysSilent)
    renderScimSetup({ api, isStrict: false })
    await act(() => vi.advanceTimersByTimeAsync(31_000))
    expect(await screen.findByRole("alert")).toHaveTextContent(/too long/)
  })

  it("a typed 'not found' of PropelAuth is no connection", async () => {
    const api = createFakeScimApi()
    api.intercept(
      "get",
      answersWith('{"ok":false,"error":{"type":"ScimConnectionNotFound"}}'),
    )
    renderScimSetup({ api, isStrict: false })
    await button("Generate key")
  })
})

describe("a failed create", () => {
  it("D-2 that did nothing keeps the choice and says so", async () => {
    const api = createFakeScimApi()
    api.intercept("create", isUnreachable)
    const { click, onError, onGenerate } = renderScimSetup({ api })
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /No key was generated/,
    )
    expect(onError).toHaveBeenCalledOnce()
    expect(onGenerate).not.toHaveBeenCalled()
    await click("Generate key")
    await text(fakeKey(1))
  })

  it("D-17 whose key got lost offers a reset", async () => {
    const api = createFakeScimApi()
    api.intercept("create", losesItsAnswer)
    const { click, confirm, onGenerate } = renderScimSetup({ api })
    await click("Generate key")
    expect(await screen.findByText(/its key got lost on the way/)).toBeVisible()
    expect(onGenerate).not.toHaveBeenCalled()
    await confirm("Reset key")
    await text(fakeKey(2))
  })

  it("D-10 because somebody else was faster, told in the body of a success", async () => {
    const api = createFakeScimApi()
    const { click } = renderScimSetup({ api })
    await button("Generate key")
    const type = "ScimConnectionForCustomerIdAlreadyExists"
    api.intercept("create", async () => {
      api.configuration = { hasApiKey: true, expiresAt: null }
      return JSON.parse(`{"ok":true,"data":{"error":{"type":"${type}"}}}`)
    })
    await click("Generate key")
    expect(await text(/by someone else/)).toBeVisible()
  })

  it("D-10 because somebody else was faster", async () => {
    const api = createFakeScimApi()
    const { click } = renderScimSetup({ api })
    await button("Generate key")
    api.configuration = { hasApiKey: true, expiresAt: null }
    await click("Generate key")
    expect(
      await text(/created in another window, by someone else/),
    ).toBeVisible()
    expect(html()).not.toContain("scim_")
  })

  it.each([
    ['{"ok":true,"data":{"error":"Unauthorized"}}'],
    ['{"ok":true,"data":{"scimApiKey":""}}'],
    ['{"ok":true,"data":null}'],
    ['{"ok":true}'],
    ["null"],
    ['"scim_key"'],
  ])("an answer without a key, %s, is a failure", async (answer) => {
    const api = createFakeScimApi()
    api.intercept("create", answersWith(answer))
    const { click, onGenerate } = renderScimSetup({ api })
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /No key was generated/,
    )
    expect(onGenerate).not.toHaveBeenCalled()
    expect(html()).not.toContain("undefined")
  })

  it("says in the server's words what is wrong with the request", async () => {
    const api = createFakeScimApi()
    api.intercept(
      "create",
      refuses({ status: 400, message: "At most 90 days." }),
    )
    const { click } = renderScimSetup({ api })
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "At most 90 days.",
    )
  })

  it("D-38 shows the server's words as text", async () => {
    const api = createFakeScimApi()
    const message = "<img src=x onerror=alert(1)>"
    api.intercept("create", refuses({ status: 400, message }))
    const { click } = renderScimSetup({ api })
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(message)
    expect(document.querySelector("img")).toBeNull()
  })

  it("of which nothing can be known is settled by the next look", async () => {
    const api = createFakeScimApi()
    const { click } = renderScimSetup({ api })
    await button("Generate key")
    api.intercept("create", losesItsAnswer)
    api.intercept("get", isUnreachable)
    await click("Generate key")
    const alert = await screen.findByRole("alert")
    expect(alert).toHaveTextContent(/can’t be reached/)
    expect(alert).toHaveTextContent(/isn’t certain whether your last change/)
    await click("Try again")
    expect(await text(/its key got lost on the way/)).toBeVisible()
  })
})

describe("a failed reset", () => {
  it("says once what is uncertain", async () => {
    const api = connected()
    api.intercept("reset", losesItsAnswer)
    const { confirm } = renderScimSetup({ api })
    await confirm("Reset key")
    await text(/the old key may no longer work/)
    expect(screen.getAllByText(/the old key may no longer work/)).toHaveLength(
      1,
    )
  })

  it("D-3 that may have happened says that the old key may not work", async () => {
    const api = connected()
    api.intercept("reset", losesItsAnswer)
    const { confirm, onReset, user } = renderScimSetup({ api })
    await confirm("Reset key")
    const dialog = await screen.findByRole("alertdialog")
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(
      /was not confirmed/,
    )
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }))
    expect(await text(/the old key may no longer work/)).toBeVisible()
    expect(onReset).not.toHaveBeenCalled()
  })

  it("that was refused keeps the dialog and the choice", async () => {
    const api = connected()
    api.intercept("reset", refuses({ status: 400, message: "Too long." }))
    const { api: fake, click, user } = renderScimSetup({ api })
    await click("Reset key")
    const dialog = within(await screen.findByRole("alertdialog"))
    await user.click(dialog.getByLabelText("Key expiry"))
    await user.click(await screen.findByRole("option", { name: "90 days" }))
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    expect(await dialog.findByRole("alert")).toHaveTextContent("Too long.")
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    const resets = fake.calls.filter(({ operation }) => operation === "reset")
    expect(resets[0]?.params).toEqual({ expiresAt: inDays(90) })
    expect(resets[1]?.params).toEqual({ expiresAt: inDays(90) })
  })

  it("D-9 because the connection is gone", async () => {
    const api = connected()
    const { confirm } = renderScimSetup({ api })
    await text("Active")
    api.configuration = { hasApiKey: false }
    await confirm("Reset key")
    expect(await text(/was deleted in another window/)).toBeVisible()
    await button("Generate key")
  })
})

describe("a delete", () => {
  it.each([
    ["D-4 whose answer got lost", losesItsAnswer],
    [
      "that answers 204, on which response.json() throws",
      async (answer: () => unknown) => {
        answer()
        throw new SyntaxError("Unexpected end of JSON input")
      },
    ],
  ])("%s is recognised", async (_, fault) => {
    const api = connected()
    api.intercept("remove", fault)
    const { confirm, onDelete, onError } = renderScimSetup({ api })
    await confirm("Delete connection")
    expect(await text(/The connection is deleted/)).toBeVisible()
    expect(onDelete).toHaveBeenCalledOnce()
    expect(onError).not.toHaveBeenCalled()
  })

  it.each([["{}"], ["null"], ['{"success":true}'], ['{"message":"deleted"}']])(
    "that resolves to the raw body %s is confirmed by a look",
    async (body) => {
      const api = connected()
      const { confirm, onDelete } = renderScimSetup({ api })
      await text("Active")
      api.intercept("remove", async (answer) => {
        answer()
        return JSON.parse(body)
      })
      await confirm("Delete connection")
      expect(await text(/The connection is deleted/)).toBeVisible()
      expect(onDelete).toHaveBeenCalledOnce()
    },
  )

  it.each([
    ['{"error":"Unauthorized"}'],
    ['{"ok":true,"data":{"error":"x"}}'],
    ['{"ok":false,"error":{"message":"x","status":500}}'],
    ['{"ok":true,"data":{"error":{"type":"UnexpectedError"}}}'],
  ])("that answers %s and did nothing is a failure", async (body) => {
    const api = connected()
    api.intercept("remove", answersWith(body))
    const { confirm, onDelete, onError } = renderScimSetup({ api })
    await confirm("Delete connection")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /was not deleted/,
    )
    expect(onDelete).not.toHaveBeenCalled()
    expect(onError).toHaveBeenCalledOnce()
  })

  it("D-9 of what somebody else deleted is told neutrally", async () => {
    const api = connected()
    const { confirm, onDelete } = renderScimSetup({ api })
    await text("Active")
    api.intercept("remove", async () => {
      api.configuration = { hasApiKey: false }
      return { ok: false, error: { message: "", status: 404 } }
    })
    await confirm("Delete connection")
    expect(await text(/was deleted in another window/)).toBeVisible()
    expect(onDelete).not.toHaveBeenCalled()
  })
})

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
    expect(await text(/The key was reset in another window/)).toBeVisible()
    expect(await text("Expires soon")).toBeVisible()
    api.configuration = { hasApiKey: false }
    fireEvent(document, new Event("visibilitychange"))
    expect(await text(/was deleted in another window/)).toBeVisible()
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

  it("a look that fails changes nothing", async () => {
    const api = connected()
    const { onError } = renderScimSetup({ api })
    await text("Active")
    api.intercept("get", isUnreachable)
    fireEvent.focus(window)
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(await text("Active")).toBeVisible()
    expect(onError).not.toHaveBeenCalled()
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

describe("the key is a secret", () => {
  async function showKey(props: Parameters<typeof renderScimSetup>[0] = {}) {
    const rendered = renderScimSetup(props)
    await rendered.click("Generate key")
    const shown = await text(fakeKey(1))
    return { ...rendered, shown }
  }

  /** Whether the page would ask before it goes. */
  function leave() {
    const event = new Event("beforeunload", { cancelable: true })
    fireEvent(window, event)
    return event.defaultPrevented
  }

  it("D-39 D-40 D-41 is masked, untranslated text in one place only", async () => {
    const { shown } = await showKey()
    expect(html().split(fakeKey(1))).toHaveLength(2)
    expect(shown.tagName).toBe("CODE")
    expect(shown).toHaveAttribute("translate", "no")
    expect(shown).toHaveAttribute("dir", "ltr")
    const field = shown.closest("[data-slot=copy-field]")
    for (const name of [
      "sentry-block",
      "ph-no-capture",
      "fs-exclude",
      "rr-block",
      "mp-block",
      "amp-block",
      "nr-block",
    ])
      expect(field).toHaveClass(name)
    for (const name of [
      "data-sentry-block",
      "data-private",
      "data-openreplay-hidden",
      "data-nr-block",
    ])
      expect(field).toHaveAttribute(name)
    expect(field).toHaveAttribute("data-dd-privacy", "hidden")
    expect(field).toHaveAttribute("data-clarity-mask", "True")
  })

  it("C-7 is in no live region, and B-18 in no storage and no URL", async () => {
    const { shown } = await showKey()
    expect(shown.closest("[role=status],[role=alert],[aria-live]")).toBeNull()
    const stored = JSON.stringify([localStorage, sessionStorage])
    expect(stored + document.cookie + location.href).not.toContain(fakeKey(1))
  })

  it("A-3 C-12 stays until the admin has stored it", async () => {
    const { user } = await showKey()
    await user.keyboard("{Escape}")
    await user.click(document.body)
    await act(() => vi.advanceTimersByTimeAsync(DAY_S * 1000))
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("D-22 is gone when the page goes", async () => {
    const { api } = await showKey()
    fireEvent(window, new Event("pagehide"))
    await act(async () => undefined)
    expect(html()).not.toContain(fakeKey(1))
    expect(
      await text(/The key was hidden when you left the page/),
    ).toBeVisible()
    const reads = api.calls.length
    fireEvent(window, Object.assign(new Event("pageshow"), { persisted: true }))
    await act(async () => undefined)
    expect(api.calls).toHaveLength(reads + 1)
  })

  it("D-47 leaving asks first, only while the key is shown", async () => {
    const { click } = await showKey()
    expect(leave()).toBe(true)
    await click("I have stored the key")
    await text("Active")
    expect(leave()).toBe(false)
  })

  it("D-47 another instance on the page takes no guard away", async () => {
    await showKey()
    const other = renderScimSetup({ api: connected(), headingLevel: 3 })
    await text("Active")
    fireEvent.focus(window)
    other.unmount()
    expect(leave()).toBe(true)
  })

  it("D-47 leaving asks as well while a key is on its way", async () => {
    const api = createFakeScimApi()
    api.hold("create")
    const { click } = renderScimSetup({ api })
    await click("Generate key")
    expect(leave()).toBe(true)
  })

  it("is gone, and said to be, when the screen was hidden and comes back", async () => {
    const api = createFakeScimApi()
    const element = (mode: "visible" | "hidden") => (
      <Activity mode={mode}>
        <ScimSetup scimEndpointUrl={ENDPOINT} api={api} />
      </Activity>
    )
    const { rerender } = render(element("visible"))
    fireEvent.click(await button("Generate key"))
    await text(fakeKey(1))
    rerender(element("hidden"))
    expect(html()).not.toContain(fakeKey(1))
    rerender(element("visible"))
    expect(await text(/The key was hidden/)).toBeVisible()
  })

  it("D-44 a callback that throws or rejects hides no key, and D-43 reports none", async () => {
    const faults: (() => unknown)[] = [
      () => {
        throw new Error(`no room for ${fakeKey(1)}`)
      },
      () => Promise.reject(new Error(`no room for ${fakeKey(1)}`)),
    ]
    for (const fault of faults) {
      const { onError, unmount } = await showKey({ onGenerate: fault })
      await waitFor(() => expect(onError).toHaveBeenCalledOnce())
      expect(onError.mock.calls[0]?.[0]).toMatchObject({
        code: "callback_failed",
      })
      expect(JSON.stringify(onError.mock.calls)).not.toContain(fakeKey(1))
      expect(await text(fakeKey(1))).toBeVisible()
      unmount()
    }
  })

  it("B-17 is downloaded by a link that doesn't hold it", async () => {
    const links: string[] = []
    const files: Blob[] = []
    vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
      if (file instanceof Blob) files.push(file)
      return "blob:file"
    })
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      links.push(this.href, this.download)
    })
    const { click } = await showKey()
    await click("Download")
    expect(links.join()).not.toContain("scim_")
    const file = await files[0]?.text()
    expect(file).toContain(`Endpoint: ${ENDPOINT}\nKey: ${fakeKey(1)}\n`)
    expect(file).toContain("Expires: November 24, 2027")
    vi.restoreAllMocks()
  })
})

describe("copying", () => {
  it("C-8 C-9 is confirmed, and announced again when repeated", async () => {
    const { user } = renderScimSetup()
    const copy = await button("Copy endpoint")
    await user.click(copy)
    expect(await navigator.clipboard.readText()).toBe(ENDPOINT)
    const region = copy
      .closest("[data-slot=copy-field]")
      ?.querySelector("[role=status]")
    expect(region).toHaveTextContent("Copied")
    expect(copy).toHaveAccessibleName("Copied")
    await act(() => vi.advanceTimersByTimeAsync(2_500))
    expect(copy).toHaveAccessibleName("Copy endpoint")
    expect(region).toBeEmptyDOMElement()
    await user.click(copy)
    await waitFor(() => expect(region).toHaveTextContent("Copied"))
  })

  it("D-23 D-24 D-37 that is refused selects exactly the text and names the keys to press", async () => {
    const { user } = renderScimSetup()
    const copy = await button("Copy endpoint")
    const write = vi
      .spyOn(navigator.clipboard, "writeText")
      .mockRejectedValue(new DOMException("no", "NotAllowedError"))
    await user.click(copy)
    expect(await text(/press Ctrl\+C/)).toBeVisible()
    expect(getSelection()?.toString()).toBe(ENDPOINT)
    expect(copy).toHaveAccessibleName("Copy endpoint")
    write.mockRestore()
  })
})

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

describe("optional props", () => {
  it("readOnly shows everything and offers nothing", async () => {
    const first = renderScimSetup({ readOnly: true })
    expect(await text("There is no connection yet.")).toBeVisible()
    noButton("Generate key")
    first.unmount()
    renderScimSetup({ readOnly: true, api: connected() })
    expect(await text("Active")).toBeVisible()
    noButton("Reset key")
    noButton("Delete connection")
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
