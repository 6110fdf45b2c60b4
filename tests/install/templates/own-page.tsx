import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import { ScimSetup } from "@/components/scim/scim-setup"

const api = createFetchScimApi("/api/setup/scim")

/** Logs keys for the test to read. An app never does. */
export default function Page() {
  return (
    <ScimSetup
      scimEndpointUrl="https://api.example.com/scim/v2"
      api={api}
      onGenerate={(apiKey) => console.log("Generated:", apiKey)}
      onReset={(apiKey) => console.log("Reset:", apiKey)}
    />
  )
}
