"use client"

import { useEffect, useMemo } from "react"
import { InfoIcon } from "lucide-react"

import { isRecord } from "@/lib/scim/call-scim-api"
import {
  safeHeadingLevel,
  safeOptions,
  safeProviders,
  safeText,
  safeWords,
  warnOfProps,
} from "@/lib/scim/safe-props"
import { warnOfEndpoint } from "@/lib/scim/scim-endpoint"
import { formatDateTime, type ScimExpiryOptions } from "@/lib/scim/scim-expiry"
import { placeOf } from "@/lib/scim/scim-memory"
import type { ScimMessages, ScimWords } from "@/lib/scim/scim-messages"
import { scimProviders, type ScimProvider } from "@/lib/scim/scim-providers"
import { holdsKey } from "@/lib/scim/scim-state"
import type { ScimSetupOptions } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { Card, CardContent, CardHeader } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import { CopyField } from "@/components/scim/copy-field"
import { ScimBoundary } from "@/components/scim/scim-boundary"
import { ScimConnection } from "@/components/scim/scim-connection"
import { ScimErrorAlert } from "@/components/scim/scim-error-alert"
import { ScimGuideNotes, ScimSetupSteps } from "@/components/scim/scim-guide"
import { ScimNewKey } from "@/components/scim/scim-new-key"
import { ScimProviderChoice } from "@/components/scim/scim-provider-choice"
import { ScimTaskForm } from "@/components/scim/scim-task-form"
import { ScimText } from "@/components/scim/scim-text"
import { useScimGuides } from "@/components/scim/use-scim-guides"
import {
  useFocusOnChange,
  useScimChoices,
  useScimLeave,
  useScimSetup,
  type ScimChoices,
  type ScimLeave,
} from "@/components/scim/use-scim-setup"

export interface ScimSetupProps extends ScimSetupOptions {
  /** Your own words, in place of those in `scimMessages`. */
  messages?: Partial<ScimMessages> | undefined
  /** The language of the words, in which dates are written: a BCP 47 tag. */
  locale?: string | undefined
  /** The identity providers to choose from, in this order; `scimProviders` if absent. */
  providers?: readonly ScimProvider[] | undefined
  expiry?: ScimExpiryOptions | undefined
  /** What a delete means for the users that were provisioned, in your product. */
  deleteDetails?: string | undefined
  /** What the admin has to type before a delete, such as the customer's name. If blank, nothing. */
  confirmDelete?: string | undefined
  /** Shows the connection, and nothing that changes it. */
  readOnly?: boolean | undefined
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  className?: string | undefined
}

/** What the parts of the screen share. */
export interface ScimScreen extends Pick<
  ScimSetupProps,
  "api" | "expiry" | "expiryWarnings" | "deleteDetails" | "confirmDelete"
> {
  scim: ReturnType<typeof useScimSetup>
  leave: ScimLeave | null
  guides: ReturnType<typeof useScimGuides>
  words: ScimWords
  readOnly: boolean
  endpoint: string
  /** What the admin chose in the form that is open. */
  chosen: ScimChoices
  choose: (chosen: ScimChoices) => void
}

export default function ScimSetup(props: ScimSetupProps) {
  const { messages, locale, providers = scimProviders } = props
  const scim = useScimSetup(props)
  const {
    api,
    scimEndpointUrl: endpoint,
    onError,
    connectionKey,
  } = safeOptions(props)
  const leave = useScimLeave(scim)
  const words = useMemo(() => safeWords(messages, locale), [messages, locale])
  const usable = useMemo(() => safeProviders(providers), [providers])
  const place = placeOf(endpoint, connectionKey)
  const isShared = place === endpoint
  const guides = useScimGuides(usable, place, holdsKey(scim.state), isShared)
  const choices = useScimChoices(scim.state)
  const className = safeText(props.className)

  useEffect(() => warnOfEndpoint(endpoint), [endpoint])
  useEffect(() => warnOfProps(props))

  return (
    <ScimBoundary
      scim={scim}
      words={words}
      endpoint={endpoint}
      leave={leave}
      onError={onError}
      className={className}
    >
      <ScimCard
        headingLevel={safeHeadingLevel(props.headingLevel)}
        className={className}
        screen={{
          api,
          expiry: isRecord(props.expiry) ? props.expiry : undefined,
          expiryWarnings: props.expiryWarnings,
          deleteDetails: safeText(props.deleteDetails),
          confirmDelete: safeText(props.confirmDelete),
          scim,
          leave,
          guides,
          words,
          readOnly: Boolean(props.readOnly),
          endpoint,
          ...choices,
        }}
      />
    </ScimBoundary>
  )
}

