import { quote, ScimError } from "./errors"
import { isUnstorable } from "./records"
import {
  commonAttributes,
  resourceTypes,
  schemas,
  type ScimAttribute,
  type ScimResourceType,
  type ScimSchema,
} from "./schemas"

/** Names that reach an object's prototype. They are never attributes. */
const FORBIDDEN_NAMES = new Set(["__proto__", "prototype", "constructor"])

/** Where a path leads. Without an attribute, it is the schema as a whole. */
export interface ScimTarget {
  schema: ScimSchema
  attribute?: ScimAttribute
  sub?: ScimAttribute
}

const attributesBySchema = new Map(
  schemas.map((schema) => {
    const isCore = resourceTypes.some((type) => type.schema === schema)
    const common = isCore ? commonAttributes : []
    return [schema.id, byName([...common, ...schema.attributes])]
  }),
)
const subAttributesByAttribute = new Map(
  [...attributesBySchema.values()]
    .flatMap((attributes) => [...attributes.values()])
    .map((attribute) => [attribute, byName(attribute.subAttributes ?? [])]),
)

function byName(attributes: ScimAttribute[]) {
  return new Map(attributes.map((one) => [one.name.toLowerCase(), one]))
}

/** Returns a sub-attribute by its name in any case. */
export function findSubAttribute(attribute: ScimAttribute, name: string) {
  return subAttributesByAttribute.get(attribute)?.get(name.toLowerCase())
}

/**
 * Finds what an attribute path names: `userName`, `name.givenName`, or either after the URN of its
 * schema (RFC 7644, section 3.10), in any case. Attributes of an extension are also found without
 * its URN, as some providers write them. Returns undefined for an unknown attribute, and throws
 * for text that can't be a path.
 */
export function findTarget(
  type: ScimResourceType,
  path: string,
): ScimTarget | undefined {
  checkPath(path)
  const text = path.toLowerCase()
  const own = [type.schema, ...type.extensions]
  const named = own.find(({ id }) =>
    `${text}:`.startsWith(`${id}:`.toLowerCase()),
  )
  if (named && text.length === named.id.length) return { schema: named }
  const names = (named ? text.slice(named.id.length + 1) : text).split(".")
  const [name = "", subName, ...others] = names
  if (others.length > 0) return undefined
  for (const schema of named ? [named] : own) {
    const attribute = attributesBySchema.get(schema.id)?.get(name)
    if (!attribute) continue
    if (subName === undefined) return { schema, attribute }
    const sub = findSubAttribute(attribute, subName)
    return sub && { schema, attribute, sub }
  }
  return undefined
}

/** Decodes a part of a URL's path, or throws a 400. */
export function decodePathPart(part: string) {
  try {
    const text = decodeURIComponent(part)
    if (!isUnstorable(text)) return text
  } catch {
    // A broken percent sign gets the same error as U+0000.
  }
  throw new ScimError(400, "The path is not a valid URL.", "invalidSyntax")
}

/** Throws for text that isn't names separated by dots and colons. */
export function checkPath(path: string) {
  if (path.split(/[.:]/).every(isName)) return
  throw new ScimError(400, `${quote(path)} is not a valid path.`, "invalidPath")
}

function isName(name: string) {
  return (
    /^[a-z\d$][\w$-]*$/i.test(name) && !FORBIDDEN_NAMES.has(name.toLowerCase())
  )
}
