import { useEffect, useEffectEvent, useRef, useState } from "react"

import { makePerson } from "./provider-bodies"
import type { ProviderClient } from "./provider-clients"
import {
  afterResult,
  isRefused,
  isRunning,
  type ProviderAction,
  type ProviderJob,
} from "./provider-job"
import { runTask, toText, type ProviderResult } from "./provider-requests"
import {
  activate,
  listUsers,
  provisionUser,
  synchronize,
  testConnection,
  type ProviderDirectory,
} from "./provider-tasks"
import { addUsers, type ProviderUser } from "./provider-users"

const OFF: ProviderJob = { status: "off", tasks: [] }

/** By the customer's domain, until the page is loaded again: a key is kept in no storage. */
const pasted = new Map<string, FormData>()

/** One provider at work, with what is in its form at that moment. */
export function useProvider(client: ProviderClient, domain: string) {
  const form = useRef<HTMLFormElement>(null)
  const directory = useRef<ProviderDirectory>(null)
  const isBusy = useRef(false)
  const [running, setRunning] = useState<ProviderAction | null>(null)
  const [last, setLast] = useState<{
    action: ProviderAction
    result: ProviderResult
  }>()
  const [users, setUsers] = useState<ProviderUser[]>([])
  const [job, setJob] = useState(OFF)
  const isOn = isRunning(job)

  /** Undefined while something else runs. */
  async function run(action: ProviderAction) {
    if (isBusy.current || !form.current) return undefined
    isBusy.current = true
    setRunning(action)
    const fields = new FormData(form.current)
    const result = await runTask(
      client,
      {
        endpoint: toText(fields.get("endpoint")),
        key: toText(fields.get("key")),
      },
      (speaker) => taskOf(speaker, action, toText(fields.get("testUser"))),
    )
    isBusy.current = false
    setRunning(null)
    setLast({ action, result })
    setUsers((known) => addUsers(known, action, result))
    setJob((current) => afterResult(client, current, action, result))
    if (action === "cycle" && result.exchanges.at(-1)?.status === 404)
      directory.current = null
    if (client.activates && action !== "test" && isRefused(result))
      askForTestUser()
    return result
  }

  function taskOf(
    speaker: ProviderClient,
    action: ProviderAction,
    testUser: string,
  ) {
    switch (action) {
      case "test":
        return testConnection(speaker)
      case "activate":
        return activate(speaker, testUser)
      case "provision":
        return provisionUser(speaker, makePerson(domain))
      case "list":
        return listUsers()
      case "cycle":
        directory.current ??= { person: makePerson(domain) }
        return synchronize(speaker, directory.current)
      default:
        return action satisfies never
    }
  }

  /** JumpCloud wants a new one after each change. */
  function askForTestUser() {
    fill("testUser", "")
  }

  /** Not as a default value, which would put the key into an attribute. */
  function fill(name: string, value: FormDataEntryValue) {
    const field = form.current?.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = toText(value)
  }

  function keepPasted() {
    if (form.current) pasted.set(domain, new FormData(form.current))
  }

  const fillPasted = useEffectEvent(() =>
    pasted.get(domain)?.forEach((value, name) => fill(name, value)),
  )
  useEffect(() => fillPasted(), [])

  async function start() {
    if (!form.current?.reportValidity()) return
    if (client.activates) {
      const activation = await run("activate")
      if (!activation?.ok) return
    }
    setJob({ status: "on", tasks: [] })
    await run("cycle")
  }

  const tick = useEffectEvent(() => void run("cycle"))
  const { seconds } = client.rhythm
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(() => tick(), seconds * 1000)
    return () => clearInterval(timer)
  }, [isOn, seconds])

  return {
    form,
    running,
    last,
    users,
    job,
    keepPasted,
    run,
    start,
    stop: () => setJob(OFF),
  }
}
