/** A field of a provider's form; "fixed" is one that the admin sets to a value. */
export type ConsoleField =
  | { kind: "endpoint" | "key" | "testUser"; label: string; prefix?: string }
  | { kind: "fixed"; label: string; value: string }

/** What the admin has in front of them, in the console's own words. */
export interface ProviderConsole {
  /** In the order in which it asks. */
  fields: ConsoleField[]
  /** Absent: it has no such button. */
  test?: string
  activate?: string
  provision?: string
  restart?: string
}

const CONSOLES: Record<string, ProviderConsole> = {
  okta: {
    fields: [
      endpoint("SCIM connector base URL"),
      fixed("Unique identifier field for users", "userName"),
      fixed("Authentication Mode", "HTTP Header"),
      { kind: "key", label: "Authorization", prefix: "Bearer" },
    ],
    test: "Test Connector Configuration",
  },
  "okta-header-auth": {
    fields: [endpoint("SCIM 2.0 Base URL"), key("API Token")],
    test: "Test API Credentials",
  },
  entra: {
    fields: [endpoint("Tenant URL"), key("Secret Token")],
    test: "Test Connection",
    provision: "Provision on demand",
    restart: "Restart provisioning",
  },
  onelogin: {
    fields: [endpoint("SCIM Base URL"), key("SCIM Bearer Token")],
    test: "Enable",
  },
  jumpcloud: {
    fields: [
      endpoint("Base URL"),
      key("Token Key"),
      { kind: "testUser", label: "Test User Email" },
    ],
    test: "Test Connection",
    activate: "Activate",
  },
  pingone: {
    fields: [
      endpoint("SCIM base URL"),
      fixed("Authentication method", "OAuth 2 Bearer Token"),
      key("OAuth Access Token"),
    ],
    test: "Test connection",
  },
  pingfederate: {
    fields: [
      endpoint("SCIM URL"),
      fixed("SCIM Version", "2.0"),
      fixed("Authentication Methods", "OAuth 2 Bearer Token"),
      key("Access Token"),
    ],
    test: "Save",
  },
  rippling: {
    fields: [
      fixed("SCIM version", "2.0"),
      endpoint("SCIM base URL"),
      fixed("SCIM Authorization Method", "Bearer Token"),
      key("Bearer Token"),
    ],
    test: "Install now",
  },
  cyberark: {
    fields: [endpoint("SCIM Service URL"), key("Bearer Token")],
    test: "Verify",
  },
  keycloak: { fields: [endpoint("Base URL"), key("Bearer Token")] },
  authentik: {
    fields: [
      endpoint("URL"),
      fixed("Authentication mode", "Static token"),
      key("Token"),
    ],
  },
}

const OTHER: ProviderConsole = {
  fields: [endpoint("SCIM Base URL"), key("Bearer token")],
}

export function consoleOf(providerId: string) {
  return CONSOLES[providerId] ?? OTHER
}

function endpoint(label: string): ConsoleField {
  return { kind: "endpoint", label }
}

function key(label: string): ConsoleField {
  return { kind: "key", label }
}

function fixed(label: string, value: string): ConsoleField {
  return { kind: "fixed", label, value }
}
