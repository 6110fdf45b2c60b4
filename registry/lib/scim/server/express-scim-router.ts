/**
 * What is read of a request of `node:http` or `node:http2`, and of what Express
 * and its parsers add to it.
 */
export interface NodeRequest {
  method?: string | undefined
  url?: string | undefined
  originalUrl?: string
  headers: Record<string, string | string[] | undefined>
  socket: object
  body?: unknown
  readableDidRead: boolean
  aborted: boolean
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array>
}

/** What is used of a response of `node:http` or `node:http2`. */
export interface NodeResponse {
  req?: { method?: string | undefined }
  headersSent: boolean
  statusCode: number
  getHeader(name: string): string | string[] | number | undefined
  setHeader(name: string, value: string | string[]): unknown
  end(body: Uint8Array): unknown
  end(): unknown
}

export interface NodeRequestOptions {
  /**
   * The origin that browsers see, such as `https://app.example.com`, behind a
   * proxy that changes the host. `X-Forwarded-*` headers are never read.
   */
  origin?: string
}

/** Headers of one connection (RFC 9110, 7.6.1), and the length, which Node sets. */
const CONNECTION_HEADERS =
  /^(connection|content-length|keep-alive|proxy-connection|transfer-encoding|upgrade)$/

/**
 * Turns a handler of web requests into middleware for Express 4 and 5, and into
 * a listener for `node:http` and `node:http2`. Errors of the handler go to
 * `next`; without one, the response is a 500 without details. Throws a
 * `TypeError` if `origin` isn't a URL.
 */
export function createExpressScimRouter(
  handler: (request: Request) => Promise<Response>,
  options: NodeRequestOptions = {},
) {
  toPublicUrl(options)
  type Next = (error?: unknown) => void

  async function answer(req: NodeRequest, res: NodeResponse, next?: Next) {
    try {
      const response = await handler(toWebRequest(req, options))
      await sendWebResponse(res, response)
    } catch (error) {
      if (next) return next(error)
      if (res.headersSent) return
      res.statusCode = 500
      res.end()
    }
  }

  return (req: NodeRequest, res: NodeResponse, next?: Next) => {
    void answer(req, res, next)
  }
}

/**
 * Converts a request of `node:http`, `node:http2` or Express into a web
 * `Request`. Takes the host from `Host` or `:authority` and the scheme from the
 * socket, unless `origin` is given. Takes the body from a parser such as
 * `express.json()` if one has read it.
 */
export function toWebRequest(
  req: NodeRequest,
  options: NodeRequestOptions = {},
) {
  const headers = toWebHeaders(req)
  const publicUrl = toPublicUrl(options)
  if (publicUrl) headers.set("Host", publicUrl.host)
  const url = publicUrl ?? toUrl(req, headers)
  const target = read(req, "originalUrl") ?? req.url ?? ""
  const [path = "", ...query] = target.split("?")
  url.pathname = path
  url.search = query.join("?")
  const { method = "GET" } = req
  // Fetch has no request with these methods. The setup route rejects all alike.
  const isForbidden = /^(CONNECT|TRACE|TRACK)$/i.test(method)
  const init = { method: isForbidden ? "OPTIONS" : method, headers }
  if (/^(GET|HEAD)$/i.test(method)) return new Request(url, init)
  const streamed = {
    ...init,
    body: toWebBody(req, headers),
    duplex: "half" as const,
  }
  return new Request(url, streamed)
}

/** Sends a web `Response`. Does nothing if a response is already being sent. */
export async function sendWebResponse(res: NodeResponse, response: Response) {
  const body = new Uint8Array(await response.arrayBuffer())
  if (res.headersSent) return
  for (const [name, value] of response.headers) {
    if (CONNECTION_HEADERS.test(name)) continue
    const isList = /^(set-cookie|vary)$/.test(name)
    const before = (isList && res.getHeader(name)) || []
    const values = [before, value].flat().map(String)
    res.setHeader(name, values.length > 1 ? values : value)
  }
  res.statusCode = response.status
  // After HEAD, and with a status like 204, HTTP/2 ends before a body.
  const hasBody = body.byteLength > 0 && res.req?.method !== "HEAD"
  if (hasBody) res.end(body)
  else res.end()
}

function toPublicUrl(options: NodeRequestOptions) {
  const origin = read(options, "origin")
  return origin === undefined ? undefined : new URL(origin)
}

function toUrl({ socket }: NodeRequest, headers: Headers) {
  const url = new URL("http://localhost")
  const { encrypted }: { encrypted?: unknown } = socket
  const isPolluted = Reflect.get(Object.prototype, "encrypted") === true
  if (encrypted === true && !isPolluted) url.protocol = "https"
  // Setters ignore an invalid host, for which `new URL` would throw.
  url.host = headers.get("Host") ?? ""
  return url
}

/** HTTP/2 has names like `:path`, which aren't headers (RFC 9113, 8.3.1). */
function toWebHeaders(req: NodeRequest) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    const webName = name === ":authority" ? "Host" : name
    if (value === undefined || webName.startsWith(":")) continue
    headers.set(webName, [value].flat().join(", "))
  }
  return headers
}

/** Returns the stream, which fails if it is cut off, or what a parser made of it. */
function toWebBody(req: NodeRequest, headers: Headers) {
  if (!req.readableDidRead || req.aborted) return toStream(req)
  const text = toText(read(req, "body"))
  const { byteLength } = new TextEncoder().encode(text)
  headers.set("Content-Length", String(byteLength))
  headers.delete("Content-Encoding")
  return text
}

function toText(body: unknown) {
  if (typeof body === "string") return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return JSON.stringify(body) ?? ""
}

/** Unlike `Readable.toWeb`, a cancel leaves the socket open for the response. */
function toStream(req: NodeRequest) {
  const chunks = req[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** Reads a member, but ignores what a polluted `Object.prototype` adds to every object. */
function read<Source extends object, Name extends keyof Source>(
  source: Source,
  name: Name,
): Source[Name] | undefined {
  const value = source[name]
  const isOwn = Object.hasOwn(source, name)
  const isPolluted = Object.is(value, Reflect.get(Object.prototype, name))
  return isOwn || !isPolluted ? value : undefined
}
