"use client"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"

const api = createFetchScimApi("/api/setup/scim")

/** The screen as a product has it: over the routes of this app. */
export function LiveScimSetup({
  scimEndpointUrl,
  initialConfiguration,
}: {
  scimEndpointUrl: string
  initialConfiguration: ScimConfiguration | undefined
}) {
  return (
    <ScimSetup
      scimEndpointUrl={scimEndpointUrl}
      api={api}
      {...(initialConfiguration && { initialConfiguration })}
    />
  )
}
