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
    describe.each(PARTS)("%s", (_, define) => {
      define(acme, globex)
    })
  })
}
