import { PGlite } from "@electric-sql/pglite"

import {
  createPostgresScimManagement,
  migrateScimSchema,
} from "@/lib/scim/server/postgres-scim-management"

let opened: ReturnType<typeof open> | undefined

/** Every visitor is an admin of one customer here: ask your session instead. */
export async function authorize(_request: Request) {
  return { customerId: "acme", actor: "ann@acme.example" }
}

/** Opens the database with the first request, never while the app is built. */
export function getManagement() {
  opened ??= open()
  return opened
}

async function open() {
  const db = await PGlite.create()
  await migrateScimSchema(db)
  return createPostgresScimManagement(db)
}
