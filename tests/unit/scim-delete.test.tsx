import { screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import { connected, fixTheClock, text } from "@tests/support/scim-setup-page"
import { describe, expect, it } from "vitest"

import { refuses } from "@/demo/fake-scim-api"

fixTheClock()

const DELETE = "Delete connection"
const DELETED = /The connection is deleted/

describe("C-22 the dialog for a delete", () => {
  it.each([
    [1, "1 user was provisioned."],
    [42, "42 users were provisioned."],
    [12_345, "12,345 users were provisioned."],
  ])("says whom it concerns: %i", async (userCount, words) => {
    const { open } = renderScimSetup({ api: connected({ userCount }) })
    const dialog = await open(DELETE)
    expect(await dialog.findByText(words, { exact: false })).toBeVisible()
  })

  it.each([undefined, 0])(
    "A-10 says nothing of %s users",
    async (userCount) => {
      const { open } = renderScimSetup({
        api: connected({ userCount }),
        deleteDetails: "They can still sign in.",
      })
      await open(DELETE)
      expect(screen.getByRole("alertdialog")).toHaveAccessibleDescription(
        /This can’t be undone\. They can still sign in\.$/,
      )
    },
  )

  it("says what a delete means in the product, and so does no other", async () => {
    const { open, user } = renderScimSetup({
      api: connected({ userCount: 2 }),
      deleteDetails: "They can still sign in.",
    })
    const reset = await open("Reset key")
    expect(reset.queryByText(/They can still sign in/)).toBeNull()
    expect(reset.queryByText(/provisioned\./)).toBeNull()
    await user.click(reset.getByRole("button", { name: "Cancel" }))
    const dialog = await open(DELETE)
    expect(
      await dialog.findByText(
        /2 users were provisioned\. They can still sign in\.$/,
      ),
    ).toBeVisible()
    expect(dialog.queryByText(/stay as they are/)).toBeNull()
  })
})

describe("C-22 what has to be typed before a delete", () => {
  async function ask() {
    const rendered = renderScimSetup({
      api: connected(),
      confirmDelete: "Acme Inc.",
    })
    const dialog = await rendered.open(DELETE)
    const field = dialog.getByLabelText("Type “Acme Inc.” to confirm")
    const submit = () =>
      rendered.user.click(dialog.getByRole("button", { name: DELETE }))
    return { ...rendered, dialog, field, submit }
  }

  it.each(["", "Acme", "acme inc.", "Acme Inc"])(
    "isn’t “%s”: nothing is sent, and the field says so",
    async (typed) => {
      const { count, field, submit, user, onDelete } = await ask()
      expect(field).toBeValid()
      if (typed) await user.type(field, typed)
      await submit()
      expect(field).toBeInvalid()
      expect(field).toHaveAccessibleDescription("The text doesn’t match.")
      expect(field).toHaveFocus()
      expect(count("remove")).toBe(0)
      expect(onDelete).not.toHaveBeenCalled()
      expect(screen.getByRole("alertdialog")).toBeVisible()
    },
  )

  it("is sent once it is right, with space around it or not", async () => {
    const { count, field, submit, user, onDelete } = await ask()
    await user.type(field, "Acme")
    await submit()
    expect(field).toBeInvalid()
    await user.type(field, " ")
    expect(field).toBeValid()
    await user.type(field, "Inc. ")
    await submit()
    expect(await text(DELETED)).toBeVisible()
    expect(count("remove")).toBe(1)
    expect(onDelete).toHaveBeenCalledOnce()
  })

  it.each([
    ["spaces at its ends", " Acme Inc. ", "Acme Inc."],
    ["two spaces in it", "Acme  Inc.", "Acme Inc."],
    ["two spaces typed", "Acme Inc.", "Acme   Inc."],
    ["a non-breaking space", "Acme\u00a0Inc.", "Acme Inc."],
    ["a narrow space", "Acme\u202fInc.", "Acme Inc."],
    ["a line break", "Acme\nInc.", "Acme Inc."],
    ["decomposed letters", "Cafe\u0301", "Caf\u00e9"],
    ["composed letters", "Caf\u00e9", "Cafe\u0301"],
    ["a curly apostrophe", "O\u2019Neil", "O'Neil"],
    ["a straight apostrophe", "O'Neil", "O\u2019Neil"],
    ["curly quotes", "\u201cAcme\u201d", '"Acme"'],
    ["an en dash", "A\u2013B", "A-B"],
    ["a non-breaking hyphen", "A\u2011B", "A-B"],
    ["a zero-width space", "Acme\u200b", "Acme"],
    ["a soft hyphen", "Ac\u00adme", "Acme"],
    ["a direction mark", "\u200eAcme\u200f", "Acme"],
    ["full-width letters", "\uff21\uff23\uff2d\uff25", "ACME"],
    ["a ligature", "\ufb01rm", "firm"],
  ])("can be typed when the name has %s", async (_, confirmDelete, typed) => {
    const { open, user, count } = renderScimSetup({
      api: connected(),
      confirmDelete,
    })
    const dialog = await open(DELETE)
    await user.click(dialog.getByRole("textbox"))
    await user.paste(typed)
    await user.click(dialog.getByRole("button", { name: DELETE }))
    expect(await text(DELETED)).toBeVisible()
    expect(count("remove")).toBe(1)
  })

  it.each(["", " ", "\u00a0\n", "\u200b"])(
    "is nothing when the name is blank: %j",
    async (confirmDelete) => {
      const { open, user } = renderScimSetup({
        api: connected(),
        confirmDelete,
      })
      const dialog = await open(DELETE)
      expect(dialog.queryByRole("textbox")).toBeNull()
      await user.click(dialog.getByRole("button", { name: DELETE }))
      expect(await text(DELETED)).toBeVisible()
    },
  )

  it("can be sent by Enter, and only then", async () => {
    const { count, field, user } = await ask()
    await user.type(field, "Acme{Enter}")
    expect(count("remove")).toBe(0)
    await user.type(field, " Inc.{Enter}")
    expect(await text(DELETED)).toBeVisible()
  })

  it("stays when the delete fails", async () => {
    const { api, dialog, field, submit, user } = await ask()
    api.intercept("remove", refuses({ status: 500 }))
    await user.type(field, "Acme Inc.")
    await submit()
    expect(await dialog.findByRole("alert")).toHaveTextContent(
      /was not deleted/,
    )
    expect(field).toHaveValue("Acme Inc.")
    await submit()
    expect(await text(DELETED)).toBeVisible()
  })

  it("isn’t asked for elsewhere, and isn’t kept from one dialog to the next", async () => {
    const { dialog, field, user, open } = await ask()
    await user.type(field, "Acme Inc.")
    await user.click(dialog.getByRole("button", { name: "Cancel" }))
    const reset = await open("Reset key")
    expect(reset.queryByRole("textbox")).toBeNull()
    await user.click(reset.getByRole("button", { name: "Cancel" }))
    const again = await open(DELETE)
    expect(again.getByRole("textbox")).toHaveValue("")
  })
})
