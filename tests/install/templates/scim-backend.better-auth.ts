import { scim } from "@better-auth/scim"
import { betterAuth } from "better-auth"
import { getMigrations } from "better-auth/db/migration"
import { Pool } from "pg"

import { createBetterAuthScimManagement } from "@/lib/scim/server/better-auth-scim-management"

let opened: ReturnType<typeof open> | undefined

/** Every visitor is an admin of one customer here: ask your session instead. */
export async function authorize(_request: Request) {
  return "acme"
}

export function getManagement() {
  opened ??= open()
  return opened
}

async function open() {
  const auth = betterAuth({
    baseURL: "https://app.example.com",
    secret: "a secret of the tests, of 32 characters",
    database: new Pool({ connectionString: process.env["TEST_DATABASE_URL"] }),
    telemetry: { enabled: false },
    plugins: [
      scim({
        connections: [],
        managedConnections: {
          credentialHashSecret: "another secret of the tests, of 32 characters",
        },
      }),
    ],
  })
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  return createBetterAuthScimManagement(auth)
}
