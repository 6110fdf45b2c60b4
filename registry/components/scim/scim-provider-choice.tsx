import { useId } from "react"
import { InfoIcon } from "lucide-react"

import type { ScimProvider } from "@/lib/scim/scim-providers"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { ScimSelect } from "@/components/scim/scim-kit"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"

/** The provider of which nothing is known, not even its name. */
const OTHER = "other"

/** Its name within a sentence, where it has one. */
export function nameOf(provider: ScimProvider | undefined) {
  return provider?.id === OTHER ? undefined : provider?.name
}

/** Which identity provider is to be connected; says so if it can't be. */
export function ScimProviderChoice({ screen }: { screen: ScimScreen }) {
  const hintId = useId()
  const { words } = screen
  const { view } = screen.scim.state
  const { providers, provider, choose } = screen.guides
  if (providers.length === 0) return null
  const options = providers.map(({ id, name }) => ({
    value: id,
    label: id === OTHER ? words.providerOther : name,
  }))

  function hintOf() {
    if (!provider) return view !== "active" && words.providerHint
    return (
      provider.load && view === "empty" && words.providerReady(nameOf(provider))
    )
  }

  const hint = hintOf()
  return (
    <div className="grid gap-4">
      <ScimSelect
        label={words.provider}
        value={provider?.id ?? ""}
        placeholder={words.providerChoose}
        options={options}
        onChange={choose}
        {...(hint && { hintId })}
      >
        {hint && (
          <p id={hintId} className="text-sm text-muted-foreground">
            <ScimText>{hint}</ScimText>
          </p>
        )}
      </ScimSelect>
      {provider?.support === "catalogue-only" && (
        <Alert role="note">
          <InfoIcon aria-hidden />
          <AlertDescription>
            <ScimText>{words.providerUnsupported(provider.name)}</ScimText>
          </AlertDescription>
        </Alert>
      )}
    </div>
  )
}
