import type { ServerResponse } from "node:http"

import {
  toWebRequest,
  type NodeRequest,
} from "@/lib/scim/server/node-scim-request"

/**
 * A handler as middleware of Express 4 and 5, or as a listener of `node:http`:
 * without `next`, trouble is a bare 500. `origin` is what browsers see behind a
 * proxy that changes the host: headers like `X-Forwarded-Host` are never asked.
 */
export function createExpressScimRouter(
  handler: (request: Request) => Promise<Response>,
  { origin }: { origin?: string } = {},
) {
  const publicUrl = origin === undefined ? undefined : new URL(origin)
  type Next = (error?: unknown) => void

  async function answer(req: NodeRequest, res: ServerResponse, next?: Next) {
    try {
      const response = await handler(toWebRequest(req, publicUrl))
      const body = Buffer.from(await response.arrayBuffer())
      // The answer is another's by now if a time limit has run out.
      if (res.headersSent) return
      for (const [name, value] of response.headers) {
        if (/^(set-cookie|vary)$/.test(name)) res.appendHeader(name, value)
        else res.setHeader(name, value)
      }
      res.writeHead(response.status).end(body)
    } catch (error) {
      if (next) next(error)
      else if (!res.headersSent) res.writeHead(500).end()
    }
  }

  return (req: NodeRequest, res: ServerResponse, next?: Next) => {
    void answer(req, res, next)
  }
}
