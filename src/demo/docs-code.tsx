"use client"

import { useRef } from "react"

import { CopyButton } from "@/demo/copy-button"
import { DocsScroll } from "@/demo/docs-scroll"

export function DocsCode({
  code,
  language,
}: {
  code: string
  language: string
}) {
  const text = useRef<HTMLElement>(null)
  return (
    <div className="rounded-lg border bg-muted/40">
      <div className="flex items-center justify-between border-b ps-4 pe-1">
        <span className="py-2 font-mono text-xs text-muted-foreground">
          {language}
        </span>
        <CopyButton text={code} shownIn={text} label="Copy the code" />
      </div>
      <DocsScroll label="Code, scrolls sideways">
        <pre
          dir="ltr"
          translate="no"
          className="w-fit min-w-full p-4 text-[13px] leading-5"
        >
          <code ref={text} className="font-mono">
            {code}
          </code>
        </pre>
      </DocsScroll>
    </div>
  )
}
