import { screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import { connected, text } from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

import { scimMessages as words } from "@/lib/scim/scim-messages"
import { createFakeScimApi, refuses } from "@/demo/fake-scim-api"

describe("a server’s own words", () => {
  async function show(message: string) {
    const api = createFakeScimApi()
    api.intercept("create", refuses({ status: 422, message }))
    const { click, onError } = renderScimSetup({ api })
    await click(words.create.action)
    const alert = await screen.findByRole("alert")
    expect(alert).toHaveTextContent(words.errors.invalid)
    return { alert, onError }
  }

  it("are one paragraph of at most 300 characters, cut after a word", async () => {
    const { alert } = await show("One word\n\nafter another, ".repeat(1_000))
    const paragraphs = [...alert.querySelectorAll("p")]
    const [theirs = "", ours] = paragraphs.map((one) => one.textContent)
    expect(theirs).toMatch(/^One word after another, .*…$/)
    expect(theirs.length).toBeLessThanOrEqual(300)
    expect(ours).toBe(words.errors.invalid)
    expect(paragraphs).toHaveLength(2)
  })

  it.each([
    ["a page", "<html><head><title>502 Bad Gateway</title></head></html>"],
    ["a stack alone", "\n    at run (/srv/app.js:1:2)"],
    ["characters that nobody sees", "\u202e\u0000\u2066"],
  ])("are left out where they are %s", async (_, message) => {
    const { alert } = await show(message)
    expect(alert.querySelectorAll("p")).toHaveLength(1)
  })

  it("can’t turn the text around them", async () => {
    const { alert } = await show("Not \u202ethis\u0007 date.")
    expect(alert.querySelector("p")?.textContent).toBe("Not this date.")
    expect(alert.querySelector("p")).toHaveAttribute("dir", "auto")
  })

  it("reach the developer as they are", async () => {
    const message = "Not \u202ethis. ".repeat(100)
    const { onError } = await show(message)
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ message })
  })
})

describe("a key’s hint", () => {
  it.each([
    ["\u202eabcd\u202c", "••••abcd"],
    ["ab\u0000c\nd", "••••abcd"],
    ["scim_wXyZ", "••••wXyZ"],
    ["scim_👍👍👍👍👍", "••••👍👍👍👍"],
  ])("is four characters that can be seen: %j", async (keyHint, shown) => {
    renderScimSetup({ api: connected({ keyHint }) })
    expect(await text(shown)).toBeVisible()
  })
})
