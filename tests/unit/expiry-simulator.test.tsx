import { render, screen } from "@testing-library/react"
import { renderScimSetup } from "@tests/support/render-scim-setup"
import { expect, it } from "vitest"

import { ExpirySimulator } from "@/demo/expiry-simulator"
import { createFakeScimApi, refuses } from "@/demo/fake-scim-api"

function renderBoth(configuration = { hasApiKey: true }) {
  const api = createFakeScimApi(configuration)
  const rendered = renderScimSetup({ api })
  render(<ExpirySimulator api={api} />)
  return rendered
}

it("says how long the key now lives, until something else is pressed", async () => {
  const { click } = renderBoth()
  await click("20 hours left")
  expect(
    await screen.findByText("The key now expires in 20 hours."),
  ).toBeVisible()
  expect(await screen.findByText("Expires soon")).toBeVisible()
  await click("Reset key")
  expect(screen.queryByText(/now expires/)).toBeNull()
})

it("asks for a key where there is none, until one is generated", async () => {
  const { click } = renderBoth({ hasApiKey: false })
  await click("20 hours left")
  expect(await screen.findByText("Generate a key first.")).toBeVisible()
  await click("Generate key")
  expect(screen.queryByText("Generate a key first.")).toBeNull()
  await click("10 seconds left")
  expect(
    await screen.findByText(
      "The key now expires in 10 seconds. The screen shows it once you have stored the key.",
    ),
  ).toBeVisible()
  await click("I have stored the key")
  expect(screen.queryByText(/now expires/)).toBeNull()
})

it("says why it failed", async () => {
  const { api, click } = renderBoth()
  api.intercept("update", refuses({ message: "Reload the page.", status: 409 }))
  await click("20 hours left")
  expect(await screen.findByText("Reload the page.")).toBeVisible()
})
