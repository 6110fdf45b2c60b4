import { CSPProvider } from "@base-ui/react/csp-provider"
import { createRoot } from "react-dom/client"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import { scimProviders, type ScimProvider } from "@/lib/scim/scim-providers"
import type { ScimApi } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"

import type { PageOptions } from "./page-options"
import { startRecorder } from "./recorders"

import "../../../src/app/globals.css"

const query = new URLSearchParams(location.search)
const options: PageOptions = JSON.parse(query.get("options") ?? "{}")
const { timeoutMs = 10_000, callback, endpoint } = options
const nonce = document.querySelector("script")?.nonce
const callbacks = { onGenerate: called, onReset: called }

await startRecorder(options.recorder)

const root = document.getElementById("root")
if (root)
  createRoot(root).render(
    <CSPProvider nonce={nonce}>
      <p>A line of the product around the screen.</p>
      <ScimSetup
        scimEndpointUrl={endpoint ?? "https://api.example.com/scim/v2"}
        api={makeApi()}
        providers={makeProviders()}
        onError={(error) => window.harness.reports.push(error)}
        {...callbacks}
      />
    </CSPProvider>,
  )

function makeApi(): ScimApi {
  const api = createFetchScimApi("/api/setup/scim", { timeoutMs })
  const { throws } = options
  let isDue = true
  if (!throws) return api
  const trouble = () => {
    if (throws === "get" && !isDue) return api.get()
    isDue = false
    throw new Error("The adapter has a bug.")
  }
  return { ...api, [throws]: trouble }
}

function called(key: string) {
  const error = new Error(`Analytics failed for ${key}`)
  if (callback === "throws") throw error
  return callback === "rejects" ? Promise.reject(error) : undefined
}

function makeProviders(): ScimProvider[] {
  if (!options.ownGuide) return scimProviders
  const { text, docsUrl } = options.ownGuide
  const load = async () => ({
    docsUrl,
    fields: { endpoint: text, key: text },
    steps: [{ text }, { text: `${text} *${text}*`, paste: "key" as const }],
    resetSteps: [{ text }],
    notes: [text],
    checkedOn: "2026-11-24",
  })
  return [{ id: "own", name: text, testAction: text, load }, ...scimProviders]
}
