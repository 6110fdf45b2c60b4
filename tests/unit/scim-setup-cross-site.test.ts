import { describe, expect, it } from "vitest"

import { makeSetupRoute } from "../support/setup-route"

type Row = [
  page: string,
  site: string | undefined,
  origin?: string | undefined,
  host?: string,
  proto?: string,
]

const OWN = "https://app.example.com"
const INSECURE = "http://app.example.com"
const ADMIN = "https://admin.example.com"
const APP = "capacitor://localhost"
const allowedOrigins = [ADMIN, APP, "http://LOCALHOST:80/"]

const PASSING: Row[] = [
  ["of the same origin", "same-origin"],
  ["that the admin opened", "none"],
  ["on plain http", undefined, OWN],
  ["that names its default port", undefined, `${OWN}:443`],
  ["on its Host", undefined, "https://app.test:3000", "app.test:3000"],
  ["on its Host in capitals", undefined, "https://app.test", "APP.test:443"],
  ["on its URL without a Host", undefined, OWN, ""],
  ["of an allowed origin", undefined, ADMIN],
  ["of an allowed origin on the same site", "same-site", ADMIN],
  ["of an allowed origin on another site", "cross-site", ADMIN],
  ["behind a proxy with its own Host", undefined, ADMIN, "10.0.0.7:8080"],
  ["of an allowed app", "cross-site", APP],
  ["of an origin allowed in other letters", undefined, "http://localhost"],
]

const REFUSED: Row[] = [
  ["of another site", "cross-site", OWN],
  ["of the same site", "same-site", "https://blog.example.com"],
  ["of an unknown kind", "same", OWN],
  ["of an empty kind", "", OWN],
  ["in a sandbox", "cross-site", "null"],
  ["in a sandbox on plain http", undefined, "null"],
  ["of another host", undefined, "https://evil.example"],
  ["of another port", undefined, `${OWN}:8443`],
  ["of an allowed host's other port", undefined, `${ADMIN}:8443`],
  ["of a host that begins alike", undefined, `${OWN}.evil.example`],
  ["of a host that ends alike", undefined, "https://evil-app.example.com"],
  ["of another host than its Host", undefined, OWN, "localhost:3000"],
  ["under a Host that is none", undefined, OWN, "a b"],
  ["that says nothing", undefined],
  ["whose Origin is empty", undefined, ""],
  ["whose Origin has no scheme", undefined, "app.example.com"],
  ["whose Origin is no URL", undefined, "https://["],
  ["whose Origin has no host", undefined, "data:text/html,hello"],
  ["of an extension", undefined, "chrome-extension://abcdef"],
  ["of an app with the same host", undefined, "capacitor://app.example.com"],
  ["on plain http of the same host", undefined, INSECURE],
  ["on plain http of its Host", undefined, "http://app.test", "app.test"],
]

/** Requests that reach the route by plain http, with or without a proxy that ends TLS. */
const PLAIN: [...Row, isAccepted: boolean][] = [
  ["on plain http", undefined, INSECURE, undefined, undefined, true],
  ["on plain http with a port", undefined, `${INSECURE}:80`, "", "", true],
  ["on https, behind a proxy", undefined, OWN, undefined, undefined, true],
  ["on https, behind a proxy that says so", undefined, OWN, "", "https", true],
  ["on plain http of a site on https", undefined, INSECURE, "", "https", false],
  [
    "on http before a second proxy",
    undefined,
    INSECURE,
    "",
    "HTTPS,http",
    false,
  ],
  ["of another host", undefined, "http://evil.example", "", "http", false],
]

describe.each(["POST", "PUT", "PATCH", "DELETE"])("%s by a page", (method) => {
  const body = method === "DELETE" ? null : "{}"

  it.each(PASSING)("%s passes", async (_, site, origin, host) => {
    const { response, after, before } = await visit(site, origin, host)
    expect(response.ok || response.status === 409).toBe(true)
    expect(after === before).toBe(method === "POST")
  })

  it.each(REFUSED)("%s is refused", async (_, ...headers) => {
    const { response, after, before } = await visit(...headers)
    expect(response.status).toBe(403)
    expect(await response.json()).toHaveProperty("code", "cross_site")
    expect(after).toBe(before)
  })

  it.each(PLAIN)("%s, received by plain http", async (_, ...row) => {
    const [site, origin, host, proto, isAccepted] = row
    const { response } = await visit(site, origin, host, proto, INSECURE)
    expect(response.status === 403).toBe(!isAccepted)
  })

  async function visit(
    site?: string,
    origin?: string,
    host?: string,
    proto?: string,
    url?: string,
  ) {
    const { send, management, errors } = makeSetupRoute({ allowedOrigins })
    const customer = { customerId: "acme" }
    await management.createScimConnection(customer)
    const before = await management.fetchScimConnection(customer)
    const response = await send(method, {
      body,
      ...(url && { origin: url }),
      headers: {
        "Sec-Fetch-Site": site,
        Origin: origin,
        Host: host,
        "X-Forwarded-Proto": proto,
      },
    })
    const after = await management.fetchScimConnection(customer)
    expect(errors).toEqual([])
    const [a, b] = [before, after].map((one) => JSON.stringify(one))
    return { response, before: a, after: b }
  }
})

describe("the setup route", () => {
  it("asks nobody who is there for another site's page", async () => {
    let asked = 0
    const authorize = () => `customer ${(asked += 1)}`
    const { send } = makeSetupRoute({ authorize })
    await send("DELETE", { headers: { "Sec-Fetch-Site": "cross-site" } })
    expect(asked).toBe(0)
  })

  it("is read by whatever page the browser lets read it", async () => {
    const { send } = makeSetupRoute()
    const response = await send("GET", {
      headers: { "Sec-Fetch-Site": undefined },
    })
    expect(response.status).toBe(200)
  })

  it.each(["", "*", "app.example.com", "localhost:3000", "https://["])(
    "doesn't start with %j for an allowed origin",
    (origin) => {
      const make = () => makeSetupRoute({ allowedOrigins: [origin] })
      expect(make).toThrow(`"${origin}" is not an origin`)
    },
  )
})
