import type { ReactNode } from "react"
import { TriangleAlertIcon } from "lucide-react"

import { plainText } from "@/lib/scim/plain-text"
import { formatWait } from "@/lib/scim/scim-expiry"
import type { ScimErrorKind, ScimWords } from "@/lib/scim/scim-messages"
import type { ScimError } from "@/lib/scim/scim-types"
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert"
import { ScimText } from "@/components/scim/scim-text"

/** What happened, and what to do about it. The server's own words show only where ours can't say it. */
export function ScimErrorAlert({
  error,
  failed,
  words,
  children,
}: {
  error: ScimError
  failed: keyof ScimWords["failed"]
  words: ScimWords
  children?: ReactNode
}) {
  const kind = errorKind(error)
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
          <ScimText>{errorWords(error, words)}</ScimText>
        </p>
        {children}
      </AlertDescription>
    </Alert>
  )
}

/** What the admin reads of an error: what happened, and what to do. */
export function errorWords(error: ScimError, words: ScimWords) {
  const kind = errorKind(error)
  const { retryAfterSeconds } = error
  if (kind !== "rate-limited" || !retryAfterSeconds) return words.errors[kind]
  return words.retryAfter(formatWait(retryAfterSeconds, words.locale))
}

function errorKind({ status = 0, code = "", message }: ScimError) {
  const kind = KINDS.get(status) ?? KINDS.get(code)
  if (kind) return kind
  if (status >= 400 && status < 500) return "invalid"
  if (code.startsWith("invalid_")) return "invalid"
  // What `fetch` throws in the browsers when it reaches nobody.
  const isOffline = /fetch|network|load failed/i.test(message)
  return code === "TypeError" && isOffline ? "offline" : "server"
}

/** A map, not an object: a code of others, such as "constructor", must not find what every object has. */
const KINDS = new Map<number | string, ScimErrorKind>([
  [401, "signed-out"],
  [403, "forbidden"],
  [408, "timeout"],
  // Laravel's and IIS's statuses for a session that is over.
  [419, "signed-out"],
  [440, "signed-out"],
  [429, "rate-limited"],
  [511, "offline"],
  ["AbortError", "timeout"],
  // Thrown by `response.json()` for a page of HTML.
  ["SyntaxError", "unreadable"],
  ["TimeoutError", "timeout"],
  ["signed_out", "signed-out"],
])
