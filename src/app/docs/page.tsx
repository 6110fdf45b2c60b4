import type { Metadata } from "next"
import Link from "next/link"

import { DOC_SLUGS, readDoc } from "@/demo/docs"
import { DocsPage } from "@/demo/docs-page"

export const metadata: Metadata = { title: "Documentation · enterprise-scim" }

export default function Page() {
  return (
    <DocsPage>
      <h1 className="text-3xl font-semibold tracking-tight">Documentation</h1>
      <p className="mt-5 max-w-[35rem] leading-7 text-pretty text-muted-foreground">
        How to put the screen into your product, what it asks of your backend,
        and what to do when something goes wrong.
      </p>
      <ul className="mt-10 grid gap-x-8 gap-y-7 sm:grid-cols-2">
        {DOC_SLUGS.map(readDoc).map(({ slug, title, summary }) => (
          <li key={slug}>
            <Link
              href={`/docs/${slug}`}
              className="rounded font-medium underline decoration-muted-foreground/60 underline-offset-4 outline-none hover:decoration-foreground focus-visible:ring-[3px] focus-visible:ring-ring/50"
            >
              {title}
            </Link>
            <p className="mt-1.5 text-sm leading-6 text-pretty text-muted-foreground">
              {summary}
            </p>
          </li>
        ))}
      </ul>
    </DocsPage>
  )
}
