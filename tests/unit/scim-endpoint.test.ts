import { afterEach, describe, expect, it, vi } from "vitest"

import { endpointWarnings, warnOfEndpoint } from "@/lib/scim/scim-endpoint"

afterEach(() => {
  vi.unstubAllEnvs()
})

describe("an endpoint that every provider takes", () => {
  it.each([
    "https://scim.example.com/acme/v2",
    "https://example.com",
    "HTTPS://EXAMPLE.COM:8443/scim/v2",
    "http://localhost:3000/scim/v2",
    "http://acme.localhost/scim",
    "http://127.0.0.1:3000/scim",
    "http://[::1]:3000/scim",
    "https://example.com/scim/users/v2",
    "https://example.com/scim/powerusers",
    "https://example.com/@acme/v2",
    `https://example.com/${"a".repeat(1024 - 20)}`,
  ])("%s has no warning", (url) => {
    expect(endpointWarnings(url)).toEqual([])
  })
})

describe("what providers won't take", () => {
  it.each([
    ["/scim/v2", "is no absolute URL"],
    ["", "is no absolute URL"],
    ["scim.example.com/v2", "is no absolute URL"],
    ["//scim.example.com/v2", "is no absolute URL"],
    ["https:///v2", "is no absolute URL"],
    ["javascript:alert(1)", "is no absolute URL"],
    ["http://scim.example.com/v2", "is not https"],
    ["HTTP://10.0.0.1/v2", "is not https"],
    ["http://localhosts.example.com/v2", "is not https"],
    ["https://scim.example.com/my_app/v2", 'contains "_"'],
    ["https://my_app.example.com/v2", 'contains "_"'],
    ["https://scim.example.com/v2/", 'ends in "/"'],
    ["https://scim.example.com/v2/Users", "ends in /Users"],
    ["https://scim.example.com/v2/groups", "ends in /Users or /Groups"],
    ["https://scim.example.com/v2?tenant=acme", "contains a query"],
    ["https://scim.example.com/v2#acme", "a fragment"],
    ["https://acme:secret@scim.example.com/v2", "credentials"],
    [`https://example.com/${"a".repeat(1025 - 20)}`, "1,024 characters"],
  ])("%s is told", (url, words) => {
    const warnings = endpointWarnings(url)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(`scimEndpointUrl`)
    expect(warnings[0]).toContain(words)
  })

  it("is told one by one, in two sentences at most, and never with what the URL holds", () => {
    const url = `http://me:secret@my_app.example.com/${"a".repeat(1024)}/Users/`
    const warnings = endpointWarnings(url)
    expect(warnings).toHaveLength(6)
    for (const warning of warnings) {
      expect(warning).toMatch(/^scimEndpointUrl [^.]+\. [^.]+\.$/)
      expect(warning).not.toMatch(/secret|example\.com/)
    }
  })
})

describe("in development", () => {
  it("each warning is printed once, whatever asks again", () => {
    vi.stubEnv("NODE_ENV", "development")
    const [underscore, slash] = endpointWarnings("https://a_b.example.com/")
    const warn = vi.spyOn(console, "warn")
    warnOfEndpoint("https://a_b.example.com")
    warnOfEndpoint("https://a_b.example.com")
    warnOfEndpoint("https://a_b.example.com/")
    expect(warn.mock.calls).toEqual([[underscore], [slash]])
    warn.mockClear()
  })
})

describe("anywhere else", () => {
  it.each(["production", "test"])("nothing is printed in %s", (mode) => {
    vi.stubEnv("NODE_ENV", mode)
    warnOfEndpoint("http://scim.example.com/v2")
    vi.stubEnv("NODE_ENV", undefined)
    warnOfEndpoint("http://scim.example.com/v2")
  })
})
