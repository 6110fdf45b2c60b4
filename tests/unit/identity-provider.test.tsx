import { render, screen } from "@testing-library/react"
import { ENDPOINT, renderScimSetup } from "@tests/support/render-scim-setup"
import { expect, it } from "vitest"

import { remember } from "@/lib/scim/scim-memory"
import { IdentityProvider } from "@/demo/identity-provider"

function renderProvider(customer = "acme") {
  const domain = `${customer}.example`
  return render(<IdentityProvider endpoint={ENDPOINT} domain={domain} />)
}

const consoleOf = () => screen.getByLabelText("Console of")

it("starts with Okta, and then with the provider that the device remembers", () => {
  const { unmount } = renderProvider()
  expect(consoleOf()).toHaveTextContent("Okta")
  unmount()
  remember(ENDPOINT, "provider", "entra")
  renderProvider()
  expect(consoleOf()).toHaveTextContent("Microsoft Entra ID")
})

it("follows what is chosen on the screen, and what is chosen here until then", async () => {
  const { choose } = renderScimSetup()
  renderProvider()
  await choose("Identity provider", "Microsoft Entra ID")
  expect(consoleOf()).toHaveTextContent("Microsoft Entra ID")
  await choose("Console of", "OneLogin")
  expect(consoleOf()).toHaveTextContent("OneLogin")
  await choose("Identity provider", "JumpCloud")
  expect(consoleOf()).toHaveTextContent("JumpCloud")
})

it("keeps what was pasted, in each console of a customer, and in no storage", async () => {
  const { user, choose } = renderScimSetup()
  const acme = renderProvider("acme")
  await user.type(screen.getByLabelText("Authorization"), "scim_pasted")
  await choose("Console of", "Microsoft Entra ID")
  expect(screen.getByLabelText("Secret Token")).toHaveValue("scim_pasted")
  acme.unmount()
  const globex = renderProvider("globex")
  expect(screen.getByLabelText("Authorization")).toHaveValue("")
  globex.unmount()
  renderProvider("acme")
  expect(screen.getByLabelText("Authorization")).toHaveValue("scim_pasted")
  expect(document.body.innerHTML).not.toContain("scim_pasted")
  expect(localStorage).toHaveLength(0)
  expect(sessionStorage).toHaveLength(0)
})
