import { describe, expect, it } from "vitest"

import { GET as getLlmsTxt } from "@/app/llms.txt/route"
import { DOC_SLUGS } from "@/demo/docs"

import { items } from "../../registry.json"

describe("/llms.txt", async () => {
  const origin = "https://registry.example"
  const headers = {
    host: "registry.example",
    "x-forwarded-proto": "https",
  }
  const response = getLlmsTxt(new Request(`${origin}/llms.txt`, { headers }))
  const text = await response.text()

  it("has the form of llmstxt.org", () => {
    expect(text).toMatch(/^# .+\n\n> .+\n\n[^#]+\n\n## Items\n\n/)
    const lists = text.split(/^## .+\n/m).slice(1)
    for (const line of lists.flatMap((list) => list.trim().split("\n")))
      expect(line).toMatch(/^- \[.+\]\(https:\/\/\S+\): .+$/)
  })

  it("names every item with its command, and every page as Markdown", () => {
    for (const { name, description } of items) {
      const url = `${origin}/r/${name}.json`
      const command = `\`npx shadcn@latest add ${url}\``
      expect(text).toContain(`- [${name}](${url}): ${description}`)
      expect(text).toContain(command)
    }
    const linked = text.matchAll(/\/docs\/([\w-]+)\.md\)/g)
    expect(Array.from(linked, ([, slug]) => slug)).toEqual(DOC_SLUGS)
  })
})
