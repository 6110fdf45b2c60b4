import type { ReactNode } from "react"
import { TriangleAlertIcon } from "lucide-react"

import type { ScimErrorKind, ScimWords } from "@/lib/scim/scim-messages"
import type { ScimApiError, ScimWrite } from "@/lib/scim/scim-types"
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert"

/** What happened, and what to do about it. The server's own words show only where ours can't say it. */
export function ScimErrorAlert({
  error,
  operation,
  words,
  children,
}: {
  error: ScimApiError
  operation: "get" | ScimWrite
  words: ScimWords
  children?: ReactNode
}) {
  const kind = errorKind(error)
  const { retryAfterSeconds } = error
  return (
    <Alert variant="destructive" data-slot="scim-error" data-kind={kind}>
      <TriangleAlertIcon aria-hidden />
      <AlertTitle>{words.failed[operation]}</AlertTitle>
      <AlertDescription>
        {kind === "invalid" && error.message && <p>{error.message}</p>}
        <p>{words.errors[kind]}</p>
        {retryAfterSeconds && <p>{words.retryAfter(retryAfterSeconds)}</p>}
        {children}
      </AlertDescription>
    </Alert>
  )
}

/** `fetch` throws a TypeError when it reaches nobody, and `AbortSignal` a TimeoutError. */
function errorKind({ status = 0, code = "" }: ScimApiError): ScimErrorKind {
  if (status === 401) return "signed-out"
  if (status === 403) return "forbidden"
  if (status === 429) return "rate-limited"
  if (code === "TypeError") return "offline"
  if (status === 408 || /^(Timeout|Abort)Error$/.test(code)) return "timeout"
  return status >= 400 && status < 500 ? "invalid" : "server"
}
