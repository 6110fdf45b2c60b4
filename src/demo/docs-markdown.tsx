import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { ComponentProps, ReactNode } from "react"
import Image from "next/image"
import Link from "next/link"
import Markdown, { type Components, type ExtraProps } from "react-markdown"
import remarkGfm from "remark-gfm"

import { toAnchor } from "@/demo/docs"
import { DocsCode } from "@/demo/docs-code"
import { DocsScroll } from "@/demo/docs-scroll"

/** Text stays in a readable measure; code and tables take the whole column. */
const MEASURE = "max-w-[35rem]"
const LIST = `ms-5 grid grid-cols-[minmax(0,1fr)] gap-2 ${MEASURE}`

export function DocsMarkdown({ markdown }: { markdown: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 leading-7">
      <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {markdown}
      </Markdown>
    </div>
  )
}

const COMPONENTS: Components = {
  h1: ({ children }) => (
    <h1 className="text-3xl font-semibold tracking-tight text-balance">
      {children}
    </h1>
  ),
  h2: ({ node, children }) => (
    <h2
      id={toAnchor(textOf(node))}
      className="mt-8 scroll-mt-6 text-xl font-semibold tracking-tight"
    >
      <Anchor to={textOf(node)}>{children}</Anchor>
    </h2>
  ),
  h3: ({ node, children }) => (
    <h3
      id={toAnchor(textOf(node))}
      className="mt-4 scroll-mt-6 text-base font-semibold"
    >
      <Anchor to={textOf(node)}>{children}</Anchor>
    </h3>
  ),
  p: ({ children }) => <p className={`${MEASURE} text-pretty`}>{children}</p>,
  ul: ({ children }) => <ul className={`list-disc ${LIST}`}>{children}</ul>,
  ol: ({ children }) => <ol className={`list-decimal ${LIST}`}>{children}</ol>,
  li: ({ children }) => (
    <li className="space-y-3 ps-1 marker:text-muted-foreground">{children}</li>
  ),
  a: ({ href = "", children }) => <TextLink href={href}>{children}</TextLink>,
  code: ({ children }) => (
    <code className="rounded bg-muted px-1 py-0.5 font-mono text-[0.85em] wrap-anywhere in-[td]:wrap-break-word">
      {children}
    </code>
  ),
  pre: ({ node }) => {
    const code = node?.children[0]
    const names = code?.type === "element" && code.properties["className"]
    const [name = ""] = Array.isArray(names) ? names : []
    const language = name.replace("language-", "") || "text"
    return <DocsCode code={textOf(node).trimEnd()} language={language} />
  },
  table: ({ children }) => (
    <div className="rounded-lg border">
      <DocsScroll label="Table, scrolls sideways">
        <table className="w-full min-w-lg text-start text-sm leading-6">
          {children}
        </table>
      </DocsScroll>
    </div>
  ),
  th: ({ children }) => (
    <th
      scope="col"
      className="bg-muted/40 px-4 py-2 text-start font-medium whitespace-nowrap"
    >
      {children}
    </th>
  ),
  td: ({ children }) => (
    <td className="min-w-32 border-t px-4 py-2 align-top">{children}</td>
  ),
  img: (props) => <Picture {...props} />,
}

/** The heading itself is the link to it. */
function Anchor({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${toAnchor(to)}`}
      className="rounded outline-none hover:underline hover:decoration-border hover:underline-offset-4 focus-visible:ring-[3px] focus-visible:ring-ring/50"
    >
      {children}
    </a>
  )
}

/** The files link to one another by their names, as GitHub wants it. */
function TextLink({ href, children }: { href: string; children: ReactNode }) {
  const className =
    "rounded font-medium underline decoration-muted-foreground/60 underline-offset-4 outline-none hover:decoration-foreground focus-visible:ring-[3px] focus-visible:ring-ring/50"
  const [, page, anchor = ""] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? []
  if (page)
    return (
      <Link href={`/docs/${page}${anchor}`} className={className}>
        {children}
      </Link>
    )
  return (
    <a href={href} className={className}>
      {children}
    </a>
  )
}

/** A picture of the light theme has one of the dark theme beside it. */
function Picture({ src, alt = "" }: ComponentProps<"img">) {
  if (typeof src !== "string") return null
  const dark = src.replace("-light.", "-dark.")
  const className = "h-auto w-full max-w-[35rem] rounded-xl border"
  return (
    <>
      <Screenshot src={src} alt={alt} className={`${className} dark:hidden`} />
      <Screenshot
        src={dark}
        alt={alt}
        className={`${className} hidden dark:block`}
      />
    </>
  )
}

function Screenshot({
  src,
  alt,
  className,
}: {
  src: string
  alt: string
  className: string
}) {
  const file = readFileSync(join(process.cwd(), "docs", src))
  // Where a WebP of Chromium's has its size, less one.
  const width = file.readUIntLE(24, 3) + 1
  const height = file.readUIntLE(27, 3) + 1
  return (
    <Image
      src={`/docs/${src}`}
      alt={alt}
      width={width}
      height={height}
      unoptimized
      className={className}
    />
  )
}

type Node = NonNullable<ExtraProps["node"]>["children"][number]

function textOf(node: ExtraProps["node"] | Node): string {
  if (!node) return ""
  if (node.type === "text") return node.value
  return node.type === "element" ? node.children.map(textOf).join("") : ""
}
