import type { IncomingMessage } from "node:http"

/** A request of `node:http`, with what Express and its parsers add to it. */
export type NodeRequest = IncomingMessage & {
  originalUrl?: string
  body?: unknown
}

/** Takes scheme and host from `publicUrl`, and from the request without one. */
export function toWebRequest(req: NodeRequest, publicUrl?: URL) {
  const url = new URL(publicUrl ?? toUrl(req))
  const [path = "", ...query] = (req.originalUrl ?? req.url ?? "").split("?")
  url.pathname = path
  url.search = query.join("?")
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers))
    headers.set(name, String(value))
  if (publicUrl) headers.set("Host", publicUrl.host)
  // Fetch has no TRACE. The handler refuses both alike.
  const method = req.method === "TRACE" ? "OPTIONS" : (req.method ?? "GET")
  const hasBody = !/^(GET|HEAD)$/.test(method)
  const init = { method, headers, duplex: "half" }
  return new Request(url, hasBody ? { ...init, body: toBody(req) } : init)
}

/** The setters pass over what is no host, where `new URL` would throw. */
function toUrl({ socket, headers }: IncomingMessage) {
  const url = new URL("http://localhost")
  if ("encrypted" in socket) url.protocol = "https"
  url.host = headers.host ?? ""
  return url
}

/** The stream, or what a parser such as `express.json()` has made of it. */
function toBody(req: NodeRequest) {
  const { body, readableDidRead } = req
  if (!readableDidRead) return toStream(req)
  const isText = typeof body === "string" || Buffer.isBuffer(body)
  return isText ? String(body) : (JSON.stringify(body) ?? "")
}

/** Unlike `Readable.toWeb`, leaves the socket open for the answer when it is cancelled. */
function toStream(req: IncomingMessage) {
  const chunks: AsyncIterator<Uint8Array> = req[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}
