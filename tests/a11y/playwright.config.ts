import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"
import { STORYBOOK_URL } from "./storybook"

export default defineConfig({
  testMatch: "*.test.ts",
  globalSetup: "./storybook.ts",
  outputDir: "../../test-results/a11y",
  fullyParallel: true,
  workers: 2,
  reporter: "dot",
  use: {
    baseURL: STORYBOOK_URL,
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: chromiumLaunchOptions(),
  },
})
