import type { Meta } from "@storybook/react-vite"
import { screen, userEvent } from "storybook/test"

import { scimMessages } from "@/lib/scim/scim-messages"
import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi } from "@/demo/fake-scim-api"

import {
  choose,
  click,
  confirm,
  inDays,
  known,
  none,
  open,
  over,
  type Story,
} from "./story"

const HOUR_S = 3_600
const PROVIDER = "Identity provider"
const overlapping = {
  ...known,
  overlapChoices: [0, HOUR_S, 24 * HOUR_S, 168 * HOUR_S],
}

/** From the choice of a provider to its first request, through expiry and rotation. */
const meta = {
  title: "Lifecycle",
  component: ScimSetup,
  args: {
    scimEndpointUrl: "https://api.example.com/scim/v2",
    api: createFakeScimApi(),
  },
} satisfies Meta<typeof ScimSetup>

export default meta

export const ProviderChosen: Story = {
  ...over(none),
  play: async () => {
    await choose(PROVIDER, "Okta")
    await screen.findByText(/Have Okta open/)
  },
}

export const ProviderWithLimits: Story = {
  ...over(none),
  play: async () => {
    await choose(PROVIDER, "Google Workspace")
    await screen.findByText(/only apps from its own catalog/)
    await screen.findByRole("button", { name: "Generate key" })
  },
}

export const KeyWithGuide: Story = {
  ...over(none),
  play: async () => {
    await choose(PROVIDER, "Okta")
    await click("Generate key")
    await screen.findByText("SCIM connector base URL")
  },
}

export const KeyWithEntra: Story = {
  ...over(none),
  play: async () => {
    await choose(PROVIDER, "Microsoft Entra ID")
    await click("Generate key")
    await screen.findByText(/Paste the endpoint into/)
  },
}

export const KeyAfterOverlap: Story = {
  ...over(overlapping),
  play: async () => {
    await choose(PROVIDER, "JumpCloud")
    await confirm("Reset key")
    await screen.findByText(scimMessages.reset.whileOldWorks)
  },
}

export const GuideFailed: Story = {
  ...over(none),
  args: {
    providers: [
      {
        id: "okta",
        name: "Okta",
        load: () => Promise.reject(new Error("no such chunk")),
      },
    ],
  },
  play: async () => {
    await choose(PROVIDER, "Okta")
    await click("Generate key")
    await screen.findByText(/couldn’t be loaded/)
  },
}

export const Waiting: Story = {
  ...over({ ...known, createdAt: inDays(0) - 60, lastUsedAt: null }),
  play: async () => {
    await choose(PROVIDER, "Okta")
    await screen.findByText(/If nobody has the key/)
  },
}

export const Receiving: Story = {
  ...over({ ...known, userCount: 42 }),
  play: async () => {
    await screen.findByText("Receiving requests")
  },
}

export const Quiet: Story = {
  ...over({ ...known, lastUsedAt: inDays(0) - 5 * HOUR_S }),
  play: async () => {
    await choose(PROVIDER, "Microsoft Entra ID")
    await screen.findByText("No requests lately")
  },
}

export const FailingReplaced: Story = {
  ...over({
    ...known,
    lastRejected: { at: inDays(0) - 60, reason: "replaced" },
  }),
  play: async () => {
    await screen.findByText("The last request was refused")
  },
}

export const FailingExpired: Story = {
  ...over({
    ...known,
    expiresAt: inDays(-1),
    lastUsedAt: inDays(-1) - 60,
    lastRejected: { at: inDays(0) - 60, reason: "expired" },
  }),
  play: async () => {
    await screen.findByText("The last request was refused")
  },
}

export const ExpiresIn29Days: Story = {
  ...over({ ...known, expiresAt: inDays(29) }),
  play: async () => {
    await screen.findByText("Expires soon")
  },
}

export const ExpiresTomorrow: Story = {
  ...over({ ...known, expiresAt: inDays(1) - 60 }),
  play: async () => {
    await screen.findByText("Expires soon")
  },
}

export const TwoKeys: Story = {
  ...over({
    ...overlapping,
    createdAt: inDays(0) - HOUR_S,
    lastUsedAt: null,
    previousKey: {
      expiresAt: inDays(1) - HOUR_S,
      lastUsedAt: inDays(0) - 120,
    },
  }),
  play: async () => {
    await screen.findByText(/still uses the old key/)
  },
}

export const EndOldKeyDialog: Story = {
  ...TwoKeys,
  play: async () => {
    await open("End the old key")
  },
}

export const ResetOverlapDialog: Story = {
  ...over(overlapping),
  play: async () => {
    await open("Reset key")
  },
}

export const ResetGuideDialog: Story = {
  ...over(known),
  play: async () => {
    await choose(PROVIDER, "Microsoft Entra ID")
    const dialog = await open("Reset key")
    await dialog.findByText("Secret Token")
  },
}

export const RenewDialog: Story = {
  ...over({ ...known, expiresAt: inDays(-2), lastUsedAt: inDays(-2) }),
  play: async () => {
    await open("Generate a new key")
  },
}

export const ExpiryDialog: Story = {
  ...over(known),
  play: async () => {
    await open("Change expiry")
  },
}

export const ExpiryMoved: Story = {
  ...over(known),
  play: async () => {
    await confirm("Change expiry")
    await screen.findByText("The expiry of the key is changed.")
  },
}

export const DeleteExplained: Story = {
  ...over({ ...known, userCount: 42 }),
  args: {
    confirmDelete: "Acme",
    deleteDetails: "They can sign in until you deactivate them in Acme.",
  },
  play: async () => {
    const dialog = await open("Delete connection")
    await userEvent.click(
      dialog.getByRole("button", { name: "Delete connection" }),
    )
    await dialog.findByRole("textbox", { name: /Type/ })
  },
}

export const GuideOpen: Story = {
  ...over(known),
  play: async () => {
    await choose(PROVIDER, "OneLogin")
    await userEvent.click(await screen.findByText(/Where to paste a new key/))
    await screen.findByText(/If the API is disabled/)
  },
}
