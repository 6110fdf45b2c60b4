"use client"

import { useState, useSyncExternalStore } from "react"

import { placeOf, recall } from "@/lib/scim/scim-memory"
import { Label } from "@/components/ui/label"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"
import { providerClients } from "@/demo/provider-clients"
import { ProviderPanel } from "@/demo/provider-panel"

const GOOGLE = { id: "google", name: "Google Workspace" }
const PROVIDERS = [...providerClients, GOOGLE]

/**
 * Plays the identity provider that is chosen here, or on the screen since: whatever it knows of the
 * endpoint is what is typed into its form. The key is shortened wherever it is shown.
 */
export function IdentityProvider({
  endpoint,
  connectionKey,
  domain,
}: {
  endpoint: string
  /** As on the screen. */
  connectionKey?: string
  /** Of the e-mail addresses of the users that it makes. */
  domain: string
}) {
  const remembered = useSyncExternalStore(
    watchFocus,
    () => recall(placeOf(endpoint, connectionKey), "provider"),
    () => null,
  )
  const [chosen, setChosen] = useState<{
    id: string
    remembered: string | null
  }>()
  const isLatest = chosen?.remembered === remembered
  const id = isLatest ? chosen.id : (remembered ?? "okta")
  const client = providerClients.find((one) => one.id === id)

  return (
    <section
      aria-labelledby="identity-provider"
      className="grid grid-cols-1 gap-5 rounded-xl border border-dashed bg-muted/40 p-5 sm:p-6 dark:bg-transparent"
    >
      <div className="grid gap-2">
        <h2 id="identity-provider" className="leading-snug font-semibold">
          Simulated identity provider
        </h2>
        <p className="text-sm text-muted-foreground">
          What an admin does in their console: paste the endpoint and the key,
          test them, then provision users.
        </p>
      </div>
      <div className="grid gap-2">
        <Label htmlFor="provider">Console of</Label>
        <Select
          value={id}
          onValueChange={(next) => setChosen({ id: next, remembered })}
        >
          <SelectTrigger id="provider" className="w-full bg-background">
            <SelectValue>
              {PROVIDERS.find((one) => one.id === id)?.name}
            </SelectValue>
          </SelectTrigger>
          <SelectContent position="popper">
            {PROVIDERS.map((one) => (
              <SelectItem key={one.id} value={one.id}>
                {one.name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      {client ? (
        <ProviderPanel
          key={id}
          client={client}
          endpoint={endpoint}
          domain={domain}
        />
      ) : (
        <p className="text-sm">
          Google Workspace isn’t simulated: it provisions users only to apps
          from its own catalog.
        </p>
      )}
    </section>
  )
}

/** Choosing on the screen ends with the focus on its select, and stores where nobody is told. */
function watchFocus(changed: () => void) {
  addEventListener("focusin", changed)
  return () => removeEventListener("focusin", changed)
}
