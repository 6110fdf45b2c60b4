import type { ScimDatabase } from "@/lib/scim/server/postgres-scim-management"

/** A database whose time is the test's. The store itself knows no other clock than the database's. */
export function withClock(db: ScimDatabase, now: () => number): ScimDatabase {
  return {
    query(text, values) {
      const time = `to_timestamp(${now() / 1000})`
      return db.query(text.replaceAll("now()", time), values)
    },
  }
}
