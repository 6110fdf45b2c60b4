import { afterEach, expect, vi } from "vitest"

const LEVELS = ["log", "info", "warn", "error"] as const
const printed = LEVELS.map((level) =>
  vi.spyOn(console, level).mockImplementation(() => undefined),
)

/** Whatever a test prints to the console fails it. */
afterEach(() => {
  const lines = printed.flatMap((spy) => spy.mock.calls)
  printed.forEach((spy) => spy.mockClear())
  expect(lines).toEqual([])
})
