import { act, fireEvent, screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  DAY_S,
  fixTheClock,
  HOUR_S,
  noButton,
  NOW,
  pass,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages } from "@/lib/scim/scim-messages"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { isUnreachable, refuses, staysSilent } from "@/demo/fake-scim-api"

fixTheClock()

afterEach(() => setVisibility("visible"))

type Api = ReturnType<typeof connected>
type Fault = Parameters<Api["intercept"]>[1]

const now = NOW / 1000
const { activity, errors, lastUpdated, retry } = scimMessages
const waiting = { createdAt: now - DAY_S, lastUsedAt: null }
const receiving = { createdAt: now - DAY_S, lastUsedAt: now - 60 }
const quiet = { createdAt: now - DAY_S, lastUsedAt: now - 5 * HOUR_S }
const failing = {
  createdAt: now - DAY_S,
  lastUsedAt: now - HOUR_S,
  lastRejected: { at: now - 60, reason: "replaced" },
} as const
const rotating = {
  createdAt: now - HOUR_S,
  lastUsedAt: null,
  previousKey: { expiresAt: now + DAY_S, lastUsedAt: now - 60 },
}

/** Every sentence that says how the provider is doing. */
const CLAIMS = [
  ...Object.values(activity),
  scimMessages.waitingForNewKey,
  scimMessages.oldKeyInUse,
  scimMessages.quietHint,
  "Provisioning has stopped",
  "Last request",
]

function setVisibility(state: DocumentVisibilityState) {
  Object.defineProperty(document, "visibilityState", {
    configurable: true,
    value: state,
  })
  fireEvent(document, new Event("visibilitychange"))
}

function claims() {
  const page = document.body.textContent
  return CLAIMS.filter((claim) => page.includes(claim))
}

async function watch(facts: Partial<ScimConfiguration>) {
  const api = connected({ keyHint: "wXyZ", ...facts })
  const rendered = renderScimSetup({
    api,
    isStrict: false,
    connectionKey: "acme",
  })
  await screen.findByText(/./, { selector: "[data-status]" })
  return rendered
}

/** Every read from now on fails. */
function breakReads(api: Api, fault: Fault) {
  for (let read = 0; read < 500; read += 1) api.intercept("get", fault)
}

describe("a connection that can’t be read again", () => {
  it.each([
    ["waiting", waiting],
    ["receiving", receiving],
    ["quiet", quiet],
    ["failing", failing],
    ["using the old key", rotating],
  ])(
    "claims nothing about a provider that was %s, and shows when it was last read",
    async (_, facts) => {
      localStorage.setItem(
        "scim:provider:https://api.example.com/scim/v2 acme",
        "entra",
      )
      const { api } = await watch(facts)
      expect(claims()).not.toEqual([])
      breakReads(api, refuses({ status: 500 }))
      await pass(3 * HOUR_S)
      expect(claims()).toEqual([])
      expect(await text(lastUpdated("3 hours ago"))).toBeVisible()
      expect(await text(errors.server)).toBeVisible()
      expect(await button(retry)).toBeVisible()
    },
  )

  it.each([
    ["signed-out", refuses({ status: 401 })],
    ["server", refuses({ status: 500 })],
    ["offline", isUnreachable],
    ["timeout", staysSilent],
  ] as const)("says why: %s", async (kind, fault) => {
    const { api } = await watch(receiving)
    breakReads(api, fault)
    await pass(600)
    const reason = await text(errors[kind])
    expect(reason).toHaveAttribute("role", "status")
  })

  it("keeps what time alone decides", async () => {
    const expiresAt = now + 2 * HOUR_S
    const { api } = await watch({ ...receiving, expiresAt })
    breakReads(api, isUnreachable)
    await pass(3 * HOUR_S)
    expect(await text(scimMessages.statusText.expired)).toBeVisible()
  })

  it("keeps its button focused after another failure", async () => {
    const { api, click, count } = await watch(receiving)
    breakReads(api, isUnreachable)
    await pass(60)
    await text(errors.offline)
    const reads = count("get")
    await click(retry)
    expect(count("get")).toBe(reads + 1)
    expect(await text(errors.offline)).toBeVisible()
    expect(await button(retry)).toHaveFocus()
  })

  it("is as before once a read succeeds", async () => {
    const { api, click } = await watch(receiving)
    for (let read = 0; read < 3; read += 1) api.intercept("get", isUnreachable)
    await pass(16)
    await text(errors.offline)
    const letGo = api.hold("get")
    await click(retry)
    await click(retry)
    expect(await text(scimMessages.loading)).toHaveAttribute("role", "status")
    expect(await button(retry)).toHaveAttribute("aria-disabled", "true")
    await act(async () => letGo())
    expect(await text(activity.receiving)).toBeVisible()
    expect(noButton(retry)).toBe(true)
    expect(screen.queryByText(errors.offline)).toBeNull()
    expect(document.body).not.toHaveFocus()
  })

  it("asks before a reset as if the key were in use", async () => {
    const { api, open } = await watch({ ...waiting, overlapChoices: [DAY_S] })
    breakReads(api, isUnreachable)
    await pass(600)
    const dialog = await open("Reset key")
    expect(dialog.queryByText(/was never used/)).toBeNull()
    expect(dialog.getByLabelText("Old key")).toHaveTextContent(/1 day/)
  })
})

