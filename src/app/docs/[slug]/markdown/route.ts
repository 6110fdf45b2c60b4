import { DOC_SLUGS, readDoc } from "@/demo/docs"

/** Behind `/docs/<slug>.md`, by a rewrite in next.config.ts. */
export const dynamic = "force-static"
export const dynamicParams = false

export function generateStaticParams() {
  return DOC_SLUGS.map((slug) => ({ slug }))
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
) {
  const { markdown } = readDoc((await params).slug)
  return new Response(markdown, {
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
  })
}
