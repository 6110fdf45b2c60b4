import { cookies } from "next/headers"

export const CUSTOMER_COOKIE = "demo_customer"

interface Customer {
  id: string
  name: string
}

const ACME: Customer = { id: "acme", name: "Acme Inc." }

export const customers = [ACME, { id: "globex", name: "Globex GmbH" }]

/** The demo signs everyone in, as an admin of the customer whom the cookie names. */
export async function signedInCustomer() {
  const jar = await cookies()
  return findCustomer(jar.get(CUSTOMER_COOKIE)?.value) ?? ACME
}

export function findCustomer(id: unknown) {
  return customers.find((customer) => customer.id === id)
}
