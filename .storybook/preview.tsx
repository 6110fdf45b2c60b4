import type { Preview } from "@storybook/react-vite"
import { configure, expect, spyOn } from "storybook/test"

import "../src/app/globals.css"

import { WAIT_LIMIT_MS } from "../scripts/limits.mjs"

declare global {
  var STORY_THEME: string | undefined
  var STORY_DIRECTION: string | undefined
}

configure({ asyncUtilTimeout: WAIT_LIMIT_MS })

const isTest = globalThis.STORY_THEME !== undefined

// A dialog that fades out still hides the page behind it, which axe reports. Storybook's own way
// to stop animations keeps such a dialog in the page.
if (isTest) {
  const style = document.createElement("style")
  style.textContent = `*, ::before, ::after {
    animation: none !important;
    transition: none !important;
  }`
  document.head.append(style)
}

const preview: Preview = {
  globalTypes: {
    theme: {
      toolbar: { title: "Theme", icon: "mirror", items: ["light", "dark"] },
    },
    direction: {
      toolbar: { title: "Direction", icon: "transfer", items: ["ltr", "rtl"] },
    },
  },
  // The tests run every story in each of these: see vitest.config.ts.
  initialGlobals: {
    theme: globalThis.STORY_THEME ?? "light",
    direction: globalThis.STORY_DIRECTION ?? "ltr",
  },
  parameters: {
    layout: "fullscreen",
    a11y: {
      test: "error",
      options: {
        runOnly: [
          "wcag2a",
          "wcag2aa",
          "wcag21a",
          "wcag21aa",
          "wcag22aa",
          "best-practice",
        ],
      },
    },
  },
  // A story remembers nothing of another, and whatever it prints fails its test.
  beforeEach() {
    localStorage.clear()
    const levels = ["log", "info", "warn", "error"] as const
    const spies = levels.map((level) => spyOn(console, level))
    return async () => {
      const printed = spies.flatMap((spy) => spy.mock.calls)
      spies.forEach((spy) => spy.mockRestore())
      await expect(printed).toEqual([])
    }
  },
  async afterEach() {
    if (isTest) await expect(document.getAnimations()).toEqual([])
  },
  decorators: [
    (Story, { globals: { theme, direction } }) => {
      document.documentElement.classList.toggle("dark", theme === "dark")
      document.documentElement.dir = direction
      return (
        <main className="mx-auto max-w-2xl p-4 sm:p-8">
          <h1 className="sr-only">Story</h1>
          <Story />
        </main>
      )
    },
  ],
}

export default preview
