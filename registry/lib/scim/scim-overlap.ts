import { isAtWork } from "@/lib/scim/scim-activity"
import { DAY_S } from "@/lib/scim/scim-expiry"
import type { ScimConfiguration } from "@/lib/scim/scim-types"

/** For how many seconds a reset may keep the old key; none where there is nothing to choose. */
export function overlapsOf(
  connection: Partial<ScimConfiguration>,
  nowMs: number,
) {
  const { overlapChoices = [] } = connection
  if (!isAtWork(connection, nowMs)) return []
  if (!overlapChoices.some((seconds) => seconds > 0)) return []
  return [...new Set([0, ...overlapChoices])]
}

/** What the admin chose of what may be chosen now; at first a day, which gives the admin time, and a lost key little. */
export function chosenOverlap(choices: readonly number[], chosen?: number) {
  if (chosen !== undefined && choices.includes(chosen)) return chosen
  return choices.includes(DAY_S) ? DAY_S : (choices[1] ?? 0)
}
