import type { Meta } from "@storybook/react-vite"
import { expect, screen, spyOn, userEvent } from "storybook/test"

import { ScimSetup } from "@/components/scim/scim-setup"
import {
  createFakeScimApi,
  isUnreachable,
  losesItsAnswer,
  refuses,
  staysSilent,
} from "@/demo/fake-scim-api"

import {
  click,
  confirm,
  inDays,
  known,
  none,
  open,
  over,
  type Story,
} from "./story"

/** A story says what the backend knows and does; `play` is what the admin does. */
const meta = {
  title: "ScimSetup",
  component: ScimSetup,
  args: {
    scimEndpointUrl: "https://api.example.com/scim/v2",
    api: createFakeScimApi(),
  },
} satisfies Meta<typeof ScimSetup>

export default meta

export const Loading: Story = {
  ...over(known, (api) => api.intercept("get", staysSilent)),
  play: async () => {
    await expect(screen.getByText(/Loading/)).toBeInTheDocument()
  },
}

export const Empty: Story = {
  ...over(none),
  play: async () => {
    await screen.findByRole("button", { name: "Generate key" })
  },
}

export const EmptyCustomDate: Story = {
  ...over(none),
  play: async () => {
    await userEvent.click(await screen.findByLabelText("Key expiry"))
    await userEvent.click(await screen.findByRole("option", { name: /Custom/ }))
    await click("Generate key")
    await expect(await screen.findByRole("alert")).toHaveTextContent(/Choose/)
  },
}

export const EmptyNever: Story = {
  ...over(none),
  args: { expiry: { default: "never" } },
  play: async () => {
    await screen.findByText(/works until it is reset/)
  },
}

export const EmptyReadOnly: Story = {
  ...over(none),
  args: { readOnly: true },
  play: async () => {
    await screen.findByText("There is no connection yet.")
  },
}

export const Generating: Story = {
  ...over(none, (api) => void api.hold("create")),
  play: async () => {
    await click("Generate key")
    await screen.findByRole("button", { name: "Generating key…" })
  },
}

export const GenerateFailed: Story = {
  ...over(none, (api) => api.intercept("create", refuses({ status: 500 }))),
  play: async () => {
    await click("Generate key")
    await screen.findByRole("alert")
  },
}

export const GenerateRefused: Story = {
  ...over(none, (api) =>
    api.intercept(
      "create",
      refuses({ status: 400, message: "Keys may work for 90 days at most." }),
    ),
  ),
  play: async () => {
    await click("Generate key")
    await screen.findByText("Keys may work for 90 days at most.")
  },
}

export const KeyUndelivered: Story = {
  ...over(none, (api) => api.intercept("create", losesItsAnswer)),
  play: async () => {
    await click("Generate key")
    await screen.findByText(/its key got lost/)
  },
}

export const Key: Story = {
  ...over(none),
  play: async () => {
    await click("Generate key")
    await screen.findByRole("heading", { name: "Store your new key now" })
  },
}

export const KeyAfterReset: Story = {
  ...over(known),
  play: async () => {
    await confirm("Reset key")
    await screen.findByText(/the old one no longer works/)
  },
}

export const KeyNotCopied: Story = {
  ...over(none),
  play: async () => {
    const denied = spyOn(navigator.clipboard, "writeText")
    denied.mockRejectedValue(new DOMException("denied", "NotAllowedError"))
    await click("Generate key")
    await click("Copy key")
    await screen.findByText(/press Ctrl\+C/)
    denied.mockRestore()
  },
}

export const Active: Story = {
  ...over(known),
  play: async () => {
    await screen.findByText("Active")
  },
}

export const ActiveNeverExpires: Story = {
  ...over({ hasApiKey: true, expiresAt: null }),
  play: async () => {
    await screen.findByText("Never")
  },
}

export const ActiveNotUsedYet: Story = {
  ...over({ ...known, lastUsedAt: null }),
  play: async () => {
    await screen.findByText("Waiting for the first request")
  },
}

export const ActiveReadOnly: Story = {
  ...over(known),
  args: { readOnly: true },
  play: async () => {
    await screen.findByText("Active")
  },
}

export const ExpiresSoon: Story = {
  ...over({ ...known, expiresAt: inDays(6) }),
  play: async () => {
    await screen.findByText("Expires soon")
  },
}

export const Expired: Story = {
  ...over({ ...known, expiresAt: inDays(-2), lastUsedAt: inDays(-2) }),
  play: async () => {
    await screen.findByText(/^Provisioning has stopped/)
  },
}

export const ResetDialog: Story = {
  ...over(known),
  play: async () => {
    await open("Reset key")
  },
}

export const Resetting: Story = {
  ...over(known, (api) => void api.hold("reset")),
  play: async () => {
    await confirm("Reset key")
    await screen.findByRole("button", { name: "Resetting key…" })
  },
}

export const ResetFailed: Story = {
  ...over(known, (api) =>
    api.intercept("reset", refuses({ status: 429, retryAfterSeconds: 30 })),
  ),
  play: async () => {
    await confirm("Reset key")
    await screen.findByText(/in 30 seconds/)
  },
}

export const ResetUncertain: Story = {
  ...over(known, (api) => api.intercept("reset", losesItsAnswer)),
  play: async () => {
    const dialog = await confirm("Reset key")
    await dialog.findByText(/the old key may no longer work/)
  },
}

export const DeleteDialog: Story = {
  ...over(known),
  play: async () => {
    await open("Delete connection")
  },
}

export const Deleting: Story = {
  ...over(known, (api) => void api.hold("remove")),
  play: async () => {
    await confirm("Delete connection")
    await screen.findByRole("button", { name: "Deleting connection…" })
  },
}

export const DeleteFailed: Story = {
  ...over(known, (api) => api.intercept("remove", refuses({ status: 500 }))),
  play: async () => {
    const dialog = await confirm("Delete connection")
    await dialog.findByRole("alert")
  },
}

export const Deleted: Story = {
  ...over(known),
  play: async () => {
    await confirm("Delete connection")
    await screen.findByText(/The connection is deleted/)
  },
}

export const Unreachable: Story = {
  ...over(known, (api) => api.intercept("get", isUnreachable)),
  play: async () => {
    await screen.findByRole("button", { name: "Try again" })
  },
}

export const SignedOut: Story = {
  ...over(known, (api) => api.intercept("get", refuses({ status: 401 }))),
  play: async () => {
    await screen.findByText(/aren’t signed in/)
  },
}

export const Forbidden: Story = {
  ...over(known, (api) => api.intercept("get", refuses({ status: 403 }))),
  play: async () => {
    await screen.findByText(/don’t have permission/)
  },
}

export const ServerTrouble: Story = {
  ...over(known, (api) => api.intercept("get", refuses({ status: 502 }))),
  play: async () => {
    await screen.findByText(/Something went wrong/)
  },
}

export const LongEndpoint: Story = {
  ...over(none),
  args: {
    scimEndpointUrl: `https://api.example.com/${"a-very-long-segment/".repeat(10)}scim/v2`,
  },
  play: async () => {
    await screen.findByRole("button", { name: "Generate key" })
    const { scrollWidth, clientWidth } = document.documentElement
    await expect(scrollWidth).toBe(clientWidth)
  },
}
