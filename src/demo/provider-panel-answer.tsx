import { CheckIcon, XIcon } from "lucide-react"

import { cn } from "@/lib/utils"
import { Badge } from "@/components/ui/badge"
import { Label } from "@/components/ui/label"

import type { Exchange, ProviderResult } from "./provider-requests"

const MAX_LINES = 9

/** What came of it, and of each request when there were several. */
export function Outcome({ result }: { result: ProviderResult }) {
  const { ok, summary, exchanges } = result
  const Icon = ok ? CheckIcon : XIcon
  return (
    <span className={cn("flex gap-2 text-sm", !ok && "text-destructive")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="grid min-w-0 gap-1 wrap-anywhere">
        <span>{summary}</span>
        {exchanges.length > 1 && (
          <span className="text-xs text-muted-foreground">
            {exchanges
              .map(({ method, status }) => `${method} ${status ?? "–"}`)
              .join(", ")}
          </span>
        )}
      </span>
    </span>
  )
}

export function Transcript({ exchange }: { exchange: Exchange }) {
  const { request, status, ok, answer } = exchange
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <Label htmlFor="provider-request">Last request</Label>
        <Code id="provider-request" text={request} />
      </div>
      {status !== null && (
        <div className="grid gap-2">
          <div className="flex items-center gap-2">
            <Label htmlFor="provider-answer">Answer</Label>
            <Badge variant={ok ? "secondary" : "destructive"}>{status}</Badge>
          </div>
          <Code id="provider-answer" text={answer} />
        </div>
      )}
    </div>
  )
}

/** A field, so that it scrolls with the keyboard in every browser. */
function Code({ id, text }: { id: string; text: string }) {
  return (
    <textarea
      id={id}
      readOnly
      value={text}
      rows={Math.min(text.split("\n").length, MAX_LINES)}
      dir="ltr"
      translate="no"
      spellCheck={false}
      className="block field-sizing-content max-h-48 w-full resize-none rounded-md border bg-background p-3 font-mono text-[0.6875rem] leading-relaxed break-all outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50"
    />
  )
}
