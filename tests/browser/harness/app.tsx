import { Activity, useEffect, useState } from "react"
import { CSPProvider } from "@base-ui/react/csp-provider"

import { createFetchScimApi } from "@/lib/scim/fetch-scim-api"
import { de, deProviders } from "@/lib/scim/locales/de"
import { scimProviders, type ScimProvider } from "@/lib/scim/scim-providers"
import type { ScimApi, ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"

import type { PageOptions, Showing } from "./page-options"

let hasThrown = false

/** The screen in a product, with what a test wants of it. */
export function HarnessApp({
  options,
  nonce,
}: {
  options: PageOptions
  nonce: string | undefined
}) {
  const { endpoint = "https://api.example.com/scim/v2", language } = options
  const [showing, setShowing] = useState<Showing>("visible")
  const onKey = (key: string) => called(options, key)
  const callbacks = { onGenerate: onKey, onReset: onKey }
  const initial: ScimConfiguration | undefined = options.isServerRendered
    ? { hasApiKey: false }
    : undefined

  useEffect(() => {
    if (options.canHide) window.harness.show = setShowing
  }, [options.canHide])

  const screen = (
    <ScimSetup
      scimEndpointUrl={endpoint}
      api={makeApi(options)}
      providers={language ? deProviders : makeProviders(options)}
      {...(language && { messages: de, locale: language })}
      initialConfiguration={initial}
      confirmDelete={options.confirmDelete}
      onError={(error) => window.harness.reports.push(error)}
      {...callbacks}
    />
  )
  return (
    <CSPProvider nonce={nonce}>
      <p>A line of the product around the screen.</p>
      {!options.canHide && screen}
      {options.canHide && showing !== "gone" && (
        <Activity mode={showing}>{screen}</Activity>
      )}
    </CSPProvider>
  )
}

function makeApi({ isPatient, throws }: PageOptions): ScimApi {
  if (isPatient) waitForTest()
  const api = createFetchScimApi("/api/setup/scim")
  if (!throws) return api
  const trouble = () => {
    if (throws === "get" && hasThrown) return api.get()
    hasThrown = true
    throw new Error("The adapter has a bug.")
  }
  return { ...api, [throws]: trouble }
}

/** A time limit that passes when the test says so, and not before the request arrives. */
function waitForTest() {
  AbortSignal.timeout = () => {
    const controller = new AbortController()
    window.harness.timeOut = () =>
      controller.abort(new DOMException("Timed out.", "TimeoutError"))
    return controller.signal
  }
}

function called({ callback }: PageOptions, key: string) {
  const error = new Error(`Analytics failed for ${key}`)
  if (callback === "throws") throw error
  return callback === "rejects" ? Promise.reject(error) : undefined
}

function makeProviders({ ownGuide }: PageOptions): ScimProvider[] {
  if (!ownGuide) return scimProviders
  const { text, docsUrl } = ownGuide
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
