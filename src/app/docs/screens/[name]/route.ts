import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

export const dynamic = "force-static"
export const dynamicParams = false

export function generateStaticParams() {
  return readdirSync(join(process.cwd(), "docs", "screens")).map((name) => ({
    name,
  }))
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
) {
  const { name } = await params
  const file = readFileSync(join(process.cwd(), "docs", "screens", name))
  return new Response(file, { headers: { "Content-Type": "image/webp" } })
}
