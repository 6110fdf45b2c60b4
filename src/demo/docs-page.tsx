import type { ReactNode } from "react"

import type { Doc } from "@/demo/docs"
import { DocsNav } from "@/demo/docs-nav"
import { SiteHeader } from "@/demo/site-header"

/** The pages beside the text, and above it where there is no room. */
export function DocsPage({
  doc,
  children,
}: {
  doc?: Doc
  children: ReactNode
}) {
  const nav = <DocsNav {...(doc && { current: doc })} />
  return (
    <>
      <SiteHeader />
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 px-4 py-8 sm:px-6 lg:grid-cols-[13rem_minmax(0,46rem)] lg:py-12">
        <details className="rounded-lg border px-1 lg:hidden">
          <summary className="cursor-pointer rounded-md px-3 py-2 text-sm font-medium outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50">
            All pages
          </summary>
          <div className="pb-1">{nav}</div>
        </details>
        <div className="sticky top-6 -ms-3 hidden max-h-[calc(100dvh-3rem)] self-start overflow-y-auto p-[3px] lg:block">
          {nav}
        </div>
        <main>{children}</main>
      </div>
    </>
  )
}
