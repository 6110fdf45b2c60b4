import { formatDateTime } from "@/lib/scim/scim-expiry"
import type { ScimState } from "@/lib/scim/scim-state"
import { Button } from "@/components/ui/button"
import { CopyField } from "@/components/scim/copy-field"
import type { ScimScreen } from "@/components/scim/scim-setup"

/** The one place where the key is seen, until the admin has stored it. */
export function ScimKey({
  screen: { scim, words, endpoint },
  state: { apiKey, expiresAt },
}: {
  screen: ScimScreen
  state: Extract<ScimState, { view: "key" }>
}) {
  const until = expiresAt && formatDateTime(expiresAt, words.locale)
  const expires = `${words.expires}: ${until ?? words.never}`

  function download() {
    const text = `${words.endpoint}: ${endpoint}\n${words.key}: ${apiKey}\n${expires}\n`
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text]))
    link.download = "scim.txt"
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
  }

  return (
    <>
      <CopyField name="key" value={apiKey} words={words} />
      <p className="text-sm">{expires}</p>
      <div className="flex flex-col gap-2 sm:flex-row">
        <Button type="button" onClick={scim.storeKey}>
          {words.keyStored}
        </Button>
        <Button type="button" variant="outline" onClick={download}>
          {words.download}
        </Button>
      </div>
    </>
  )
}
