import { useEffect, useState } from "react"
import { CircleAlertIcon, CircleCheckIcon } from "lucide-react"

import type {
  ScimApi,
  ScimApiResult,
  ScimConfiguration,
} from "@/lib/scim/scim-types"
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"

import { CopyValue, Lifetime } from "./stand-in-parts"

/** What the screen is measured beside: what a developer writes in a day, over the same primitives. */
export function StandIn({
  api,
  scimEndpointUrl,
}: {
  api: ScimApi
  scimEndpointUrl: string
}) {
  const [connection, setConnection] = useState<ScimConfiguration | null>(null)
  const [apiKey, setApiKey] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [dialog, setDialog] = useState<"reset" | "remove" | null>(null)
  const [lifetime, setLifetime] = useState("365")
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isCurrent = true
    async function load() {
      const answer = await api.get()
      if (!isCurrent) return
      if (answer.ok) setConnection(answer.data)
      else setError(answer.error.message ?? "")
    }
    void load()
    return () => void (isCurrent = false)
  }, [api])

  async function write<T>(
    send: () => Promise<ScimApiResult<T>>,
    then: (data: T) => void,
  ) {
    setBusy(true)
    const answer = await send()
    setBusy(false)
    setDialog(null)
    setError(answer.ok ? null : (answer.error.message ?? ""))
    if (answer.ok) then(answer.data)
    const after = await api.get()
    if (after.ok) setConnection(after.data)
  }

  function issue(intent: "create" | "reset") {
    const days = Number(lifetime)
    const expiresAt = Math.floor(Date.now() / 1000) + days * 86_400
    return write(
      () => api[intent](lifetime === "never" ? {} : { expiresAt }),
      ({ scimApiKey }) => setApiKey(scimApiKey),
    )
  }

  const lifetimes = <Lifetime value={lifetime} onChange={setLifetime} />

  function view() {
    if (!connection) return <Skeleton className="h-64" />
    if (apiKey)
      return (
        <>
          <CopyValue label="Endpoint" value={scimEndpointUrl} />
          <CopyValue label="Key" value={apiKey} />
          <Button type="button" onClick={() => setApiKey(null)}>
            I have stored the key
          </Button>
        </>
      )
    if (!connection.hasApiKey)
      return (
        <>
          <CopyValue label="Endpoint" value={scimEndpointUrl} />
          {lifetimes}
          <Button
            type="button"
            disabled={isBusy}
            onClick={() => void issue("create")}
          >
            Generate key
          </Button>
        </>
      )
    const { expiresAt } = connection
    const isExpired = expiresAt ? expiresAt * 1000 < Date.now() : false
    const Icon = isExpired ? CircleAlertIcon : CircleCheckIcon
    return (
      <>
        <CopyValue label="Endpoint" value={scimEndpointUrl} />
        <p className="flex gap-2 text-sm">
          <Badge variant={isExpired ? "destructive" : "secondary"}>
            <Icon aria-hidden /> {isExpired ? "Expired" : "Active"}
          </Badge>
          {expiresAt
            ? `Expires ${new Date(expiresAt * 1000).toLocaleString()}`
            : "Never expires"}
        </p>
        <div className="flex gap-2">
          <Button
            type="button"
            variant="outline"
            onClick={() => setDialog("reset")}
          >
            Reset key
          </Button>
          <Button
            type="button"
            variant="outline"
            onClick={() => setDialog("remove")}
          >
            Delete connection
          </Button>
        </div>
      </>
    )
  }

  function confirm() {
    if (dialog === "reset") return issue("reset")
    return write(
      () => api.remove(),
      () => setConnection({ hasApiKey: false }),
    )
  }

  const shown = connection?.hasApiKey ? "active" : "empty"
  return (
    <Card data-view={apiKey ? "key" : connection ? shown : "loading"}>
      <CardHeader>
        <CardTitle>SCIM provisioning</CardTitle>
        <CardDescription>
          Let your identity provider create and update users here.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-6">
        {error !== null && <p role="alert">Something went wrong. {error}</p>}
        {view()}
      </CardContent>
      <AlertDialog
        open={dialog !== null}
        onOpenChange={(isOpen) => !isOpen && setDialog(null)}
      >
        <AlertDialogContent>
          <AlertDialogHeader>
            <AlertDialogTitle>
              {dialog === "reset"
                ? "Reset this key?"
                : "Delete this connection?"}
            </AlertDialogTitle>
            <AlertDialogDescription>
              The key stops working at once, and provisioning stops.
            </AlertDialogDescription>
          </AlertDialogHeader>
          {dialog === "reset" && lifetimes}
          <AlertDialogFooter>
            <AlertDialogCancel type="button">Cancel</AlertDialogCancel>
            <Button
              type="button"
              variant="destructive"
              disabled={isBusy}
              onClick={() => void confirm()}
            >
              {dialog === "reset" ? "Reset key" : "Delete connection"}
            </Button>
          </AlertDialogFooter>
        </AlertDialogContent>
      </AlertDialog>
    </Card>
  )
}
