"use client"

import { useEffect, useState } from "react"

import type { ScimApi, ScimApiError } from "@/lib/scim/scim-types"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { isKeyShown } from "@/demo/shown-key"

const MOMENTS = [
  { left: "20 hours", seconds: 20 * 3600 },
  { left: "10 seconds", seconds: 10 },
]

/** Moves the key's expiry near, as a year of waiting would. */
export function ExpirySimulator({ api }: { api: ScimApi }) {
  const [answer, setAnswer] = useState("")

  // Whatever is pressed next, on the screen too, makes it old.
  useEffect(() => {
    const clear = () => setAnswer("")
    addEventListener("click", clear, { capture: true })
    return () => removeEventListener("click", clear, { capture: true })
  }, [])

  async function moveExpiry(left: string, seconds: number) {
    const expiresAt = secondsFromNow(seconds)
    const result = await api.update?.({ expiresAt })
    setAnswer(result?.ok ? answerOf(left) : refusalOf(result?.error))
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
        {MOMENTS.map(({ left, seconds }) => (
          <Button
            key={left}
            type="button"
            variant="outline"
            size="sm"
            onClick={() => void moveExpiry(left, seconds)}
          >
            {left} left
          </Button>
        ))}
      </div>
      <output className={answer ? "text-sm" : "sr-only"}>{answer}</output>
    </section>
  )
}

function answerOf(left: string) {
  const answer = `The key now expires in ${left}.`
  return isKeyShown()
    ? `${answer} The screen shows it once you have stored the key.`
    : answer
}

function refusalOf(error: ScimApiError | undefined) {
  return error?.status === 404
    ? "Generate a key first."
    : (error?.message ?? "")
}

function secondsFromNow(seconds: number) {
  return Math.floor(Date.now() / 1000) + seconds
}
