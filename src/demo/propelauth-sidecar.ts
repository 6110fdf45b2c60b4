import { randomBytes } from "node:crypto"
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http"
import { setTimeout as sleep } from "node:timers/promises"

import { failed, makePropelAuthCommands } from "./propelauth-commands"

/** `body` is sent as it stands, JSON or not; "broken" ends the connection without an answer. */
export type SidecarAnswer =
  { status: number; body: string; delayMs?: number } | "broken"

export interface SidecarRequest {
  line: string
  contentType: string | undefined
  authorization: string | undefined
  /** `{ command, data }`, as the client sent it. */
  body: unknown
}

const TROUBLE = { type: "UnexpectedError", details: "pool timed out" }

/** What else the sidecar may say to any command: errors that the client's types don't name, and worse. */
export const UNTYPED_ANSWERS: Record<string, SidecarAnswer> = {
  "an invalid licence": json(403, "InvalidLicense"),
  "no access to the feature": json(403, "NoAccessToFeature"),
  "a limit of the licence": json(403, "LimitReached"),
  "a lower tier": json(403, "AccessLimitedToLowerTier"),
  "trouble with the licence": json(500, "UnexpectedError"),
  "a key of another kind": json(401, {
    type: "InvalidPrefix",
    details: "pa_live_secret",
  }),
  "an unknown integration key": json(401, { type: "IntegrationKeyNotFound" }),
  "a missing integration key": json(401, {
    type: "NoIntegrationKeyFoundInHeader",
  }),
  "a forbidden command": json(403, {
    type: "CommandNotAllowed",
    details: { command_name: "CreateScimConnection" },
  }),
  "an error without details": json(500, { type: "UnexpectedError" }),
  "an error of another form": json(500, { message: "panicked at main.rs" }),
  "null as the error": json(500, null),
}

/** Of these the client prints a warning, as it does when nothing answers. */
export const UNREADABLE_ANSWERS: Record<string, SidecarAnswer> = {
  "a text": { status: 422, body: "Failed to deserialize the JSON body" },
  "a page": { status: 502, body: "<html>Bad Gateway</html>" },
  "a page that says 200": { status: 200, body: "<html>Sign in</html>" },
  "an empty body": { status: 204, body: "" },
  "half a body": { status: 200, body: '{"connectionId":"1' },
  "a connection that breaks": "broken",
}

/** The errors of the client's types, of which each command knows some. */
export const TYPED_ERRORS: Record<string, SidecarAnswer> = {
  ScimConnectionNotFound: json(404, { type: "ScimConnectionNotFound" }),
  ScimConnectionForCustomerIdAlreadyExists: json(409, {
    type: "ScimConnectionForCustomerIdAlreadyExists",
  }),
  InvalidFields: json(400, {
    type: "InvalidFields",
    details: {
      fields: [
        { field: "scimApiKeyExpiration", code: "past", message: "Too early." },
        { field: "customerId", code: "length", message: "Too long." },
      ],
    },
  }),
  UnexpectedError: json(500, TROUBLE),
}

/**
 * PropelAuth's BYO sidecar as its client sees it, on a free port of 127.0.0.1: one route, POST
 * /run-command, with the integration key as a bearer. What is answered follows the client's
 * types. The status codes of errors are ours: the client only asks whether it is a 2xx.
 */
export async function startPropelAuthSidecar({ now = Date.now } = {}) {
  const integrationKey = `test_${randomBytes(16).toString("hex")}`
  const requests: SidecarRequest[] = []
  const commands = makePropelAuthCommands(now)
  let fixed: SidecarAnswer | undefined

  function answer({
    line,
    authorization,
    body,
  }: SidecarRequest): SidecarAnswer {
    if (line !== "POST /run-command") return { status: 404, body: "" }
    if (!authorization) return failed(401, "NoIntegrationKeyFoundInHeader")
    if (authorization !== `Bearer ${integrationKey}`)
      return failed(401, "IntegrationKeyNotFound")
    return commands.run(body) ?? { status: 422, body: "unknown variant" }
  }

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const received = await readRequest(request)
    requests.push(received)
    const sent = fixed ?? answer(received)
    if (sent === "broken") {
      request.socket.destroy()
      return
    }
    if (sent.delayMs) await sleep(sent.delayMs)
    response.writeHead(sent.status, { "Content-Type": "application/json" })
    response.end(sent.body)
  }

  const server = createServer((request, response) => {
    void respond(request, response)
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  const port = typeof address === "object" ? address?.port : undefined

  return {
    url: `http://127.0.0.1:${port}`,
    integrationKey,
    /** Every command that arrived. */
    requests,
    /** Answers every command with this, whatever it asks; undefined: as PropelAuth would. */
    answerWith(next?: SidecarAnswer) {
      fixed = next
    },
    /** Also tells, on a fetch, facts that PropelAuth itself doesn't keep. */
    tellMore: () => commands.tellMore(),
    /** Afterwards a connection is refused. */
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

async function readRequest(request: IncomingMessage): Promise<SidecarRequest> {
  let text = ""
  for await (const chunk of request.setEncoding("utf8")) text += chunk
  return {
    line: `${request.method} ${request.url}`,
    contentType: request.headers["content-type"],
    authorization: request.headers.authorization,
    body: JSON.parse(text || "null"),
  }
}

function json(status: number, body: unknown): SidecarAnswer {
  return { status, body: JSON.stringify(body) }
}
