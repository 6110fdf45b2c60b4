import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"

export default defineConfig({
  testMatch: "*.test.ts",
  outputDir: "../../test-results/performance",
  workers: 1,
  reporter: "list",
  timeout: 60_000,
  use: { launchOptions: chromiumLaunchOptions() },
})
