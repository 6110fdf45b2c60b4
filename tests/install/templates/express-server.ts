import { PGlite } from "@electric-sql/pglite"
import express from "express"

import { createExpressScimRouter } from "@/lib/scim/server/express-scim-router"
import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"
import { createScimSetupHandler } from "@/lib/scim/server/scim-setup-handler"

const db = await PGlite.create()
await migrateScimSchema(db)

const scim = createScimSetupHandler({
  management: createPostgresScimManagement(db),
  // Every visitor is an admin of one customer here: ask your session instead.
  authorize: () => "acme",
  onError: (error) => console.error(error),
})

const app = express()
app.all("/api/setup/scim", createExpressScimRouter(scim))
app.use(express.json())
app.use(express.static("dist"))
app.listen(Number(process.env["PORT"]), "127.0.0.1")
