import { join, resolve } from "node:path"

export const REPO = resolve(import.meta.dirname, "../..")
export const APPS = join(import.meta.dirname, "apps")

/** One kind of project into which the items are installed. */
export interface InstallCase {
  name: string
  framework: "next" | "vite" | "react-router"
  kit: "radix" | "base-ui" | "radix-tailwind-3" | "react-aria"
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
  /** What is added besides the screen. The CLI leaves a route of Next.js out elsewhere. */
  serverItems?: string[]
  /** What the routes are wired to in the end: nothing, or a database in the process. */
  backend?: "unwritten" | "pglite"
}

export const SETS = ["react-router", "react-18"] as const

const NEXT = ["enterprise-scim-next", "enterprise-scim-postgres"]
const EXPRESS = ["enterprise-scim-express", "enterprise-scim-postgres"]
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
    serverItems: [
      ...NEXT,
      "enterprise-scim-propelauth",
      "enterprise-scim-better-auth",
    ],
    backend: "unwritten",
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
    serverItems: NEXT,
    backend: "pglite",
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
    serverItems: ["enterprise-scim-next"],
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
    serverItems: EXPRESS,
    backend: "pglite",
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
  },
]
