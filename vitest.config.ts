import { resolve } from "node:path"
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin"
import react from "@vitejs/plugin-react"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig, type TestProjectConfiguration } from "vitest/config"

import { chromiumLaunchOptions } from "./scripts/chromium.mjs"
import {
  FAILURE_LIMIT,
  TEST_LIMIT_MS,
  WAIT_LIMIT_MS,
} from "./scripts/limits.mjs"

const LIMITS = {
  testTimeout: TEST_LIMIT_MS,
  hookTimeout: TEST_LIMIT_MS,
  expect: { poll: { timeout: WAIT_LIMIT_MS } },
}

/** Every story runs three times: on a light page, on a dark page, and from right to left. */
function stories(name: string, theme: string, direction: string) {
  return {
    extends: true,
    plugins: [
      storybookTest({ configDir: ".storybook" }),
      {
        // The addon has one folder for all projects, and each would replace the others' packages.
        name: "own-cache",
        config: ({ cacheDir }) => ({ cacheDir: `${cacheDir}-${name}` }),
      },
    ],
    define: {
      "globalThis.STORY_THEME": JSON.stringify(theme),
      "globalThis.STORY_DIRECTION": JSON.stringify(direction),
    },
    test: {
      ...LIMITS,
      name: `stories-${name}`,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: chromiumLaunchOptions() }),
        instances: [{ browser: "chromium" }],
      },
    },
  } satisfies TestProjectConfiguration
}

/** The screen's own tests run over the primitives of both kits. */
function unit(name: string, alias: { find: RegExp; replacement: string }[]) {
  return {
    extends: true,
    plugins: [react()],
    resolve: { alias },
    test: {
      ...LIMITS,
      name,
      environment: "happy-dom",
      setupFiles: ["tests/support/setup.ts"],
      include: ["tests/unit/**/*.test.tsx"],
    },
  } satisfies TestProjectConfiguration
}

/** The SCIM endpoint's own suite, over HTTP. A time-out only ends what would never end. */
function endpoint(name: string, file: string) {
  return {
    extends: true,
    test: {
      name,
      environment: "node",
      setupFiles: ["tests/support/setup-node.ts"],
      include: [`tests/scim/${file}.test.ts`],
      ...LIMITS,
    },
  } satisfies TestProjectConfiguration
}

const BASE_UI = {
  find: /^@\/components\/ui\/(alert-dialog|badge|button|input|select)$/,
  replacement: resolve("tests/install/kits/base-ui/components/ui/$1.tsx"),
}

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    bail: FAILURE_LIMIT,
    projects: [
      unit("unit", []),
      unit("unit-base-ui", [BASE_UI]),
      {
        extends: true,
        test: {
          ...LIMITS,
          name: "node",
          environment: "node",
          setupFiles: ["tests/support/setup-node.ts"],
          include: ["tests/unit/**/*.test.ts", "tests/stores/**/*.test.ts"],
        },
      },
      endpoint("scim", "endpoint"),
      endpoint("scim-build", "build"),
      stories("light", "light", "ltr"),
      stories("dark", "dark", "ltr"),
      stories("rtl", "light", "rtl"),
    ],
  },
})
