import {
  scimProviders,
  type ScimGuide,
  type ScimGuideStep,
  type ScimProvider,
} from "@/lib/scim/scim-providers"

/** The texts of each guide, as many and in the same order as in English. */
export type ScimGuideTexts = Record<
  string,
  { steps: string[]; resetSteps: string[]; notes: string[] }
>

/** The providers with their guides in another language, loaded no earlier than the English ones. */
export function translateProviders(
  loadTexts: () => Promise<ScimGuideTexts>,
): ScimProvider[] {
  return scimProviders.map(({ load, ...provider }) => {
    if (!load) return provider
    return {
      ...provider,
      load: async () => {
        const [guide, all] = await Promise.all([load(), loadTexts()])
        const texts = all[provider.id]
        return texts ? translate(guide, texts) : guide
      },
    }
  })
}

function translate(guide: ScimGuide, texts: ScimGuideTexts[string]): ScimGuide {
  return {
    ...guide,
    steps: inOrder(guide.steps, texts.steps),
    resetSteps: inOrder(guide.resetSteps, texts.resetSteps),
    notes: texts.notes,
  }
}

function inOrder(steps: ScimGuideStep[], texts: string[]) {
  return steps.map((step, index) => ({
    ...step,
    text: texts[index] ?? step.text,
  }))
}

/** Of a template with one text a line; an empty line ends the steps, another the reset steps. */
export function guideTexts([text = ""]: TemplateStringsArray) {
  const [steps = [], resetSteps = [], notes = []] = text
    .split("\n\n")
    .map((part) => part.trim().split(/\n */))
  return { steps, resetSteps, notes }
}
