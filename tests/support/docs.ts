import { readdirSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"

import { toAnchor } from "@/demo/docs"

/** A text that developers read, apart from its code. */
export interface Page {
  path: string
  text: string
  prose: string
  blocks: Block[]
}

interface Block {
  language: string
  code: string
  /** The heading that it stands under. */
  section: string
  /** The file that the reader creates with it: "Create `lib/x.ts`:". */
  file?: string
}

/** The last paragraph before a block, when it names a file to create. */
const NAMED = /(?:^|\n)(?:.*[.] )?(?:Then c|C)reate `([^`]+)`[^\n]*:\n+$/

export const pages = [
  "README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].map(readPage)

export const registrySource = sourceIn("registry")
const source = registrySource + sourceIn("src/demo")

function readPage(path: string): Page {
  const text = readFileSync(path, "utf8")
  const fence = /^( *)```(\w*)\n([^]*?)^ *```$/gm
  const blocks = Array.from(text.matchAll(fence), (match) => {
    const [, indent = "", language = "", code = ""] = match
    const before = text.slice(0, match.index)
    const [, file] = NAMED.exec(before) ?? []
    const headings = Array.from(before.matchAll(/^## (.+)$/gm))
    const [, section = ""] = headings.at(-1) ?? []
    return {
      language,
      section,
      code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      ...(file && { file }),
    }
  })
  return { path, text, prose: text.replaceAll(fence, ""), blocks }
}

function sourceIn(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n")
}

/** What stands in backticks, once each. */
export function codeIn({ prose }: Page) {
  const found = prose.matchAll(/`([^`\n]+)`/g)
  return [...new Set(Array.from(found, ([, code = ""]) => code))]
}

/** The files that the reader of a page creates, or of any page. */
export function createdFiles(from = pages) {
  const files = from.flatMap(({ blocks }) => blocks).map(({ file }) => file)
  return new Set(files.filter((file) => file !== undefined))
}

/** The blocks of a page under the headings that match. */
export function blocksOf(path: string, sections = /(?:)/) {
  const blocks = pages.find((page) => page.path === path)?.blocks ?? []
  return blocks.filter(({ section }) => sections.test(section))
}

/** What a page says that a file contains: the last thing, if there are several. */
export function codeOf(path: string, file: string) {
  const block = blocksOf(path).findLast((each) => each.file === file)
  if (!block) throw new Error(`${path} doesn't create ${file}.`)
  return block.code
}

/** The commands of a page, in blocks and in backticks. */
export function commandsIn(page: Page) {
  const lines = page.blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) => code.trim().split("\n"))
  const inline = codeIn(page).filter((code) => /^(npx|npm|node) /.test(code))
  return [...lines, ...inline]
    .map((line) => line.replace(/ +#.*/, ""))
    .filter((line) => !line.includes("…"))
}

/** Where the links to other files and to headings go. */
export function linksIn({ path, prose }: Page) {
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, to = ""]) => to)
    .filter((to) => !/^https?:/.test(to))
    .map((to) => {
      const [file = "", anchor] = to.split("#")
      const target = file ? posix.join(posix.dirname(path), file) : path
      return { to, target, anchor }
    })
}

export function anchorsOf(path: string) {
  const { prose } = readPage(path)
  const headings = prose.matchAll(/^#{1,6} (.+)$/gm)
  return Array.from(headings, ([, heading = ""]) =>
    toAnchor(heading.replaceAll(/`|\*|\[([^\]]*)\]\([^)]*\)/g, "$1")),
  )
}

/** The parts of what stands in “quotes” that the screen, the route or the demo never says. */
export function inventedIn({ prose }: Page) {
  return Array.from(prose.matchAll(/“([^”]+)”/g), ([, quote = ""]) => quote)
    .flatMap((quote) => quote.split("…"))
    .map((part) => part.trim().replace(/^[,:] ?/, ""))
    .filter((part) => part && !source.includes(part))
}

/** The members of an interface, of which each has to be told. */
export function membersOf(name: string) {
  const body = registrySource.split(`interface ${name} `)[1] ?? ""
  const [members = ""] = body.split("\n}")
  const found = members.matchAll(/^ {2}(\w+)\??(?=[:(])/gm)
  return Array.from(found, ([, member = ""]) => member)
}
