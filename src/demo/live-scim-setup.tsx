"use client"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"
import { CUSTOMER_HEADER } from "@/demo/customer-header"

/** The screen as a product has it: over the routes of this app. */
export function LiveScimSetup({
  customerId,
  scimEndpointUrl,
  initialConfiguration,
}: {
  customerId: string
  scimEndpointUrl: string
  initialConfiguration: ScimConfiguration | undefined
}) {
  const api = createFetchScimApi("/api/setup/scim", {
    headers: { [CUSTOMER_HEADER]: customerId },
  })
  return (
    <ScimSetup
      scimEndpointUrl={scimEndpointUrl}
      api={api}
      {...(initialConfiguration && { initialConfiguration })}
    />
  )
}
