import { fireEvent, screen, waitFor } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import { button, noButton, text } from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages as words } from "@/lib/scim/scim-messages"
import { fakeKey } from "@/demo/fake-scim-api"

/** The router of an app: it opens its own links in place, and the browser hears nothing of it. */
const follow = vi.fn((event: Event) => event.preventDefault())

afterEach(() => {
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
  it("leads nowhere, and asks beside the key", async () => {
    const { user } = await showKey()
    await user.click(addLink("/users"))
    expect(follow).not.toHaveBeenCalled()
    expect(await text(words.leave)).toBeVisible()
    expect(await button(words.leaveNot)).toHaveFocus()
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("leaves the key alone for who stays, and asks again", async () => {
    const { user, click } = await showKey()
    const link = addLink("/users")
    await user.click(link)
    await click(words.leaveNot)
    expect(noButton(words.leaveNot)).toBe(true)
    expect(screen.getByRole("heading")).toHaveFocus()
    expect(await text(fakeKey(1))).toBeVisible()
    await user.click(link)
    expect(await button(words.leaveNot)).toHaveFocus()
    expect(follow).not.toHaveBeenCalled()
  })

  it("drops the key and follows the link for who leaves", async () => {
    const { user, click } = await showKey()
    await user.click(addLink("/users"))
    await click(words.leaveUnsaved)
    expect(follow).toHaveBeenCalledOnce()
    expect(await text(words.notices["key-hidden"])).toBeVisible()
    expect(screen.queryByText(fakeKey(1))).toBeNull()
    expect(fireEvent(window, leaving())).toBe(true)
  })

  it("follows the last of two links", async () => {
    const { user, click } = await showKey()
    await user.click(addLink("/users"))
    await user.click(addLink("/groups"))
    await click(words.leaveUnsaved)
    const [[event] = []] = follow.mock.calls
    expect(event?.target).toHaveAttribute("href", "/groups")
    expect(follow).toHaveBeenCalledOnce()
  })

  it("doesn’t ask of the next key because of a link beside the last", async () => {
    const { user, click, confirm } = await showKey()
    await user.click(addLink("/users"))
    await click(words.keyStored)
    await confirm(words.reset.action)
    expect(await text(fakeKey(2))).toBeVisible()
    expect(noButton(words.leaveNot)).toBe(true)
  })

  it("asks of a hash router’s link, too", async () => {
    const { user } = await showKey()
    await user.click(addLink("#/users"))
    expect(follow).not.toHaveBeenCalled()
    expect(await text(words.leave)).toBeVisible()
  })

  it.each([
    ["to a place on this page", "#help", {}],
    ["to another tab", "/users", { target: "_blank" }],
    ["to a file", "/users.csv", { download: "" }],
    ["to another site, of which the browser asks", "https://example.org/", {}],
  ])("%s isn’t asked about", async (_, href, attributes) => {
    const { user } = await showKey()
    await user.click(addLink(href, attributes))
    expect(noButton(words.leaveNot)).toBe(true)
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it.each(["Control", "Meta", "Shift"])(
    "opened elsewhere with %s isn’t asked about",
    async (held) => {
      const { user } = await showKey()
      const link = addLink("/users")
      await user.keyboard(`{${held}>}`)
      await user.click(link)
      expect(noButton(words.leaveNot)).toBe(true)
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
  expect(noButton(words.leaveNot)).toBe(true)
})

function leaving() {
  return new Event("beforeunload", { cancelable: true })
}
