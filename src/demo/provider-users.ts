import { isRecord } from "@/lib/scim/call-scim-api"

import type { ProviderAction } from "./provider-job"
import { toText, type ProviderResult } from "./provider-requests"

export interface ProviderUser {
  id: string
  name: string
  userName: string
  active: boolean
}

/** The users of whom the provider knows: a list has all of them, other answers have some. */
export function addUsers(
  known: ProviderUser[],
  action: ProviderAction,
  { ok, exchanges }: ProviderResult,
): ProviderUser[] {
  // Those who come and go with an activation aren't shown.
  if (action === "activate") return known
  const answered = exchanges.flatMap(({ json }) => usersIn(json))
  if (action === "list" && ok) return answered
  const users = new Map(known.map((user) => [user.id, user]))
  for (const user of answered) users.set(user.id, user)
  return [...users.values()]
}

function usersIn(json: unknown): ProviderUser[] {
  const listed = isRecord(json) ? (json["Resources"] ?? [json]) : []
  if (!Array.isArray(listed)) return []
  return listed
    .filter(isRecord)
    .filter((resource) => resource["userName"])
    .map((user) => ({
      id: toText(user["id"]),
      name: toText(user["displayName"]) || toText(user["userName"]),
      userName: toText(user["userName"]),
      active: user["active"] !== false,
    }))
}
