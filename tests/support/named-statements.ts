import { createHash } from "node:crypto"
import type { Pool } from "pg"

import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

export function withNamedStatements(pool: Pool): ScimDatabase {
  const names = new Map<string, string>()
  return {
    query(text, values = []) {
      const name = names.get(text) ?? toName(text)
      names.set(text, name)
      return pool.query({ name, text, values })
    },
  }
}

/** Never a counter: behind a pooler, another server's statement may have that name. */
function toName(text: string) {
  const hash = createHash("sha256").update(text).digest("hex")
  return `scim_${hash.slice(0, 32)}`
}
