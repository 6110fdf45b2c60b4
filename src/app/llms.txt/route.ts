import { DOC_SLUGS, readDoc } from "@/demo/docs"
import { originOf } from "@/demo/origin"

import registry from "../../../registry.json"

/** What a program should read first, in the form of llmstxt.org. */
export function GET(request: Request) {
  const origin = originOf(request.headers)
  const items = registry.items.map(
    ({ name, description }) =>
      `- [${name}](${origin}/r/${name}.json): ${description} Install: \`npx shadcn@latest add ${origin}/r/${name}.json\``,
  )
  const docs = DOC_SLUGS.map(readDoc).map(
    ({ slug, title, summary }) =>
      `- [${title}](${origin}/docs/${slug}.md): ${summary}`,
  )
  const text = `# enterprise-scim

> A shadcn registry: a screen on which the IT admin of a SaaS product's customer sets up SCIM provisioning, and the routes and the key store behind it, as source in your own repository.

Run \`npx shadcn@latest init\` first: \`add\` installs nothing without components.json. The screen is \`ScimSetup\` from \`@/components/scim/scim-setup\`; it is driven by a \`ScimApi\`, such as \`createFetchScimApi("/api/setup/scim")\` from \`@/lib/scim/fetch-scim-api\`. Times are UNIX times in seconds. A key is shown once and never logged.

## Items

${items.join("\n")}

## Docs

${docs.join("\n")}
`
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  })
}
