import "./globals.css"

import type { ReactNode } from "react"
import type { Metadata } from "next"

/** No icon, so that the browser asks for none. */
export const metadata: Metadata = { title: "SCIM", icons: "data:," }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
