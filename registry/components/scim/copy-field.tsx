import { useEffect, useRef, useState } from "react"
import { CheckIcon, CopyIcon } from "lucide-react"

import type { ScimWords } from "@/lib/scim/scim-messages"
import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"

const COPIED_MS = 2_000

/** By these the known session recorders are asked to leave out what is inside. */
const UNRECORDED_CLASSES =
  "sentry-block ph-no-capture fs-exclude rr-block mp-block amp-block nr-block"
const UNRECORDED = {
  "data-sentry-block": "",
  "data-dd-privacy": "hidden",
  "data-private": "",
  "data-clarity-mask": "True",
  "data-openreplay-hidden": "",
  "data-nr-block": "",
}

/** A value to read, select and copy: text, never an input that something could fill, store or translate. */
export function CopyField({
  name,
  value,
  words,
}: {
  name: "endpoint" | "key"
  value: string
  words: ScimWords
}) {
  const text = useRef<HTMLElement>(null)
  const [result, setResult] = useState<"copied" | "refused" | null>(null)
  const isCopied = result === "copied"
  const isSecret = name === "key"

  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setResult(null), COPIED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy() {
    setResult(null)
    try {
      await navigator.clipboard.writeText(value)
      setResult("copied")
    } catch {
      if (text.current) getSelection()?.selectAllChildren(text.current)
      setResult("refused")
    }
  }

  return (
    <div
      data-slot="copy-field"
      className={cn("grid gap-2", isSecret && UNRECORDED_CLASSES)}
      {...(isSecret && UNRECORDED)}
    >
      <span className="text-sm font-medium">{words[name]}</span>
      <div className="flex flex-col gap-2 sm:flex-row">
        <code
          ref={text}
          dir="ltr"
          translate="no"
          className="notranslate min-w-0 grow rounded-md border bg-muted px-3 py-[7px] text-start font-mono text-sm [overflow-wrap:anywhere] select-all"
        >
          {value}
        </code>
        <Button
          type="button"
          variant="outline"
          className="sm:min-w-40"
          onClick={() => void copy()}
        >
          {isCopied ? <CheckIcon aria-hidden /> : <CopyIcon aria-hidden />}
          {isCopied ? words.copied : words.copy[name]}
        </Button>
      </div>
      <p
        role="status"
        className={cn("text-sm", result !== "refused" && "sr-only")}
      >
        {isCopied && words.copied}
        {result === "refused" && words.copyByHand}
      </p>
    </div>
  )
}
