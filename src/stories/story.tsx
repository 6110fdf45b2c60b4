import type { StoryObj } from "@storybook/react-vite"
import { expect, screen, userEvent, waitFor, within } from "storybook/test"

import type { ScimConfiguration } from "@/lib/scim/scim-types"
import { ScimSetup, type ScimSetupProps } from "@/components/scim/scim-setup"
import { createFakeScimApi, type FakeScimApi } from "@/demo/fake-scim-api"

export type Story = StoryObj<ScimSetupProps>

const DAY_S = 86_400
export const inDays = (days: number) =>
  Math.floor(Date.now() / 1000) + days * DAY_S

/** What the backend knows and does. */
export function over(
  configuration: ScimConfiguration,
  prepare: (api: FakeScimApi) => void = () => {},
): Pick<Story, "args" | "render"> {
  return {
    render: (args) => {
      const api = createFakeScimApi(configuration)
      prepare(api)
      return <ScimSetup {...args} api={api} />
    },
  }
}

export const none: ScimConfiguration = { hasApiKey: false }
export const known: ScimConfiguration = {
  hasApiKey: true,
  expiresAt: inDays(180),
  createdAt: inDays(-185),
  keyHint: "wXyZ",
  lastUsedAt: inDays(0) - 120,
}

/** Chooses, and waits until the list has faded out: nothing can be clicked before. */
export async function choose(label: string, option: string) {
  const select = await screen.findByLabelText(label)
  await userEvent.click(select)
  await userEvent.click(await screen.findByRole("option", { name: option }))
  await waitFor(async () => {
    await expect(screen.queryByRole("listbox", { hidden: true })).toBeNull()
    await expect(getComputedStyle(select).pointerEvents).not.toBe("none")
  })
}

export async function click(name: string) {
  await userEvent.click(await screen.findByRole("button", { name }))
}

/** Opens a dialog and waits until it has faded in, so that what is checked is what is seen. */
export async function open(name: string) {
  await click(name)
  const dialog = await screen.findByRole("alertdialog")
  await waitFor(() =>
    expect(dialog.getAnimations({ subtree: true })).toHaveLength(0),
  )
  return within(dialog)
}

export async function confirm(name: string) {
  const dialog = await open(name)
  await userEvent.click(dialog.getByRole("button", { name }))
  return dialog
}
