import { fireEvent, screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  inDays,
  keyStatus,
  noButton,
  plainAdapter,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it } from "vitest"

import {
  fakeKey,
  isUnreachable,
  losesItsAnswer,
  refuses,
} from "@/demo/fake-scim-api"

fixTheClock()

const home = process.env.TZ
afterEach(() => {
  process.env.TZ = home
})

const MOVED = "The expiry of the key is changed."
const CHANGE = "Change expiry"

function updates({ calls }: ReturnType<typeof connected>) {
  return calls.filter(({ operation }) => operation === "update")
}

describe("changing the expiry", () => {
  it("asks for a date, never for none, and shows and says it once", async () => {
    const { api, choose, open, user } = renderScimSetup({
      api: connected({ keyHint: "wXyZ" }),
    })
    const dialog = await open(CHANGE)
    expect(await screen.findByRole("alertdialog")).toHaveAccessibleDescription(
      /nothing to paste again/,
    )
    await user.click(dialog.getByLabelText("Key expiry"))
    const options = await screen.findAllByRole("option")
    expect(options.map(({ textContent }) => textContent)).toEqual([
      "30 days",
      "60 days",
      "90 days",
      "180 days",
      "365 days",
      "Custom date…",
    ])
    await user.keyboard("{Escape}")
    await choose("Key expiry", "90 days")
    await user.click(dialog.getByRole("button", { name: CHANGE }))
    expect(await text(MOVED)).toBeVisible()
    expect(screen.getAllByText(MOVED)).toHaveLength(1)
    expect(screen.getByText(MOVED).closest("[role=status]")).toBeVisible()
    expect(await text(/^February 22, 2027/)).toBeVisible()
    expect(await text("in 90 days")).toBeVisible()
    expect(await text("••••wXyZ")).toBeVisible()
    expect(updates(api)).toEqual([
      { operation: "update", params: { expiresAt: inDays(90) } },
    ])
    expect(screen.queryByText(/in another window/)).toBeNull()
  })

  it("C-1 gives the focus back, and shows no key", async () => {
    const { confirm, onReset, onGenerate } = renderScimSetup({
      api: connected(),
    })
    await confirm(CHANGE)
    await text(MOVED)
    await expect.poll(() => document.activeElement?.textContent).toBe(CHANGE)
    expect(screen.queryByRole("heading", { name: /new key/ })).toBeNull()
    expect(onReset).not.toHaveBeenCalled()
    expect(onGenerate).not.toHaveBeenCalled()
  })

  it("takes a developer’s limits, and no default of never", async () => {
    const { api, open, user } = renderScimSetup({
      api: connected(),
      expiry: { choices: [7, 14, 400], maximum: 20, default: "never" },
    })
    const dialog = await open(CHANGE)
    await user.click(dialog.getByRole("button", { name: CHANGE }))
    await text(MOVED)
    expect(updates(api)[0]?.params).toEqual({ expiresAt: inDays(14) })
  })

  it("after a choice of never for a key asks for a date all the same", async () => {
    const { api, choose, open, user } = renderScimSetup({ api: connected() })
    const reset = await open("Reset key")
    await choose("Key expiry", "Never")
    await user.click(reset.getByRole("button", { name: "Cancel" }))
    const dialog = await open(CHANGE)
    await user.click(dialog.getByRole("button", { name: CHANGE }))
    await text(MOVED)
    expect(updates(api)[0]?.params).toEqual({ expiresAt: inDays(365) })
  })

  it("revives a key that has expired", async () => {
    const { confirm } = renderScimSetup({
      api: connected({ expiresAt: inDays(-1) }),
    })
    await keyStatus("Expired")
    await confirm(CHANGE)
    expect(await text("Active")).toBeVisible()
    expect(await button("Reset key")).toBeVisible()
  })

  it.each([
    ["can’t", { canMoveExpiry: false }],
    ["may, but the adapter can’t", {}],
  ])("isn’t offered where the backend %s", async (_, facts) => {
    const api = connected(facts)
    const { rerender } = renderScimSetup({ api })
    if (!("canMoveExpiry" in facts)) rerender({ api: plainAdapter(api) })
    await text("Active")
    expect(noButton(CHANGE)).toBe(true)
  })

  it("isn’t offered to who may only look", async () => {
    renderScimSetup({ api: connected(), readOnly: true })
    await text("Active")
    expect(noButton(CHANGE)).toBe(true)
  })
})

