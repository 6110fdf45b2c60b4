import { screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  catchDownloads,
  connected,
  fixTheClock,
  inDays,
  keyStatus,
  noButton,
  NOW,
  skipTo,
  text,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

const home = process.env.TZ
afterEach(() => {
  process.env.TZ = home
})

/** How urgently the screen speaks: the note, and the button that helps. */
async function urgency(name = "Reset key") {
  const note = screen.queryByRole("note")
  const isDestructive = note?.classList.contains("text-destructive")
  return {
    note: note && (isDestructive ? "destructive" : "default"),
    button: (await button(name)).dataset["variant"],
  }
}

describe("A-6 the end of a key", () => {
  it("is told 30 days, 7 days and 1 day before, more urgently each time", async () => {
    renderScimSetup({ api: connected({ expiresAt: inDays(40) }) })
    expect(await text("Active")).toBeVisible()
    expect(await urgency()).toEqual({ note: null, button: "outline" })
    await skipTo(inDays(40 - 29))
    expect(await text("Expires soon")).toBeVisible()
    expect(
      await text(/^The key expires in 29 days\. Provisioning stops then/),
    ).toBeVisible()
    expect(await urgency()).toEqual({ note: "default", button: "outline" })
    await skipTo(inDays(40 - 6))
    expect(await text(/^The key expires in 6 days/)).toBeVisible()
    expect(await urgency()).toEqual({ note: "default", button: "default" })
    await skipTo(inDays(40 - 0.5))
    expect(await text(/^The key expires in 12 hours/)).toBeVisible()
    expect(await urgency()).toEqual({ note: "destructive", button: "default" })
  })

  it("is a state of its own, in which a new key comes first", async () => {
    renderScimSetup({ api: connected({ expiresAt: inDays(1) }) })
    await text("Expires soon")
    await skipTo(inDays(2))
    expect(await keyStatus("Expired")).toBeVisible()
    expect(await text(/Provisioning has stopped/)).toBeVisible()
    expect(await urgency("Generate a new key")).toEqual({
      note: "destructive",
      button: "default",
    })
    expect(noButton("Reset key")).toBe(true)
    const names = screen
      .getAllByRole("button", { name: /new key|expiry|connection/ })
      .map(({ textContent }) => textContent)
    expect(names).toEqual([
      "Generate a new key",
      "Change expiry",
      "Delete connection",
    ])
  })

  it.each([0.01, 1, 6.9, 29.9])(
    "C-18 is told in words %d days before",
    async (days) => {
      renderScimSetup({ api: connected({ expiresAt: inDays(days) }) })
      expect(await text("Expires soon")).toBeVisible()
      expect(await text(/^The key expires/)).toBeVisible()
    },
  )

  it("isn’t told of a key that never ends", async () => {
    renderScimSetup({ api: connected({ expiresAt: null }) })
    expect(await text("Active")).toBeVisible()
    await skipTo(inDays(4000))
    expect(await urgency()).toEqual({ note: null, button: "outline" })
  })

  it("is told when a developer wants it told", async () => {
    const api = connected({ expiresAt: inDays(60) })
    renderScimSetup({ api, expiryWarnings: [50, 14] })
    await text("Active")
    await skipTo(inDays(60 - 29))
    expect(await urgency()).toEqual({ note: "default", button: "outline" })
    await skipTo(inDays(60 - 13))
    expect(await urgency()).toEqual({ note: "destructive", button: "default" })
  })

  it("isn’t told where a developer wants none of it", async () => {
    const api = connected({ expiresAt: inDays(1) })
    renderScimSetup({ api, expiryWarnings: [] })
    await text("Active")
    expect(await urgency()).toEqual({ note: null, button: "outline" })
    await skipTo(inDays(2))
    expect(await keyStatus("Expired")).toBeVisible()
  })
})

describe("A-5 D-31 the date and the days", () => {
  // The last second of November in Los Angeles.
  const expiresAt = Date.parse("2026-12-01T07:59:59Z") / 1000

  it.each([
    ["America/Los_Angeles", /^November 30, 2026 at 11:59 PM PST/, "in 6 days"],
    ["Europe/Berlin", /^December 1, 2026 at 8:59 AM GMT\+1/, "in 7 days"],
    ["Asia/Kathmandu", /^December 1, 2026 at 1:44 PM GMT\+5:45/, "in 7 days"],
    ["Pacific/Kiritimati", /^December 1, 2026 at 9:59 PM GMT\+14/, "in 6 days"],
  ])("are those of the admin in %s", async (zone, date, days) => {
    process.env.TZ = zone
    vi.setSystemTime(NOW + 1000)
    renderScimSetup({ api: connected({ expiresAt }) })
    expect(await text(date)).toBeVisible()
    expect(await text(days)).toBeVisible()
    expect(await text(new RegExp(`^The key expires ${days}\\.`))).toBeVisible()
  })
})

describe("the calendar", () => {
  it("B-17 gets the date and the endpoint, and no key", async () => {
    const { files, letGo } = catchDownloads()
    const { click } = renderScimSetup()
    await click("Generate key")
    await text(fakeKey(1))
    await click("I have stored the key")
    await text("Active")
    await click("Add to calendar")
    letGo()
    expect(files).toHaveLength(1)
    expect(files[0]?.name).toBe("scim-key-expiry.ics")
    expect(files[0]?.href).toBe("blob:file")
    expect(files[0]?.blob.type).toBe("text/calendar")
    const file = (await files[0]?.blob.text())?.replaceAll("\r\n ", "")
    expect(file?.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(file?.match(/SUMMARY:.*/g)).toEqual([
      "SUMMARY:SCIM key expires in 30 days",
      "SUMMARY:SCIM key expires in 7 days",
      "SUMMARY:SCIM key expires tomorrow",
    ])
    expect(file).toContain(`DESCRIPTION:The key for ${ENDPOINT} expires on`)
    expect(file).not.toContain("scim_")
    expect(file).not.toContain(fakeKey(1).slice(-4))
  })

  it("gets one for now when no morning of a warning is left, with what is true now", async () => {
    const { files, letGo } = catchDownloads()
    const { click } = renderScimSetup({
      api: connected({ expiresAt: inDays(12) }),
      expiryWarnings: [14],
    })
    await click("Add to calendar")
    letGo()
    const file = await files[0]?.blob.text()
    expect(file?.match(/SUMMARY:.*/g)).toEqual([
      "SUMMARY:SCIM key expires in 12 days",
    ])
  })

  it("gets the days of a developer’s own warnings", async () => {
    const { files, letGo } = catchDownloads()
    const { click } = renderScimSetup({
      api: connected(),
      expiryWarnings: [14],
    })
    await click("Add to calendar")
    letGo()
    const file = await files[0]?.blob.text()
    expect(file?.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  })

  it.each([null, inDays(-1)])(
    "gets nothing of an expiry of %s",
    async (end) => {
      renderScimSetup({ api: connected({ expiresAt: end }) })
      await button("Delete connection")
      expect(noButton("Add to calendar")).toBe(true)
    },
  )
})