describe("onError", () => {
  it("is called once for each status and code, and again after a success", async () => {
    const { api, onError } = await watch(receiving)
    const faults = [
      refuses({ status: 500 }),
      refuses({ status: 401 }),
      refuses({ status: 500 }),
      refuses({ status: 500, code: "backend_unavailable" }),
      isUnreachable,
      refuses({ status: 401 }),
    ]
    for (const fault of faults) api.intercept("get", fault)
    await pass(HOUR_S)
    expect(
      onError.mock.calls.map(([error]) => [error.status, error.code]),
    ).toEqual([
      [500, undefined],
      [401, undefined],
      [500, "backend_unavailable"],
      [undefined, "TypeError"],
    ])
    onError.mockClear()
    api.intercept("get", refuses({ status: 401 }))
    await pass(HOUR_S)
    expect(onError).toHaveBeenCalledOnce()
  })
})

describe("a page that nobody looked at", () => {
  it.each([
    ["hidden", () => setVisibility("hidden")],
    ["asleep", () => undefined],
  ])(
    "that was %s for days claims nothing until it is read again",
    async (_, leave) => {
      const { api } = await watch(waiting)
      await text(activity.waiting)
      leave()
      const letGo = api.hold("get")
      vi.setSystemTime(NOW + 3 * DAY_S * 1000)
      if (document.visibilityState === "hidden") setVisibility("visible")
      await pass(6)
      expect(claims()).toEqual([])
      expect(await text(lastUpdated("3 days ago"))).toBeVisible()
      expect(noButton(retry)).toBe(true)
      await act(async () => letGo())
      expect(await text(activity.waiting)).toBeVisible()
      expect(screen.queryByText(/Last updated/)).toBeNull()
    },
  )
})

describe("a server that limits reads", () => {
  it.each([
    ["the time that it names", { retryAfterSeconds: 1_200 }, 1_200],
    ["a minute", {}, 60],
  ])("is left alone for %s", async (_, error, seconds) => {
    const { api, count } = await watch(receiving)
    api.intercept("get", refuses({ status: 429, ...error }))
    await pass(5)
    const reads = count("get")
    await pass(seconds - 10)
    fireEvent.focus(window)
    await pass(5)
    expect(count("get")).toBe(reads)
    await pass(6)
    expect(count("get")).toBe(reads + 1)
  })

  it("is left alone longer each time", async () => {
    const { api, count } = await watch(receiving)
    breakReads(api, refuses({ status: 429 }))
    await pass(HOUR_S)
    // One each five minutes in the end.
    const reads = count("get")
    await pass(HOUR_S)
    expect(count("get")).toBeLessThanOrEqual(reads + 12)
  })
})
