import { join, resolve } from "node:path"

export const REPO = resolve(import.meta.dirname, "../..")
export const APPS = join(import.meta.dirname, "apps")

/** A folder in which the CLI runs. */
export interface Project {
  name: string
  kit: "radix" | "base-ui" | "radix-tailwind-3" | "react-aria"
}

/** One kind of project into which the items are installed. */
export interface InstallCase extends Project {
  framework: "next" | "vite" | "react-router"
  /** The packages that the repository doesn't have, or not in this version. */
  set?: (typeof SETS)[number]
  /** The style in components.json, by which the CLI chooses its transforms. */
  style: string
  /** The folder of the source, "" for none, and what stands for it in imports. */
  src: "" | "src/" | "app/"
  alias: "@" | "~"
  /** Folders in the source, as components.json names them. */
  components: string
  lib: string
  ui: string
  /** Every flag that TypeScript has, or what the framework's own template sets. */
  isStrict: boolean
  rtl?: boolean
  /** In components.json: what stands before each class. */
  prefix?: "tw" | "tw-"
  /** The project's icons. The items bring lucide's whatever it says. */
  iconLibrary?: string
  /** Whether keys, mouse and focus are tried, too. */
  isDriven?: boolean
  /** What one command adds: the CLI mixes up files of one name within a command. */
  items: string[]
  /** Whether the recommended rules of ESLint and Biome run over what was added. */
  isLinted?: boolean
  /** In Next.js: Cache Components, as in new projects, and the React Compiler. */
  isCached?: boolean
  /** What the app's own routes are wired to in the end. */
  backends?: ("pglite" | "propelauth" | "better-auth")[]
}

export const SETS = ["react-router", "react-18", "linters"] as const

const SCREEN = "enterprise-scim"
const POSTGRES = "enterprise-scim-postgres"
const NEXT = [SCREEN, "enterprise-scim-next", POSTGRES]
const EXPRESS = [POSTGRES, "enterprise-scim-express", SCREEN]
const LOCALES = "enterprise-scim-locales"
const EVERYTHING = [
  ...NEXT,
  LOCALES,
  "enterprise-scim-express",
  "enterprise-scim-propelauth",
  "enterprise-scim-better-auth",
]
const usual = { components: "components", lib: "lib", ui: "components/ui" }
const own = {
  components: "shared/components",
  lib: "shared/lib",
  ui: "shared/ui",
}

export const CASES: InstallCase[] = [
  {
    name: "next-radix",
    framework: "next",
    kit: "radix",
    style: "new-york",
    src: "",
    alias: "@",
    ...usual,
    isStrict: false,
    isDriven: true,
    set: "linters",
    items: EVERYTHING,
    isLinted: true,
    backends: ["propelauth", "better-auth"],
  },
  {
    name: "next-base",
    framework: "next",
    kit: "base-ui",
    style: "base-nova",
    src: "src/",
    alias: "~",
    ...usual,
    isStrict: true,
    iconLibrary: "tabler",
    isDriven: true,
    set: "linters",
    items: NEXT,
    isCached: true,
    backends: ["pglite"],
  },
  {
    name: "next-base-rtl-prefix",
    framework: "next",
    kit: "base-ui",
    style: "base-nova",
    src: "",
    alias: "@",
    ...own,
    isStrict: true,
    rtl: true,
    prefix: "tw",
    items: ["enterprise-scim-next", "enterprise-scim-better-auth", SCREEN],
  },
  {
    name: "vite-base-prefix",
    framework: "vite",
    kit: "base-ui",
    style: "base-nova",
    src: "src/",
    alias: "@",
    ...usual,
    isStrict: true,
    prefix: "tw",
    isDriven: true,
    items: [LOCALES, ...NEXT],
  },
  {
    name: "vite-radix-rtl",
    framework: "vite",
    kit: "radix",
    style: "radix-nova",
    src: "src/",
    alias: "@",
    ...own,
    isStrict: true,
    rtl: true,
    iconLibrary: "phosphor",
    isDriven: true,
    items: [...EXPRESS, LOCALES],
    backends: ["pglite"],
  },
  {
    name: "vite-react-18-tailwind-3",
    framework: "vite",
    kit: "radix-tailwind-3",
    set: "react-18",
    style: "new-york",
    src: "",
    alias: "@",
    ...usual,
    isStrict: true,
    prefix: "tw-",
    iconLibrary: "radix",
    items: [SCREEN],
  },
  {
    name: "react-router-radix-prefix",
    framework: "react-router",
    kit: "radix",
    set: "react-router",
    style: "radix-nova",
    src: "app/",
    alias: "~",
    ...usual,
    isStrict: true,
    prefix: "tw",
    iconLibrary: "tabler",
    items: ["enterprise-scim-better-auth", ...EXPRESS],
  },
  {
    name: "react-router-base-rtl",
    framework: "react-router",
    kit: "base-ui",
    set: "react-router",
    style: "base-nova",
    src: "app/",
    alias: "~",
    ...own,
    isStrict: false,
    rtl: true,
    iconLibrary: "hugeicons",
    items: ["enterprise-scim-propelauth"],
  },
  {
    name: "vite-aria",
    framework: "vite",
    kit: "react-aria",
    style: "aria-nova",
    src: "src/",
    alias: "@",
    ...usual,
    isStrict: true,
    isDriven: true,
    items: [SCREEN],
  },
]
