import { useState } from "react"
import { CheckIcon, CopyIcon } from "lucide-react"

import { Button } from "@/components/ui/button"
import { Label } from "@/components/ui/label"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"

const LIFETIMES: Record<string, string> = {
  "30": "30 days",
  "90": "90 days",
  "365": "365 days",
  never: "Never",
}

export function Lifetime({
  value,
  onChange,
}: {
  value: string
  onChange: (value: string) => void
}) {
  return (
    <div className="grid gap-2">
      <Label htmlFor="lifetime">Key expiry</Label>
      <Select value={value} onValueChange={onChange}>
        <SelectTrigger id="lifetime" className="w-64">
          <SelectValue>{LIFETIMES[value]}</SelectValue>
        </SelectTrigger>
        <SelectContent>
          {Object.entries(LIFETIMES).map(([days, label]) => (
            <SelectItem key={days} value={days}>
              {label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  )
}

export function CopyValue({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? CheckIcon : CopyIcon

  async function copy() {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }

  return (
    <div className="grid gap-2">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex gap-2">
        <code className="grow rounded-md border bg-muted px-3 py-2 text-sm break-all">
          {value}
        </code>
        <Button type="button" variant="outline" onClick={() => void copy()}>
          <Icon aria-hidden /> {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
    </div>
  )
}
