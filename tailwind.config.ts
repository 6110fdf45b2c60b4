import type { Config } from "tailwindcss"

/**
 * Loaded by `@config` in src/app/globals.css. Colours, radii and fonts are CSS
 * variables there, as shadcn has them; here is only what Tailwind has to look at.
 */
const config: Config = {
  darkMode: "class",
  content: ["./registry/**/*.{ts,tsx}", "./src/**/*.{ts,tsx}"],
}

export default config
