import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"
import {
  FAILURE_LIMIT,
  TEST_LIMIT_MS,
  WAIT_LIMIT_MS,
} from "../../scripts/limits.mjs"

export default defineConfig({
  testMatch: "*.test.ts",
  outputDir: "../../test-results/performance",
  workers: 1,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: WAIT_LIMIT_MS },
  maxFailures: FAILURE_LIMIT,
  reporter: "list",
  use: { launchOptions: chromiumLaunchOptions() },
})
