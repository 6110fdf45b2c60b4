import { useId, useState, type FormEvent, type ReactNode } from "react"

import { isAtWork, withoutUse } from "@/lib/scim/scim-activity"
import { chosenExpiry, lifetimeChoice } from "@/lib/scim/scim-expiry"
import { chosenOverlap, overlapsOf } from "@/lib/scim/scim-overlap"
import { currentMs } from "@/lib/scim/scim-page"
import { connectionOf, type ScimTask } from "@/lib/scim/scim-state"
import type { ScimWrite } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"
import { ScimErrorAlert } from "@/components/scim/scim-error-alert"
import {
  ScimExpiryField,
  ScimOverlapField,
} from "@/components/scim/scim-fields"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** Submits a write: asks for what it needs, shows what failed, and keeps what was chosen. */
export function ScimTaskForm({
  screen,
  intent,
  task,
  action,
  children,
}: {
  screen: ScimScreen
  intent: ScimWrite
  task: ScimTask
  action: string
  children?: ReactNode
}) {
  const id = useId()
  const { scim, words, chosen } = screen
  const confirmDelete = (screen.confirmDelete ?? "").replace(/\s+/g, " ").trim()
  const [typed, setTyped] = useState("")
  const [refused, setRefused] = useState<string | null>(null)
  const notice = "notice" in scim.state ? scim.state.notice : null
  const isRunning = task.step === "running"
  const hasExpiry = intent !== "remove" && intent !== "endPreviousKey"
  const hasTyping = intent === "remove" && toTyped(confirmDelete) !== ""
  const isMistyped = hasTyping && toTyped(typed) !== toTyped(confirmDelete)
  const entered = hasExpiry ? (chosen.date ?? "") : typed
  const isRefused = refused === entered
  // An expiry is moved to a date, never away.
  const expiry =
    intent === "update" ? { ...screen.expiry, never: false } : screen.expiry
  const read = intent === "reset" ? connectionOf(scim.state) : {}
  const connection = scim.stale ? withoutUse(read) : read
  const overlaps = overlapsOf(connection, scim.now ?? 0)
  const overlapSeconds = chosenOverlap(overlaps, chosen.overlapSeconds)
  const stopsWork = overlapSeconds === 0 && isAtWork(connection, scim.now ?? 0)
  const isDestructive = intent === "reset" ? stopsWork : !hasExpiry
  // At first the lifetime of the key before, where that is one of the choices; never has to be chosen each time.
  const wanted = { choice: lifetimeChoice(connection), ...chosen }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { expiresAt } = chosenExpiry(expiry, wanted, currentMs())
    const isWrong = hasExpiry ? expiresAt === null : isMistyped
    setRefused(isWrong ? entered : null)
    if (isWrong)
      event.currentTarget
        .querySelector<HTMLElement>("[type=date],[type=text]")
        ?.focus()
    else send(expiresAt ?? undefined)
  }

  function send(expiresAt: number | undefined) {
    switch (intent) {
      case "reset":
        return scim.reset({ expiresAt, overlapSeconds })
      case "update":
        return expiresAt && scim.update({ expiresAt })
      case "create":
        return scim.create({ expiresAt })
      default:
        return scim[intent]()
    }
  }

  return (
    <form className="grid gap-6" onSubmit={submit} noValidate>
      {hasExpiry && (
        <ScimExpiryField
          screen={screen}
          expiry={expiry}
          wanted={wanted}
          isRefused={isRefused}
        />
      )}
      {overlaps.length > 0 && (
        <ScimOverlapField screen={screen} choices={overlaps} />
      )}
      {hasTyping && (
        <div className="grid gap-2">
          <Label htmlFor={id}>
            <ScimText>{words.remove.confirm(confirmDelete)}</ScimText>
          </Label>
          <Input
            id={id}
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            aria-invalid={isRefused && isMistyped}
            aria-describedby={`${id}-error`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {isRefused && isMistyped && (
            <p
              id={`${id}-error`}
              role="alert"
              className="text-sm text-destructive"
            >
              <ScimText>{words.remove.mistyped}</ScimText>
            </p>
          )}
        </div>
      )}
      {task.step === "failed" && (
        <ScimErrorAlert
          error={task.error}
          failed={notice === "reset-uncertain" ? "uncertain" : intent}
          words={words}
        >
          {notice && (
            <p>
              <ScimText>{words.notices[notice]}</ScimText>
            </p>
          )}
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
          variant={isDestructive ? "destructive" : "default"}
          aria-disabled={isRunning}
        >
          <ScimText>{isRunning ? words[intent].running : action}</ScimText>
        </Button>
      </div>
    </form>
  )
}

/**
 * Returns a text by what can be typed of it, so that two that look alike are the same: one form of each letter,
 * straight quotes, plain hyphens and spaces, and nothing invisible. Upper and lower case differ.
 */
function toTyped(text: string) {
  return text
    .replace(/[\u2018-\u201b\u2032\u00b4`]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
}
