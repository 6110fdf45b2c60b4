import { act, fireEvent, screen, within } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  html,
  inDays,
  noButton,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { scimMessages } from "@/lib/scim/scim-messages"
import {
  answersWith,
  createFakeScimApi,
  fakeKey,
  isUnreachable,
  losesItsAnswer,
  refuses,
  staysSilent,
} from "@/demo/fake-scim-api"

fixTheClock()

describe("a failed load", () => {
  it.each([
    ["of the network", isUnreachable, "offline"],
    ["with 401", refuses({ status: 401 }), "signed-out"],
    ["with 403", refuses({ status: 403 }), "forbidden"],
    ["with 419", refuses({ status: 419 }), "signed-out"],
    ["with 440", refuses({ status: 440 }), "signed-out"],
    ["with 500", refuses({ status: 500, message: "pg: x" }), "server"],
    ["with 511", refuses({ status: 511 }), "offline"],
    [
      "around an error",
      answersWith('{"ok":true,"data":{"error":"no"}}'),
      "server",
    ],
    ["of null", answersWith("null"), "server"],
    ["without an error", answersWith('{"ok":false}'), "server"],
    ["with a text", answersWith('{"ok":false,"error":"oops"}'), "server"],
    [
      "with a code of another language",
      refuses({ code: "constructor" }),
      "server",
    ],
    [
      "of a page in place of JSON",
      async () => Promise.reject(new SyntaxError("<")),
      "unreadable",
    ],
  ] as const)(
    "%s says so, can be tried again, and is never 'no connection'",
    async (_, fault, kind) => {
      const api = createFakeScimApi()
      api.intercept("get", fault)
      const { onError } = renderScimSetup({ api, isStrict: false })
      const alert = await screen.findByRole("alert")
      expect(alert).toHaveTextContent(scimMessages.errors[kind])
      expect(alert).not.toHaveTextContent("pg: x")
      expect(noButton("Generate key")).toBe(true)
      expect(onError).toHaveBeenCalledOnce()
      expect(onError.mock.calls[0]?.[1]).toBe("get")
      await act(async () => (await button("Try again")).click())
      await button("Generate key")
    },
  )

  it("D-30 a time beyond every calendar is an error, not a blank page", async () => {
    const api = createFakeScimApi({ hasApiKey: true, expiresAt: 1e300 })
    renderScimSetup({ api, isStrict: false })
    expect(await screen.findByRole("alert")).toHaveTextContent(/can’t be shown/)
  })

  it.each([
    [30, "in 30 seconds"],
    [86_400, "in 1 day"],
    [0, "later"],
    [-5, "later"],
    [NaN, "later"],
    [Infinity, "later"],
    [1e12, "later"],
  ])("says how long to wait after %s seconds", async (...row) => {
    const [retryAfterSeconds, wait] = row
    const api = createFakeScimApi()
    api.intercept("get", refuses({ status: 429, retryAfterSeconds }))
    renderScimSetup({ api, isStrict: false })
    expect(await screen.findByRole("alert")).toHaveTextContent(
      `Try again ${wait}.`,
    )
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

describe("offline from the write to the look that follows", () => {
  it("keeps the choice, and says that the outcome is uncertain", async () => {
    const { api, click, user } = renderScimSetup()
    await user.click(await screen.findByLabelText("Key expiry"))
    await user.click(await screen.findByRole("option", { name: "90 days" }))
    api.intercept("create", isUnreachable)
    api.intercept("get", isUnreachable)
    await click("Generate key")
    await text(/isn’t certain whether your last change/)
    fireEvent(window, new Event("online"))
    await button("Generate key")
    expect(screen.getByLabelText("Key expiry")).toHaveTextContent("90 days")
  })

  it("opens no dialog by itself afterwards", async () => {
    const api = connected()
    const { confirm } = renderScimSetup({ api })
    await text("Active")
    api.intercept("reset", losesItsAnswer)
    api.intercept("get", isUnreachable)
    await confirm("Reset key")
    await text(/isn’t certain whether your last change/)
    fireEvent(window, new Event("online"))
    await text(/the old key may no longer work/)
    expect(screen.queryByRole("alertdialog")).toBeNull()
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
