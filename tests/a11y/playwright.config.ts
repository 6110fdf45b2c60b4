import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"
import {
  FAILURE_LIMIT,
  TEST_LIMIT_MS,
  WAIT_LIMIT_MS,
} from "../../scripts/limits.mjs"
import { STORYBOOK_URL } from "./storybook"

export default defineConfig({
  testMatch: "*.test.ts",
  globalSetup: "./storybook.ts",
  outputDir: "../../test-results/a11y",
  fullyParallel: true,
  workers: 2,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: WAIT_LIMIT_MS },
  maxFailures: FAILURE_LIMIT,
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
