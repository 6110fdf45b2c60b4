import { resolve } from "node:path"
import type { NextConfig } from "next"

/** The packages are those of the repository, four folders up. */
const root = resolve("../../../..")

const config: NextConfig = {
  turbopack: { root },
  outputFileTracingRoot: root,
  serverExternalPackages: ["@electric-sql/pglite"],
  // The test runs tsc by itself.
  typescript: { ignoreBuildErrors: true },
}

export default config
