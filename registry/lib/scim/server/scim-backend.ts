import type { ScimManagement } from "./scim-management.js"
import type { ScimAuthorization } from "./scim-setup-options.js"

/**
 * Who may manage SCIM, and for which customer. Ask your own session:
 *
 *     const session = await getSession(request)
 *     if (!session) return new Response("Sign in first.", { status: 401 })
 *     if (!session.isAdmin) return new Response("Admins only.", { status: 403 })
 *     return { customerId: session.customerId, actor: session.email }
 *
 * Never take the customer from the request's body or query.
 */
export async function authorize(
  _request: Request,
): Promise<ScimAuthorization | Response> {
  throw new Error(
    "Write `authorize` in lib/scim/server/scim-backend.ts: return the customer id of the signed-in admin, or a Response that refuses.",
  )
}

/**
 * Where connections and keys live. In your PostgreSQL database, opened once
 * for all requests:
 *
 *     const db = new Pool({ connectionString: process.env.DATABASE_URL })
 *     await migrateScimSchema(db)
 *     const management = createPostgresScimManagement(db)
 *
 * At PropelAuth:
 *
 *     const { scim } = createClient({ url, integrationKey })
 *     const { management } = scim
 *
 * And here: `return management`.
 */
export async function getManagement(): Promise<ScimManagement> {
  throw new Error(
    "Write `getManagement` in lib/scim/server/scim-backend.ts: return what createPostgresScimManagement(db) makes after migrateScimSchema(db), or client.scim.management of @propelauth/byo-node.",
  )
}
