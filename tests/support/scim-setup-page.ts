import { screen } from "@testing-library/react"
import { afterEach, beforeEach, vi } from "vitest"

import { createFakeScimApi } from "@/demo/fake-scim-api"

export const NOW = Date.parse("2026-11-24T10:00:00Z")
export const DAY_S = 86_400

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

export function connected() {
  return createFakeScimApi({ hasApiKey: true, expiresAt: inDays(200) })
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

export function html() {
  return document.documentElement.outerHTML
}
