import { ScimError } from "./errors"
import { isRecord } from "./records"

const MAX_BODY_BYTES = 1_000_000

/** Reads a JSON object. Stops as soon as the body is too large. */
export async function readBody(request: Request) {
  const text = await readText(request)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw invalidBody("The body is not valid JSON.")
  }
  if (!isRecord(body)) throw invalidBody("The body is not a JSON object.")
  return body
}

async function readText(request: Request) {
  const announced = Number(request.headers.get("Content-Length") ?? 0)
  if (announced > MAX_BODY_BYTES) throw tooLarge()
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let text = ""
  let bytes = 0
  try {
    for await (const chunk of chunksOf(request)) {
      bytes += chunk.byteLength
      if (bytes > MAX_BODY_BYTES) throw tooLarge()
      text += decoder.decode(chunk, { stream: true })
    }
    text += decoder.decode()
  } catch (error) {
    if (error instanceof ScimError) throw error
    throw invalidBody("The body broke off, or is not valid UTF-8.")
  }
  // A connection that breaks off may look like the end of the body.
  if (bytes < announced) throw invalidBody("The body broke off.")
  return text
}

async function* chunksOf({ body }: Request) {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}

function tooLarge() {
  const limit = MAX_BODY_BYTES.toLocaleString("en")
  return new ScimError(413, `A body has at most ${limit} bytes.`)
}

function invalidBody(detail: string) {
  return new ScimError(400, detail, "invalidSyntax")
}
