/** An attribute as `/Schemas` describes it (RFC 7643, section 7). */
export interface ScimAttribute {
  name: string
  type: "string" | "boolean" | "dateTime" | "reference" | "binary" | "complex"
  multiValued: boolean
  description: string
  required: boolean
  caseExact: boolean
  mutability: "readOnly" | "readWrite" | "immutable" | "writeOnly"
  returned: "always" | "default" | "never"
  uniqueness: "none" | "server"
  canonicalValues?: string[]
  referenceTypes?: string[]
  subAttributes?: ScimAttribute[]
}

export interface ScimSchema {
  id: string
  name: string
  description: string
  attributes: ScimAttribute[]
}

export interface ScimResourceType {
  name: "User" | "Group"
  endpoint: "Users" | "Groups"
  description: string
  schema: ScimSchema
  extensions: ScimSchema[]
  /** The attribute that every resource of this type needs, and that look-ups by name use. */
  nameAttribute: "userName" | "displayName"
}

function attribute(
  name: string,
  description: string,
  more: Partial<ScimAttribute> = {},
): ScimAttribute {
  return {
    name,
    type: "string",
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...more,
  }
}

function complex(
  name: string,
  description: string,
  subAttributes: ScimAttribute[],
  more: Partial<ScimAttribute> = {},
) {
  return attribute(name, description, {
    type: "complex",
    subAttributes,
    ...more,
  })
}

/** A list with the sub-attributes of RFC 7643, section 2.4. */
function list(
  name: string,
  description: string,
  value: Partial<ScimAttribute> = {},
  types: string[] = [],
) {
  return complex(
    name,
    description,
    [
      attribute("value", "The value.", value),
      attribute("display", "A name for the value."),
      attribute("type", "What the value is used for.", {
        ...(types.length > 0 && { canonicalValues: types }),
      }),
      attribute("primary", "Whether this is the preferred value.", {
        type: "boolean",
      }),
    ],
    { multiValued: true },
  )
}

const WORK_HOME = ["work", "home", "other"]

/** Attributes of every resource (RFC 7643, section 3.1), which `/Schemas` doesn't list. */
export const commonAttributes: ScimAttribute[] = [
  attribute("schemas", "The schemas of the resource.", {
    type: "reference",
    multiValued: true,
    mutability: "readOnly",
    returned: "always",
  }),
  attribute("id", "The id that the endpoint assigned.", {
    caseExact: true,
    mutability: "readOnly",
    returned: "always",
  }),
  attribute("externalId", "The id that the identity provider assigned.", {
    caseExact: true,
  }),
  complex(
    "meta",
    "What the endpoint knows about the resource.",
    [
      attribute("resourceType", "User or Group.", { caseExact: true }),
      attribute("created", "When it was created.", { type: "dateTime" }),
      attribute("lastModified", "When it was last changed.", {
        type: "dateTime",
      }),
      attribute("location", "Its address.", { type: "reference" }),
      attribute("version", "Its ETag.", { caseExact: true }),
    ],
    { mutability: "readOnly" },
  ),
]

const userSchema: ScimSchema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:User",
  name: "User",
  description: "User Account",
  attributes: [
    attribute("userName", "The name that identifies the user.", {
      required: true,
      uniqueness: "server",
    }),
    complex("name", "The parts of the user's name.", [
      attribute("formatted", "The full name."),
      attribute("familyName", "The family name."),
      attribute("givenName", "The given name."),
      attribute("middleName", "The middle name."),
      attribute("honorificPrefix", "A title before the name."),
      attribute("honorificSuffix", "A title after the name."),
    ]),
    attribute("displayName", "The name to show."),
    attribute("nickName", "The casual name."),
    attribute("profileUrl", "The address of the user's profile.", {
      type: "reference",
      referenceTypes: ["external"],
    }),
    attribute("title", "The job title."),
    attribute("userType", "The relationship to the organization."),
    attribute("preferredLanguage", "The preferred language."),
    attribute("locale", "The region for dates and numbers."),
    attribute("timezone", "The time zone, such as Europe/Berlin."),
    attribute("active", "Whether the user may sign in.", { type: "boolean" }),
    attribute("password", "Accepted and never stored.", {
      mutability: "writeOnly",
      returned: "never",
    }),
    list("emails", "Email addresses.", {}, WORK_HOME),
    list("phoneNumbers", "Phone numbers.", {}, [
      ...WORK_HOME,
      "mobile",
      "fax",
      "pager",
    ]),
    list("ims", "Instant messaging addresses."),
    list(
      "photos",
      "Addresses of pictures.",
      { type: "reference", referenceTypes: ["external"] },
      ["photo", "thumbnail"],
    ),
    complex(
      "addresses",
      "Postal addresses.",
      [
        attribute("formatted", "The full address."),
        attribute("streetAddress", "The street and number."),
        attribute("locality", "The city."),
        attribute("region", "The state or region."),
        attribute("postalCode", "The postal code."),
        attribute("country", "The country code."),
        attribute("type", "What the address is used for.", {
          canonicalValues: WORK_HOME,
        }),
        attribute("primary", "Whether this is the preferred address.", {
          type: "boolean",
        }),
      ],
      { multiValued: true },
    ),
    list("entitlements", "Entitlements."),
    list("roles", "Roles."),
    list("x509Certificates", "Certificates.", {
      type: "binary",
      caseExact: true,
    }),
  ],
}

const enterpriseUserSchema: ScimSchema = {
  id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  name: "EnterpriseUser",
  description: "Enterprise User",
  attributes: [
    attribute("employeeNumber", "The employee number."),
    attribute("costCenter", "The cost center."),
    attribute("organization", "The organization."),
    attribute("division", "The division."),
    attribute("department", "The department."),
    complex("manager", "The user's manager.", [
      attribute("value", "The id of the manager."),
      attribute("$ref", "The address of the manager.", {
        type: "reference",
        mutability: "readOnly",
        referenceTypes: ["User"],
      }),
      attribute("displayName", "The manager's name.", {
        mutability: "readOnly",
      }),
    ]),
  ],
}

const groupSchema: ScimSchema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:Group",
  name: "Group",
  description: "Group",
  attributes: [
    attribute("displayName", "The name of the group.", { required: true }),
    complex(
      "members",
      "The members of the group.",
      [
        attribute("value", "The id of the member.", {
          mutability: "immutable",
        }),
        attribute("$ref", "The address of the member.", {
          type: "reference",
          mutability: "readOnly",
          referenceTypes: ["User", "Group"],
        }),
        attribute("type", "User or Group.", {
          mutability: "immutable",
          canonicalValues: ["User", "Group"],
        }),
        attribute("display", "The member's name.", {
          mutability: "immutable",
        }),
      ],
      { multiValued: true },
    ),
  ],
}

const userType: ScimResourceType = {
  name: "User",
  endpoint: "Users",
  description: "User Account",
  schema: userSchema,
  extensions: [enterpriseUserSchema],
  nameAttribute: "userName",
}

const groupType: ScimResourceType = {
  name: "Group",
  endpoint: "Groups",
  description: "Group",
  schema: groupSchema,
  extensions: [],
  nameAttribute: "displayName",
}

export const resourceTypes = [userType, groupType]
export const schemas = [userSchema, groupSchema, enterpriseUserSchema]
