import type { PGlite } from "@electric-sql/pglite"
import type { createClient } from "@propelauth/byo-node"
import type { Client, Pool } from "pg"
import { describe, expectTypeOf, it } from "vitest"

import type { authenticateScimRequest } from "@/lib/scim/server/authenticate-scim-request"
import type {
  PostgresScimManagement,
  ScimDatabase,
} from "@/lib/scim/server/postgres-scim-management"
import type { ScimManagement } from "@/lib/scim/server/scim-management"
import type { ScimSetupHandlerOptions } from "@/lib/scim/server/scim-setup-handler"

import type { MemoryScimManagement } from "../../src/demo/memory-scim-management"
import type { ScimStore } from "../support/scim-management.contract"

type PropelAuth = ReturnType<typeof createClient>["scim"]["management"]
/** Neon's HTTP driver with `fullResults: true`, as its documentation has it. */
type Neon = {
  query(
    text: string,
    params?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number }>
}

describe("the types", () => {
  it("take PropelAuth's client as it stands", () => {
    expectTypeOf<PropelAuth>().toExtend<ScimManagement>()
    expectTypeOf<PropelAuth>().toExtend<ScimSetupHandlerOptions["management"]>()
  })

  it("take PropelAuth's way to move an expiry", () => {
    expectTypeOf<PropelAuth>().toExtend<
      Required<Pick<ScimManagement, "patchScimConnection">>
    >()
  })

  it("take the stores of this repository", () => {
    expectTypeOf<PostgresScimManagement>().toExtend<ScimStore>()
    expectTypeOf<MemoryScimManagement>().toExtend<ScimStore>()
  })

  it("take the drivers of PostgreSQL as they stand", () => {
    expectTypeOf<Pool>().toExtend<ScimDatabase>()
    expectTypeOf<Client>().toExtend<ScimDatabase>()
    expectTypeOf<PGlite>().toExtend<ScimDatabase>()
    expectTypeOf<Neon>().toExtend<ScimDatabase>()
  })

  it("take no management without a way to delete", () => {
    expectTypeOf<
      Omit<PropelAuth, "deleteScimConnection">
    >().not.toExtend<ScimManagement>()
  })

  it("know the caller once a refusal is returned", () => {
    type Caller = { customerId: string }
    type Answer = Awaited<ReturnType<typeof authenticateScimRequest<Caller>>>
    expectTypeOf<Exclude<Answer, Response>>().toEqualTypeOf<Caller>()
  })
})
