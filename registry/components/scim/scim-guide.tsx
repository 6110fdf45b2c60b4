import { InfoIcon } from "lucide-react"

import type { ScimGuideStep, ScimProvider } from "@/lib/scim/scim-providers"
import { cn } from "@/lib/utils"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { CopyField, UNTRANSLATED_CLASS } from "@/components/scim/copy-field"
import { ScimSelect } from "@/components/scim/scim-kit"
import type { ScimScreen } from "@/components/scim/scim-setup"

/** The provider of which nothing is known, not even its name. */
const OTHER = "other"

/** Its name within a sentence, where it has one. */
export function nameOf(provider: ScimProvider | undefined) {
  return provider?.id === OTHER ? undefined : provider?.name
}

/** Which identity provider is to be connected; says so if it can't be. */
export function ScimProviderChoice({ screen }: { screen: ScimScreen }) {
  const { words, guide, scim } = screen
  const { providers, provider, choose } = guide
  if (providers.length === 0) return null
  const options = providers.map(({ id, name }) => ({
    value: id,
    label: id === OTHER ? words.providerOther : name,
  }))
  return (
    <div className="grid gap-4">
      <ScimSelect
        label={words.provider}
        value={provider?.id ?? ""}
        placeholder={words.providerChoose}
        options={options}
        onChange={choose}
      >
        {provider?.load && scim.state.view === "empty" && (
          <p className="text-sm text-muted-foreground">
            {words.providerReady(nameOf(provider))}
          </p>
        )}
      </ScimSelect>
      {provider?.support === "catalogue-only" && (
        <Alert role="note">
          <InfoIcon aria-hidden />
          <AlertDescription>
            {words.providerUnsupported(provider.name)}
          </AlertDescription>
        </Alert>
      )}
    </div>
  )
}

/** The steps of a guide, with each value to copy in the step that asks for it. */
export function ScimSteps({
  screen: { words, endpoint, guide },
  steps,
  apiKey,
}: {
  screen: ScimScreen
  steps: ScimGuideStep[]
  /** Without it nothing is there to copy. */
  apiKey?: string
}) {
  if (steps.length === 0) return null
  return (
    <ol className="ms-5 grid list-decimal grid-cols-1 gap-3 text-sm marker:text-muted-foreground">
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
              offersBearer={guide.guide?.offersBearer}
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
  const { provider, guide, hasFailed, retry } = screen.guide

  /** The button goes with the failure: the focus is given to what stays. */
  function retryFrom(button: Element) {
    const setup = button.closest("[data-slot=scim-setup]")
    setup?.querySelector<HTMLElement>("[tabindex='-1']")?.focus()
    retry()
  }

  if (hasFailed)
    return (
      <div className="grid justify-items-start gap-2 text-sm">
        <p role="alert">{words.guideFailed}</p>
        <Button
          type="button"
          variant="outline"
          size="sm"
          onClick={(event) => retryFrom(event.currentTarget)}
        >
          {words.retry}
        </Button>
      </div>
    )
  if (!provider || !guide) return null
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-0.5">
        {words.guideNotes}
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
              className="inline-block py-0.5 underline underline-offset-4"
            >
              {words.guideMore(nameOf(provider))} {words.newTab}
            </a>
          </li>
        )}
      </ul>
    </details>
  )
}

/** For an active connection: which provider it is of, and where a new key is pasted there. */
export function ScimResetGuide({ screen }: { screen: ScimScreen }) {
  const { words } = screen
  const { provider, guide, open } = screen.guide
  if (screen.guide.providers.length === 0) return null
  return (
    <div className="grid gap-4 border-t pt-6">
      <ScimProviderChoice screen={screen} />
      {provider?.load && (
        <details
          onToggle={(event) => event.currentTarget.open && open()}
          className="text-sm"
        >
          <summary className="w-fit cursor-pointer py-0.5">
            {words.guideReset(nameOf(provider))}
          </summary>
          <div className="grid gap-4 pt-4">
            {guide && <ScimSteps screen={screen} steps={guide.resetSteps} />}
            <ScimGuideNotes screen={screen} />
          </div>
        </details>
      )}
    </div>
  )
}

/** What stands between asterisks is the console's own word: set apart, and never translated. */
export function ConsoleText({ children }: { children: string }) {
  return children.split("*").map((part, index) =>
    index % 2 === 1 ? (
      <bdi
        key={index}
        translate="no"
        className={cn(UNTRANSLATED_CLASS, "font-semibold")}
      >
        {part}
      </bdi>
    ) : (
      part
    ),
  )
}
