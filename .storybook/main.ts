import type { StorybookConfig } from "@storybook/react-vite"
import type { InlineConfig } from "vite"

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../src/stories/*.stories.tsx"],
  addons: [
    "@storybook/addon-a11y",
    "@storybook/addon-docs",
    "@storybook/addon-vitest",
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite): InlineConfig => ({
    ...vite,
    resolve: { ...vite.resolve, tsconfigPaths: true },
    build: {
      ...vite.build,
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: {
        // "use client" means nothing to a bundle of one page, and would be warned of in every file.
        onLog(level, log, handle) {
          if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log)
        },
      },
    },
  }),
}

export default config
