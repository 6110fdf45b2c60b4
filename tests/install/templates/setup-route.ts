let connection: { expiresAt: number | null } | null = null
let issued = 0

/** The four routes that the seed's page calls, in memory. */
async function handle(request: Request) {
  switch (request.method) {
    case "POST":
    case "PUT": {
      const body: { expiresAt?: number } = JSON.parse(await request.text())
      connection = { expiresAt: body.expiresAt ?? null }
      issued += 1
      return Response.json({ scimApiKey: `scim-key-number-${issued}` })
    }
    case "DELETE":
      connection = null
      return Response.json({ message: "SCIM connection deleted successfully" })
    default:
      return Response.json({ hasApiKey: connection !== null, ...connection })
  }
}

export { handle as DELETE, handle as GET, handle as POST, handle as PUT }
