import { useCallback, useEffect, useState } from "react"
import {
  CheckIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CopyIcon,
} from "lucide-react"

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
import { Label } from "@/components/ui/label"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"
import { Skeleton } from "@/components/ui/skeleton"

const LIFETIMES: Record<string, string> = {
  "30": "30 days",
  "90": "90 days",
  "365": "365 days",
  never: "Never",
}

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

  const load = useCallback(async () => {
    const answer = await api.get()
    if (answer.ok) setConnection(answer.data)
    setError(answer.ok ? null : answer.error.message)
  }, [api])

  useEffect(() => void load(), [load])

  async function write<T>(
    send: () => Promise<ScimApiResult<T>>,
    then: (data: T) => void,
  ) {
    setBusy(true)
    const answer = await send()
    setBusy(false)
    setDialog(null)
    setError(answer.ok ? null : answer.error.message)
    if (answer.ok) then(answer.data)
    await load()
  }

  function issue(send: ScimApi["create"]) {
    const days = Number(lifetime)
    const expiresAt = Math.floor(Date.now() / 1000) + days * 86_400
    return write(
      () => send(lifetime === "never" ? {} : { expiresAt }),
      ({ scimApiKey }) => setApiKey(scimApiKey),
    )
  }

  const lifetimes = (
    <div className="grid gap-2">
      <Label htmlFor="lifetime">Key expiry</Label>
      <Select value={lifetime} onValueChange={setLifetime}>
        <SelectTrigger id="lifetime" className="w-64">
          <SelectValue>{LIFETIMES[lifetime]}</SelectValue>
        </SelectTrigger>
        <SelectContent>
          {Object.entries(LIFETIMES).map(([value, label]) => (
            <SelectItem key={value} value={value}>
              {label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  )

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
            onClick={() => void issue(api.create)}
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
    if (dialog === "reset") return issue(api.reset)
    return write(api.remove, () => setConnection({ hasApiKey: false }))
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

function CopyValue({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? CheckIcon : CopyIcon

  async function copy() {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }

  return (
    <div className="grid gap-2">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex gap-2">
        <code className="grow rounded-md border bg-muted px-3 py-2 text-sm break-all">
          {value}
        </code>
        <Button type="button" variant="outline" onClick={() => void copy()}>
          <Icon aria-hidden /> {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
    </div>
  )
}
