import type { ProviderClient } from "./provider-clients"
import type { ProviderResult } from "./provider-requests"

/** A cycle is what the provider sends by itself while provisioning is on. */
export type ProviderAction =
  "test" | "activate" | "provision" | "list" | "cycle"

/** Provisioning at the provider. While it is failing, it goes on trying. */
export interface ProviderJob {
  status: "off" | "on" | "failing" | "quarantine" | "deactivated"
  /** Those that failed, the last first, where the provider has such a list. */
  tasks: string[]
}

const MAX_TASKS = 3

export function isRunning({ status }: ProviderJob) {
  return status === "on" || status === "failing"
}

export function isRefused({ exchanges }: ProviderResult) {
  return exchanges.at(-1)?.status === 401
}

/** What the provider makes of what it was answered. */
export function afterResult(
  client: ProviderClient,
  job: ProviderJob,
  action: ProviderAction,
  result: ProviderResult,
): ProviderJob {
  const isCycle = action === "cycle"
  if (isCycle ? !isRunning(job) : action !== "provision") return job
  if (result.ok) return isCycle ? { ...job, status: "on" } : job
  const failing = isCycle ? ({ ...job, status: "failing" } as const) : job
  switch (client.whenRefused) {
    case "retry":
      return failing
    case "task": {
      const tasks = [result.summary, ...job.tasks].slice(0, MAX_TASKS)
      return { ...failing, tasks }
    }
    case "quarantine":
      return isCycle && isRefused(result)
        ? { ...job, status: "quarantine" }
        : failing
    case "deactivate":
      return isRefused(result) ? { ...job, status: "deactivated" } : failing
    default:
      return client.whenRefused satisfies never
  }
}
