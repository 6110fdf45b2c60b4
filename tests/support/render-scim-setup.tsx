import { StrictMode } from "react"
import { render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { vi } from "vitest"

import { ScimSetup, type ScimSetupProps } from "@/components/scim/scim-setup"
import { createFakeScimApi, type FakeScimApi } from "@/demo/fake-scim-api"

export const ENDPOINT = "https://api.example.com/scim/v2"

/** Renders the screen over a fake backend, as Strict Mode renders it, with a hand to work it. */
export function renderScimSetup({
  api = createFakeScimApi(),
  isStrict = true,
  ...props
}: Partial<ScimSetupProps> & { api?: FakeScimApi; isStrict?: boolean } = {}) {
  const user = userEvent.setup({
    advanceTimers: (ms) =>
      void (vi.isFakeTimers() && vi.advanceTimersByTime(ms)),
  })
  const callbacks = {
    onGenerate: vi.fn(),
    onReset: vi.fn(),
    onDelete: vi.fn(),
    onError: vi.fn(),
  }
  const element = (more: Partial<ScimSetupProps> = {}) => {
    const setup = (
      <ScimSetup
        scimEndpointUrl={ENDPOINT}
        api={api}
        {...callbacks}
        {...props}
        {...more}
      />
    )
    return isStrict ? <StrictMode>{setup}</StrictMode> : setup
  }
  const view = render(element())

  return {
    ...callbacks,
    api,
    user,
    unmount: view.unmount,
    rerender: (more: Partial<ScimSetupProps>) => view.rerender(element(more)),
    /** How often each operation was called. */
    count: (operation: string) =>
      api.calls.filter((call) => call.operation === operation).length,
    click: async (name: string) =>
      user.click(await screen.findByRole("button", { name })),
    choose: async (label: string, option: string) => {
      await user.click(await screen.findByLabelText(label))
      await user.click(await screen.findByRole("option", { name: option }))
    },
    /** Opens the dialog for a change. */
    open: async (name: string) => {
      await user.click(await screen.findByRole("button", { name }))
      return within(await screen.findByRole("alertdialog"))
    },
    /** Opens the dialog for a change and confirms it there. */
    confirm: async (name: string) => {
      await user.click(await screen.findByRole("button", { name }))
      const dialog = await screen.findByRole("alertdialog")
      await user.click(within(dialog).getByRole("button", { name }))
    },
  }
}
