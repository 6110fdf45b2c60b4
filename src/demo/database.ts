import { readFileSync, writeFileSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"

import {
  createPostgresScimManagement,
  migrateScimSchema,
  type ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"

import { createScimResources, scimResourceSchema } from "./scim-resources"

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

export async function countUsers(customerId: string) {
  const { db } = await openDatabase()
  return createScimResources(db, customerId).count("User")
}

async function connect() {
  const url = process.env["DATABASE_URL"]
  const db = url ? await connectToServer(url) : await openFolder()
  await migrateScimSchema(db)
  for (const statement of scimResourceSchema) await db.query(statement, [])
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
  lock(join(folder, "server.pid"))
  return PGlite.create(join(folder, "pglite"))
}

/** PGlite doesn't guard its folder, and two processes in it destroy the data. */
function lock(file: string) {
  const owner = ownerOf(file)
  if (owner && owner !== process.pid && isAlive(owner))
    throw new Error(
      `The demo's database is open in process ${owner} (${file}). End it, or set SCIM_DATA_DIR to another folder.`,
    )
  writeFileSync(file, String(process.pid))
}

function ownerOf(file: string) {
  try {
    return Number(readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
