import type { ProviderClient, ProviderWrite } from "./provider-clients"

const SCHEMAS = "urn:ietf:params:scim:schemas"
const ENTRA_GROUP =
  "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"

const FIRST_NAMES =
  "Amara Anouk Diego Elif Hana Ines Jonas Kofi Leila Mateo Noor Priya Tomasz Yuki"
const FAMILY_NAMES =
  "Adeyemi Bergmann Castillo Demir Fischer Haddad Ivanova Kowalski Laurent Mensah Nakamura Okafor Sharma Silva"

/** Somebody in the provider's directory. */
export interface Person {
  externalId: string
  userName: string
  givenName: string
  familyName: string
  title?: string
  active: boolean
}

export function makePerson(domain: string): Person {
  const givenName = pick(FIRST_NAMES)
  const familyName = pick(FAMILY_NAMES)
  const number = Math.floor(Math.random() * 10_000)
  return {
    externalId: crypto.randomUUID().slice(0, 8),
    userName: `${givenName}.${familyName}${number}@${domain}`.toLowerCase(),
    givenName,
    familyName,
    active: true,
  }
}

function pick(names: string) {
  const list = names.split(" ")
  return list[Math.floor(Math.random() * list.length)] ?? names
}

export function toUser(client: ProviderClient, person: Person) {
  const { externalId, userName, givenName, familyName, title, active } = person
  return {
    schemas: [`${SCHEMAS}:core:2.0:User`],
    externalId,
    userName,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    emails: [{ value: userName, type: "work", primary: true }],
    ...(title && { title }),
    active,
    ...extrasOf(client),
  }
}

/** What only this provider sends along; a server ignores it. */
function extrasOf({ id }: ProviderClient) {
  switch (id) {
    case "okta":
    case "okta-header-auth":
      return { locale: "en-US", groups: [], password: crypto.randomUUID() }
    case "entra":
      return {
        schemas: [
          `${SCHEMAS}:core:2.0:User`,
          `${SCHEMAS}:extension:enterprise:2.0:User`,
        ],
        meta: { resourceType: "User" },
        roles: [],
      }
    default:
      return {}
  }
}

export function toGroup(
  client: ProviderClient,
  displayName: string,
  memberIds: string[],
) {
  const members = memberIds.map((value) => ({ value }))
  const schemas = [`${SCHEMAS}:core:2.0:Group`]
  return client.group === "entra"
    ? {
        schemas: [...schemas, ENTRA_GROUP],
        externalId: crypto.randomUUID(),
        displayName,
        meta: { resourceType: "Group" },
      }
    : { schemas, displayName, members }
}

/** The body of a PATCH that gives attributes these values. */
export function toPatch(
  style: Exclude<ProviderWrite, "PUT">,
  values: Record<string, string | boolean>,
) {
  const entries = Object.entries(values)
  switch (style) {
    case "entra":
      return patchOf(
        entries.map(([path, value]) => ({
          op: path === "active" ? "Replace" : "Add",
          path,
          value:
            typeof value === "boolean" ? (value ? "True" : "False") : value,
        })),
      )
    case "okta":
      return patchOf([{ op: "replace", value: values }])
    case "rfc":
      return patchOf(
        entries.map(([path, value]) => ({ op: "replace", path, value })),
      )
    default:
      return style satisfies never
  }
}

/** The body of a PATCH that makes a user a member of a group, or no longer. */
export function toMemberPatch(
  style: Exclude<ProviderWrite, "PUT">,
  op: "add" | "remove",
  id: string,
) {
  const value = [{ value: id }]
  if (style === "entra")
    return patchOf([
      { op: op === "add" ? "Add" : "Remove", path: "members", value },
    ])
  if (style === "okta" && op === "remove")
    return patchOf([{ op, path: `members[value eq "${id}"]` }])
  return patchOf([{ op, path: "members", value }])
}

function patchOf(Operations: object[]) {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations,
  }
}
