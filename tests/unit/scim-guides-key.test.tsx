import { screen, within } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import {
  button,
  connected,
  fixTheClock,
  html,
  noButton,
  ownProvider,
  text,
} from "@tests/support/scim-setup-page"
import { describe, expect, it, vi } from "vitest"

import { scimProviders, type ScimProvider } from "@/lib/scim/scim-providers"
import { fakeKey } from "@/demo/fake-scim-api"

fixTheClock()

const PROVIDER = "Identity provider"
const BEARER = "Copy as “Bearer …”"
const KEY = fakeKey(1)

/** The key, over the guide of the provider from last time. */
async function showKey(provider: ScimProvider) {
  localStorage.setItem(`scim:provider:${ENDPOINT}`, provider.id)
  const rendered = renderScimSetup({ providers: [provider], isStrict: false })
  await rendered.click("Generate key")
  await text(KEY)
  return rendered
}

/** The steps, but not what else is in a list. */
function steps() {
  return [...document.querySelectorAll<HTMLElement>("ol > li")]
}

/** Which values are copied, each as the number of the step it stands in, or "apart". */
function places() {
  return ["Copy endpoint", "Copy key"].map((name) => {
    const step = screen.getByRole("button", { name }).closest("ol > li")
    return step ? steps().findIndex((one) => one === step) + 1 : "apart"
  })
}

function clipboard() {
  return navigator.clipboard.readText()
}

describe("the steps beside a new key", () => {
  it("hold each value where the console asks for it, in its order, to be copied exactly", async () => {
    const { click } = await showKey(ownProvider())
    await text("Secret")
    expect(steps().map((step) => step.querySelector("p")?.textContent)).toEqual(
      [
        "Open Directory in Acme.",
        "Paste the key into Secret.",
        "Paste the endpoint into Address.",
      ],
    )
    expect(places()).toEqual([3, 2])
    await click("Copy key")
    expect(await clipboard()).toBe(KEY)
    await click("Copy endpoint")
    expect(await clipboard()).toBe(ENDPOINT)
  })

  it("D-41 keep the console’s own words from being translated", async () => {
    await showKey(ownProvider())
    for (const label of ["Directory", "Secret", "Address"]) {
      const word = await text(label)
      expect(word).toHaveAttribute("translate", "no")
      expect(word).toHaveClass("notranslate")
    }
    const sentence = steps()[1]?.querySelector("p")
    expect(sentence?.closest("[translate=no]")).toBeNull()
    expect(document.body.textContent).not.toContain("*")
  })

  it("B-17 D-38 have the key as text, and in no attribute, title or URL", async () => {
    await showKey(ownProvider({ offersBearer: true }))
    await text("Secret")
    expect(html().split(KEY)).toHaveLength(2)
    const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    )
    expect(attributes.join("\n")).not.toContain(KEY)
    expect(document.title + location.href).not.toContain(KEY)
    expect(
      screen.getByText(KEY).closest("[role=status],[aria-live]"),
    ).toBeNull()
    expect(
      screen.getByText(KEY).closest("[data-dd-privacy=hidden]"),
    ).toBeVisible()
  })

  it("A-7 after a reset are those that replace a key, with the endpoint apart", async () => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "acme")
    const { confirm } = renderScimSetup({
      api: connected(),
      providers: [ownProvider()],
    })
    await confirm("Reset key")
    await text(KEY)
    await text("Secret")
    expect(steps()).toHaveLength(2)
    expect(places()).toEqual(["apart", 1])
  })

  it("A-7 after a reset of a key that was never used are those that set it up", async () => {
    localStorage.setItem(`scim:provider:${ENDPOINT}`, "acme")
    const { confirm } = renderScimSetup({
      api: connected({ lastUsedAt: null }),
      providers: [ownProvider()],
    })
    await confirm("Reset key")
    await text(KEY)
    await text("Address")
    expect(steps()).toHaveLength(3)
  })

  it("follow the provider that is chosen, while the key stays", async () => {
    const { choose, click } = renderScimSetup()
    await click("Generate key")
    await text(KEY)
    expect(places()).toEqual(["apart", "apart"])
    await choose(PROVIDER, "Okta")
    await screen.findByText("Authorization", { selector: "ol bdi" })
    expect(places()).toEqual([3, 6])
    await choose(PROVIDER, "Google Workspace")
    await text(/^Google Workspace provisions only apps from its own/)
    expect(places()).toEqual(["apart", "apart"])
    expect(html().split(KEY)).toHaveLength(2)
  })

  it.each(scimProviders.filter(({ load }) => load))(
    "for $name hold each value once",
    async (provider) => {
      await showKey(provider)
      const guide = await provider.load?.()
      const label = guide?.fields.key ?? ""
      await screen.findAllByText(label, { selector: "ol bdi" })
      const [endpoint, key] = places()
      expect(endpoint).toBeLessThan(Number(key))
      expect(noButton(BEARER)).toBe(!guide?.offersBearer)
      expect(html().split(KEY)).toHaveLength(2)
    },
  )
})

