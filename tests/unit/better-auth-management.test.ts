import { PGlite } from "@electric-sql/pglite"
import type { Pool } from "pg"
import { afterAll, beforeAll, expectTypeOf, it, vi } from "vitest"

import type { BetterAuthWithScim } from "@/lib/scim/server/better-auth-scim-management"

import { openBetterAuth, poolOf, toScimStore } from "../support/better-auth"
import { describeServer } from "../support/databases"
import { describeScimManagement } from "../support/scim-management.contract"

let pool: Pool

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  pool = poolOf(await PGlite.create())
})
afterAll(async () => {
  await pool.end()
  vi.useRealTimers()
})

describeScimManagement("better-auth on PGlite", (now) => toScimStore(pool, now))

describeServer("better_auth_test", (getPool) =>
  describeScimManagement("better-auth on PostgreSQL", (now) =>
    toScimStore(getPool(), now),
  ),
)

it("takes better-auth as it stands, and nothing without the plugin is", () => {
  type Auth = Awaited<ReturnType<typeof openBetterAuth>>["auth"]
  type WithScim = BetterAuthWithScim<Auth["options"]>
  expectTypeOf<Auth>().toExtend<WithScim>()
  type Plain = Omit<Auth, "api"> & { api: Pick<Auth["api"], "getSession"> }
  expectTypeOf<Plain>().not.toExtend<WithScim>()
})
