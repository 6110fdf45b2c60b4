import { screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  connected,
  fixTheClock,
  HOUR_S,
  inDays,
  NOW,
  pass,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

fixTheClock()

const MINUTE_S = 60
const now = NOW / 1000
const waiting = { lastUsedAt: null, keyHint: "wXyZ" }

function watch(api = connected(waiting), props = {}) {
  return renderScimSetup({ api, isStrict: false, ...props })
}

/** The provider that this device remembers of a customer. */
function rememberProvider(id: string, connectionKey = "acme") {
  localStorage.setItem(`scim:provider:${ENDPOINT} ${connectionKey}`, id)
  return { connectionKey: "acme" }
}

/** The one thing that is announced of the requests. */
async function activity() {
  const region = await screen.findByText(/request/i, {
    selector: "[data-activity]",
  })
  expect(region).toHaveAttribute("role", "status")
  return region
}

describe("the first request", () => {
  it("is waited for, and seen without a hand on the page", async () => {
    const { api } = watch()
    expect(await text("Waiting for the first request")).toBeVisible()
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(6)
    expect(await text("Receiving requests")).toBeVisible()
    expect(await text("Last request: now.")).toBeVisible()
    expect(screen.queryByText(/Waiting/)).toBeNull()
  })

  it("C-5 is announced once, and no relative time ever", async () => {
    const { api } = watch()
    const region = await activity()
    const said: (string | null)[] = []
    const observer = new MutationObserver(() => said.push(region.textContent))
    observer.observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(10 * MINUTE_S)
    expect(await text("Last request: 9 minutes ago.")).toBeVisible()
    observer.disconnect()
    expect(said).toEqual(["Receiving requests"])
    expect(region).toBeVisible()
    for (const status of screen.getAllByRole("status"))
      expect(status).not.toHaveTextContent(/ago/)
  })

  it.each([
    ["okta", "Choose Test Connector Configuration in Okta."],
    ["pingfederate", "Test the connection in PingFederate."],
    ["other", "Test the connection in your identity provider."],
    ["", "Test the connection in your identity provider."],
  ])("can be brought about in %s", async (id, hint) => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, id)
    watch()
    const region = await activity()
    expect(region.parentElement).toHaveTextContent(
      `${hint} If it reports 401, it has another key. If nobody has the key of this connection, reset it.`,
    )
    for (const label of region.parentElement?.querySelectorAll("bdi") ?? [])
      expect(label).toHaveAttribute("translate", "no")
  })
})

describe("what the requests tell", () => {
  const threeHoursAgo = { lastUsedAt: now - 3 * HOUR_S }

  it.each([
    ["entra", "No requests lately"],
    ["okta", "Receiving requests"],
    ["", "Receiving requests"],
  ])("is quiet only for a provider with a rhythm: %s", async (id, words) => {
    watch(connected(threeHoursAgo), rememberProvider(id))
    expect(await activity()).toHaveTextContent(words)
    const hint = screen.queryByText(/usually heard of more often/)
    expect(hint !== null).toBe(id === "entra")
  })

  it.each([
    ["remembered of the endpoint, which customers share", ENDPOINT, undefined],
    ["another customer's", `${ENDPOINT} globex`, "acme"],
  ])("isn’t quiet by the rhythm of a provider that is %s", async (...row) => {
    const [, place, connectionKey] = row
    localStorage.setItem(`scim:provider:${place}`, "entra")
    const { choose } = watch(connected(threeHoursAgo), { connectionKey })
    expect(await activity()).toHaveTextContent("Receiving requests")
    await choose("Identity provider", "authentik")
    await choose("Identity provider", "Microsoft Entra ID")
    expect(await activity()).toHaveTextContent("No requests lately")
  })

  it("becomes quiet while the page is open", async () => {
    const props = rememberProvider("entra")
    watch(connected({ lastUsedAt: now - HOUR_S - 30 }), props)
    expect(await text("Receiving requests")).toBeVisible()
    await pass(HOUR_S + MINUTE_S)
    expect(await text("No requests lately")).toBeVisible()
  })

  it.each([
    ["replaced", inDays(200), true],
    ["expired", inDays(-1), false],
  ] as const)("is a refusal: %s", async (reason, expiresAt, isTold) => {
    const lastRejected = { at: now - 60, reason }
    const facts = { ...threeHoursAgo, expiresAt, keyHint: "wXyZ", lastRejected }
    watch(connected(facts))
    const region = await activity()
    expect(region).toHaveTextContent("The last request was refused")
    expect(region.parentElement).toHaveTextContent(
      "It carried a key that no longer works (1 minute ago).",
    )
    const way = screen.queryByText(/^Provisioning has stopped\. Paste/)
    const told = way?.closest("p")?.textContent
    expect(told?.includes("(••••wXyZ)")).toBe(isTold || undefined)
  })

  it("waits for the new key while the old one is used", async () => {
    const previousKey = { expiresAt: inDays(1), lastUsedAt: now - 60 }
    const facts = { createdAt: now - HOUR_S, lastUsedAt: null, previousKey }
    const { api } = watch(connected(facts))
    const region = await activity()
    expect(region).toHaveTextContent(
      "Waiting for the first request with the new key",
    )
    expect(await text(/still uses the old key/)).toBeVisible()
    // A request from before the reset is the last one, too.
    previousKey.lastUsedAt = now - 2 * HOUR_S
    api.configuration = {
      ...api.configuration,
      previousKey: { ...previousKey },
    }
    await pass(MINUTE_S)
    expect(await text(/still uses the old key/)).toBeVisible()
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(5 * MINUTE_S)
    expect(region).toHaveTextContent("Receiving requests")
    expect(screen.queryByText(/still uses the old key/)).toBeNull()
  })

  it("is a refusal that is over once a request is accepted", async () => {
    const lastRejected = { at: now - 90, reason: "replaced" } as const
    const { api } = watch(connected({ ...threeHoursAgo, lastRejected }))
    await text("The last request was refused")
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(6)
    expect(await text("Receiving requests")).toBeVisible()
  })

  it("is that the old key is still the one in use", async () => {
    const previousKey = { expiresAt: inDays(1), lastUsedAt: now - 120 }
    const { api } = watch(
      connected({ ...waiting, createdAt: now - HOUR_S, previousKey }),
    )
    expect(await text(/still uses the old key/)).toBeVisible()
    expect(screen.queryByText(/Test the connection/)).toBeNull()
    api.configuration = { ...api.configuration, lastUsedAt: now }
    await pass(6)
    expect(await text("Receiving requests")).toBeVisible()
    expect(screen.queryByText(/still uses the old key/)).toBeNull()
  })

  it("A-10 is nothing at all of an expired key but its last use", async () => {
    watch(connected({ expiresAt: inDays(-1), lastUsedAt: inDays(-2) }))
    expect(await text("Last request: 2 days ago.")).toBeVisible()
    expect(screen.queryByText("Receiving requests")).toBeNull()
  })
})
