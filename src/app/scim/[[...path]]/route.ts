import { openDatabase } from "@/demo/database"
import { originOf } from "@/demo/origin"
import { handleScimRequest } from "@/demo/scim-server"

/** Opens the database within the request, so that trouble there is answered in SCIM's form. */
function handler(request: Request) {
  return handleScimRequest(request, {
    db: {
      query: async (text, values) => {
        const { db } = await openDatabase()
        return db.query(text, values)
      },
    },
    verifyScimApiKey: async (key) => {
      const { management } = await openDatabase()
      return management.verifyScimApiKey(key)
    },
    baseUrl: `${originOf(request.headers)}/scim/v2`,
  })
}

export {
  handler as GET,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
  handler as OPTIONS,
}