function ScimCard({
  screen,
  headingLevel,
  className,
}: {
  screen: ScimScreen
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6
  className: string | undefined
}) {
  const { scim, words, guides, readOnly, endpoint } = screen
  const { state } = scim
  const { heading, ...watchFocus } = useFocusOnChange(state.view)
  const Heading = `h${headingLevel}` as const
  const via = state.view === "key" && state.via
  const hasFailed = "task" in state && state.task.step === "failed"
  const notice = "notice" in state && !hasFailed && state.notice

  function instructions() {
    if (state.view !== "key") return words.description
    if (state.oldKeyUntil === undefined) return words.reset.whileOldWorks
    return state.oldKeyUntil
      ? words.reset.untilOldEnds(
          formatDateTime(state.oldKeyUntil, words.locale),
        )
      : words[state.isFirst ? "create" : "reset"].instructions
  }

  function view() {
    switch (state.view) {
      case "loading":
        return <ScimSkeleton />
      case "unavailable":
        return (
          <ScimErrorAlert error={state.error} failed="get" words={words}>
            {state.unsettled && (
              <p>
                <ScimText>{words.unsettled}</ScimText>
              </p>
            )}
            <Button type="button" variant="outline" onClick={scim.retry}>
              <ScimText>{words.retry}</ScimText>
            </Button>
          </ScimErrorAlert>
        )
      case "empty":
        if (readOnly)
          return (
            <p className="text-sm">
              <ScimText>{words.readOnlyEmpty}</ScimText>
            </p>
          )
        return (
          <>
            <div className="grid gap-4">
              <ScimProviderChoice screen={screen} />
              <ScimSetupSteps screen={screen} />
              {guides.hasFailed && <ScimGuideNotes screen={screen} />}
            </div>
            <ScimTaskForm
              screen={screen}
              intent="create"
              task={state.task}
              action={words.create.action}
            />
          </>
        )
      case "key":
        return <ScimNewKey screen={screen} state={state} />
      case "active":
        return <ScimConnection screen={screen} state={state} />
      default:
        return state satisfies never
    }
  }

  return (
    <Card
      data-slot="scim-setup"
      data-view={state.view}
      className={className}
      {...watchFocus}
    >
      <CardHeader>
        <Heading
          ref={heading}
          tabIndex={-1}
          className="leading-snug font-semibold outline-none"
        >
          <ScimText>{via ? words.keyTitle : words.title}</ScimText>
        </Heading>
        <p className="text-sm text-muted-foreground">
          <ScimText>{instructions()}</ScimText>
        </p>
      </CardHeader>
      <CardContent className="grid min-h-[36rem] grid-cols-1 content-start gap-6 sm:min-h-96">
        <div role="status" className={cn(!notice && "sr-only")}>
          {state.view === "loading" && <ScimText>{words.loading}</ScimText>}
          {via && <ScimText>{words[via].done}</ScimText>}
          {notice && (
            <Alert role="note">
              <InfoIcon aria-hidden />
              <AlertDescription>
                <ScimText>{words.notices[notice]}</ScimText>
              </AlertDescription>
            </Alert>
          )}
        </div>
        {(state.view === "empty" || state.view === "active") && (
          <CopyField name="endpoint" value={endpoint} words={words} />
        )}
        {view()}
      </CardContent>
    </Card>
  )
}

/** As tall as what mostly follows, so that nothing jumps: see also the least height around it. */
function ScimSkeleton() {
  return (
    <div aria-hidden className="grid gap-6">
      <Skeleton className="h-28 sm:h-16" />
      <Skeleton className="h-24 sm:w-80" />
      <Skeleton className="h-36 sm:h-9 sm:w-80" />
      <Skeleton className="h-16 sm:w-64" />
    </div>
  )
}

export { ScimSetup }
