import { renderScimSetup } from "@tests/support/render-scim-setup"
import {
  catchDownloads,
  connected,
  fixTheClock,
  pass,
} from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

import { scimMessages as words } from "@/lib/scim/scim-messages"

fixTheClock()

afterEach(() => {
  vi.restoreAllMocks()
})

describe("a file stays readable for Safari, for 40 seconds", () => {
  it.each([
    ["the key", undefined, words.download, words.create.action],
    ["the reminder", connected(), words.remind, undefined],
  ])("%s", async (_, api, name, before) => {
    const { files } = catchDownloads()
    const revoke = vi.spyOn(URL, "revokeObjectURL")
    const { click } = renderScimSetup(api && { api })
    if (before) await click(before)
    await click(name)
    expect(files).toHaveLength(1)
    await pass(35)
    expect(revoke).not.toHaveBeenCalled()
    await pass(10)
    expect(revoke.mock.calls).toEqual([[files[0]?.href]])
  })
})
