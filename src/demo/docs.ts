import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The pages in their order; each is a file in docs/, which GitHub shows as well. */
export const DOC_SLUGS = [
  "getting-started",
  "adapter",
  "backend",
  "customizing",
  "security",
  "accessibility",
  "migration",
  "troubleshooting",
  "performance",
]

export type Doc = ReturnType<typeof readDoc>

export function readDoc(slug: string) {
  const file = join(process.cwd(), "docs", `${slug}.md`)
  const markdown = readFileSync(file, "utf8")
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, "")
  const [title = slug] = headingsOf(prose, "#")
  const sections = headingsOf(prose, "##")
  const [, summary = ""] = prose.split(/\n{2,}/)
  return { slug, title, summary: toText(summary), sections, markdown }
}

/** As GitHub makes them, so that one link works in both places. */
export function toAnchor(heading: string) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-")
}

function headingsOf(prose: string, mark: string) {
  const headings = prose.matchAll(new RegExp(`^${mark} (.+)$`, "gm"))
  return Array.from(headings, ([, text = ""]) => toText(text))
}

function toText(markdown: string) {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replaceAll(/[`*]/g, "")
}
