import type { Meta } from "@storybook/react-vite"
import { screen, userEvent } from "storybook/test"

import { ar, arProviders } from "@/lib/scim/locales/ar"
import { de, deProviders } from "@/lib/scim/locales/de"
import { ja, jaProviders } from "@/lib/scim/locales/ja"
import { ScimSetup } from "@/components/scim/scim-setup"
import { createFakeScimApi } from "@/demo/fake-scim-api"

import { choose, click, inDays, known, none, over, type Story } from "./story"

/** Long words, no spaces between words, and right to left. */
const meta = {
  title: "Locales",
  component: ScimSetup,
  args: {
    scimEndpointUrl: "https://api.example.com/scim/v2",
    api: createFakeScimApi(),
  },
} satisfies Meta<typeof ScimSetup>

export default meta

const german = { locale: "de", messages: de, providers: deProviders }
const japanese = { locale: "ja", messages: ja, providers: jaProviders }
const arabic = { locale: "ar", messages: ar, providers: arProviders }
const twoKeys = {
  ...known,
  userCount: 11,
  previousKey: { expiresAt: inDays(1), lastUsedAt: inDays(0) - 120 },
}

export const GermanGuide: Story = {
  ...over(none),
  args: german,
  play: () => openGuide(de),
}

export const GermanActive: Story = {
  ...over(twoKeys),
  args: german,
  play: () => isActive(de),
}

export const JapaneseGuide: Story = {
  ...over(none),
  args: japanese,
  play: () => openGuide(ja),
}

export const JapaneseActive: Story = {
  ...over(twoKeys),
  args: japanese,
  play: () => isActive(ja),
}

export const ArabicGuide: Story = {
  ...over(none),
  args: arabic,
  play: () => openGuide(ar),
}

export const ArabicActive: Story = {
  ...over(twoKeys),
  args: arabic,
  play: () => isActive(ar),
}

export const ArabicExpired: Story = {
  ...over({ ...known, expiresAt: inDays(-2), lastUsedAt: inDays(-2) }),
  args: arabic,
  play: async () => {
    await screen.findByText(ar.statusText.expired)
  },
}

async function openGuide(words: typeof de) {
  await choose(words.provider, "Okta")
  await click(words.create.action)
  await screen.findByText("SCIM connector base URL")
  await userEvent.click(await screen.findByText(words.guideNotes))
}

async function isActive(words: typeof de) {
  await screen.findByText(words.activity.receiving)
}
