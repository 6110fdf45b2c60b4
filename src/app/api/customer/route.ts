import { CUSTOMER_COOKIE, findCustomer } from "@/demo/customers"

/** Signs in as another customer. */
export async function POST(request: Request) {
  const customer = findCustomer((await request.formData()).get("customer"))
  if (!customer) return new Response("No such customer.", { status: 400 })
  const cookie = `${CUSTOMER_COOKIE}=${customer.id}; Path=/; HttpOnly; SameSite=Lax`
  return new Response(null, {
    status: 303,
    headers: { Location: "/", "Set-Cookie": cookie },
  })
}
