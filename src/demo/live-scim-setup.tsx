"use client"

import { useRouter } from "next/navigation"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"
import { CUSTOMER_HEADER } from "@/demo/customer-header"
import { ExpirySimulator } from "@/demo/expiry-simulator"

/** The screen as a product has it: over the routes of this app. */
export function LiveScimSetup({
  customerId,
  customerName,
  scimEndpointUrl,
  initialConfiguration,
}: {
  customerId: string
  customerName: string
  scimEndpointUrl: string
  initialConfiguration: ScimConfiguration | undefined
}) {
  const router = useRouter()
  // Otherwise Next.js shows the page after Back as it was before.
  const refresh = () => router.refresh()
  const api = createFetchScimApi("/api/setup/scim", {
    headers: { [CUSTOMER_HEADER]: customerId },
  })
  return (
    <div className="grid gap-8">
      <ScimSetup
        scimEndpointUrl={scimEndpointUrl}
        connectionKey={customerId}
        api={api}
        initialConfiguration={initialConfiguration}
        deleteDetails="The users that were provisioned stay in this demo’s directory, and can still sign in."
        confirmDelete={customerName}
        onGenerate={refresh}
        onReset={refresh}
        onDelete={refresh}
      />
      <ExpirySimulator api={api} />
    </div>
  )
}
