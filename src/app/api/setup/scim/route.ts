import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"
import { CUSTOMER_HEADER } from "@/demo/customer-header"
import { signedInCustomer } from "@/demo/customers"
import { countUsers, openDatabase } from "@/demo/database"

const handler = createScimSetupHandler({
  management: async () => (await openDatabase()).management,
  authorize,
  countUsers,
  onError: (error) => console.error("SCIM setup:", error),
})

async function authorize(request: Request) {
  const { id, name } = await signedInCustomer()
  const shown = request.headers.get(CUSTOMER_HEADER) ?? id
  if (shown === id) return id
  const detail = `You are now an admin of ${name}. Reload the page.`
  return Response.json({ detail, code: "other_customer" }, { status: 409 })
}

export {
  handler as GET,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
  handler as OPTIONS,
}
