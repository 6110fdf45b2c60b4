import type { ReactNode } from "react"
import type { Metadata } from "next"

import { applyTheme } from "@/demo/theme"

import "./globals.css"

export const metadata: Metadata = {
  title: "enterprise-scim",
  description:
    "A shadcn registry: the screen and the routes with which your customers' IT admins set up SCIM provisioning.",
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script
          dangerouslySetInnerHTML={{ __html: `(${applyTheme.toString()})()` }}
        />
      </head>
      <body className="min-h-dvh bg-background text-foreground antialiased">
        {children}
      </body>
    </html>
  )
}
