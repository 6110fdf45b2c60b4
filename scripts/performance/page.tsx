import { Profiler, StrictMode } from "react"
import { createRoot, type Root } from "react-dom/client"

import type { ScimApi, ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi } from "@/demo/fake-scim-api"

import { StandIn } from "./stand-in"
import { pendingTimers } from "./timers"

import "../../src/app/globals.css"

const ENDPOINT = "https://api.example.com/scim/v2"

export interface MountOptions {
  screen: "scim-setup" | "stand-in"
  configuration: ScimConfiguration
  /** How long the adapter takes to answer a read. */
  answerMs?: number
  isInitial?: boolean
  isStrict?: boolean
  /** What the screen does without. */
  props?: { providers?: []; readOnly?: boolean }
}

let root: Root | undefined
let api = createFakeScimApi()
/** A "nested-update" is of a primitive that sets state while it is laid out. */
const commits = { mount: 0, update: 0, "nested-update": 0 }
let shift = 0

const page = {
  /** From `render()` until the content that was loaded is in the page and laid out. */
  async mount(options: MountOptions) {
    const container = document.createElement("div")
    document.body.append(container)
    root = createRoot(container)
    api = createFakeScimApi(options.configuration)
    Object.assign(commits, { mount: 0, update: 0, "nested-update": 0 })
    const startMs = performance.now()
    root.render(toElement(options))
    await shown("[data-view=active], [data-view=empty]")
    container.getBoundingClientRect()
    return performance.now() - startMs
  },
  unmount() {
    root?.unmount()
    document.body.replaceChildren()
  },
  /** Every other time as a server rendered it. */
  async mountOften(times: number, options: MountOptions) {
    for (let n = 0; n < times; n++) {
      await page.mount({ ...options, isInitial: n % 2 === 1 })
      page.unmount()
    }
  },
  /** From the click on a button until what it shows is painted. */
  async click(name: string, selector: string) {
    const buttons = Array.from(document.querySelectorAll("button"))
    const button = buttons.find(({ textContent }) => textContent === name)
    if (!button) throw new Error(`There is no button "${name}".`)
    await painted()
    const startMs = performance.now()
    button.click()
    await shown(selector)
    await painted()
    return performance.now() - startMs
  },
  painted,
  counts() {
    const reads = api.calls.filter(({ operation }) => operation === "get")
    const writes = api.calls.length - reads.length
    const timers = pendingTimers.size
    return {
      commits: { ...commits },
      shift,
      reads: reads.length,
      writes,
      timers,
    }
  },
}

declare global {
  interface Window {
    performancePage: typeof page
  }
}

window.performancePage = page
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if ("value" in entry) shift += Number(entry.value)
}).observe({ type: "layout-shift", buffered: true })

function toElement(options: MountOptions) {
  const { screen, configuration, answerMs, isInitial, isStrict, props } =
    options
  const Screen = screen === "stand-in" ? StandIn : ScimSetup
  const initial = isInitial && { initialConfiguration: configuration }
  const element = (
    <Profiler id={screen} onRender={(_, phase) => commits[phase]++}>
      <main className="mx-auto max-w-3xl p-4">
        <Screen
          scimEndpointUrl={ENDPOINT}
          api={answerMs ? slowly(api, answerMs) : api}
          {...initial}
          {...props}
        />
        <p>What stands below the screen.</p>
      </main>
    </Profiler>
  )
  return isStrict ? <StrictMode>{element}</StrictMode> : element
}

function slowly(fast: ScimApi, ms: number): ScimApi {
  return {
    ...fast,
    async get() {
      await new Promise((resolve) => setTimeout(resolve, ms))
      return fast.get()
    },
  }
}

/** Resolves as soon as the document has such an element. */
function shown(selector: string) {
  return new Promise<void>((resolve) => {
    const observer = new MutationObserver(look)
    function look() {
      if (!document.querySelector(selector)) return
      observer.disconnect()
      resolve()
    }
    observer.observe(document, {
      attributes: true,
      childList: true,
      subtree: true,
    })
    look()
  })
}

/** Resolves after the next frame is painted: a message comes after it. */
function painted() {
  return new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener("message", () => resolve(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  })
}
