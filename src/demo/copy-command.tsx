"use client"

import { useRef, useState } from "react"
import { CheckIcon, CopyIcon } from "lucide-react"

import { Button } from "@/components/ui/button"

const COPIED_MS = 2_000

export function CopyCommand({ command }: { command: string }) {
  const text = useRef<HTMLElement>(null)
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    if (text.current) getSelection()?.selectAllChildren(text.current)
    try {
      await navigator.clipboard.writeText(command)
      setCopied(true)
      setTimeout(() => setCopied(false), COPIED_MS)
    } catch {
      // The text stays selected, to be copied by hand.
    }
  }

  const Icon = isCopied ? CheckIcon : CopyIcon
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
      <Button
        type="button"
        variant="ghost"
        size="icon"
        className="size-7"
        aria-label="Copy the command"
        onClick={() => void copy()}
      >
        <Icon aria-hidden />
      </Button>
      <output className="sr-only">{isCopied && "Copied."}</output>
    </div>
  )
}
