"use client"

import type { ReactNode, SubmitEvent } from "react"
import { useRouter } from "next/navigation"

import { isKeyShown } from "@/demo/shown-key"

/** Signs in as the customer whose button is pressed. Works without JavaScript too. */
export function CustomerForm({ children }: { children: ReactNode }) {
  const router = useRouter()

  /** In place, so that the simulated provider keeps what was pasted into it. */
  async function signIn(event: SubmitEvent<HTMLFormElement>) {
    // Then the page is left, and the browser asks before the key is lost.
    if (isKeyShown()) return
    event.preventDefault()
    const { currentTarget: form, nativeEvent } = event
    const body = new FormData(form, nativeEvent.submitter)
    try {
      await fetch(form.action, { method: "POST", body, redirect: "manual" })
      router.refresh()
    } catch {
      location.reload()
    }
  }

  return (
    <form
      method="post"
      action="/api/customer"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:w-full sm:ms-auto"
      onSubmit={(event) => void signIn(event)}
    >
      {children}
    </form>
  )
}
