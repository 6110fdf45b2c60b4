const HOUR_S = 60 * 60

/**
 * An identity provider to choose on the screen. Its guide is loaded when it is opened. What a console
 * calls its fields and buttons, and what is typed into them, stands between asterisks: the same in every language.
 */
export interface ScimProvider {
  id: string
  name: string
  /** Absent: it can be connected. "catalogue-only": it provisions only to apps in its own catalogue. */
  support?: "plugin" | "catalogue-only"
  /** The button that sends a first request: "*Test Connection*". */
  testAction?: string
  /** How long it may be silent, at its usual rhythm, before something is wrong. Absent: it has no rhythm. */
  quietAfterSeconds?: number
  load?: () => Promise<ScimGuide>
}

/** How a provider is connected, and how its key is replaced. */
export interface ScimGuide {
  docsUrl: string
  /** What the console calls the two fields. */
  fields: { endpoint: string; key: string }
  /** Some of its forms want the word Bearer before the key. */
  offersBearer?: boolean
  steps: ScimGuideStep[]
  /** After a reset: where to paste the new key, and what else to do. */
  resetSteps: ScimGuideStep[]
  /** What goes wrong, and how it is avoided. */
  notes: string[]
  /** When the facts were last looked up: `yyyy-mm-dd`. */
  checkedOn: string
}

export interface ScimGuideStep {
  text: string
  /** What is copied in this step. */
  paste?: "endpoint" | "key"
}

export const scimProviders: ScimProvider[] = [
  {
    id: "okta",
    name: "Okta",
    testAction: "*Test Connector Configuration*",
    load: () => import("@/lib/scim/guides/okta").then((file) => file.oktaGuide),
  },
  {
    id: "entra",
    name: "Microsoft Entra ID",
    testAction: "*Test Connection*",
    quietAfterSeconds: 2 * HOUR_S,
    load: () =>
      import("@/lib/scim/guides/entra").then((file) => file.entraGuide),
  },
  {
    id: "onelogin",
    name: "OneLogin",
    testAction: "*Enable*",
    load: () =>
      import("@/lib/scim/guides/onelogin").then((file) => file.oneloginGuide),
  },
  {
    id: "jumpcloud",
    name: "JumpCloud",
    testAction: "*Test Connection*",
    load: () =>
      import("@/lib/scim/guides/jumpcloud").then((file) => file.jumpcloudGuide),
  },
  {
    id: "pingone",
    name: "PingOne",
    testAction: "*Test connection*",
    load: () =>
      import("@/lib/scim/guides/pingone").then((file) => file.pingoneGuide),
  },
  {
    id: "pingfederate",
    name: "PingFederate",
    load: () =>
      import("@/lib/scim/guides/pingfederate").then(
        (file) => file.pingfederateGuide,
      ),
  },
  {
    id: "rippling",
    name: "Rippling",
    load: () =>
      import("@/lib/scim/guides/rippling").then((file) => file.ripplingGuide),
  },
  {
    id: "cyberark",
    name: "CyberArk Identity",
    testAction: "*Verify*",
    load: () =>
      import("@/lib/scim/guides/cyberark").then((file) => file.cyberarkGuide),
  },
  {
    id: "keycloak",
    name: "Keycloak",
    support: "plugin",
    load: () =>
      import("@/lib/scim/guides/keycloak").then((file) => file.keycloakGuide),
  },
  {
    id: "authentik",
    name: "authentik",
    quietAfterSeconds: 3 * HOUR_S,
    load: () =>
      import("@/lib/scim/guides/authentik").then((file) => file.authentikGuide),
  },
  {
    id: "google",
    name: "Google Workspace",
    support: "catalogue-only",
  },
  {
    id: "other",
    name: "Another SCIM 2.0 provider",
    load: () =>
      import("@/lib/scim/guides/other").then((file) => file.otherGuide),
  },
]
