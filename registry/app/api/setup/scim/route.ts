import { authorize, getManagement } from "@/lib/scim/server/scim-backend"
import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

const handler = createScimSetupHandler({
  management: getManagement,
  authorize,
  onError: (error) => console.error(error),
})

export {
  handler as GET,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
  handler as OPTIONS,
}