describe("without steps that ask for it, a value stands apart", () => {
  it("while no provider is chosen", async () => {
    const { click } = renderScimSetup()
    await click("Generate key")
    await text(KEY)
    expect(places()).toEqual(["apart", "apart"])
    await click("Copy key")
    expect(await clipboard()).toBe(KEY)
  })

  it("in a guide that doesn’t say where to paste it", async () => {
    await showKey(ownProvider({ steps: [{ text: "Ask *Acme*." }] }))
    await screen.findByText("Acme", { selector: "bdi" })
    expect(steps()).toHaveLength(1)
    expect(places()).toEqual(["apart", "apart"])
  })

  it("while the guide is on its way", async () => {
    const load = () => new Promise<never>(() => undefined)
    await showKey({ id: "acme", name: "Acme", load })
    expect(places()).toEqual(["apart", "apart"])
    expect(screen.queryByRole("alert")).toBeNull()
  })

  it("when the guide failed, which can be loaded again", async () => {
    const provider = ownProvider()
    provider.load.mockRejectedValueOnce(new Error("no such chunk"))
    const { click, api } = await showKey(provider)
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The guide couldn’t be loaded. You can go on without it.",
    )
    expect(places()).toEqual(["apart", "apart"])
    await click("Try again")
    await text("Secret")
    expect(screen.queryByRole("alert")).toBeNull()
    expect(places()).toEqual([3, 2])
    expect(html().split(KEY)).toHaveLength(2)
    const reads = api.calls.filter(({ operation }) => operation === "get")
    expect(reads).toHaveLength(1)
  })
})

describe("the word Bearer", () => {
  it("is copied with the key where the console may want it", async () => {
    const { click } = await showKey(ownProvider({ offersBearer: true }))
    const step = within((await text("Secret")).closest("li") ?? document.body)
    expect(step.getByRole("button", { name: BEARER })).toBeVisible()
    await click(BEARER)
    expect(await clipboard()).toBe(`Bearer ${KEY}`)
    expect(await button("Copy key")).toBeVisible()
    await click("Copy key")
    expect(await clipboard()).toBe(KEY)
    expect(await button(BEARER)).toBeVisible()
  })

  it("is offered nowhere else", async () => {
    await showKey(ownProvider())
    await text("Secret")
    expect(noButton(BEARER)).toBe(true)
  })

  it("D-24 D-37 is selected with the key when copying is refused", async () => {
    const { click } = await showKey(ownProvider({ offersBearer: true }))
    await text("Secret")
    const write = vi
      .spyOn(navigator.clipboard, "writeText")
      .mockRejectedValue(new DOMException("no", "NotAllowedError"))
    await click(BEARER)
    expect(await text(/press Ctrl\+C/)).toBeVisible()
    expect(getSelection()?.toString()).toBe(`Bearer ${KEY}`)
    await click("Copy key")
    expect(await text(KEY)).toBeVisible()
    expect(getSelection()?.toString()).toBe(KEY)
    expect(html().split(KEY)).toHaveLength(2)
    write.mockRestore()
    await click("Copy key")
    expect(await clipboard()).toBe(KEY)
    expect(screen.queryByText(/press Ctrl\+C/)).toBeNull()
  })
})
