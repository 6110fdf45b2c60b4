import { join, resolve } from "node:path"

export const REPO = resolve(import.meta.dirname, "../..")
export const APPS = join(import.meta.dirname, "apps")

/** One kind of project into which the items are installed. */
export interface InstallCase {
  name: string
  framework: "next" | "vite"
  kit: "radix" | "base-ui"
  /** The style in components.json, by which the CLI chooses its transforms. */
  style: string
  /** The folder of the source, "" for none, and what stands for it in imports. */
  src: "" | "src/"
  alias: "@" | "~"
  /** Folders in the source, as components.json names them. */
  components: string
  lib: string
  ui: string
  /** What is added besides the screen. The CLI leaves a route of Next.js out elsewhere. */
  serverItems: string[]
  /** What the routes are wired to in the end: nothing, or a database in the process. */
  backend?: "unwritten" | "pglite"
}

const NEXT = ["enterprise-scim-next", "enterprise-scim-postgres"]
const EXPRESS = ["enterprise-scim-express", "enterprise-scim-postgres"]
const usual = { components: "components", lib: "lib", ui: "components/ui" }

export const CASES: InstallCase[] = [
  {
    name: "next-radix",
    framework: "next",
    kit: "radix",
    style: "new-york",
    src: "",
    alias: "@",
    ...usual,
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
    serverItems: NEXT,
    backend: "pglite",
  },
  {
    name: "vite-base",
    framework: "vite",
    kit: "base-ui",
    style: "base-nova",
    src: "src/",
    alias: "@",
    ...usual,
    serverItems: ["enterprise-scim-next"],
  },
  {
    name: "vite-radix",
    framework: "vite",
    kit: "radix",
    style: "radix-nova",
    src: "src/",
    alias: "@",
    components: "shared/components",
    lib: "shared/lib",
    ui: "shared/ui",
    serverItems: EXPRESS,
    backend: "pglite",
  },
]
