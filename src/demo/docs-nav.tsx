import Link from "next/link"

import { DOC_SLUGS, readDoc, toAnchor, type Doc } from "@/demo/docs"

/** All pages, with the sections of the one that is open. */
export function DocsNav({ current }: { current?: Doc }) {
  return (
    <nav aria-label="Documentation" className="text-sm">
      <ul className="grid gap-0.5">
        {DOC_SLUGS.map(readDoc).map(({ slug, title, sections }) => {
          const isCurrent = slug === current?.slug
          return (
            <li key={slug}>
              <Link
                href={`/docs/${slug}`}
                aria-current={isCurrent ? "page" : undefined}
                className={`${LINK} aria-[current]:bg-muted aria-[current]:font-medium aria-[current]:text-foreground`}
              >
                {title}
              </Link>
              {isCurrent && (
                <ul className="my-1 ms-3 grid border-s ps-2">
                  {sections.map((section) => (
                    <li key={section}>
                      <a href={`#${toAnchor(section)}`} className={LINK}>
                        {section}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const LINK =
  "block rounded-md px-3 py-1.5 text-muted-foreground outline-none hover:text-foreground focus-visible:ring-[3px] focus-visible:ring-ring/50"
