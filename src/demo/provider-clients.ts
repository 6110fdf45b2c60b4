/** PUT of the whole, or PATCH as it is written: by Entra, by Okta's catalog apps, by the RFC. */
export type ProviderWrite = "PUT" | "entra" | "okta" | "rfc"

/** How an identity provider speaks to a SCIM endpoint. Where no source tells, it does as most do. */
export interface ProviderClient {
  id: string
  name: string
  /** Only where the client isn't a browser: there nobody else can set it. */
  userAgent: string
  contentType: string
  /** What it puts before the key in the Authorization header. */
  scheme: "Bearer " | "bearer " | ""
  stripsSlash: boolean
  /** How it writes the spaces of a filter. */
  space: "%20" | "+"
  /** What it gets to test the connection; `{guid}` is new each time. */
  test: { path: string; query?: Record<string, string> }[]
  /** Before it starts, it makes, changes and deletes a user and a group. */
  activates: boolean
  /** What it adds to the filter with which it asks for a name first; null: it doesn't ask. */
  lookup: Record<string, string> | null
  update: ProviderWrite
  deactivate: ProviderWrite
  /** How it changes a group. */
  group: ProviderWrite
  rhythm: { real: string; seconds: number }
  /** What it does when its key is refused. */
  whenRefused: "retry" | "quarantine" | "task" | "deactivate"
}

const ON_CHANGE = { real: "on every change", seconds: 15 }

const USUAL: Omit<ProviderClient, "id" | "name" | "userAgent"> = {
  contentType: "application/scim+json",
  scheme: "Bearer ",
  stripsSlash: false,
  space: "%20",
  test: [{ path: "/Users" }],
  activates: false,
  lookup: {},
  update: "PUT",
  deactivate: "PUT",
  group: "rfc",
  rhythm: ON_CHANGE,
  whenRefused: "retry",
}

const OKTA: ProviderClient = {
  ...USUAL,
  id: "okta",
  name: "Okta",
  userAgent: "Okta SCIM Client 1.0.0",
  test: [{ path: "/Users", query: { startIndex: "1", count: "2" } }],
  lookup: { startIndex: "1", count: "100" },
  group: "PUT",
  whenRefused: "task",
}

export const providerClients: ProviderClient[] = [
  OKTA,
  {
    ...OKTA,
    id: "okta-header-auth",
    name: "Okta (Header Auth app)",
    scheme: "",
    deactivate: "okta",
    group: "okta",
  },
  {
    ...USUAL,
    id: "entra",
    name: "Microsoft Entra ID",
    userAgent: "Microsoft Entra",
    contentType: "application/scim+json; charset=utf-8",
    space: "+",
    test: [{ path: "/Users", query: { filter: 'userName eq "{guid}"' } }],
    update: "entra",
    deactivate: "entra",
    group: "entra",
    rhythm: { real: "every 40 minutes", seconds: 20 },
    whenRefused: "quarantine",
  },
  { ...USUAL, id: "onelogin", name: "OneLogin", userAgent: "OneLogin" },
  {
    ...USUAL,
    id: "jumpcloud",
    name: "JumpCloud",
    userAgent: "JumpCloud",
    activates: true,
    whenRefused: "deactivate",
  },
  {
    ...USUAL,
    id: "pingone",
    name: "PingOne",
    userAgent: "PingOne",
    rhythm: { real: "almost at once", seconds: 15 },
  },
  {
    ...USUAL,
    id: "pingfederate",
    name: "PingFederate",
    userAgent: "PingFederate",
    group: "PUT",
    rhythm: { real: "as its channel is set", seconds: 20 },
  },
  {
    ...USUAL,
    id: "rippling",
    name: "Rippling",
    userAgent: "Rippling",
    test: [{ path: "/ServiceProviderConfig" }],
    update: "rfc",
    deactivate: "rfc",
    rhythm: { real: "when someone joins, changes or leaves", seconds: 15 },
  },
  {
    ...USUAL,
    id: "cyberark",
    name: "CyberArk Identity",
    userAgent: "CyberArk Identity",
    group: "PUT",
    rhythm: { real: "on every change, and by a schedule", seconds: 15 },
  },
  {
    ...USUAL,
    id: "keycloak",
    name: "Keycloak",
    userAgent: "Apache-HttpClient (Java)",
    contentType: "application/json",
    lookup: null,
    group: "PUT",
    rhythm: { real: "as its extension is set", seconds: 15 },
  },
  {
    ...USUAL,
    id: "authentik",
    name: "authentik",
    userAgent: "authentik",
    stripsSlash: true,
    space: "+",
    test: [{ path: "/ServiceProviderConfig" }],
    lookup: null,
    rhythm: { real: "on every change, and all of it every hour", seconds: 15 },
  },
  {
    ...USUAL,
    id: "other",
    name: "Another SCIM 2.0 provider",
    userAgent: "SCIM client",
    update: "rfc",
    deactivate: "rfc",
  },
]

/** With its flag in the address, Entra writes PATCH as the RFC has it. */
export function withFlag(
  client: ProviderClient,
  endpoint: string,
): ProviderClient {
  if (client.update !== "entra" || !endpoint.includes("?aadOptscim062020"))
    return client
  return { ...client, update: "rfc", deactivate: "rfc", group: "rfc" }
}
