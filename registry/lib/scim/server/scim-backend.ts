import type { ScimManagement } from "@/lib/scim/server/scim-management"

/**
 * Who may manage SCIM, and for which customer. Ask your own session:
 *
 *     const session = await getSession(request)
 *     if (!session) return new Response("Sign in first.", { status: 401 })
 *     if (!session.isAdmin) return new Response("Admins only.", { status: 403 })
 *     return session.customerId
 *
 * Never take the customer from the request's body or query.
 */
export async function authorize(_request: Request): Promise<string | Response> {
  throw new Error(
    "Write `authorize` in lib/scim/server/scim-backend.ts: return the customer id of the signed-in admin, or a Response that refuses.",
  )
}

/**
 * Where connections and keys live. In your PostgreSQL database, once the
 * statements of `scimSchema` have run there:
 *
 *     const pool = new Pool({ connectionString: process.env.DATABASE_URL })
 *     const management = createPostgresScimManagement(pool)
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
    "Write `getManagement` in lib/scim/server/scim-backend.ts: return what createPostgresScimManagement(pool) makes, or client.scim.management of @propelauth/byo-node.",
  )
}
