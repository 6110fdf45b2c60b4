import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"
import {
  FAILURE_LIMIT,
  TEST_LIMIT_MS,
  WAIT_LIMIT_MS,
} from "../../scripts/limits.mjs"

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.ts",
  globalSetup: "./sets.ts",
  fullyParallel: true,
  workers: 2,
  // A test builds its app, and most build more than one thing.
  timeout: 2 * TEST_LIMIT_MS,
  expect: { timeout: WAIT_LIMIT_MS },
  maxFailures: FAILURE_LIMIT,
  reporter: "list",
  outputDir: "../../test-results/install",
  use: {
    // Builds may take their time, clicks may not.
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
    launchOptions: chromiumLaunchOptions(),
    trace: "retain-on-failure",
  },
})
