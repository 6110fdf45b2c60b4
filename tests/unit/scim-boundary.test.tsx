import { screen, waitFor } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  catchDownloads,
  fixTheClock,
  html,
  noButton,
  pass,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages as words } from "@/lib/scim/scim-messages"
import { fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

afterEach(() => {
  vi.restoreAllMocks()
  document.querySelectorAll("body > a").forEach((link) => link.remove())
})

/** Takes an element away that React removes next. */
async function breakTheScreen({ click }: ReturnType<typeof renderScimSetup>) {
  await click(words.copy.endpoint)
  await button(words.copied)
  for (const said of document.querySelectorAll("p[role=status] > *"))
    said.remove()
  await pass(3)
  await text(words.crashed)
  // React reports what the boundary caught.
  expect(console.error).toHaveBeenCalled()
  expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain(
    fakeKey(1),
  )
  vi.mocked(console.error).mockClear()
}

async function breakBesideKey(
  props: Parameters<typeof renderScimSetup>[0] = {},
) {
  const rendered = renderScimSetup(props)
  await rendered.click(words.create.action)
  await text(fakeKey(1))
  await breakTheScreen(rendered)
  return rendered
}

describe("a screen that crashed", () => {
  it("is reported once, without the key", async () => {
    const { onError } = await breakBesideKey({ isStrict: false })
    expect(onError.mock.calls).toEqual([
      [
        {
          message: "The screen threw an error while rendering.",
          code: "render_failed",
        },
        "get",
      ],
    ])
  })

  it("keeps its fallback when the report throws", async () => {
    const onError = vi.fn(() => {
      throw new Error("Reporting failed.")
    })
    await breakBesideKey({ onError })
    expect(onError).toHaveBeenCalled()
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("shows the key once, masked and untranslated, beside the endpoint", async () => {
    await breakBesideKey()
    const key = await text(fakeKey(1))
    expect(html().split(fakeKey(1))).toHaveLength(2)
    expect(key.closest("[role=status],[role=alert],[aria-live]")).toBeNull()
    expect(key).toHaveAttribute("translate", "no")
    expect(key).toHaveAttribute("dir", "ltr")
    const field = key.closest("[data-sentry-block]")
    expect(field).toHaveClass("ph-no-capture", "rr-block", "fs-exclude")
    expect(field).toHaveAttribute("data-dd-privacy", "hidden")
    expect(await text(ENDPOINT)).toBeVisible()
  })

  it("copies the key, and selects it when copying is refused", async () => {
    const { click } = await breakBesideKey()
    await click(words.copy.key)
    expect(await navigator.clipboard.readText()).toBe(fakeKey(1))
    expect(await text(words.copied)).toBeVisible()
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error())
    await click(words.copy.key)
    expect(await text(words.copyByHand)).toBeVisible()
    expect(String(getSelection())).toBe(fakeKey(1))
  })

  it("saves the key as a file", async () => {
    const { files } = catchDownloads()
    const { click } = await breakBesideKey()
    await click(words.download)
    expect(await files[0]?.blob.text()).toContain(`Key: ${fakeKey(1)}\n`)
  })

  it("asks before the page or a link drops the key", async () => {
    const { user, click } = await breakBesideKey()
    const leaving = new Event("beforeunload", { cancelable: true })
    expect(window.dispatchEvent(leaving)).toBe(false)
    const link = document.createElement("a")
    link.href = "/users"
    link.append("Users")
    const follow = vi.fn((event: Event) => event.preventDefault())
    link.addEventListener("click", follow)
    document.body.append(link)
    await user.click(link)
    expect(await text(words.leave)).toBeVisible()
    expect(follow).not.toHaveBeenCalled()
    await click(words.leaveUnsaved)
    expect(follow).toHaveBeenCalledOnce()
    expect(html()).not.toContain(fakeKey(1))
  })

  it("has no key any more once that is saved, and comes back", async () => {
    const { click } = await breakBesideKey()
    await click(words.keyStored)
    expect(html()).not.toContain(fakeKey(1))
    await click(words.retry)
    expect(await text("Active")).toBeVisible()
    expect(noButton(words.retry)).toBe(true)
  })

  it("comes back with the key where that isn’t saved", async () => {
    const { click } = await breakBesideKey()
    await click(words.retry)
    await waitFor(() =>
      expect(screen.getByRole("heading")).toHaveTextContent(words.keyTitle),
    )
    expect(await text(fakeKey(1))).toBeVisible()
  })

  it("offers to try again where there is no key", async () => {
    const rendered = renderScimSetup()
    await breakTheScreen(rendered)
    expect(noButton(words.keyStored)).toBe(true)
    await rendered.click(words.retry)
    expect(await button(words.create.action)).toBeVisible()
  })
})
