import type { ReactNode } from "react"
import Link from "next/link"
import { KeyRoundIcon } from "lucide-react"

import { ThemeToggle } from "@/demo/theme-toggle"

const LINK =
  "rounded outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50"

export function SiteHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="border-b">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 sm:px-6">
        <Link
          href="/"
          className={`flex items-center gap-2 font-semibold tracking-tight ${LINK}`}
        >
          <KeyRoundIcon
            aria-hidden
            className="size-7 rounded-lg bg-foreground p-1.5 text-background"
          />
          <span className="max-[22rem]:sr-only">enterprise-scim</span>
        </Link>
        <Link
          href="/docs"
          className={`py-1 text-sm text-muted-foreground hover:text-foreground ${LINK}`}
        >
          Documentation
        </Link>
        <div className="ms-auto sm:order-last sm:ms-0">
          <ThemeToggle />
        </div>
        {children ?? <span className="hidden grow sm:block" />}
      </div>
    </header>
  )
}
