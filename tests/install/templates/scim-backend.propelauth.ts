export { getPropelAuthScimManagement as getManagement } from "@/lib/scim/server/propelauth-scim-management"

/** Every visitor is an admin of one customer here: ask your session instead. */
export async function authorize(_request: Request) {
  return "acme"
}
