import type { ScimAuditEvent } from "@/lib/scim/server/scim-events"
import {
  createScimSetupHandler,
  type ScimSetupHandlerOptions,
} from "@/lib/scim/server/scim-setup-handler"

import { createMemoryScimManagement } from "../../src/demo/memory-scim-management"

export const NOW_MS = Date.UTC(2026, 10, 24, 12)
export const NOW_S = NOW_MS / 1000
export const DAY_S = 86_400

export interface SendOptions {
  body?: BodyInit | null
  origin?: string
  query?: string
  /** In place of, or besides, those that a page of the same origin sends. */
  headers?: Record<string, string | undefined>
}

/** A setup route over a store in memory. The cookie of a request names its customer. */
export function makeSetupRoute(options: Partial<ScimSetupHandlerOptions> = {}) {
  const errors: unknown[] = []
  const events: ScimAuditEvent[] = []
  const management = createMemoryScimManagement({ now })
  const handle = createScimSetupHandler({
    management,
    authorize: (request) =>
      request.headers.get("Cookie") ?? new Response(null, { status: 401 }),
    onError: (error) => errors.push(error),
    onEvent: (event) => events.push(event),
    now,
    ...options,
  })

  function makeRequest(
    method: string,
    {
      body,
      query = "",
      headers,
      origin = "https://app.example.com",
    }: SendOptions = {},
  ) {
    return new Request(`${origin}/api/setup/scim${query}`, {
      method,
      headers: withSameOrigin(headers),
      ...(body ? { body, duplex: "half" } : {}),
    })
  }

  function send(method: string, sent?: SendOptions) {
    return handle(makeRequest(method, sent))
  }

  /** Sends `data` as JSON and answers with the status and the JSON that comes back. */
  async function call(method: string, data?: unknown, others?: SendOptions) {
    const body = data === undefined ? null : JSON.stringify(data)
    const response = await send(method, { body, ...others })
    const text = await response.text()
    return { status: response.status, data: text && JSON.parse(text) }
  }

  return { management, errors, events, handle, makeRequest, send, call }
}

/** A route that has a connection, unless one is about to be made. */
export async function makeFilledRoute(
  method?: string,
  options?: Parameters<typeof makeSetupRoute>[0],
) {
  const route = makeSetupRoute(options)
  const command = { customerId: "acme" }
  if (method !== "POST") await route.management.createScimConnection(command)
  return route
}

function now() {
  return NOW_MS
}

function withSameOrigin(headers: SendOptions["headers"]) {
  const all = {
    Cookie: "acme",
    "Content-Type": "application/json",
    "Sec-Fetch-Site": "same-origin",
    ...headers,
  }
  return Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
}
