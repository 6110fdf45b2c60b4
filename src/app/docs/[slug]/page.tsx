import type { Metadata } from "next"

import { DOC_SLUGS, readDoc } from "@/demo/docs"
import { DocsMarkdown } from "@/demo/docs-markdown"
import { DocsPage } from "@/demo/docs-page"

type Props = { params: Promise<{ slug: string }> }

/** Every page is made while the app is built. */
export const dynamicParams = false

export function generateStaticParams() {
  return DOC_SLUGS.map((slug) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const { title, summary } = readDoc(slug)
  return {
    title: `${title} · enterprise-scim`,
    description: summary,
    alternates: { types: { "text/markdown": `/docs/${slug}.md` } },
  }
}

export default async function Page({ params }: Props) {
  const doc = readDoc((await params).slug)
  return (
    <DocsPage doc={doc}>
      <DocsMarkdown markdown={doc.markdown} />
    </DocsPage>
  )
}
