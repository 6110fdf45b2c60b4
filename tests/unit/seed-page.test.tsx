import { render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import Page from "@tests/fixtures/seed-page"
import { http, HttpResponse, type DefaultBodyType } from "msw"
import { setupServer } from "msw/node"
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from "vitest"

const SCIM = "*/api/setup/scim"
/** The sample sends reset and delete to its sister component's route. */
const SSO = "*/api/setup/sso"

const server = setupServer()
let connection: { expiresAt: number | null } | null = null
let issued = 0

beforeAll(() => server.listen({ onUnhandledRequest: "error" }))
afterEach(() => {
  server.resetHandlers()
  connection = null
})
afterAll(() => server.close())

function json(body: DefaultBodyType, status = 200) {
  return HttpResponse.json(body, { status })
}

async function issue({ request }: { request: Request }) {
  const { expiresAt = null } = await request.json()
  connection = { expiresAt }
  issued += 1
  return json({ scimApiKey: `scim_seed_${issued}` })
}

/** The documented routes, answered as the documented backend answers them. */
function serve(...first: Parameters<typeof server.use>) {
  server.use(
    ...first,
    http.get(SCIM, () =>
      json(
        connection ? { hasApiKey: true, ...connection } : { hasApiKey: false },
      ),
    ),
    http.post(SCIM, issue),
    http.put(SSO, issue),
    http.delete(SSO, () => {
      connection = null
      return json({ message: "SCIM connection deleted successfully" })
    }),
  )
  const user = userEvent.setup()
  render(<Page />)
  return {
    click: async (name: string) =>
      user.click(await screen.findByRole("button", { name })),
    confirm: async (name: string) => {
      await user.click(await screen.findByRole("button", { name }))
      const dialog = within(await screen.findByRole("alertdialog"))
      await user.click(dialog.getByRole("button", { name }))
    },
  }
}

/** What the sample's own callbacks logged: they are the one thing that may print. */
function logged() {
  const lines = vi.mocked(console.log).mock.calls.map((line) => line.join(" "))
  vi.mocked(console.log).mockClear()
  return lines
}

describe("the seed's sample page, verbatim", () => {
  it("generates, resets and deletes where its routes answer", async () => {
    const { click, confirm } = serve()
    await click("Generate key")
    expect(await screen.findByText(/^scim_seed_/)).toBeVisible()
    expect(logged()).toEqual([`Generated: scim_seed_${issued}`])
    await click("I have stored the key")
    await confirm("Reset key")
    expect(await screen.findByText(`scim_seed_${issued}`)).toBeVisible()
    expect(logged()).toEqual([`Reset: scim_seed_${issued}`])
    await click("I have stored the key")
    await confirm("Delete connection")
    expect(await screen.findByText(/The connection is deleted/)).toBeVisible()
    expect(logged()).toEqual(["Deleted"])
  })

  it("reads null as never", async () => {
    connection = { expiresAt: null }
    serve()
    expect(await screen.findByText("Never")).toBeVisible()
  })

  it("takes a delete that answers 204 for what it is", async () => {
    connection = { expiresAt: null }
    const { confirm } = serve(
      http.delete(SSO, () => {
        connection = null
        return new HttpResponse(null, { status: 204 })
      }),
    )
    await confirm("Delete connection")
    expect(await screen.findByText(/The connection is deleted/)).toBeVisible()
    expect(logged()).toEqual(["Deleted"])
  })

  it.each([
    [
      "the sister route deletes something else",
      () => json({ message: "gone" }),
    ],
    [
      "there is no such route",
      () => HttpResponse.html("<h1>404</h1>", { status: 404 }),
    ],
    [
      "it is refused with a body that looks like data",
      () => json({ error: "no" }, 401),
    ],
  ])("never claims a delete when %s", async (_, answer) => {
    connection = { expiresAt: null }
    const { confirm } = serve(http.delete(SSO, answer))
    await confirm("Delete connection")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /was not deleted/,
    )
    expect(logged()).toEqual([])
  })

  it.each([
    ["401", () => json({ error: "Unauthorized" }, 401)],
    ["500", () => json({ error: { type: "UnexpectedError" } }, 500)],
    ["a sign-in page", () => HttpResponse.html("<form>Sign in</form>")],
    ["a network error", () => HttpResponse.error()],
  ])("never reads %s as no connection", async (_, answer) => {
    serve(http.get(SCIM, answer))
    expect(await screen.findByRole("alert")).toHaveTextContent(/can’t be shown/)
    expect(screen.queryByRole("button", { name: "Generate key" })).toBeNull()
  })

  it.each([
    [
      "an error body with status 400",
      () => json({ error: { type: "InvalidFields" } }, 400),
    ],
    [
      "a page of HTML",
      () => HttpResponse.html("<h1>Oops</h1>", { status: 500 }),
    ],
  ])("shows no key when create answers %s", async (_, answer) => {
    const { click } = serve(http.post(SCIM, answer))
    await click("Generate key")
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /No key was generated/,
    )
    expect(document.body).not.toHaveTextContent("undefined")
    expect(logged()).toEqual([])
  })

  it("offers a reset when create succeeded and its answer got lost", async () => {
    const { click, confirm } = serve(
      http.post(
        SCIM,
        () => {
          connection = { expiresAt: null }
          return HttpResponse.error()
        },
        { once: true },
      ),
    )
    await click("Generate key")
    expect(await screen.findByText(/its key got lost on the way/)).toBeVisible()
    await confirm("Reset key")
    expect(await screen.findByText(/^scim_seed_/)).toBeVisible()
    logged()
  })
})
