import { useState } from "react"

import type { ScimGuideStep } from "@/lib/scim/scim-providers"
import type { ScimSecret } from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"
import { CopyField, UNTRANSLATED_CLASS } from "@/components/scim/copy-field"
import {
  nameOf,
  ScimProviderChoice,
} from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** The steps of a guide, with each value to copy in the step that asks for it. */
export function ScimSteps({
  screen: { words, endpoint, guides },
  steps,
  apiKey,
}: {
  screen: ScimScreen
  steps: ScimGuideStep[]
  /** Without it nothing is there to copy. */
  apiKey?: ScimSecret
}) {
  if (steps.length === 0) return null
  return (
    <ol className="ms-7 grid list-decimal grid-cols-1 gap-3 text-sm marker:text-muted-foreground">
      {steps.map(({ text, paste }) => (
        <li key={text} className="space-y-2 ps-1">
          <p>
            <ConsoleText>{text}</ConsoleText>
          </p>
          {apiKey && paste === "endpoint" && (
            <CopyField name="endpoint" value={endpoint} words={words} isBare />
          )}
          {apiKey && paste === "key" && (
            <CopyField
              name="key"
              value={apiKey}
              words={words}
              offersBearer={guides.guide?.offersBearer}
              isBare
            />
          )}
        </li>
      ))}
    </ol>
  )
}

/** What goes wrong with this provider, and where its own documentation is. */
export function ScimGuideNotes({ screen }: { screen: ScimScreen }) {
  const { words } = screen
  const { provider, guide, hasFailed, retry } = screen.guides

  /** The button goes with the failure: the focus is given to what stays. */
  function retryFrom(button: Element) {
    const setup = button.closest("[data-slot=scim-setup]")
    setup?.querySelector<HTMLElement>("[tabindex='-1']")?.focus()
    retry()
  }

  if (hasFailed)
    return (
      <div className="grid justify-items-start gap-2 text-sm">
        <p role="alert">
          <ScimText>{words.guideFailed}</ScimText>
        </p>
        <Button
          type="button"
          variant="outline"
          size="sm"
          onClick={(event) => retryFrom(event.currentTarget)}
        >
          <ScimText>{words.retry}</ScimText>
        </Button>
      </div>
    )
  if (!provider || !guide) return null
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-0.5">
        <ScimText>{words.guideNotes}</ScimText>
      </summary>
      <ul className="ms-5 grid list-disc gap-2 pt-3 text-muted-foreground">
        {guide.notes.map((note) => (
          <li key={note} className="ps-1">
            <ConsoleText>{note}</ConsoleText>
          </li>
        ))}
        {guide.docsUrl.startsWith("https:") && (
          <li className="ps-1">
            <a
              href={guide.docsUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-block py-0.5 align-top underline underline-offset-4"
            >
              <ScimText>{words.guideMore(nameOf(provider))}</ScimText>
            </a>
          </li>
        )}
      </ul>
    </details>
  )
}

/** For an active connection: which provider it is of, how that is set up, and where a new key is pasted there. */
export function ScimActiveGuide({
  screen,
  isFirst = false,
}: {
  screen: ScimScreen
  /** The admin followed the steps beside the key, and goes on with them. */
  isFirst: boolean | undefined
}) {
  const { providers, provider, guide } = screen.guides
  // Kept: the next read of the connection knows nothing of it.
  const [isOpen] = useState(isFirst)
  if (providers.length === 0) return null
  return (
    <div className="grid gap-4 border-t pt-6">
      <ScimProviderChoice screen={screen} />
      <ScimSetupSteps screen={screen} isOpen={isOpen} />
      {provider?.load && (
        <FoldedSteps
          screen={screen}
          summary={screen.words.guideReset(nameOf(provider))}
          steps={guide?.resetSteps}
        />
      )}
      <ScimGuideNotes screen={screen} />
    </div>
  )
}

/** How the provider is set up, to be read before there is a key, and after it is stored. */
export function ScimSetupSteps({
  screen,
  isOpen = false,
}: {
  screen: ScimScreen
  isOpen?: boolean
}) {
  const { provider, guide } = screen.guides
  if (!provider?.load) return null
  return (
    <FoldedSteps
      screen={screen}
      summary={screen.words.guideSetup(nameOf(provider))}
      steps={guide?.steps}
      isOpen={isOpen}
    />
  )
}

function FoldedSteps({
  screen,
  summary,
  steps = [],
  isOpen = false,
}: {
  screen: ScimScreen
  summary: string
  steps: ScimGuideStep[] | undefined
  isOpen?: boolean
}) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && screen.guides.open()}
      className="text-sm"
    >
      <summary className="w-fit cursor-pointer py-0.5">
        <ScimText>{summary}</ScimText>
      </summary>
      <div className="pt-3">
        <ScimSteps screen={screen} steps={steps} />
      </div>
    </details>
  )
}

/** What stands between asterisks is the console's own word: set apart, and never translated. */
export function ConsoleText({ children }: { children: string }) {
  const parts = Array.from(children.matchAll(/\*([^*]*)\*|[^*]+/g), (match) =>
    match[1] === undefined ? (
      <span key={match.index}>{match[0]}</span>
    ) : (
      <bdi
        key={match.index}
        translate="no"
        className={cn(UNTRANSLATED_CLASS, "font-semibold")}
      >
        {match[1]}
      </bdi>
    ),
  )
  // As a whole: a translator may move parts of a sentence.
  return <span key={children}>{parts}</span>
}
