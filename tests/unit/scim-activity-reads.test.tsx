import { Profiler } from "react"
import { fireEvent, render, screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  connected,
  fixTheClock,
  HOUR_S,
  NOW,
  pass,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { ScimSetup } from "@/components/scim/scim-setup"
import { isUnreachable } from "@/demo/fake-scim-api"

fixTheClock()

afterEach(() => setVisibility("visible"))

const now = NOW / 1000
const waiting = { lastUsedAt: null, keyHint: "wXyZ" }

function setVisibility(state: DocumentVisibilityState) {
  Object.defineProperty(document, "visibilityState", {
    configurable: true,
    value: state,
  })
  fireEvent(document, new Event("visibilitychange"))
}

function watch(api = connected(waiting), props = {}) {
  return renderScimSetup({ api, isStrict: false, ...props })
}

describe("the quiet looks at a connection whose use is known", () => {
  it("come after 5 seconds, then 10, then 20, and soon again when something happened", async () => {
    const { api, count } = watch()
    await text("Waiting for the first request")
    for (const seconds of [5, 10, 20, 40]) {
      const reads = count("get")
      await pass(seconds - 1)
      expect(count("get"), `before ${seconds} s`).toBe(reads)
      await pass(1)
      expect(count("get"), `after ${seconds} s`).toBe(reads + 1)
    }
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(80)
    const reads = count("get")
    await pass(5)
    expect(count("get")).toBe(reads + 1)
  })

  it("continue after one that failed, and keep what was just read", async () => {
    const { api, count, onError } = watch()
    await text("Waiting for the first request")
    api.intercept("get", isUnreachable)
    await pass(6)
    expect(await text("Waiting for the first request")).toBeVisible()
    expect(onError).toHaveBeenCalledOnce()
    const reads = count("get")
    await pass(5)
    expect(count("get")).toBe(reads + 1)
    expect(await text("Waiting for the first request")).toBeVisible()
  })

  it("never come while the page is hidden, but at once when it is seen again", async () => {
    const { api, count } = watch()
    await text("Waiting for the first request")
    const reads = count("get")
    setVisibility("hidden")
    await pass(HOUR_S)
    expect(count("get")).toBe(reads)
    api.configuration = { ...api.configuration, lastUsedAt: now }
    setVisibility("visible")
    expect(await text("Receiving requests")).toBeVisible()
    expect(count("get")).toBe(reads + 1)
    await pass(5)
    expect(count("get")).toBe(reads + 2)
  })

  it("never come over a dialog, and go on when it is closed", async () => {
    const { count, open, user } = watch()
    const dialog = await open("Reset key")
    const reads = count("get")
    await pass(HOUR_S)
    expect(count("get")).toBe(reads)
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    await pass(6)
    expect(count("get")).toBe(reads + 1)
  })

  it("never come over the key", async () => {
    const { count, confirm } = watch()
    await confirm("Reset key")
    await text(/^Key reset/)
    const reads = count("get")
    await pass(HOUR_S)
    expect(count("get")).toBe(reads)
  })

  it("never come where the use of the key isn’t known", async () => {
    const { count } = watch(connected())
    await text("Active")
    const reads = count("get")
    await pass(HOUR_S)
    expect(count("get")).toBe(reads)
    expect(screen.queryByText("Requests")).toBeNull()
  })

  it.each([
    ["was loaded", undefined],
    ["came with the page", { hasApiKey: true, ...waiting }],
  ])("D-18 end with the screen, when the connection %s", async (_, given) => {
    const { count, unmount } = watch(connected(waiting), {
      initialConfiguration: given,
      isStrict: true,
    })
    await text("Waiting for the first request")
    unmount()
    const reads = count("get")
    await pass(HOUR_S)
    expect(count("get")).toBe(reads)
    expect(vi.getTimerCount()).toBe(0)
  })

  it("render nothing when nothing has changed", async () => {
    const commits = vi.fn()
    const api = connected(waiting)
    render(
      <Profiler id="screen" onRender={commits}>
        <ScimSetup scimEndpointUrl={ENDPOINT} api={api} />
      </Profiler>,
    )
    await text("Waiting for the first request")
    const { length: before } = api.calls
    commits.mockClear()
    await pass(HOUR_S / 2)
    expect(api.calls.length).toBeGreaterThan(before + 7)
    expect(commits).not.toHaveBeenCalled()
  })
})
