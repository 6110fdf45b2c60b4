import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from "react"
import { CheckIcon, CopyIcon } from "lucide-react"

import type { ScimWords } from "@/lib/scim/scim-messages"
import type { ScimSecret } from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"
import { ScimText } from "@/components/scim/scim-text"

const COPIED_MS = 2_000

/** By these the known session recorders are asked to leave out what is inside. */
export const UNRECORDED_CLASSES =
  "sentry-block ph-no-capture fs-exclude rr-block mp-block amp-block nr-block"
export const UNRECORDED = {
  "data-sentry-block": "",
  "data-dd-privacy": "hidden",
  "data-private": "",
  "data-clarity-mask": "True",
  "data-openreplay-hidden": "",
  "data-nr-block": "",
}

/** How a value is copied: as it is, or after the word Bearer. */
type Form = "plain" | "bearer"

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
  value: string | ScimSecret
  words: ScimWords
  /** The step around it says what it is. */
  isBare?: boolean
  /** Some forms want the word Bearer before the key. */
  offersBearer?: boolean | undefined
}) {
  const code = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState<Form | null>(null)
  const [refused, setRefused] = useState<Form | null>(null)
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

  async function copy(form: Form) {
    setCopied(null)
    setRefused(null)
    try {
      await navigator.clipboard.writeText(textOf(value, form))
      setCopied(form)
    } catch {
      setRefused(form)
    }
  }

  function button(label: string, form: Form, variant: "outline" | "ghost") {
    const isCopied = copied === form
    const Icon = isCopied ? CheckIcon : CopyIcon
    return (
      <Button
        type="button"
        variant={variant}
        className="min-h-fit py-1 whitespace-normal"
        onClick={() => void copy(form)}
      >
        <Icon aria-hidden />
        <ScimText>{isCopied ? words.copied : label}</ScimText>
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
          {typeof value === "string" ? value : null}
        </code>
        {typeof value !== "string" && (
          <WriteSecret to={code} secret={value} form={refused ?? "plain"} />
        )}
        <div className="grid shrink-0 grid-cols-1 content-start gap-2 sm:min-w-40">
          {button(words.copy[name], "plain", "outline")}
          {offersBearer && button(words.copy.bearer, "bearer", "ghost")}
        </div>
      </div>
      <p role="status" className={cn("text-sm", refused === null && "sr-only")}>
        {copied !== null && <ScimText>{words.copied}</ScimText>}
        {refused !== null && <ScimText>{words.copyByHand}</ScimText>}
      </p>
    </div>
  )
}

/** Writes a secret into an element, so that React, which keeps the props of hidden and earlier renders, never has its text. */
export function WriteSecret({
  to,
  secret,
  form = "plain",
}: {
  to: RefObject<HTMLElement | null>
  secret: ScimSecret
  form?: Form
}) {
  useLayoutEffect(() => {
    const element = to.current
    element?.replaceChildren(textOf(secret, form))
    return () => element?.replaceChildren()
  }, [to, secret, form])
  return null
}

function textOf(value: string | ScimSecret, form: Form) {
  const text = typeof value === "string" ? value : value.text
  return form === "bearer" ? `Bearer ${text}` : text
}
