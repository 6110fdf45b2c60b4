import { useId, useState, type FormEvent, type ReactNode } from "react"

import {
  expiryChoices,
  expiryDateRange,
  formatDateTime,
  formatDay,
  toExpiresAt,
} from "@/lib/scim/scim-expiry"
import type { ScimTask } from "@/lib/scim/scim-state"
import type { ScimWrite } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"
import { ScimErrorAlert } from "@/components/scim/scim-error-alert"
import type { ScimScreen } from "@/components/scim/scim-setup"

/** Submits a write: asks for the expiry of a new key, shows what failed, and keeps what was chosen. */
export function ScimTaskForm({
  screen: { scim, words, expiry, chosen, setChosen },
  intent,
  task,
  children,
}: {
  screen: ScimScreen
  intent: ScimWrite
  task: ScimTask
  children?: ReactNode
}) {
  const id = useId()
  const { locale } = words
  const { choices, initial } = expiryChoices(expiry)
  const { choice = initial, date = "" } = chosen
  const [isRefused, setRefused] = useState(false)
  const range = expiryDateRange(scim.now ?? 0, expiry?.maximum)
  const expiresAt = scim.now && toExpiresAt(choice, date, scim.now, range)
  const notice = "notice" in scim.state ? scim.state.notice : null
  const isRunning = task.step === "running"
  const isWrong = isRefused && expiresAt === null

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const nowMs = Date.now()
    const inRange = expiryDateRange(nowMs, expiry?.maximum)
    const submitted = toExpiresAt(choice, date, nowMs, inRange)
    const isMissing = intent !== "remove" && submitted === null
    setRefused(isMissing)
    const form = event.currentTarget
    if (isMissing) form.querySelector<HTMLElement>("[type=date]")?.focus()
    else scim[intent](submitted ?? undefined)
  }

  function choose(nextChoice: string, nextDate: string) {
    if (isRunning) return
    setChosen({ choice: nextChoice, date: nextDate })
    setRefused(false)
  }

  function label(value: string) {
    if (value === "custom") return words.expiryCustom
    return value === "never" ? words.never : words.expiryDays(Number(value))
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
    <form className="grid gap-6" onSubmit={submit} noValidate>
      {intent !== "remove" && (
        <div className="grid gap-2">
          <Label htmlFor={id}>{words.expiryLabel}</Label>
          <Select
            value={choice}
            onValueChange={(next) => next && choose(next, date)}
          >
            <SelectTrigger
              id={id}
              aria-describedby={`${id}-hint`}
              className="w-full sm:w-64"
            >
              <SelectValue>{label(choice)}</SelectValue>
            </SelectTrigger>
            <SelectContent>
              {choices.map((value) => (
                <SelectItem key={value} value={value}>
                  {label(value)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
          {choice === "custom" && (
            <Input
              {...(scim.now && range)}
              type="date"
              aria-label={words.expiryDate}
              aria-invalid={isWrong}
              aria-describedby={`${id}-hint`}
              className="w-full sm:w-64"
              value={date}
              onChange={(event) => choose(choice, event.target.value)}
            />
          )}
          <p
            id={`${id}-hint`}
            role={isWrong ? "alert" : undefined}
            className={cn(
              "text-sm text-muted-foreground",
              isWrong && "text-destructive",
            )}
          >
            {hint()}
          </p>
        </div>
      )}
      {task.step === "failed" && (
        <ScimErrorAlert
          error={task.error}
          failed={notice === "reset-uncertain" ? "uncertain" : intent}
          words={words}
        >
          {notice && <p>{words.notices[notice]}</p>}
        </ScimErrorAlert>
      )}
      <div
        className={cn(
          "flex flex-col-reverse gap-2 sm:flex-row",
          children && "sm:justify-end",
        )}
      >
        {children}
        <Button
          type="submit"
          variant={children ? "destructive" : "default"}
          aria-disabled={isRunning}
        >
          {isRunning ? words[intent].running : words[intent].action}
        </Button>
      </div>
    </form>
  )
}
