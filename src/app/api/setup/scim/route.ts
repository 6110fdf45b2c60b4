import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"
import { signedInCustomer } from "@/demo/customers"
import { openDatabase } from "@/demo/database"

const handler = createScimSetupHandler({
  management: async () => (await openDatabase()).management,
  authorize: async () => (await signedInCustomer()).id,
  onError: (error) => console.error("SCIM setup:", error),
})

export {
  handler as GET,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
}
