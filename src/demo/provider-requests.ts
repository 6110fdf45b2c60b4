import { isRecord } from "@/lib/scim/call-scim-api"

export type ProviderAction = "test" | "create" | "list"

export interface ProviderUser {
  id: string
  name: string
  userName: string
  active: boolean
}

/** A request and its answer, to be shown: the key in it is shortened. */
export interface Exchange {
  action: ProviderAction
  request: string
  /** Null when no answer came. */
  status: number | null
  answer: string
  ok: boolean
  summary: string
  users?: ProviderUser[]
}

const FIRST_NAMES = [
  "Amara",
  "Anouk",
  "Diego",
  "Elif",
  "Hana",
  "Ines",
  "Jonas",
  "Kofi",
  "Leila",
  "Mateo",
  "Noor",
  "Priya",
  "Tomasz",
  "Yuki",
]
const FAMILY_NAMES = [
  "Adeyemi",
  "Bergmann",
  "Castillo",
  "Demir",
  "Fischer",
  "Haddad",
  "Ivanova",
  "Kowalski",
  "Laurent",
  "Mensah",
  "Nakamura",
  "Okafor",
  "Sharma",
  "Silva",
]

/** Sends what an identity provider sends. Never throws. */
export async function sendToScim(
  action: ProviderAction,
  { endpoint, key, domain }: { endpoint: string; key: string; domain: string },
): Promise<Exchange> {
  const { method, path, body } = requestOf(action, domain)
  const url = endpoint.trim().replace(/\/+$/, "") + path
  const bodyText = body && JSON.stringify(body, null, 2)
  const lines = [
    `${method} ${url}`,
    `Authorization: Bearer ${shorten(key)}`,
    "Accept: application/scim+json",
    ...(bodyText ? ["Content-Type: application/scim+json", "", bodyText] : []),
  ]
  const request = lines.join("\n")
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${key.trim()}`,
        Accept: "application/scim+json",
        ...(bodyText && { "Content-Type": "application/scim+json" }),
      },
      body: bodyText ?? null,
      credentials: "omit",
      cache: "no-store",
    })
    const { status, ok } = response
    const text = await response.text()
    const json = parseJson(text)
    const answer = json ? JSON.stringify(json, null, 2) : text
    const summary = summarize(action, ok, json)
    const users = action === "list" && ok ? { users: toUsers(json) } : {}
    return { action, request, status, ok, answer, summary, ...users }
  } catch {
    const summary = "No answer. Is this the address of the endpoint?"
    return { action, request, status: null, ok: false, answer: "", summary }
  }
}

function requestOf(action: ProviderAction, domain: string) {
  switch (action) {
    case "test":
      return { method: "GET", path: "/Users?startIndex=1&count=2" }
    case "list":
      return { method: "GET", path: "/Users?startIndex=1&count=100" }
    case "create":
      return { method: "POST", path: "/Users", body: createUser(domain) }
    default:
      return action satisfies never
  }
}

function createUser(domain: string) {
  const givenName = pick(FIRST_NAMES)
  const familyName = pick(FAMILY_NAMES)
  const number = Math.floor(Math.random() * 10_000)
  const email = `${givenName}.${familyName}${number}@${domain}`.toLowerCase()
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    externalId: crypto.randomUUID().slice(0, 8),
    userName: email,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    emails: [{ value: email, type: "work", primary: true }],
    active: true,
  }
}

function pick(names: string[]) {
  return names[Math.floor(Math.random() * names.length)] ?? ""
}

function shorten(key: string) {
  const text = key.trim()
  return text.length > 12 ? `${text.slice(0, 5)}…${text.slice(-4)}` : "…"
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function summarize(action: ProviderAction, ok: boolean, json: unknown) {
  const { detail, userName, totalResults } = isRecord(json) ? json : {}
  if (!ok) return toText(detail) || "The request failed."
  const count = totalResults === 1 ? "1 user" : `${Number(totalResults)} users`
  switch (action) {
    case "test":
      return `Connected. The endpoint has ${count}.`
    case "list":
      return `The endpoint has ${count}.`
    case "create":
      return `Created ${toText(userName)}.`
    default:
      return action satisfies never
  }
}

function toUsers(json: unknown): ProviderUser[] {
  const listed = isRecord(json) ? json["Resources"] : undefined
  if (!Array.isArray(listed)) return []
  return listed.filter(isRecord).map((user) => ({
    id: toText(user["id"]),
    name: toText(user["displayName"]) || toText(user["userName"]),
    userName: toText(user["userName"]),
    active: user["active"] !== false,
  }))
}

export function toText(value: unknown) {
  return typeof value === "string" ? value : ""
}
