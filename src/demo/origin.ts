/** The origin that the browser or the identity provider has in its address, behind a proxy too. */
export function originOf(headers: Pick<Headers, "get">) {
  const host = headers.get("x-forwarded-host") ?? headers.get("host")
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0] ?? "http"
  return `${protocol}://${host ?? "localhost"}`
}
