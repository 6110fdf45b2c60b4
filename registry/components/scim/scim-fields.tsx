import { useId, type ReactNode } from "react"

import {
  chosenExpiry,
  formatDateTime,
  formatDay,
  formatDuration,
  type ScimExpiryOptions,
} from "@/lib/scim/scim-expiry"
import { initialOverlap, oldKeyUntil } from "@/lib/scim/scim-overlap"
import { cn } from "@/lib/utils"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"
import type { ScimScreen } from "@/components/scim/scim-setup"

const DAY_S = 86_400

/** When the key shall expire: after some days, on a date, or never. */
export function ScimExpiryField({
  screen: { scim, words, chosen, choose },
  expiry,
  isRefused,
}: {
  screen: ScimScreen
  expiry: ScimExpiryOptions | undefined
  /** The admin submitted what can't be. */
  isRefused: boolean
}) {
  const hintId = useId()
  const { locale } = words
  const picked = chosenExpiry(expiry, chosen, scim.now ?? 0)
  const { choices, choice, date, range } = picked
  const expiresAt = scim.now && picked.expiresAt
  const isWrong = isRefused && expiresAt === null

  function label(value: string) {
    if (value === "custom") return words.expiryCustom
    if (value === "never") return words.never
    return formatDuration(Number(value) * DAY_S, locale)
  }

  function hint() {
    if (choice === "never") return words.expiryNeverRemark
    if (isWrong) {
      const { min, max } = range
      return words.expiryInvalid(formatDay(min, locale), formatDay(max, locale))
    }
    if (!scim.now) return "\u00a0"
    if (!expiresAt) return words.expiryDateHint
    return words.expiryHint(formatDateTime(expiresAt, locale))
  }

  return (
    <ScimChoice
      label={words.expiryLabel}
      value={choice}
      options={choices.map((value) => ({ value, label: label(value) }))}
      onChange={(next) => choose({ choice: next })}
      hintId={hintId}
    >
      {choice === "custom" && (
        <Input
          {...(scim.now && range)}
          type="date"
          aria-label={words.expiryDate}
          aria-invalid={isWrong}
          aria-describedby={hintId}
          className="w-full sm:w-64"
          value={date}
          onChange={(event) => choose({ date: event.target.value })}
        />
      )}
      <p
        id={hintId}
        role={isWrong ? "alert" : undefined}
        className={cn(
          "text-sm text-muted-foreground",
          isWrong && "text-destructive",
        )}
      >
        {hint()}
      </p>
    </ScimChoice>
  )
}

/** How long the old key works on beside the new one. */
export function ScimOverlapField({
  screen: { scim, words, chosen, choose },
  choices,
}: {
  screen: ScimScreen
  choices: readonly number[]
}) {
  const hintId = useId()
  const { locale } = words
  const seconds = chosen.overlapSeconds ?? initialOverlap(choices)
  const connection = "connection" in scim.state ? scim.state.connection : {}
  const until = scim.now && oldKeyUntil(connection, seconds, scim.now)

  function label(value: number) {
    if (value === 0) return words.overlapNone
    return words.overlapFor(formatDuration(value, locale))
  }

  return (
    <ScimChoice
      label={words.oldKey}
      value={String(seconds)}
      options={choices.map((value) => ({
        value: String(value),
        label: label(value),
      }))}
      onChange={(next) => choose({ overlapSeconds: Number(next) })}
      hintId={hintId}
    >
      <p id={hintId} className="text-sm text-muted-foreground">
        {until
          ? words.overlapHint(formatDateTime(until, locale))
          : words.reset.description}
      </p>
    </ScimChoice>
  )
}

/** A labelled select; what a choice means stands below it. */
export function ScimChoice({
  label,
  value,
  placeholder,
  options,
  onChange,
  hintId,
  children,
}: {
  label: string
  value: string
  /** What to show while the value is none of the options. */
  placeholder?: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
  hintId?: string
  children?: ReactNode
}) {
  const id = useId()
  const chosen = options.find((option) => option.value === value)
  return (
    <div className="grid gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Select value={value} onValueChange={(next) => next && onChange(next)}>
        <SelectTrigger
          id={id}
          aria-describedby={hintId}
          className="w-full sm:w-64"
        >
          <SelectValue placeholder={placeholder}>
            {chosen?.label ?? placeholder}
          </SelectValue>
        </SelectTrigger>
        <SelectContent>
          {options.map((option) => (
            <SelectItem key={option.value} value={option.value}>
              {option.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {children}
    </div>
  )
}
