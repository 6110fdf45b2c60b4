import { useEffect } from "react"
import {
  CalendarPlusIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  ClockAlertIcon,
} from "lucide-react"

import { isNeverUsed, withoutUse } from "@/lib/scim/scim-activity"
import {
  expiryWarning,
  formatDateTime,
  formatRelative,
  usableWarnings,
} from "@/lib/scim/scim-expiry"
import { overlapsOf } from "@/lib/scim/scim-overlap"
import { currentMs, downloadText } from "@/lib/scim/scim-page"
import { expiryReminder } from "@/lib/scim/scim-reminder"
import type { ScimState } from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ScimConfirmDialog } from "@/components/scim/scim-confirm-dialog"
import {
  ScimFact,
  ScimOldKey,
  ScimRefusal,
  ScimRequests,
  ScimStaleNote,
} from "@/components/scim/scim-facts"
import { ScimActiveGuide } from "@/components/scim/scim-guide"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

const BADGES = {
  active: { Icon: CircleCheckIcon, variant: "secondary" },
  expiring: { Icon: ClockAlertIcon, variant: "outline" },
  expired: { Icon: CircleAlertIcon, variant: "destructive" },
} as const

export function ScimConnection({
  screen,
  state: { connection, task, isUnread, isFirst },
}: {
  screen: ScimScreen
  state: Extract<ScimState, { view: "active" }>
}) {
  const { words, readOnly, api, endpoint } = screen
  const expiryWarnings = usableWarnings(screen.expiryWarnings)
  const { now, cancel, stale } = screen.scim
  const { expiresAt, keyHint, createdAt, userCount } = connection
  const warning = expiryWarning(connection, now ?? 0, expiryWarnings)
  // How long the key lives, and so when to warn, is known once it is read.
  const days = isUnread && warning ? null : warning
  const status = days === null ? "active" : days === 0 ? "expired" : "expiring"
  const { Icon, variant } = BADGES[status]
  const isLastWarning = days !== null && days <= Math.min(...expiryWarnings)
  const isFirstWarning = days === Math.max(...expiryWarnings) && !isLastWarning
  const reset = status === "expired" ? words.renew : words.reset
  // Its dialog stays until it is answered, whatever is learnt meanwhile.
  const isMoving = task.step !== "idle" && task.intent === "update"
  const canMove = api.update && (connection.canMoveExpiry !== false || isMoving)

  useEffect(() => {
    if (readOnly) cancel()
  }, [readOnly, cancel])

  function resetDescription() {
    if (status === "expired") return words.renew.description
    const known = stale ? withoutUse(connection) : connection
    if (isNeverUsed(known)) return words.reset.descriptionUnused
    const hasOverlap = overlapsOf(known, now ?? 0).length > 0
    return hasOverlap ? words.reset.descriptionOverlap : words.reset.description
  }

  /** The server that renders the page can't know the admin's zone, so that times show later. */
  function time(seconds: number, format: typeof formatRelative) {
    return now === null ? "\u00a0" : format(seconds, words.locale, now)
  }

  function remind() {
    if (!expiresAt) return
    const { summary, description } = words.reminder
    const expires = formatDateTime(expiresAt, words.locale)
    const text = expiryReminder({
      expiresAt,
      endpoint,
      summary: (startMs) =>
        summary(formatRelative(expiresAt, words.locale, startMs)),
      days: [...expiryWarnings],
      description: description(expires, endpoint),
      nowMs: currentMs(),
    })
    downloadText("scim-key-expiry.ics", "text/calendar", text)
  }

  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-[auto_1fr]">
        <ScimFact label={words.key}>
          <span className="flex flex-wrap items-center gap-2">
            <Badge
              variant={variant}
              className={cn("gap-1", now === null && "invisible")}
            >
              <Icon aria-hidden className="size-3" />
              <span key={status} data-status={status}>
                {words.status[status]}
              </span>
            </Badge>
            {keyHint && (
              <code key={keyHint} dir="ltr">
                {`••••${keyHint}`}
              </code>
            )}
          </span>
        </ScimFact>
        <ScimRequests screen={screen} connection={connection} />
        <ScimFact
          label={status === "expired" ? words.status.expired : words.expires}
        >
          {/* The space is part of the text: one of its own would be a text node beside elements. */}
          <ScimText>
            {`${expiresAt ? time(expiresAt, formatDateTime) : words.never} `}
          </ScimText>
          {expiresAt && (
            <span className="text-muted-foreground">
              <ScimText>{time(expiresAt, formatRelative)}</ScimText>
            </span>
          )}
          {expiresAt && status !== "expired" && (
            <div>
              <Button
                type="button"
                variant="link"
                className="h-auto px-0 py-1 text-start whitespace-normal has-[>svg]:px-0"
                onClick={remind}
              >
                <CalendarPlusIcon aria-hidden />
                <ScimText>{words.remind}</ScimText>
              </Button>
            </div>
          )}
        </ScimFact>
        <ScimFact label={words.created}>
          {createdAt && time(createdAt, formatDateTime)}
        </ScimFact>
        <ScimOldKey screen={screen} connection={connection} task={task} />
        <ScimFact label={words.users}>
          {userCount !== undefined &&
            new Intl.NumberFormat(words.locale).format(userCount)}
        </ScimFact>
      </dl>
      <ScimStaleNote screen={screen} />
      {status !== "active" && (
        <Alert role="note" variant={isLastWarning ? "destructive" : "default"}>
          <Icon aria-hidden />
          <AlertDescription>
            <ScimText>
              {status === "expired"
                ? words.statusText.expired
                : words.statusText.expiring(
                    time(expiresAt ?? 0, formatRelative),
                  )}
            </ScimText>
          </AlertDescription>
        </Alert>
      )}
      {status !== "expired" && !isUnread && (
        <ScimRefusal screen={screen} connection={connection} />
      )}
      {!readOnly && (
        <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
          <ScimConfirmDialog
            screen={screen}
            task={task}
            intent="reset"
            text={{ ...reset, description: resetDescription() }}
            isUrgent={status !== "active" && !isFirstWarning}
          />
          {canMove && (
            <ScimConfirmDialog
              screen={screen}
              task={task}
              intent="update"
              text={words.update}
            />
          )}
          <ScimConfirmDialog
            screen={screen}
            task={task}
            intent="remove"
            text={words.remove}
          />
        </div>
      )}
      {!readOnly && <ScimActiveGuide screen={screen} isFirst={isFirst} />}
    </>
  )
}
