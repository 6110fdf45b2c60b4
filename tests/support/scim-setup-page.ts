import { act, screen } from "@testing-library/react"
import { afterEach, beforeEach, vi } from "vitest"

import type { ScimGuide, ScimProvider } from "@/lib/scim/scim-providers"
import type { ScimApi, ScimConfiguration } from "@/lib/scim/scim-types"
import { createFakeScimApi, type FakeScimApi } from "@/demo/fake-scim-api"

export const NOW = Date.parse("2026-11-24T10:00:00Z")
export const HOUR_S = 3_600
export const DAY_S = 24 * HOUR_S

/** Sets the clock of each test of a file to the same moment. It goes on by itself. */
export function fixTheClock() {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true, advanceTimeDelta: 5 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** In seconds, like every time of the contract. */
export function inDays(days: number) {
  return NOW / 1000 + days * DAY_S
}

export function connected(facts: Partial<ScimConfiguration> = {}) {
  return createFakeScimApi({
    hasApiKey: true,
    expiresAt: inDays(200),
    ...facts,
  })
}

/** An adapter with no more than it must have. */
export function plainAdapter(api: FakeScimApi): ScimApi {
  return {
    get: () => api.get(),
    create: (params) => api.create(params),
    reset: (params) => api.reset(params),
    remove: () => api.remove(),
  }
}

/** What the device keeps. */
export function kept(storage = localStorage) {
  return Object.fromEntries(Object.entries(storage))
}

/** Lets time pass, with whatever happens in it. */
export async function pass(seconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
}

/** Lets so much time pass that every word on the page is looked at again. */
export async function skipTo(seconds: number) {
  vi.setSystemTime((seconds - HOUR_S) * 1000)
  await pass(HOUR_S)
}

/** A provider of a developer's own, whose console asks for the key before the endpoint. */
export function ownProvider(change: Partial<ScimGuide> = {}, name = "Acme") {
  const guide: ScimGuide = {
    docsUrl: `https://${name.toLowerCase()}.example.com/docs`,
    fields: { endpoint: "Address", key: "Secret" },
    steps: [
      { text: `Open *Directory* in ${name}.` },
      { text: "Paste the key into *Secret*.", paste: "key" },
      { text: "Paste the endpoint into *Address*.", paste: "endpoint" },
    ],
    resetSteps: [
      { text: "Paste the new key into *Secret*.", paste: "key" },
      { text: "Choose *Save*." },
    ],
    notes: ["Users without an address are left out."],
    checkedOn: "2026-11-24",
    ...change,
  }
  const load = vi.fn(async () => guide)
  return { id: name.toLowerCase(), name, load } satisfies ScimProvider
}

/** Takes what the page downloads, in place of the browser. */
export function catchDownloads() {
  const files: { name: string; href: string; blob: Blob }[] = []
  let last = new Blob()
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) last = blob
    return "blob:file"
  })
  const click = vi
    .spyOn(HTMLAnchorElement.prototype, "click")
    .mockImplementation(function (this: HTMLAnchorElement) {
      files.push({ name: this.download, href: this.href, blob: last })
    })
  function letGo() {
    create.mockRestore()
    click.mockRestore()
  }
  return { files, letGo }
}

export async function button(name: string) {
  return screen.findByRole("button", { name })
}

export function noButton(name: string) {
  return screen.queryByRole("button", { name }) === null
}

export async function text(words: string | RegExp) {
  return screen.findByText(words)
}

/** The badge that says how the key is. */
export async function keyStatus(words: string) {
  return screen.findByText(words, { selector: "[data-status]" })
}

export function html() {
  return document.documentElement.outerHTML
}
