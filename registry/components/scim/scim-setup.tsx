"use client"

import { useEffect, useRef, useState } from "react"
import { InfoIcon } from "lucide-react"

import type { ScimExpiryOptions } from "@/lib/scim/scim-expiry"
import {
  scimMessages,
  type ScimMessages,
  type ScimWords,
} from "@/lib/scim/scim-messages"
import type { ScimSetupOptions } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { Card, CardContent, CardHeader } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import { CopyField } from "@/components/scim/copy-field"
import { ScimConnection } from "@/components/scim/scim-connection"
import { ScimErrorAlert } from "@/components/scim/scim-error-alert"
import { ScimKey } from "@/components/scim/scim-key"
import { ScimTaskForm } from "@/components/scim/scim-task-form"
import { useScimSetup } from "@/components/scim/use-scim-setup"

export interface ScimSetupProps extends ScimSetupOptions {
  /** The base URL of your SCIM endpoint, such as `https://api.example.com/scim/v2`. */
  scimEndpointUrl: string
  /** Your own words, in place of those in `scimMessages`. */
  messages?: Partial<ScimMessages> | undefined
  /** The language of the words, in which dates are written: a BCP 47 tag. */
  locale?: string | undefined
  expiry?: ScimExpiryOptions | undefined
  /** Shows the connection, and nothing that changes it. */
  readOnly?: boolean | undefined
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  className?: string | undefined
}

/** What the parts of the screen share. */
export interface ScimScreen {
  scim: ReturnType<typeof useScimSetup>
  words: ScimWords
  expiry: ScimExpiryOptions | undefined
  readOnly: boolean
  endpoint: string
  /** The expiry that the admin chose, kept whatever happens to the form. */
  chosen: { choice?: string; date?: string }
  setChosen: (chosen: ScimScreen["chosen"]) => void
}

export default function ScimSetup({
  scimEndpointUrl,
  messages,
  locale = "en",
  expiry,
  readOnly = false,
  headingLevel = 2,
  className,
  ...options
}: ScimSetupProps) {
  const scim = useScimSetup(options)
  const words = { ...scimMessages, ...messages, locale }
  const [chosen, setChosen] = useState<ScimScreen["chosen"]>({})
  const screen: ScimScreen = {
    scim,
    words,
    endpoint: scimEndpointUrl,
    expiry,
    readOnly,
    chosen,
    setChosen,
  }
  const { state } = scim
  const { heading, ...watchFocus } = useFocusOnChange(state.view)
  const Heading = `h${headingLevel}` as const
  const via = state.view === "key" && state.via
  const hasFailed = "task" in state && state.task.step === "failed"
  const notice = "notice" in state && !hasFailed && state.notice
  const hasEndpoint = state.view !== "loading" && state.view !== "unavailable"

  function view() {
    switch (state.view) {
      case "loading":
        return <ScimSkeleton />
      case "unavailable":
        return (
          <ScimErrorAlert error={state.error} failed="get" words={words}>
            {state.unsettled && <p>{words.unsettled}</p>}
            {state.error.status !== 403 && (
              <Button type="button" variant="outline" onClick={scim.retry}>
                {words.retry}
              </Button>
            )}
          </ScimErrorAlert>
        )
      case "empty":
        if (readOnly) return <p className="text-sm">{words.readOnlyEmpty}</p>
        return (
          <ScimTaskForm screen={screen} intent="create" task={state.task} />
        )
      case "key":
        return <ScimKey screen={screen} state={state} />
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
          {via ? words.keyTitle : words.title}
        </Heading>
        <p className="text-sm text-muted-foreground">
          {via ? words[via].instructions : words.description}
        </p>
      </CardHeader>
      <CardContent className="grid min-h-72 content-start gap-6">
        <div role="status" className={cn(!notice && "sr-only")}>
          {state.view === "loading" && words.loading}
          {via && words[via].done}
          {notice && (
            <Alert role="note">
              <InfoIcon aria-hidden />
              <AlertDescription>{words.notices[notice]}</AlertDescription>
            </Alert>
          )}
        </div>
        {hasEndpoint && (
          <CopyField name="endpoint" value={scimEndpointUrl} words={words} />
        )}
        {view()}
      </CardContent>
    </Card>
  )
}

/** As tall as what follows, so that nothing jumps. */
function ScimSkeleton() {
  return (
    <div aria-hidden className="grid gap-6">
      <Skeleton className="h-16" />
      <Skeleton className="h-16 sm:w-64" />
      <Skeleton className="h-9 w-32" />
    </div>
  )
}

/** Focuses the heading when a view goes with the focus in it, but not for who never was here. */
function useFocusOnChange(view: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const lastView = useRef(view)
  const isUsed = useRef(false)
  useEffect(() => {
    const before = lastView.current
    lastView.current = view
    if (before === view || before === "loading" || !isUsed.current) return
    if (document.activeElement === document.body) heading.current?.focus()
  }, [view])
  const use = () => void (isUsed.current = true)
  return { heading, onFocus: use, onPointerDown: use }
}

export { ScimSetup }
