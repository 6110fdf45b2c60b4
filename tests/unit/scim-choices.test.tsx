import { fireEvent, screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  DAY_S,
  fixTheClock,
  inDays,
  text,
} from "@tests/support/scim-setup-page"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { expiryDateRange, formatDay } from "@/lib/scim/scim-expiry"
import { scimMessages } from "@/lib/scim/scim-messages"
import { fakeKey, isUnreachable, refuses } from "@/demo/fake-scim-api"

fixTheClock()

const { cancel, create, expiryLabel, expiryDate, keyStored, oldKey } =
  scimMessages
const overlapChoices = [3_600, DAY_S]

function expiryField() {
  return screen.getByLabelText(expiryLabel)
}

describe("a choice in a dialog", () => {
  it("is over when the dialog is canceled", async () => {
    const api = connected({ overlapChoices })
    const { open, choose, click } = renderScimSetup({ api })
    await open("Reset key")
    await choose(expiryLabel, "30 days")
    await choose(oldKey, "Keep it for 1 hour")
    await click(cancel)
    await open("Reset key")
    expect(expiryField()).toHaveTextContent("365 days")
    expect(screen.getByLabelText(oldKey)).toHaveTextContent("1 day")
  })

  it("isn’t the default of another dialog", async () => {
    const { open, choose, click } = renderScimSetup({ api: connected() })
    await open("Reset key")
    await choose(expiryLabel, "30 days")
    await click(cancel)
    await open("Change expiry")
    expect(expiryField()).toHaveTextContent("365 days")
    await choose(expiryLabel, "Custom date…")
    fireEvent.change(screen.getByLabelText(expiryDate), {
      target: { value: "2027-06-30" },
    })
    await click(cancel)
    await open("Reset key")
    expect(expiryField()).toHaveTextContent("365 days")
    await choose(expiryLabel, "Custom date…")
    expect(screen.getByLabelText(expiryDate)).toHaveValue("")
  })

  it("is over when the change is done", async () => {
    const { open, choose, click, confirm } = renderScimSetup()
    await choose(expiryLabel, "90 days")
    await click("Generate key")
    await click(keyStored)
    await text("Active")
    await open("Reset key")
    // Not by the choice before, but by the lifetime of the key if it is known.
    expect(expiryField()).toHaveTextContent("365 days")
    await choose(expiryLabel, "Never")
    await click("Reset key")
    await text(fakeKey(2))
    await click(keyStored)
    await open("Reset key")
    expect(expiryField()).toHaveTextContent("365 days")
    await click(cancel)
    await confirm("Delete connection")
    await button(create.action)
    expect(expiryField()).toHaveTextContent("365 days")
  })

  it.each([
    ["the server rejects the change", refuses({ status: 400 }), undefined],
    ["the network fails", isUnreachable, undefined],
    ["nothing can be read afterwards", isUnreachable, isUnreachable],
  ])("is kept when %s", async (_, fault, readFault) => {
    const api = connected()
    const { open, choose, click } = renderScimSetup({ api })
    await open("Reset key")
    await choose(expiryLabel, "30 days")
    api.intercept("reset", fault)
    if (readFault) api.intercept("get", readFault)
    await click("Reset key")
    await screen.findByRole("alert")
    if (readFault) {
      await click(scimMessages.retry)
      await open("Reset key")
    }
    expect(expiryField()).toHaveTextContent("30 days")
    await click("Reset key")
    await text(fakeKey(1))
    expect(api.calls.at(-1)?.params).toEqual({ expiresAt: inDays(30) })
  })
})

describe("a custom date", () => {
  async function enter(value: string) {
    const rendered = renderScimSetup({ isStrict: false })
    await rendered.choose(expiryLabel, "Custom date…")
    const field = screen.getByLabelText(expiryDate)
    // As a browser without a date picker lets it be typed.
    field.setAttribute("type", "text")
    fireEvent.change(field, { target: { value } })
    await rendered.click(create.action)
    return { ...rendered, field }
  }

  it.each(["20275-01-01", "202712-06-30", "2027-02-30", "06/30/2027"])(
    "that isn’t one is the field’s error, and nothing is sent: %s",
    async (value) => {
      const { field, count } = await enter(value)
      const { min, max } = expiryDateRange(Date.now())
      expect(field).toBeInvalid()
      expect(field).toHaveAccessibleDescription(
        scimMessages.expiryInvalid(formatDay(min, "en"), formatDay(max, "en")),
      )
      expect(count("create")).toBe(0)
      expect(document.body).not.toHaveTextContent("NaN")
    },
  )

  it("is sent as a whole number of seconds", async () => {
    const { api } = await enter("2027-06-30")
    await text(fakeKey(1))
    const expiresAt = Date.parse("2027-06-30T23:59:59") / 1000
    expect(api.calls.at(-1)?.params).toEqual({ expiresAt })
  })
})

describe("the options of the host", () => {
  it("never make the screen send anything but whole seconds, or the never that is shown", async () => {
    const numbers = fc.oneof(
      fc.constantFrom(NaN, Infinity, -Infinity, 0, -1, 0.5, 1e9, 1e300),
      fc.integer({ min: 1, max: 400 }),
    )
    const options = fc.record(
      {
        choices: fc.array(numbers, { maxLength: 3 }),
        custom: fc.boolean(),
        never: fc.boolean(),
        default: fc.oneof(numbers, fc.constant("never" as const)),
        maximum: numbers,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(options, async (expiry) => {
        const { api, click, unmount } = renderScimSetup({ expiry })
        await click(create.action)
        const sent = api.calls.flatMap(({ operation, params }) =>
          operation === "create" ? [JSON.stringify(params)] : [],
        )
        const isNever = screen.queryByText("Expires: Never") !== null
        for (const body of sent)
          expect(body).toMatch(isNever ? /^\{\}$/ : /^\{"expiresAt":\d{10}\}$/)
        if (isNever) expect(expiry.maximum ?? Infinity).toBe(Infinity)
        unmount()
      }),
      { numRuns: 25 },
    )
  })
})
