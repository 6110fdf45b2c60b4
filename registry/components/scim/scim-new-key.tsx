import { formatDateTime } from "@/lib/scim/scim-expiry"
import { downloadText } from "@/lib/scim/scim-page"
import type { ScimState } from "@/lib/scim/scim-state"
import { Button } from "@/components/ui/button"
import { CopyField } from "@/components/scim/copy-field"
import { ScimGuideNotes, ScimSteps } from "@/components/scim/scim-guide"
import { ScimProviderChoice } from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"

/** The one place where the key is seen, until the admin has stored it. */
export function ScimNewKey({
  screen,
  state: { apiKey, expiresAt, isFirst },
}: {
  screen: ScimScreen
  state: Extract<ScimState, { view: "key" }>
}) {
  const { scim, words, endpoint } = screen
  const { guide } = screen.guides
  const steps = (isFirst ? guide?.steps : guide?.resetSteps) ?? []
  const pastes = steps.map(({ paste }) => paste)
  const until = expiresAt && formatDateTime(expiresAt, words.locale)
  const expires = `${words.expires}: ${until ?? words.never}`

  function download() {
    const lines = [`${words.endpoint}: ${endpoint}`, `${words.key}: ${apiKey}`]
    const name = `scim-key-${apiKey.slice(-4)}.txt`
    downloadText(name, "text/plain", [...lines, expires, ""].join("\n"))
  }

  return (
    <>
      <ScimProviderChoice screen={screen} />
      {!pastes.includes("endpoint") && (
        <CopyField name="endpoint" value={endpoint} words={words} />
      )}
      {!pastes.includes("key") && (
        <CopyField name="key" value={apiKey} words={words} />
      )}
      <ScimSteps screen={screen} steps={steps} apiKey={apiKey} />
      <ScimGuideNotes screen={screen} />
      <p className="text-sm">{expires}</p>
      <div className="flex flex-col gap-2 sm:flex-row">
        <Button
          type="button"
          className="h-auto min-h-9 whitespace-normal"
          onClick={scim.storeKey}
        >
          {words.keyStored}
        </Button>
        <Button type="button" variant="outline" onClick={download}>
          {words.download}
        </Button>
      </div>
    </>
  )
}
