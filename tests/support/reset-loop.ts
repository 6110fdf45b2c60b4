import { writeSync } from "node:fs"
import { Pool } from "pg"

import { createPostgresScimManagement } from "@/lib/scim/server/postgres-scim-management"

/** With and without an overlap by turns. */
export const OVERLAPS = [3600, 0]

/** Resets one key for ever, and reports each new key as soon as it has it. */
export async function loopResets(
  connectionString: string,
  schema: string,
  name: string,
) {
  const pool = new Pool({
    connectionString,
    options: `-c search_path=${schema}`,
    application_name: name,
    max: 1,
  })
  const store = createPostgresScimManagement(pool)
  for (let count = 0; ; count += 1) {
    const overlapSeconds = OVERLAPS[count % OVERLAPS.length] ?? 0
    const command = { customerId: name, overlapSeconds }
    const result = await store.resetScimApiKey(command)
    // At once, where `process.stdout` would keep it for a while.
    writeSync(1, `${JSON.stringify({ result, overlapSeconds })}\n`)
  }
}
