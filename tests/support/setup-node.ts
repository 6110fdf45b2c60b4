import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest"

const LEVELS = ["log", "info", "warn", "error"] as const
let printed: MockInstance[] = []

beforeEach(() => {
  printed = LEVELS.map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  )
})

/** Whatever a test prints to the console fails it. */
afterEach(() => {
  const lines = printed.flatMap((spy) => spy.mock.calls)
  printed.forEach((spy) => spy.mockRestore())
  expect(lines).toEqual([])
})
