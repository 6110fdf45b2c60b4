import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.ts",
  globalSetup: "./sets.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 1_200_000,
  reporter: "list",
  outputDir: "../../test-results/install",
  expect: { timeout: 30_000 },
  use: {
    // Builds may take their time, clicks may not.
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
    launchOptions: chromiumLaunchOptions(),
    trace: "retain-on-failure",
  },
})
