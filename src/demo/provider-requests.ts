import { withFlag, type ProviderClient } from "./provider-clients"
import {
  toRecord,
  type ProviderRequest,
  type ProviderTask,
} from "./provider-writes"

/** A request and its answer, to be shown: the key in it is shortened. */
export interface Exchange {
  method: string
  request: string
  /** Null when no answer came. */
  status: number | null
  answer: string
  ok: boolean
  /** The answer's body, when it is JSON. */
  json: unknown
}

/** What was pasted into the provider's form. */
export interface ProviderSettings {
  endpoint: string
  key: string
}

/** How a task ended, in words, and each of its requests. */
export interface ProviderResult {
  ok: boolean
  summary: string
  exchanges: Exchange[]
}

/** Sends what an identity provider sends, until it is done or something fails. Never throws. */
export async function runTask(
  client: ProviderClient,
  settings: ProviderSettings,
  makeTask: (client: ProviderClient) => ProviderTask<string>,
  send: (request: Request) => Promise<Response> = fetch,
): Promise<ProviderResult> {
  const speaker = withFlag(client, settings.endpoint)
  const task = makeTask(speaker)
  const exchanges: Exchange[] = []
  let step = task.next()
  while (!step.done) {
    const exchange = await exchangeOf(speaker, settings, step.value, send)
    exchanges.push(exchange)
    if (!exchange.ok)
      return { ok: false, summary: failureOf(exchange), exchanges }
    step = task.next(exchange.json)
  }
  return { ok: true, summary: step.value, exchanges }
}

async function exchangeOf(
  client: ProviderClient,
  { endpoint, key }: ProviderSettings,
  { method, path, query = {}, body }: ProviderRequest,
  send: (request: Request) => Promise<Response>,
): Promise<Exchange> {
  const url = toUrl(client, endpoint, path, query)
  const bodyText = body && JSON.stringify(body, null, 2)
  const headers = {
    Authorization: client.scheme + key.trim(),
    Accept: client.contentType,
    ...(bodyText && { "Content-Type": client.contentType }),
  }
  const shown = { ...headers, Authorization: client.scheme + shorten(key) }
  const request = [
    `${method} ${url}`,
    ...Object.entries(shown).map(([name, value]) => `${name}: ${value}`),
    ...(bodyText ? ["", bodyText] : []),
  ].join("\n")
  try {
    const response = await send(
      new Request(url, {
        method,
        headers,
        body: bodyText ?? null,
        credentials: "omit",
        cache: "no-store",
      }),
    )
    const { status, ok } = response
    const text = await response.text()
    const json = parseJson(text)
    const answer = json ? JSON.stringify(json, null, 2) : text
    return { method, request, status, ok, answer, json }
  } catch {
    return { method, request, status: null, ok: false, answer: "", json: null }
  }
}

/** The path follows the address as it was pasted, and comes before a query that stands in it. */
function toUrl(
  { stripsSlash, space }: ProviderClient,
  endpoint: string,
  path: string,
  query: Record<string, string>,
) {
  const [address = "", flag] = endpoint.trim().split("?")
  const base = stripsSlash ? address.replace(/\/$/, "") : address
  const parameters = Object.entries(query).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(value).replaceAll("%20", space)}`,
  )
  const search = [...parameters, ...(flag ? [flag] : [])].join("&")
  return base + path + (search && `?${search}`)
}

function failureOf({ status, json }: Exchange) {
  if (status === null) return "No answer. Is this the address of the endpoint?"
  return toText(toRecord(json)["detail"]) || "The request failed."
}

/** A Bearer that was pasted too stays. */
function shorten(typed: string) {
  const text = typed.trim()
  const [word = ""] = /^bearer\s+/i.exec(text) ?? []
  const key = text.slice(word.length)
  return word + (key.length > 12 ? `${key.slice(0, 5)}…${key.slice(-4)}` : "…")
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function toText(value: unknown) {
  return typeof value === "string" ? value : ""
}
