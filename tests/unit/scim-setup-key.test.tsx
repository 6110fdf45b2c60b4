import { Activity } from "react"
import { act, fireEvent, render, waitFor } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  DAY_S,
  fixTheClock,
  html,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi, fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

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
