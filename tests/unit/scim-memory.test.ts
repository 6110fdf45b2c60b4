import { Window } from "happy-dom"
import { afterEach, describe, expect, it, vi } from "vitest"

import { recall, remember } from "@/lib/scim/scim-memory"

const ENDPOINT = "https://scim.example.com/acme/v2"
const OTHER = "https://scim.example.com/globex/v2"

afterEach(() => {
  vi.unstubAllGlobals()
})

function openStorage() {
  const { localStorage } = new Window({ url: "https://app.example.com" })
  vi.stubGlobal("localStorage", localStorage)
  return localStorage
}

describe("this device", () => {
  it("remembers a value until it is to forget it", () => {
    const storage = openStorage()
    expect(recall(ENDPOINT, "provider")).toBeNull()
    remember(ENDPOINT, "provider", "okta")
    remember(ENDPOINT, "provider", "entra")
    expect(recall(ENDPOINT, "provider")).toBe("entra")
    remember(ENDPOINT, "provider", null)
    expect(recall(ENDPOINT, "provider")).toBeNull()
    expect(storage).toHaveLength(0)
  })

  it("keeps endpoints and names apart, under a name that tells whose they are", () => {
    const storage = openStorage()
    remember(ENDPOINT, "provider", "okta")
    remember(ENDPOINT, "unstored", "wxyz")
    expect(recall(ENDPOINT, "provider")).toBe("okta")
    expect(recall(ENDPOINT, "unstored")).toBe("wxyz")
    expect(recall(OTHER, "provider")).toBeNull()
    expect(storage.getItem(`scim:provider:${ENDPOINT}`)).toBe("okta")
  })
})

describe("without storage", () => {
  function refuse() {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError")
  }

  it.each([
    ["on a server", () => vi.stubGlobal("localStorage", undefined)],
    ["in a web view without it", () => vi.stubGlobal("localStorage", null)],
    [
      "where it is full",
      () => vi.spyOn(openStorage(), "setItem").mockImplementation(refuse),
    ],
    [
      "where all of it is refused",
      () =>
        vi.stubGlobal("localStorage", {
          getItem: refuse,
          setItem: refuse,
          removeItem: refuse,
        }),
    ],
    ["in a sandboxed frame", forbidStorage],
  ])("nothing is remembered and nothing breaks %s", (_, prepare) => {
    prepare()
    remember(ENDPOINT, "provider", "okta")
    expect(recall(ENDPOINT, "provider")).toBeNull()
    remember(ENDPOINT, "provider", null)
  })

  /** There, even to name it throws. */
  function forbidStorage() {
    vi.stubGlobal("localStorage", undefined)
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("Access is denied.", "SecurityError")
      },
    })
  }
})
