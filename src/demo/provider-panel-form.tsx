import type { ComponentProps, FormEvent, RefObject } from "react"

import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"

import type { ConsoleField, ProviderConsole } from "./provider-consoles"

const ACTIONS = ["test", "activate", "provision", "list"] as const
type FormAction = (typeof ACTIONS)[number]

/** The words for what the console has none for; an activation that it doesn't have isn't offered. */
const LABELS: Record<FormAction, string | undefined> = {
  test: "Test the connection",
  activate: undefined,
  provision: "Provision a user",
  list: "List users",
}

export function ProviderForm({
  ref,
  words,
  values,
  isBusy,
  onInput,
  onAction,
}: {
  ref: RefObject<HTMLFormElement | null>
  words: ProviderConsole
  values: { endpoint: string; testUser: string }
  isBusy: boolean
  onInput: () => void
  onAction: (action: FormAction) => void
}) {
  const labels: Partial<Record<FormAction, string>> = words

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const action = actionOf(event.nativeEvent)
    if (action && !isBusy) onAction(action)
  }

  return (
    <form
      ref={ref}
      autoComplete="off"
      method="post"
      className="grid gap-4"
      onInput={onInput}
      onSubmit={submit}
    >
      {words.fields.map((field) => (
        <Field key={field.label} field={field} {...propsOf(field, values)} />
      ))}
      <div className="flex flex-wrap gap-2">
        {ACTIONS.map((action) => {
          const label = labels[action] ?? LABELS[action]
          if (!label) return null
          return (
            <Button
              key={action}
              type="submit"
              name="action"
              value={action}
              variant="outline"
              size="sm"
              translate={labels[action] ? "no" : "yes"}
              aria-disabled={isBusy}
            >
              {label}
            </Button>
          )
        })}
      </div>
    </form>
  )
}

function Field({
  field,
  ...props
}: { field: ConsoleField } & ComponentProps<typeof Input>) {
  const id = `provider-${field.label.replace(/\W+/g, "-").toLowerCase()}`
  const prefix = field.kind === "fixed" ? undefined : field.prefix
  return (
    <div className="grid gap-2">
      <Label htmlFor={id} translate="no">
        {field.label}
      </Label>
      <div className="flex items-center gap-2">
        {prefix && (
          <span translate="no" className="font-mono text-sm">
            {prefix}
          </span>
        )}
        <Input
          id={id}
          required
          dir="ltr"
          translate="no"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          className="bg-background font-mono read-only:bg-transparent"
          {...props}
        />
      </div>
    </div>
  )
}

function propsOf(
  field: ConsoleField,
  values: { endpoint: string; testUser: string },
): ComponentProps<typeof Input> {
  switch (field.kind) {
    case "endpoint":
      return { name: "endpoint", type: "url", defaultValue: values.endpoint }
    case "key":
      return { name: "key", type: "text", placeholder: "scim_…" }
    case "testUser":
      return { name: "testUser", type: "email", defaultValue: values.testUser }
    case "fixed":
      return { value: field.value, readOnly: true }
    default:
      return field satisfies never
  }
}

/** Which of the form's buttons was pressed. */
function actionOf(event: Event): FormAction | undefined {
  const submitter = event instanceof SubmitEvent ? event.submitter : null
  const value = submitter?.getAttribute("value")
  return ACTIONS.find((action) => action === value)
}
