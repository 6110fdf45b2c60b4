import { mkdir } from "node:fs/promises"
import { join } from "node:path"

import {
  createPostgresScimManagement,
  scimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { scimResourceSchema } from "./scim-resources"

declare global {
  var demoDatabase: ReturnType<typeof connect> | undefined
}

/**
 * The demo's one database: PGlite in `.data`, or PostgreSQL where `DATABASE_URL` is set. It opens
 * with the first request, never while the app is built, and is kept across reloads in development.
 */
export function openDatabase() {
  globalThis.demoDatabase ??= connect().catch((error: unknown) => {
    globalThis.demoDatabase = undefined
    throw error
  })
  return globalThis.demoDatabase
}

async function connect() {
  const url = process.env["DATABASE_URL"]
  const db = url ? await connectToServer(url) : await openFolder()
  for (const statement of [...scimSchema, ...scimResourceSchema])
    await db.query(statement, [])
  const management = createPostgresScimManagement(db)
  return { db, management }
}

async function connectToServer(
  connectionString: string,
): Promise<ScimDatabase> {
  const { Pool } = await import("pg")
  const pool = new Pool({ connectionString })
  // Without a listener, a connection that breaks while idle ends the process.
  pool.on("error", (error) => console.error("PostgreSQL:", error.message))
  return pool
}

async function openFolder(): Promise<ScimDatabase> {
  const { PGlite } = await import("@electric-sql/pglite")
  const folder = process.env["SCIM_DATA_DIR"] ?? join(process.cwd(), ".data")
  await mkdir(folder, { recursive: true })
  return PGlite.create(folder)
}
