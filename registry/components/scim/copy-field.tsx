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

/** Not in `className`, where the CLI would put a project's prefix before it. */
export const UNTRANSLATED_CLASS = "notranslate"

/** A value to read, select and copy: text, never an input that something could fill, store or translate. */
export function CopyField({
  name,
  value,
  words,
  isBare = false,
  offersBearer = false,
}: {
  name: "endpoint" | "key"
  value: string
  words: ScimWords
  /** The step around it says what it is. */
  isBare?: boolean
  /** Some forms want the word Bearer before the key. */
  offersBearer?: boolean | undefined
}) {
  const code = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const isSecret = name === "key"

  useEffect(() => {
    if (copied === null) return undefined
    const timer = setTimeout(() => setCopied(null), COPIED_MS)
    return () => clearTimeout(timer)
  }, [copied])

  // After it is shown: what is selected is what should have been copied.
  useEffect(() => {
    if (refused !== null && code.current)
      getSelection()?.selectAllChildren(code.current)
  }, [refused])

  async function copy(text: string) {
    setCopied(null)
    setRefused(null)
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
    } catch {
      setRefused(text)
    }
  }

  function button(label: string, text: string, variant: "outline" | "ghost") {
    const isCopied = copied === text
    const Icon = isCopied ? CheckIcon : CopyIcon
    return (
      <Button
        type="button"
        variant={variant}
        className="h-auto min-h-9 whitespace-normal"
        onClick={() => void copy(text)}
      >
        <Icon aria-hidden />
        {isCopied ? words.copied : label}
      </Button>
    )
  }

  return (
    <div
      data-slot="copy-field"
      className={cn("grid grid-cols-1 gap-2", isSecret && UNRECORDED_CLASSES)}
      {...(isSecret && UNRECORDED)}
    >
      {!isBare && <span className="text-sm font-medium">{words[name]}</span>}
      <div className="flex flex-col gap-2 sm:flex-row">
        <code
          ref={code}
          dir="ltr"
          translate="no"
          className={cn(
            UNTRANSLATED_CLASS,
            "min-w-0 grow rounded-md border bg-muted px-3 py-[7px] text-start font-mono text-sm break-all select-all",
          )}
        >
          {refused ?? value}
        </code>
        <div className="grid shrink-0 grid-cols-1 content-start gap-2 sm:min-w-40">
          {button(words.copy[name], value, "outline")}
          {offersBearer &&
            button(words.copy.bearer, `Bearer ${value}`, "ghost")}
        </div>
      </div>
      <p role="status" className={cn("text-sm", refused === null && "sr-only")}>
        {copied !== null && words.copied}
        {refused !== null && words.copyByHand}
      </p>
    </div>
  )
}
