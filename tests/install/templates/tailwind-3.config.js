import animate from "tailwindcss-animate"

/** What `shadcn init` writes. */
const config = {
  darkMode: ["class"],
  prefix: "",
  content: ["./index.html", "./{components,lib}/**/*.{ts,tsx}", "./page.tsx"],
  theme: {
    extend: {
      colors: {
        border: color("border"),
        input: color("input"),
        ring: color("ring"),
        background: color("background"),
        foreground: color("foreground"),
        primary: pair("primary"),
        secondary: pair("secondary"),
        destructive: pair("destructive"),
        muted: pair("muted"),
        accent: pair("accent"),
        popover: pair("popover"),
        card: pair("card"),
      },
      borderRadius: {
        lg: "var(--radius)",
        md: "calc(var(--radius) - 2px)",
        sm: "calc(var(--radius) - 4px)",
      },
    },
  },
  plugins: [animate],
}

function color(name) {
  return `hsl(var(--${name}) / <alpha-value>)`
}

function pair(name) {
  return { DEFAULT: color(name), foreground: color(`${name}-foreground`) }
}

export default config
