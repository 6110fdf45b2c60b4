import type { Meta } from "@storybook/react-vite"
import { expect, screen } from "storybook/test"

import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi, type FakeScimApi } from "@/demo/fake-scim-api"

import { choose, click, known, none, open, over, type Story } from "./story"

const DAY_S = 86_400
const overlapChoices = [0, DAY_S, 7 * DAY_S]

/** What the tests in tests/a11y need beyond the screen's states. */
const meta = {
  title: "Accessibility",
  component: ScimSetup,
  args: {
    scimEndpointUrl: "https://api.example.com/scim/v2",
    api: createFakeScimApi(),
  },
} satisfies Meta<typeof ScimSetup>

export default meta

export const WholeLife: Story = {
  ...over({ ...none, overlapChoices }),
  args: { confirmDelete: "Acme" },
  play: async () => {
    await screen.findByRole("button", { name: "Generate key" })
  },
}

export const TwoScreens: Story = {
  render: (args) => (
    <div className="grid gap-8">
      <section aria-label="Acme">
        <ScimSetup
          {...args}
          headingLevel={2}
          api={createFakeScimApi({ ...known, overlapChoices })}
        />
      </section>
      <section aria-label="Globex">
        <ScimSetup
          {...args}
          headingLevel={3}
          scimEndpointUrl="https://globex.example.com/scim/v2"
          api={createFakeScimApi()}
        />
      </section>
    </div>
  ),
  play: async () => {
    await screen.findByText("Active")
    await screen.findByRole("button", { name: "Generate key" })
  },
}

const watched = { api: createFakeScimApi() }

/** Reads don't count: the screen reads whenever it gets the focus. */
function writesOf({ calls }: FakeScimApi) {
  return calls.filter(({ operation }) => operation !== "get")
}

export const NoConnectionNothingSent: Story = {
  name: "C-23 Choosing sends nothing, without a connection",
  ...over(none, (api) => (watched.api = api)),
  play: async () => {
    await choose("Identity provider", "Another SCIM 2.0 provider")
    await choose("Key expiry", "30 days")
    await choose("Key expiry", "Never")
    await choose("Key expiry", "Custom date…")
    await expect(writesOf(watched.api)).toEqual([])
  },
}

export const ConnectionNothingSent: Story = {
  name: "C-23 Choosing sends nothing, in a dialog",
  ...over({ ...known, overlapChoices }, (api) => (watched.api = api)),
  play: async () => {
    await choose("Identity provider", "Okta")
    await open("Change expiry")
    await choose("Key expiry", "90 days")
    await click("Cancel")
    await open("Reset key")
    await choose("Key expiry", "Never")
    await choose("Old key", "Keep it for 7 days")
    await expect(writesOf(watched.api)).toEqual([])
  },
}
