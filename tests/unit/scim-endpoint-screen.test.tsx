import { renderScimSetup } from "@tests/support/render-scim-setup"
import { button, fixTheClock } from "@tests/support/scim-setup-page"
import { afterEach, describe, expect, it, vi } from "vitest"

fixTheClock()

const REFUSED = "https://my_app.example.com/scim/v2"

afterEach(() => {
  vi.unstubAllEnvs()
})

describe("an endpoint that providers won’t take", () => {
  it.each(["test", "production"])("is told to nobody in %s", async (mode) => {
    vi.stubEnv("NODE_ENV", mode)
    renderScimSetup({ scimEndpointUrl: REFUSED })
    await button("Generate key")
    expect(console.warn).not.toHaveBeenCalled()
  })

  it("is told to the developer, once for each page", async () => {
    vi.stubEnv("NODE_ENV", "development")
    const { rerender, unmount } = renderScimSetup({ scimEndpointUrl: REFUSED })
    await button("Generate key")
    rerender({ readOnly: true })
    unmount()
    renderScimSetup({ scimEndpointUrl: REFUSED })
    await button("Generate key")
    expect(vi.mocked(console.warn).mock.calls).toEqual([
      [expect.stringMatching(/^scimEndpointUrl contains "_": Okta refuses it/)],
    ])
    vi.mocked(console.warn).mockClear()
  })
})
