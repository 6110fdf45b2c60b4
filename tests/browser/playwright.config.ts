import { rmSync } from "node:fs"
import { join } from "node:path"
import { defineConfig } from "@playwright/test"

import { chromiumLaunchOptions } from "../../scripts/chromium.mjs"
import {
  FAILURE_LIMIT,
  TEST_LIMIT_MS,
  WAIT_LIMIT_MS,
} from "../../scripts/limits.mjs"
import { freePort } from "../../scripts/ports.mjs"
import { HTTP_HOST } from "./harness/page-options"

// Workers read this file, too, and inherit the port.
const port = (process.env["BROWSER_TEST_PORT"] ??= String(await freePort()))
const data = join(import.meta.dirname, "../../test-results/journey-data")
// The workers read this file too, when the server has its data open.
if (process.env["TEST_WORKER_INDEX"] === undefined)
  rmSync(data, { recursive: true, force: true })
const baseURL = `http://127.0.0.1:${port}`
const { args, ...launchOptions } = chromiumLaunchOptions()

export default defineConfig({
  testMatch: "*.test.ts",
  outputDir: "../../test-results/browser",
  globalSetup: "./harness/build.ts",
  workers: 2,
  fullyParallel: true,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: WAIT_LIMIT_MS },
  maxFailures: FAILURE_LIMIT,
  reporter: "list",
  use: {
    baseURL,
    launchOptions: {
      ...launchOptions,
      args: [...args, `--host-resolver-rules=MAP ${HTTP_HOST} 127.0.0.1`],
      // A user's browser has the back-forward cache; Playwright's would not.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    },
  },
  projects: [
    // These share one server, and what that knows.
    {
      name: "journey",
      testMatch: ["docs.test.ts", "endpoint.test.ts", "journey.test.ts"],
      workers: 1,
      fullyParallel: false,
    },
    { name: "faults", testMatch: "faults.test.ts" },
    { name: "security", testMatch: "security.test.ts" },
    {
      name: "surroundings",
      testMatch: ["embedded.test.ts", "foreign-dom.test.ts", "kits.test.ts"],
    },
  ],
  webServer: {
    command: `node node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
    cwd: "../..",
    url: `${baseURL}/api/setup/scim`,
    timeout: TEST_LIMIT_MS,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: WAIT_LIMIT_MS },
    env: {
      SCIM_DATA_DIR: data,
      DATABASE_URL: "",
    },
  },
})
