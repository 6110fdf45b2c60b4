import type { ReactNode } from "react"
import { TriangleAlertIcon } from "lucide-react"

import { plainText } from "@/lib/scim/plain-text"
import type { ScimErrorKind, ScimWords } from "@/lib/scim/scim-messages"
import type { ScimApiError } from "@/lib/scim/scim-types"
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert"
import { ScimText } from "@/components/scim/scim-text"

/** What happened, and what to do about it. The server's own words show only where ours can't say it. */
export function ScimErrorAlert({
  error,
  failed,
  words,
  children,
}: {
  error: ScimApiError
  failed: keyof ScimWords["failed"]
  words: ScimWords
  children?: ReactNode
}) {
  const kind = errorKind(error)
  const { retryAfterSeconds } = error
  const message = kind === "invalid" && plainText(error.message)
  return (
    <Alert variant="destructive" data-slot="scim-error" data-kind={kind}>
      <TriangleAlertIcon aria-hidden />
      <AlertTitle>
        <ScimText>{words.failed[failed]}</ScimText>
      </AlertTitle>
      <AlertDescription>
        {message && (
          <p dir="auto" className="[overflow-wrap:anywhere]">
            <ScimText>{message}</ScimText>
          </p>
        )}
        <p>
          <ScimText>
            {kind === "rate-limited" && retryAfterSeconds
              ? words.retryAfter(retryAfterSeconds)
              : words.errors[kind]}
          </ScimText>
        </p>
        {children}
      </AlertDescription>
    </Alert>
  )
}

function errorKind({ status = 0, code = "", message }: ScimApiError) {
  const kind = KINDS.get(status) ?? KINDS.get(code)
  if (kind) return kind
  if (status >= 400 && status < 500) return "invalid"
  // What `fetch` throws in the browsers when it reaches nobody.
  const isOffline = /fetch|network|load failed/i.test(message)
  return code === "TypeError" && isOffline ? "offline" : "server"
}

/** A map, not an object: a code of others, such as "constructor", must not find what every object has. */
const KINDS = new Map<number | string, ScimErrorKind>([
  [401, "signed-out"],
  [403, "forbidden"],
  [408, "timeout"],
  [429, "rate-limited"],
  ["AbortError", "timeout"],
  ["TimeoutError", "timeout"],
])
