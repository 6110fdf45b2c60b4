import { useEffect, useId, useRef } from "react"
import { TriangleAlertIcon } from "lucide-react"

import { formatDateTime } from "@/lib/scim/scim-expiry"
import type { ScimWords } from "@/lib/scim/scim-messages"
import { downloadKey } from "@/lib/scim/scim-page"
import type { ScimState } from "@/lib/scim/scim-state"
import { Alert, AlertDescription } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { CopyField } from "@/components/scim/copy-field"
import { ScimGuideNotes, ScimSteps } from "@/components/scim/scim-guide"
import { ScimProviderChoice } from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimText } from "@/components/scim/scim-text"
import type { ScimLeave } from "@/components/scim/use-scim-setup"

/** The one place where the key is seen, until the admin has stored it. */
export function ScimNewKey({
  screen,
  state,
}: {
  screen: ScimScreen
  state: Extract<ScimState, { view: "key" }>
}) {
  const { apiKey, expiresAt, isFirst } = state
  const { scim, words, endpoint } = screen
  const { guide } = screen.guides
  const steps = (isFirst ? guide?.steps : guide?.resetSteps) ?? []
  const pastes = steps.map(({ paste }) => paste)
  const until = expiresAt && formatDateTime(expiresAt, words.locale)
  const expires = `${words.expires}: ${until ?? words.never}`

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
      <p className="text-sm">
        <ScimText>{expires}</ScimText>
      </p>
      {screen.leave && (
        // Focused again for each link.
        <LeaveNotice
          key={screen.leave.count}
          leave={screen.leave}
          words={words}
        />
      )}
      <div className="flex flex-col gap-2 sm:flex-row">
        <Button
          type="button"
          className="min-h-fit py-1 whitespace-normal"
          onClick={scim.storeKey}
        >
          <ScimText>{words.keyStored}</ScimText>
        </Button>
        <Button
          type="button"
          variant="outline"
          className="min-h-fit py-1 whitespace-normal"
          onClick={() => downloadKey(state, endpoint, words)}
        >
          <ScimText>{words.download}</ScimText>
        </Button>
      </div>
    </>
  )
}

/** The answer to a link that would have dropped the key. A browser's own dialog doesn't open in frames of another origin and in webviews. */
function LeaveNotice({ leave, words }: { leave: ScimLeave; words: ScimWords }) {
  const questionId = useId()
  const notice = useRef<HTMLFieldSetElement>(null)

  useEffect(() => notice.current?.querySelector("button")?.focus(), [])

  /** The button goes with the notice: the focus is given to what stays. */
  function stayFrom(button: Element) {
    const setup = button.closest("[data-slot=scim-setup]")
    setup?.querySelector<HTMLElement>("[tabindex='-1']")?.focus()
    leave.stay()
  }

  return (
    <fieldset ref={notice} aria-labelledby={questionId} className="min-w-0">
      <Alert role="note">
        <TriangleAlertIcon aria-hidden />
        <AlertDescription>
          <p id={questionId}>
            <ScimText>{words.leave}</ScimText>
          </p>
          <div className="flex flex-col gap-2 pt-1 sm:flex-row">
            <Button
              type="button"
              variant="outline"
              className="min-h-fit py-1 whitespace-normal"
              onClick={(event) => stayFrom(event.currentTarget)}
            >
              <ScimText>{words.leaveNot}</ScimText>
            </Button>
            <Button
              type="button"
              variant="outline"
              className="min-h-fit py-1 whitespace-normal"
              onClick={leave.go}
            >
              <ScimText>{words.leaveUnsaved}</ScimText>
            </Button>
          </div>
        </AlertDescription>
      </Alert>
    </fieldset>
  )
}
