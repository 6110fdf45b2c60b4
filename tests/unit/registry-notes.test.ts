import { existsSync, readFileSync } from "node:fs"
import { anchorsOf, createdFiles, registrySource } from "@tests/support/docs"
import { describe, expect, it } from "vitest"

import { toAnchor } from "@/demo/docs"

import { items } from "../../registry.json"

const names = items.map(({ name }) => name)
const files = items.flatMap((item) => item.files.map(({ path }) => path))

/** The file in registry/ that a note imports, as an app or a server of its own names it. */
function sourceOf(module: string) {
  const path = module.replace(/^(@|\.)\//, "registry/").replace(/\.js$/, "")
  return files.find((file) => file.replace(/\.tsx?$/, "") === path)
}

/** What the CLI prints after `add`. */
describe.each(items)("the note of $name", ({ docs }) => {
  it("points to pages and headings that exist", () => {
    for (const [path] of docs.matchAll(/[\w./-]+\.md\b/g))
      expect(existsSync(path), path).toBe(true)
    const pointers = docs.matchAll(/((?:"[^"]+"(?:, | and )?)+) in (\S+\.md)/g)
    for (const [, headings = "", path = ""] of pointers)
      for (const [, heading = ""] of headings.matchAll(/"([^"]+)"/g))
        expect(
          anchorsOf(path).map((anchor) => anchor.replace(/^\d+-/, "")),
        ).toContain(toAnchor(heading))
  })

  it("names the page with every step", () => {
    expect(docs.trim().split("\n").at(-1)).toMatch(/docs\/[\w-]+\.md$/)
  })

  it("names items that exist", () => {
    for (const [name] of docs.matchAll(/enterprise-scim(-[a-z]+)*/g))
      expect(names).toContain(name)
  })

  it("names files that are installed, or created by a page", () => {
    for (const [path] of docs.matchAll(/\b(?:app|lib|components)\/[\w/.-]+/g))
      if (/\.tsx?$/.test(path))
        expect(
          createdFiles().has(path) || files.includes(`registry/${path}`),
          path,
        ).toBe(true)
  })

  it("imports what its modules export", () => {
    const imports = docs.matchAll(/import \{ ([^}]+) \} from "([^"]+)"/g)
    for (const [, exported = "", module = ""] of imports) {
      const created = [...createdFiles()].includes(
        `${module.replace("@/", "")}.ts`,
      )
      const path = sourceOf(module)
      expect(created || path, module).toBeTruthy()
      if (!path) continue
      const source = readFileSync(path, "utf8")
      for (const name of exported.split(", "))
        expect(source).toMatch(
          new RegExp(`export (default )?(function|const) ${name}\\b`),
        )
    }
    for (const [, module = ""] of docs.matchAll(/\/\/ from "([^"]+)"/g))
      expect(sourceOf(module), module).toBeTruthy()
  })

  it("calls functions that exist", () => {
    for (const [, name = ""] of docs.matchAll(/\b([a-z]+(?:[A-Z]\w+)+)\(/g))
      expect(registrySource).toMatch(new RegExp(`function ${name}\\b`))
  })
})
