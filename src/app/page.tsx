import { headers } from "next/headers"

import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { toScimConfiguration } from "@/lib/scim/server/scim-setup-handler"
import { CopyCommand } from "@/demo/copy-command"
import { CustomerForm } from "@/demo/customer-form"
import { customers, signedInCustomer } from "@/demo/customers"
import { countUsers, openDatabase } from "@/demo/database"
import { IdentityProvider } from "@/demo/identity-provider"
import { LiveScimSetup } from "@/demo/live-scim-setup"
import { originOf } from "@/demo/origin"
import { Segment, Segments } from "@/demo/segments"
import { SiteHeader } from "@/demo/site-header"

/** Never rendered while the app is built: that would open the database. */
export const dynamic = "force-dynamic"

export default async function Page() {
  const origin = originOf(await headers())
  const customer = await signedInCustomer()
  const initialConfiguration = await readConfiguration(customer.id)
  const endpoint = `${origin}/scim/v2`

  return (
    <>
      <SiteHeader>
        <CustomerSwitch current={customer.id} />
      </SiteHeader>
      <main className="mx-auto grid max-w-6xl grid-cols-1 gap-10 px-4 py-10 sm:px-6 lg:py-14">
        <div className="grid grid-cols-1 gap-4">
          <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">
            SCIM for your enterprise customers
          </h1>
          <p className="max-w-2xl text-pretty text-muted-foreground">
            Install the screen below in your product. An IT admin of{" "}
            {customer.name} generates a key on it, and the simulated identity
            provider creates users with that key, over a real SCIM endpoint.
          </p>
          <div className="max-w-xl">
            <CopyCommand
              command={`npx shadcn@latest add ${origin}/r/enterprise-scim.json`}
            />
          </div>
        </div>
        <div
          key={customer.id}
          className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_26rem]"
        >
          <LiveScimSetup
            customerId={customer.id}
            customerName={customer.name}
            scimEndpointUrl={endpoint}
            initialConfiguration={initialConfiguration}
          />
          <IdentityProvider
            endpoint={endpoint}
            connectionKey={customer.id}
            domain={`${customer.id}.example`}
          />
        </div>
      </main>
    </>
  )
}

/** Undefined after a failure: the screen then asks for itself, and says what is wrong. */
async function readConfiguration(
  customerId: string,
): Promise<ScimConfiguration | undefined> {
  try {
    const { management } = await openDatabase()
    const result = await management.fetchScimConnection({ customerId })
    const userCount = await countUsers(customerId)
    if (result.ok)
      return toScimConfiguration(management, result.data, userCount)
    if (result.error.type === "ScimConnectionNotFound")
      return { hasApiKey: false }
  } catch (error) {
    console.error("The SCIM connection can't be read:", error)
  }
  return undefined
}

function CustomerSwitch({ current }: { current: string }) {
  return (
    <CustomerForm>
      <span className="text-sm text-muted-foreground">Admin of</span>
      <Segments label="Customer">
        {customers.map(({ id, name }) => (
          <Segment
            key={id}
            type="submit"
            name="customer"
            value={id}
            aria-pressed={id === current}
          >
            {name}
          </Segment>
        ))}
      </Segments>
    </CustomerForm>
  )
}
