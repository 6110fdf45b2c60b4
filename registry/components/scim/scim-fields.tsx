import { useId } from "react"

import {
  chosenExpiry,
  DAY_S,
  formatDateTime,
  formatDay,
  formatDuration,
  type ScimExpiryOptions,
} from "@/lib/scim/scim-expiry"
import { chosenOverlap } from "@/lib/scim/scim-overlap"
import { cn } from "@/lib/utils"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"
import { ScimSelect } from "@/components/scim/scim-kit"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** When the key shall expire: after some days, on a date, or never. */
export function ScimExpiryField({
  screen: { scim, words, choose },
  expiry,
  wanted,
  isRefused,
}: {
  screen: ScimScreen
  expiry: ScimExpiryOptions | undefined
  wanted: { choice?: string | undefined; date?: string }
  /** The admin submitted what can't be. */
  isRefused: boolean
}) {
  const hintId = useId()
  const { locale } = words
  const picked = chosenExpiry(expiry, wanted, scim.now ?? 0)
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
    <ScimSelect
      label={words.expiryLabel}
      value={choice}
      options={choices.map((value) => ({ value, label: label(value) }))}
      onChange={(next) => choose({ choice: next })}
      hintId={hintId}
    >
      {choice === "custom" && (
        <>
          <Label htmlFor={`${hintId}-date`}>
            <ScimText>{words.expiryDate}</ScimText>
          </Label>
          <Input
            {...(scim.now && range)}
            id={`${hintId}-date`}
            type="date"
            aria-invalid={isWrong}
            aria-describedby={hintId}
            className="w-full sm:w-80"
            value={date}
            onChange={(event) => choose({ date: event.target.value })}
          />
        </>
      )}
      <p
        id={hintId}
        role={isWrong ? "alert" : undefined}
        className={cn(
          "text-sm text-muted-foreground",
          isWrong && "text-destructive",
        )}
      >
        <ScimText>{hint()}</ScimText>
      </p>
    </ScimSelect>
  )
}

/** How long the old key works on beside the new one. */
export function ScimOverlapField({
  screen: { words, chosen, choose },
  choices,
}: {
  screen: ScimScreen
  choices: readonly number[]
}) {
  const hintId = useId()
  const { locale } = words
  const seconds = chosenOverlap(choices, chosen.overlapSeconds)

  function label(value: number) {
    if (value === 0) return words.overlapNone
    return words.overlapFor(formatDuration(value, locale))
  }

  return (
    <ScimSelect
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
        <ScimText>
          {seconds > 0
            ? words.overlapHint(formatDuration(seconds, locale))
            : words.reset.description}
        </ScimText>
      </p>
    </ScimSelect>
  )
}
