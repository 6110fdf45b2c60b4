"use client"

import { useState, type RefObject } from "react"
import { CheckIcon, CopyIcon } from "lucide-react"

import { Button } from "@/components/ui/button"

const COPIED_MS = 2_000

/** Copies a text that the page shows, and selects it. */
export function CopyButton({
  text,
  shownIn,
  label,
}: {
  text: string
  shownIn: RefObject<HTMLElement | null>
  label: string
}) {
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    if (shownIn.current) getSelection()?.selectAllChildren(shownIn.current)
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), COPIED_MS)
    } catch {
      // The text stays selected, to be copied by hand.
    }
  }

  const Icon = isCopied ? CheckIcon : CopyIcon
  return (
    <>
      <Button
        type="button"
        variant="ghost"
        size="icon"
        className="size-7 shrink-0"
        aria-label={label}
        onClick={() => void copy()}
      >
        <Icon aria-hidden />
      </Button>
      <output className="sr-only">{isCopied && "Copied."}</output>
    </>
  )
}
