import { expect, test, type APIRequestContext } from "@playwright/test"

/** Returns a way to call the endpoint of the production build with a new key. */
async function connect(request: APIRequestContext, origin = "") {
  const headers = { Cookie: "demo_customer=globex", Origin: origin }
  await request.delete("/api/setup/scim", { headers })
  const created = await request.post("/api/setup/scim", { headers, data: {} })
  const { scimApiKey } = await created.json()
  return async (method: string, url: string) => {
    const response = await request.fetch(url, {
      method,
      headers: { Authorization: `Bearer ${scimApiKey}` },
    })
    const contentType = response.headers()["content-type"]
    expect([url, contentType]).toEqual([url, "application/scim+json"])
    return { status: response.status(), json: await response.json() }
  }
}

test("the endpoint describes its schemas and resource types, each at its own address", async ({
  request,
  baseURL,
}) => {
  const send = await connect(request, baseURL)
  for (const endpoint of ["ResourceTypes", "Schemas"]) {
    const { json } = await send("GET", `/scim/v2/${endpoint}`)
    expect(json.totalResults).toBeGreaterThan(1)
    for (const document of json.Resources)
      expect(await send("GET", document.meta.location)).toEqual({
        status: 200,
        json: document,
      })
  }
})

test("the endpoint returns 400 for paths that can't be decoded", async ({
  request,
  baseURL,
}) => {
  const send = await connect(request, baseURL)
  for (const path of ["Users/%E0%A4%A", "Users/%", "%FF", "Users/%00"]) {
    const { status, json } = await send("GET", `/scim/v2/${path}`)
    expect([path, status, json.status]).toEqual([path, 400, "400"])
  }
})

test("the endpoint returns 405 for OPTIONS", async ({ request, baseURL }) => {
  const send = await connect(request, baseURL)
  const { status } = await send("OPTIONS", "/scim/v2/Users")
  expect(status).toBe(405)
})
