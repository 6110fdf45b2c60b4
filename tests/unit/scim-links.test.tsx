import { fireEvent, screen, waitFor } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import { button, text } from "@tests/support/scim-setup-page"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

import { fakeKey } from "@/demo/fake-scim-api"

const QUESTION = "The key is shown only once. Leave without storing it?"

/** The router of an app: it opens its own links in place, and the browser hears nothing of it. */
const follow = vi.fn((event: Event) => event.preventDefault())
const ask = vi.fn((_question: string) => true)

beforeEach(() => {
  vi.stubGlobal("confirm", ask)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
  document.querySelectorAll("body > a").forEach((link) => link.remove())
})

function addLink(href: string, attributes: Record<string, string> = {}) {
  const link = document.createElement("a")
  link.append("Users")
  const all = { href, ...attributes }
  for (const [name, value] of Object.entries(all))
    link.setAttribute(name, value)
  link.addEventListener("click", follow)
  document.body.append(link)
  return link
}

async function showKey() {
  const rendered = renderScimSetup()
  await rendered.click("Generate key")
  await text(fakeKey(1))
  return rendered
}

describe("a link within the app, beside a key that isn’t stored", () => {
  it("asks, and leads nowhere when the answer is no", async () => {
    const { user } = await showKey()
    ask.mockReturnValueOnce(false)
    await user.click(addLink("/users"))
    expect(ask.mock.calls).toEqual([[QUESTION]])
    expect(follow).not.toHaveBeenCalled()
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("asks once, and drops the key when the answer is yes", async () => {
    const { user } = await showKey()
    await user.click(addLink("/users"))
    expect(follow).toHaveBeenCalledOnce()
    expect(await text(/The key was hidden when you left/)).toBeVisible()
    expect(screen.queryByText(fakeKey(1))).toBeNull()
    expect(ask).toHaveBeenCalledOnce()
    expect(fireEvent(window, leaving())).toBe(true)
  })

  it("asks of a hash router’s link, too", async () => {
    const { user } = await showKey()
    ask.mockReturnValueOnce(false)
    await user.click(addLink("#/users"))
    expect(follow).not.toHaveBeenCalled()
  })

  it.each([
    ["to a place on this page", "#help", {}],
    ["to another tab", "/users", { target: "_blank" }],
    ["to a file", "/users.csv", { download: "" }],
    ["to another site, of which the browser asks", "https://example.org/", {}],
  ])("%s isn’t asked about", async (_, href, attributes) => {
    const { user } = await showKey()
    await user.click(addLink(href, attributes))
    expect(ask).not.toHaveBeenCalled()
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it.each(["Control", "Meta", "Shift"])(
    "opened elsewhere with %s isn’t asked about",
    async (held) => {
      const { user } = await showKey()
      const link = addLink("/users")
      await user.keyboard(`{${held}>}`)
      await user.click(link)
      expect(ask).not.toHaveBeenCalled()
    },
  )
})

it("a link isn’t asked about before there is a key, nor after it is stored", async () => {
  const { click, user } = renderScimSetup()
  await button("Generate key")
  const link = addLink("/users")
  await user.click(link)
  await click("Generate key")
  await click("I have stored the key")
  await text("Active")
  await user.click(link)
  await waitFor(() => expect(follow.mock.calls.length).toBeGreaterThan(1))
  expect(ask).not.toHaveBeenCalled()
})

function leaving() {
  return new Event("beforeunload", { cancelable: true })
}
