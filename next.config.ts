import type { NextConfig } from "next"

const config: NextConfig = {
  serverExternalPackages: ["@electric-sql/pglite"],
  // Identity providers add slashes; the SCIM endpoint answers them as they come.
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  poweredByHeader: false,
  // The documentation as Markdown, for programs.
  rewrites: async () => [
    { source: "/docs/:slug.md", destination: "/docs/:slug/markdown" },
  ],
}

export default config
