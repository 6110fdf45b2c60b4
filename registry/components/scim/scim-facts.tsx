import type { ReactNode } from "react"
import { CircleAlertIcon } from "lucide-react"

import { scimActivity, usesOldKey } from "@/lib/scim/scim-activity"
import { formatDateTime, formatRelative } from "@/lib/scim/scim-expiry"
import type { ScimTask } from "@/lib/scim/scim-state"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { ScimConfirmDialog } from "@/components/scim/scim-confirm-dialog"
import { ConsoleText } from "@/components/scim/scim-guide"
import { nameOf } from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** Whether the identity provider's requests come, as far as the backend knows, and what to do if not. */
export function ScimRequests({
  screen: { scim, words, guides },
  connection,
}: {
  screen: ScimScreen
  connection: ScimConfiguration
}) {
  const { lastUsedAt, lastRejected, previousKey } = connection
  const { provider } = guides
  const nowMs = scim.now ?? 0
  const { quietAfterSeconds } = provider ?? {}
  const activity = scimActivity(connection, nowMs, quietAfterSeconds)
  const hasLast = lastUsedAt && activity !== "failing"
  const last = hasLast && words.lastRequest(ago(lastUsedAt))
  const isWaitingForNewKey = activity === "waiting" && previousKey

  function ago(seconds: number) {
    return formatRelative(seconds, words.locale, nowMs)
  }

  function hint() {
    if (activity === "quiet") return words.quietHint
    if (activity === "failing" && lastRejected)
      return words.lastRefused(ago(lastRejected.at))
    if (usesOldKey(connection)) return words.oldKeyInUse
    if (activity === "waiting")
      return words.waitingHint(nameOf(provider), provider?.testAction)
    return ""
  }

  if (activity === "unknown" && !last) return null
  if (scim.now === null)
    return <ScimFact label={words.activityLabel}>{"\u00a0"}</ScimFact>
  return (
    <ScimFact label={words.activityLabel}>
      {/* Only this is announced: the times below change by the minute. */}
      <p role="status" data-activity={activity}>
        {isWaitingForNewKey
          ? words.waitingForNewKey
          : activity !== "unknown" && words.activity[activity]}
      </p>
      <p className="text-muted-foreground">
        {last && <ScimText>{`${last} `}</ScimText>}
        <ConsoleText>{hint()}</ConsoleText>
      </p>
    </ScimFact>
  )
}

/** What to do when the identity provider uses a key that no longer works. */
export function ScimRefusal({
  screen: { scim, words },
  connection,
}: {
  screen: ScimScreen
  connection: ScimConfiguration
}) {
  if (scimActivity(connection, scim.now ?? 0) !== "failing") return null
  return (
    <Alert role="note" variant="destructive">
      <CircleAlertIcon aria-hidden />
      <AlertDescription>
        <p>
          <ConsoleText>{words.refusedHint(connection.keyHint)}</ConsoleText>
        </p>
      </AlertDescription>
    </Alert>
  )
}

/** The key before a reset, while both work. */
export function ScimOldKey({
  screen,
  connection,
  task,
}: {
  screen: ScimScreen
  connection: ScimConfiguration
  task: ScimTask
}) {
  const { words, api, readOnly, scim } = screen
  const { previousKey } = connection
  const { locale } = words
  const isAsked = task.step !== "idle" && task.intent === "endPreviousKey"
  if (!previousKey || !scim.now) return null
  // Its dialog goes only when it is answered: nothing else can be done before.
  if (previousKey.expiresAt * 1000 <= scim.now && !isAsked) return null
  const { expiresAt, lastUsedAt } = previousKey
  const until = formatDateTime(expiresAt, locale)
  return (
    <ScimFact label={words.oldKey}>
      <p>
        <ScimText>{`${words.oldKeyUntil(until)} `}</ScimText>
        <span className="text-muted-foreground">
          <ScimText>{formatRelative(expiresAt, locale, scim.now)}</ScimText>
        </span>
      </p>
      {lastUsedAt && (
        <p className="text-muted-foreground">
          <ScimText>
            {words.lastRequest(formatRelative(lastUsedAt, locale, scim.now))}
          </ScimText>
        </p>
      )}
      {api.endPreviousKey && !readOnly && (
        <div className="mt-2 grid sm:flex">
          <ScimConfirmDialog
            screen={screen}
            task={task}
            intent="endPreviousKey"
            text={{
              ...words.endPreviousKey,
              ...(usesOldKey(connection) && {
                description: words.endPreviousKey.descriptionInUse,
              }),
            }}
          />
        </div>
      )}
    </ScimFact>
  )
}

/** A row of a description list, left out when nothing is known. */
export function ScimFact({
  label,
  children,
}: {
  label: string
  children: ReactNode
}) {
  if (!children) return null
  return (
    <div className="grid gap-1 sm:contents">
      <dt className="text-muted-foreground">
        <ScimText>{label}</ScimText>
      </dt>
      <dd>
        {typeof children === "string" ? (
          <ScimText>{children}</ScimText>
        ) : (
          children
        )}
      </dd>
    </div>
  )
}
