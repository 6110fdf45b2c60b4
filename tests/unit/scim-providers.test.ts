import { readdirSync, readFileSync } from "node:fs"
import { subMonths } from "date-fns"
import { describe, expect, it } from "vitest"

import { scimProviders, type ScimGuide } from "@/lib/scim/scim-providers"

const FOLDER = "registry/lib/scim/guides"
const sources = readdirSync(FOLDER).map((name) => ({
  id: name.replace(/\.ts$/, ""),
  source: readFileSync(`${FOLDER}/${name}`, "utf8"),
}))

const guides = await Promise.all(
  scimProviders.flatMap(({ id, load }) =>
    load ? [load().then((guide) => ({ id, guide }))] : [],
  ),
)

function textsOf({ steps, resetSteps, notes }: ScimGuide) {
  return [...[...steps, ...resetSteps].map(({ text }) => text), ...notes]
}

/** What stands outside and inside the asterisks. */
function partsOf(text: string) {
  const parts = text.split("*")
  return {
    words: parts.filter((_, index) => index % 2 === 0),
    labels: parts.filter((_, index) => index % 2 === 1),
  }
}

describe("the identity providers", () => {
  it("are offered in this order, each once", () => {
    expect(scimProviders.map(({ id }) => id)).toEqual([
      "okta",
      "entra",
      "onelogin",
      "jumpcloud",
      "pingone",
      "pingfederate",
      "rippling",
      "cyberark",
      "keycloak",
      "authentik",
      "google",
      "other",
    ])
    const names = scimProviders.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it("have a guide exactly when they can be connected", () => {
    for (const { id, support, load } of scimProviders)
      expect(load === undefined, id).toBe(support === "catalogue-only")
  })

  it("name their test as the console labels it", () => {
    for (const { id, testAction = "*none*" } of scimProviders)
      expect(testAction, id).toMatch(/^\*[^*]+\*$/)
  })

  it("have a guide file each, with one guide in it", () => {
    expect(sources.map(({ id }) => id).toSorted()).toEqual(
      guides.map(({ id }) => id).toSorted(),
    )
    for (const { id, source } of sources)
      expect(source.match(/^export .*/gm), id).toEqual([
        `export const ${id}Guide: ScimGuide = {`,
      ])
  })

  it("load a guide only when it is opened", () => {
    const index = readFileSync("registry/lib/scim/scim-providers.ts", "utf8")
    expect(index).not.toMatch(/^import /m)
  })

  it("have files of at most 200 lines", () => {
    for (const { id, source } of sources)
      expect(source.trimEnd().split("\n").length, id).toBeLessThanOrEqual(200)
  })
})

describe.each(guides)("the guide to $id", ({ guide }) => {
  it("links to its source over https", () => {
    expect(new URL(guide.docsUrl).protocol).toBe("https:")
  })

  it("has the endpoint pasted once, then the key, each into its field", () => {
    const pasted = guide.steps.filter(({ paste }) => paste)
    expect(pasted.map(({ paste }) => paste)).toEqual(["endpoint", "key"])
    expect(partsOf(pasted[0]?.text ?? "").labels).toContain(
      guide.fields.endpoint,
    )
    expect(partsOf(pasted[1]?.text ?? "").labels).toContain(guide.fields.key)
  })

  it("begins a reset with the new key, in the same field", () => {
    const [first, ...rest] = guide.resetSteps
    expect(first?.paste).toBe("key")
    expect(partsOf(first?.text ?? "").labels).toContain(guide.fields.key)
    expect(rest).not.toEqual([])
    for (const { paste } of rest) expect(paste).toBeUndefined()
  })

  it("offers to copy in exactly the steps that say what to paste", () => {
    for (const { text, paste } of [...guide.steps, ...guide.resetSteps]) {
      const words = partsOf(text).words.join("")
      const asked = /paste the (?:new )?(endpoint|key)\b/i.exec(words)?.[1]
      expect(paste, text).toBe(asked)
    }
  })

  it("says when the word Bearer belongs before the key", () => {
    const says = guide.notes.some((note) =>
      /wants? the word Bearer|Bearer must stand before/.test(
        partsOf(note).words.join(""),
      ),
    )
    expect(guide.offersBearer ?? false).toBe(says)
  })

  it("has whole sentences and whole labels", () => {
    for (const text of textsOf(guide)) {
      expect(text).toMatch(/^[A-Z*].*\.$/)
      expect(text).not.toMatch(/\s\s/)
      const { labels, words } = partsOf(text)
      expect(words.length, text).toBe(labels.length + 1)
      for (const label of labels) expect(label, text).toMatch(/^\S(.*\S)?$/)
    }
  })

  it("says nothing twice", () => {
    for (const texts of [guide.steps, guide.resetSteps].map((steps) =>
      steps.map(({ text }) => text),
    ))
      expect(new Set(texts).size).toBe(texts.length)
    expect(new Set(guide.notes).size).toBe(guide.notes.length)
  })

  it("calls the key a key", () => {
    for (const text of textsOf(guide))
      expect(partsOf(text).words.join(""), text).not.toMatch(/token|secret/i)
  })

  it("has at most four notes", () => {
    expect(guide.notes.length).toBeLessThanOrEqual(4)
  })

  it("remarks when its facts are older than a year", async ({ annotate }) => {
    const { checkedOn } = guide
    expect(new Date(checkedOn).toISOString().slice(0, 10)).toBe(checkedOn)
    if (new Date(checkedOn) < subMonths(new Date(), 12))
      await annotate(`Look up the facts again: ${checkedOn}.`, "warning")
  })
})
