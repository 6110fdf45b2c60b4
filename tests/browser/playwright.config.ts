import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"

const port = 3217
const baseURL = `http://127.0.0.1:${port}`

export default defineConfig({
  testMatch: "*.test.ts",
  outputDir: "../../test-results/browser",
  workers: 1,
  reporter: "list",
  use: {
    baseURL,
    launchOptions: {
      ...chromiumLaunchOptions(),
      // A user's browser has the back-forward cache; Playwright's would not.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    },
  },
  webServer: {
    command: `node node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
    cwd: "../..",
    url: `${baseURL}/api/setup/scim`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: {
      SCIM_DATA_DIR: mkdtempSync(join(tmpdir(), "scim-journey-")),
      DATABASE_URL: "",
    },
  },
})
