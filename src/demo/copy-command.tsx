"use client"

import { useRef } from "react"

import { CopyButton } from "@/demo/copy-button"

export function CopyCommand({ command }: { command: string }) {
  const text = useRef<HTMLElement>(null)
  return (
    <div className="flex max-w-full items-center gap-1 rounded-lg border bg-muted/50 ps-3 pe-1">
      <code
        ref={text}
        dir="ltr"
        translate="no"
        className="min-w-0 grow py-2 font-mono text-xs [overflow-wrap:anywhere]"
      >
        {command}
      </code>
      <CopyButton text={command} shownIn={text} label="Copy the command" />
    </div>
  )
}
