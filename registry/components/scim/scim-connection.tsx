import type { ReactNode } from "react"
import { CircleAlertIcon, CircleCheckIcon, ClockAlertIcon } from "lucide-react"

import {
  expiryStatus,
  formatDateTime,
  formatRelative,
} from "@/lib/scim/scim-expiry"
import type { ScimState } from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Badge } from "@/components/ui/badge"
import { ScimConfirmDialog } from "@/components/scim/scim-confirm-dialog"
import type { ScimScreen } from "@/components/scim/scim-setup"

const BADGES = {
  active: { Icon: CircleCheckIcon, variant: "secondary" },
  expiring: { Icon: ClockAlertIcon, variant: "outline" },
  expired: { Icon: CircleAlertIcon, variant: "destructive" },
} as const

export function ScimConnection({
  screen,
  state: { connection, task },
}: {
  screen: ScimScreen
  state: Extract<ScimState, { view: "active" }>
}) {
  const { words, readOnly } = screen
  const { now } = screen.scim
  const { expiresAt, keyHint, createdAt, lastUsedAt } = connection
  const status = expiryStatus(connection, now ?? 0)
  const { Icon, variant } = BADGES[status]

  /** The server that renders the page can't know the admin's zone, so that times show later. */
  function time(seconds: number, format: typeof formatRelative) {
    return now === null ? "\u00a0" : format(seconds, words.locale, now)
  }

  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-[auto_1fr]">
        <Fact label={words.statusLabel}>
          <Badge
            variant={variant}
            data-status={status}
            className={cn("gap-1", now === null && "invisible")}
          >
            <Icon aria-hidden className="size-3" />
            {words.status[status]}
          </Badge>
        </Fact>
        <Fact label={words.expires}>
          {expiresAt ? time(expiresAt, formatDateTime) : words.never}{" "}
          <span className="text-muted-foreground">
            {expiresAt && time(expiresAt, formatRelative)}
          </span>
        </Fact>
        <Fact label={words.key}>
          {keyHint && <code dir="ltr">••••{keyHint}</code>}
        </Fact>
        <Fact label={words.created}>
          {createdAt && time(createdAt, formatDateTime)}
        </Fact>
        <Fact label={words.lastUsed}>
          {lastUsedAt === null
            ? words.neverUsed
            : lastUsedAt && time(lastUsedAt, formatRelative)}
        </Fact>
      </dl>
      {status !== "active" && (
        <Alert
          role="note"
          variant={status === "expired" ? "destructive" : "default"}
        >
          <Icon aria-hidden />
          <AlertDescription>{words.statusText[status]}</AlertDescription>
        </Alert>
      )}
      {!readOnly && (
        <div className="flex flex-col gap-2 sm:flex-row">
          <ScimConfirmDialog
            screen={screen}
            task={task}
            intent="reset"
            isUrgent={status !== "active"}
          />
          <ScimConfirmDialog screen={screen} task={task} intent="remove" />
        </div>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div className="grid gap-1 sm:contents">
      <dt className="text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
