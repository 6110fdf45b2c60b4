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
}

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
  },
  {
    name: "next-base",
    framework: "next",
    kit: "base-ui",
    style: "base-nova",
    src: "src/",
    alias: "~",
    ...usual,
  },
  {
    name: "vite-base",
    framework: "vite",
    kit: "base-ui",
    style: "base-nova",
    src: "src/",
    alias: "@",
    ...usual,
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
  },
]