describe("a change of the expiry that went wrong", () => {
  it("but happened is recognised by the next look", async () => {
    const api = connected()
    api.intercept("update", losesItsAnswer)
    const { confirm, onError } = renderScimSetup({ api })
    await confirm(CHANGE)
    expect(await text(MOVED)).toBeVisible()
    expect(await text("in 365 days")).toBeVisible()
    expect(screen.queryByRole("alertdialog")).toBeNull()
    expect(onError).toHaveBeenCalledOnce()
  })

  it("keeps the dialog and the choice", async () => {
    const api = connected()
    api.intercept("update", refuses({ status: 422, message: "Too late." }))
    const { choose, open, user } = renderScimSetup({ api })
    const dialog = await open(CHANGE)
    await choose("Key expiry", "90 days")
    await user.click(dialog.getByRole("button", { name: CHANGE }))
    const alert = await dialog.findByRole("alert")
    expect(alert).toHaveTextContent("The expiry was not changed")
    expect(alert).toHaveTextContent("Too late.")
    expect(dialog.getByLabelText("Key expiry")).toHaveTextContent("90 days")
    await user.click(dialog.getByRole("button", { name: CHANGE }))
    expect(await text(MOVED)).toBeVisible()
    expect(updates(api).map(({ params }) => params)).toEqual([
      { expiresAt: inDays(90) },
      { expiresAt: inDays(90) },
    ])
  })

  it("never reached the server, which says so", async () => {
    const api = connected()
    api.intercept("update", isUnreachable)
    const { confirm } = renderScimSetup({ api })
    await confirm(CHANGE)
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /The expiry was not changed.*can’t be reached/,
    )
    expect(screen.queryByText(MOVED)).toBeNull()
  })

  it("because the connection is gone is told neutrally", async () => {
    const api = connected()
    const { confirm } = renderScimSetup({ api })
    await text("Active")
    api.configuration = { hasApiKey: false }
    await confirm(CHANGE)
    expect(await text(/was deleted in another window/)).toBeVisible()
  })
})

describe("D-32 an expiry across a change of the clocks", () => {
  it.each([
    ["Europe/Berlin", "11:00 AM GMT+2", "2027-05-23T09:00:00Z"],
    ["America/Los_Angeles", "2:00 AM PDT", "2027-05-23T09:00:00Z"],
    ["Asia/Kathmandu", "3:45 PM GMT+5:45", "2027-05-23T10:00:00Z"],
    ["Pacific/Kiritimati", "12:00 AM GMT+14", "2027-05-23T10:00:00Z"],
  ])("comes at the same time of day in %s", async (zone, time, end) => {
    process.env.TZ = zone
    const { api, choose, click } = renderScimSetup()
    await choose("Key expiry", "180 days")
    const day = zone === "Pacific/Kiritimati" ? 24 : 23
    const words = `The key works until May ${day}, 2027 at ${time}.`
    expect(await text(words)).toBeVisible()
    await click("Generate key")
    await text(fakeKey(1))
    await click("I have stored the key")
    expect(await text(/^in 180 days/)).toBeVisible()
    const expiresAt = Math.floor(Date.parse(end) / 1000)
    const sent = api.configuration.expiresAt ?? 0
    expect(Math.abs(sent - expiresAt)).toBeLessThan(10)
  })

  it.each([
    ["Europe/Berlin", "GMT+2", "2027-03-28T21:59:59Z"],
    ["America/Los_Angeles", "PDT", "2027-03-29T06:59:59Z"],
    ["Asia/Kathmandu", "GMT+5:45", "2027-03-28T18:14:59Z"],
    ["Pacific/Kiritimati", "GMT+14", "2027-03-28T09:59:59Z"],
  ])(
    "D-31 ends with the day that was picked in %s",
    async (zone, name, end) => {
      process.env.TZ = zone
      const { api, choose, open, user } = renderScimSetup({ api: connected() })
      const dialog = await open(CHANGE)
      await choose("Key expiry", "Custom date…")
      const date = dialog.getByLabelText("Expiry date")
      fireEvent.change(date, { target: { value: "2027-03-28" } })
      expect(date).toHaveAccessibleDescription(
        `The key works until March 28, 2027 at 11:59 PM ${name}.`,
      )
      await user.click(dialog.getByRole("button", { name: CHANGE }))
      expect(await text(/^March 28, 2027 at 11:59/)).toBeVisible()
      expect(updates(api)[0]?.params).toEqual({
        expiresAt: Date.parse(end) / 1000,
      })
    },
  )
})
