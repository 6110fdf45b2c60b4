import { act, screen, waitFor } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  HOUR_S,
  inDays,
  NOW,
  skipTo,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { formatDateTime } from "@/lib/scim/scim-expiry"
import { scimMessages } from "@/lib/scim/scim-messages"
import { createFakeScimApi, fakeKey, refuses } from "@/demo/fake-scim-api"

fixTheClock()

const now = NOW / 1000
const overlapChoices = [HOUR_S, 24 * HOUR_S, 7 * 24 * HOUR_S]

function resets({ calls }: ReturnType<typeof connected>) {
  return calls.flatMap(({ operation, params }) =>
    operation === "reset" ? [params] : [],
  )
}

describe("A-9 where the backend can keep the old key, a reset", () => {
  it("asks for how long, and begins with a day", async () => {
    const { open, user } = renderScimSetup({
      api: connected({ overlapChoices }),
    })
    const dialog = await open("Reset key")
    expect(await screen.findByRole("alertdialog")).toHaveAccessibleDescription(
      "You get a new key, to be pasted into your identity provider.",
    )
    expect(dialog.queryByText(/Provisioning stops until/)).toBeNull()
    const select = dialog.getByLabelText("Old key")
    expect(select).toHaveTextContent("Keep it for 1 day")
    expect(select).toHaveAccessibleDescription(
      scimMessages.overlapHint("1 day"),
    )
    await user.click(select)
    const options = await screen.findAllByRole("option")
    expect(options.map(({ textContent }) => textContent)).toEqual([
      "Stop it at once",
      "Keep it for 1 hour",
      "Keep it for 1 day",
      "Keep it for 7 days",
    ])
  })

  it.each([
    ["1 hour", HOUR_S, "November 24, 2026 at 11:00 AM"],
    ["7 days", 168 * HOUR_S, "December 1, 2026 at 10:00 AM"],
  ])("sends the chosen overlap of %s", async (...row) => {
    const [duration, overlapSeconds, until] = row
    const api = connected({ overlapChoices })
    const { choose, open, click, user } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    await choose("Old key", `Keep it for ${duration}`)
    expect(
      await dialog.findByText(scimMessages.overlapHint(duration)),
    ).toBeVisible()
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    expect(resets(api)).toEqual([{ expiresAt: inDays(365), overlapSeconds }])
    expect(screen.queryByText(/no longer works/)).toBeNull()
    await click("I have stored the key")
    expect(await text(new RegExp(`^Works until ${until}`))).toBeVisible()
  })

  it("shows the end of the old key that the server returns, whatever the time here", async () => {
    const api = connected({ overlapChoices })
    api.intercept("reset", async (answer) => {
      answer()
      const expiresAt = now + 50 * HOUR_S
      const configuration = {
        ...api.configuration,
        expiresAt: inDays(90),
        previousKey: { expiresAt },
      }
      const data = { scimApiKey: fakeKey(1), configuration }
      return JSON.parse(JSON.stringify({ ok: true, data }))
    })
    const { confirm } = renderScimSetup({ api })
    await text("Active")
    vi.setSystemTime(NOW - 5 * HOUR_S * 1000)
    await confirm("Reset key")
    const until = formatDateTime(now + 50 * HOUR_S, "en")
    expect(await text(scimMessages.reset.untilOldEnds(until))).toBeVisible()
    const expires = formatDateTime(inDays(90), "en")
    expect(await text(`Expires: ${expires}`)).toBeVisible()
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["another shape", { hasApiKey: "yes" }],
    ["no connection", { hasApiKey: false }],
    ["no previous key", { hasApiKey: true }],
    ["a broken end", { hasApiKey: true, previousKey: { expiresAt: "soon" } }],
  ])(
    "shows no end of the old key where the server returns %s with the new one",
    async (_, configuration) => {
      const api = connected({ overlapChoices })
      api.intercept("reset", async (answer) => {
        answer()
        const data = { scimApiKey: fakeKey(1), configuration }
        return JSON.parse(JSON.stringify({ ok: true, data }))
      })
      const { confirm } = renderScimSetup({ api })
      await confirm("Reset key")
      await text(fakeKey(1))
      expect(await text(scimMessages.reset.whileOldWorks)).toBeVisible()
      expect(screen.queryByText(/until|no longer works/)).toBeNull()
    },
  )

  it("asks even right after a key, before the connection is read again", async () => {
    const api = createFakeScimApi({ hasApiKey: false })
    const { click, open } = renderScimSetup({ api })
    await click("Generate key")
    await text(fakeKey(1))
    api.configuration = { ...api.configuration, overlapChoices }
    const letGo = api.hold("get")
    await click("I have stored the key")
    const dialog = await open("Reset key")
    expect(await dialog.findByLabelText("Old key")).toBeVisible()
    letGo()
    await click("Cancel")
  })

  it("sends nothing of an overlap when the old key shall stop at once", async () => {
    const api = connected({ overlapChoices })
    const { choose, open, click, user } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    await choose("Old key", "Stop it at once")
    expect(dialog.getByLabelText("Old key")).toHaveAccessibleDescription(
      /^The old key stops working at once/,
    )
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    expect(resets(api)).toEqual([{ expiresAt: inDays(365) }])
    expect(await text(/the old one no longer works/)).toBeVisible()
    await click("I have stored the key")
    await text("Active")
    expect(screen.queryByText("Old key")).toBeNull()
  })

  it("keeps the choice when it was refused", async () => {
    const api = connected({ overlapChoices })
    api.intercept("reset", refuses({ status: 400 }))
    const { choose, open, user } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    await choose("Old key", "Keep it for 1 hour")
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await dialog.findByRole("alert")
    expect(dialog.getByLabelText("Old key")).toHaveTextContent(/1 hour/)
    await user.click(dialog.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    const expected = { expiresAt: inDays(365), overlapSeconds: HOUR_S }
    expect(resets(api)).toEqual([expected, expected])
  })
})

describe("a reset", () => {
  it("is red only while it stops provisioning", async () => {
    const api = connected({ overlapChoices })
    const { choose, open } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    const submit = dialog.getByRole("button", { name: "Reset key" })
    expect(submit).toHaveAttribute("data-variant", "default")
    await choose("Old key", "Stop it at once")
    expect(submit).toHaveAttribute("data-variant", "destructive")
  })

  it.each([
    ["a lifetime of before", inDays(20), "60 days"],
    ["one that isn’t offered", inDays(2), "365 days"],
    ["none", null, "365 days"],
  ])("begins with the lifetime of the key before: %s", async (...row) => {
    const [, expiresAt, label] = row
    const api = connected({ createdAt: inDays(-40), expiresAt })
    const { open } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    expect(dialog.getByLabelText("Key expiry")).toHaveTextContent(label)
  })
})

describe("A-9 no overlap is promised, and none sent,", () => {
  async function expectNone(api: ReturnType<typeof connected>, name: string) {
    const { open, user } = renderScimSetup({ api })
    const dialog = await open(name)
    expect(dialog.queryByLabelText("Old key")).toBeNull()
    await user.click(dialog.getByRole("button", { name }))
    await text(fakeKey(1))
    expect(resets(api)).toEqual([{ expiresAt: inDays(365) }])
    expect(await text(/the old one no longer works/)).toBeVisible()
  }

  it.each([
    ["none is known", {}],
    ["there are no choices", { overlapChoices: [] }],
    ["the one choice is none", { overlapChoices: [0] }],
  ])("where %s", async (_, facts) => {
    await expectNone(connected(facts), "Reset key")
  })

  it("of a key that has expired", async () => {
    const expiresAt = inDays(-1)
    await expectNone(
      connected({ overlapChoices, expiresAt }),
      "Generate a new key",
    )
  })

  it("of a key that was never used, and nothing is said to stop", async () => {
    const api = connected({ overlapChoices, lastUsedAt: null })
    const { open } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    expect(dialog.queryByLabelText("Old key")).toBeNull()
    expect(await screen.findByRole("alertdialog")).toHaveAccessibleDescription(
      /^You get a new key\. The old one was never used/,
    )
    expect(dialog.getByRole("button", { name: "Reset key" })).toHaveAttribute(
      "data-variant",
      "default",
    )
  })

  it("where the choice that was made is not offered any more", async () => {
    const api = connected({ overlapChoices, lastUsedAt: now })
    const { choose, open, user } = renderScimSetup({ api })
    const first = await open("Reset key")
    await choose("Old key", "Keep it for 7 days")
    await user.click(first.getByRole("button", { name: "Cancel" }))
    api.configuration = { ...api.configuration, overlapChoices: [HOUR_S] }
    await act(async () => void window.dispatchEvent(new Event("focus")))
    const second = await open("Reset key")
    expect(second.getByLabelText("Old key")).toHaveTextContent(/1 hour/)
    await user.click(second.getByRole("button", { name: "Reset key" }))
    await text(fakeKey(1))
    expect(resets(api)).toEqual([
      { expiresAt: inDays(365), overlapSeconds: HOUR_S },
    ])
  })

  it("where the key expired after the choice was made", async () => {
    const api = connected({ overlapChoices, expiresAt: inDays(1) })
    const { choose, open, confirm, user } = renderScimSetup({ api })
    const dialog = await open("Reset key")
    await choose("Old key", "Keep it for 1 hour")
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull())
    await skipTo(inDays(2))
    expect(await button("Generate a new key")).toBeVisible()
    await confirm("Generate a new key")
    await text(fakeKey(1))
    expect(resets(api)).toEqual([{ expiresAt: expect.any(Number) }])
  })
})
