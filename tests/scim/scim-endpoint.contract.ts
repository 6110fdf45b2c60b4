import { afterEach, beforeAll, describe } from "vitest"

import { describeConcurrency } from "./concurrency"
import { describeCustomers } from "./customers"
import { describeDiscovery } from "./discovery"
import { describeFilters } from "./filters"
import { describeHostile } from "./hostile"
import { describeLists } from "./lists"
import { describeMicrosoft } from "./microsoft"
import { describeOkta } from "./okta"
import { describePatch } from "./patch"
import { describeProviders } from "./providers"
import { describeResources } from "./resources"
import { describeSchemas } from "./schemas"
import {
  createScimClient,
  type ConnectScim,
  type ScimClient,
} from "./scim-client"
import { describeSelection } from "./selection"

const PARTS: [
  name: string,
  define: (acme: ScimClient, globex: ScimClient) => void,
][] = [
  ["discovery", describeDiscovery],
  ["schemas", describeSchemas],
  ["resources", describeResources],
  ["PATCH", describePatch],
  ["filters", describeFilters],
  ["lists", describeLists],
  ["attributes", describeSelection],
  ["Okta", describeOkta],
  ["Microsoft Entra", describeMicrosoft],
  ["other providers", describeProviders],
  ["parallel requests", describeConcurrency],
  ["customers", describeCustomers],
  ["hostile requests", describeHostile],
]

/** What every SCIM endpoint promises, whatever runs it and wherever its data is. */
export function describeScimEndpoint(name: string, connect: ConnectScim) {
  describeParts(name, connect, PARTS)
}

/** What stays true of it when the database is strict about requests at the same time. */
export function describeScimConcurrency(name: string, connect: ConnectScim) {
  const parts = PARTS.filter(([part]) => part === "parallel requests")
  describeParts(name, connect, parts)
}

function describeParts(
  name: string,
  connect: ConnectScim,
  parts: typeof PARTS,
) {
  describe(`the SCIM endpoint, ${name}`, () => {
    const acme = createScimClient(() => connect("acme"))
    const globex = createScimClient(() => connect("globex"))
    beforeAll(async () => {
      await acme.open()
      await globex.open()
    })
    afterEach(async () => {
      await acme.clear()
      await globex.clear()
    })
    describe.each(parts)("%s", (_, define) => {
      define(acme, globex)
    })
  })
}
