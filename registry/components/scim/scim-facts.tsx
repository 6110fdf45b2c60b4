import { useLayoutEffect, useRef, type ReactNode } from "react"
import { CircleAlertIcon } from "lucide-react"

import { isOldKeyInUse, scimActivity } from "@/lib/scim/scim-activity"
import { formatDateTime, formatRelative } from "@/lib/scim/scim-expiry"
import type { ScimTask } from "@/lib/scim/scim-state"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { ScimConfirmDialog } from "@/components/scim/scim-confirm-dialog"
import { errorWords } from "@/components/scim/scim-error-alert"
import { ConsoleText } from "@/components/scim/scim-guide"
import { nameOf } from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** Whether the identity provider's requests come, as far as the backend knows, and what to do if not. */
export function ScimRequests({
  screen,
  connection,
}: {
  screen: ScimScreen
  connection: ScimConfiguration
}) {
  const { scim, words, guides } = screen
  const { lastUsedAt, lastRejected, previousKey } = connection
  const { provider } = guides
  const nowMs = scim.now ?? 0
  // Another customer's provider may have another rhythm.
  const { quietAfterSeconds } = (guides.isOwn && provider) || {}
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
    if (isOldKeyInUse(connection)) return words.oldKeyInUse
    if (activity === "waiting")
      return words.waitingHint(nameOf(provider), provider?.testAction)
    return ""
  }

  if (activity === "unknown" && !last) return null
  if (scim.now === null)
    return <ScimFact label={words.activityLabel}>{"\u00a0"}</ScimFact>
  if (scim.stale?.error) return null
  if (scim.stale)
    return (
      <ScimFact label={words.activityLabel}>
        <ScimLastUpdated screen={screen} />
      </ScimFact>
    )
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

/** When the server last answered, in place of what it said of the requests then. */
function ScimLastUpdated({ screen: { scim, words } }: { screen: ScimScreen }) {
  const { stale, now } = scim
  if (!stale?.readAtMs || now === null) return null
  const ago = formatRelative(stale.readAtMs / 1000, words.locale, now)
  return <p className="text-muted-foreground">{words.lastUpdated(ago)}</p>
}

/** Says that the connection can't be read again at the moment, and why. */
export function ScimStaleNote({ screen }: { screen: ScimScreen }) {
  const { scim, words } = screen
  const { error = null, isReading = false } = scim.stale ?? {}
  return (
    <div
      data-slot="scim-stale"
      className={cn(
        error ? "grid gap-2 rounded-lg border p-4 text-sm" : "sr-only",
      )}
    >
      {/* Only this is announced: the time below changes by the minute. */}
      <p role="status">
        {error && (isReading ? words.loading : errorWords(error, words))}
      </p>
      {error && (
        <>
          <ScimLastUpdated screen={screen} />
          <RetryButton
            label={words.retry}
            isBusy={isReading}
            retry={scim.retry}
          />
        </>
      )}
    </div>
  )
}

/** Goes when the read succeeds, and gives the focus to what stays. */
function RetryButton({
  label,
  isBusy,
  retry,
}: {
  label: string
  isBusy: boolean
  retry: () => void
}) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = place
    return () => {
      const setup = current?.closest("[data-slot=scim-setup]")
      if (current?.contains(document.activeElement))
        setup?.querySelector<HTMLElement>("[tabindex='-1']")?.focus()
    }
  }, [])
  return (
    <div ref={place} className="grid sm:flex">
      <Button
        type="button"
        variant="outline"
        aria-disabled={isBusy}
        onClick={() => isBusy || retry()}
      >
        {label}
      </Button>
    </div>
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
  if (scim.stale || scimActivity(connection, scim.now ?? 0) !== "failing")
    return null
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
      {lastUsedAt && !scim.stale && (
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
              ...(isOldKeyInUse(connection) && {
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
