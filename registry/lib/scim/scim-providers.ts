/**
 * An identity provider to choose on the screen. Its guide is loaded when it is opened. What a console
 * calls its fields and buttons stands between asterisks, in every language as the console has it.
 */
export interface ScimProvider {
  id: string
  name: string
  /** Absent: it can be connected. "catalogue-only": it provisions only to apps in its own catalogue. */
  support?: "plugin" | "catalogue-only"
  /** The button that sends a first request: "*Test Connection*". */
  testAction?: string
  /** How long it may be silent, at its usual rhythm, before something is wrong. Absent: it has no rhythm. */
  quietAfterSeconds?: number
  load?: () => Promise<ScimGuide>
}

/** How a provider is connected, and how its key is replaced. */
export interface ScimGuide {
  docsUrl: string
  /** What the console calls the two fields. */
  fields: { endpoint: string; key: string }
  steps: ScimGuideStep[]
  /** After a reset: where to paste the new key, and what else to do. */
  resetSteps: ScimGuideStep[]
  /** What goes wrong, and how it is avoided. */
  notes: string[]
  /** When the facts were last looked up: `yyyy-mm-dd`. */
  checkedOn: string
}

export interface ScimGuideStep {
  text: string
  /** What is copied in this step; "bearer": the key with the word Bearer before it. */
  paste?: "endpoint" | "key" | "bearer"
}

export const scimProviders: ScimProvider[] = []
