"use client"

import { useState } from "react"

import type { ScimApi } from "@/lib/scim/scim-types"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"

const MOMENTS = [
  { label: "20 hours left", seconds: 20 * 3600 },
  { label: "10 seconds left", seconds: 10 },
]

/** Moves the key's expiry near, as a year of waiting would. */
export function ExpirySimulator({ api }: { api: ScimApi }) {
  const [answer, setAnswer] = useState("")

  async function moveExpiry(seconds: number) {
    setAnswer("")
    const expiresAt = Math.floor(Date.now() / 1000) + seconds
    const result = await api.update?.({ expiresAt })
    setAnswer(result?.ok ? "" : "Generate a key first.")
    // The screen asks the server again when the admin comes back to it.
    window.dispatchEvent(new Event("focus"))
  }

  return (
    <section
      aria-labelledby="expiry-simulator"
      className="grid gap-4 rounded-xl border border-dashed bg-muted/40 p-5 sm:p-6 dark:bg-transparent"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="expiry-simulator" className="leading-snug font-semibold">
          Let time pass
        </h2>
        <Badge variant="outline">Simulation</Badge>
      </div>
      <div className="flex flex-wrap gap-2">
        {MOMENTS.map(({ label, seconds }) => (
          <Button
            key={label}
            type="button"
            variant="outline"
            size="sm"
            onClick={() => void moveExpiry(seconds)}
          >
            {label}
          </Button>
        ))}
      </div>
      <output className={answer ? "text-sm" : "sr-only"}>{answer}</output>
    </section>
  )
}
