"use client"

import { useState, type ComponentProps, type FormEvent } from "react"
import { CheckIcon, XIcon } from "lucide-react"

import { cn } from "@/lib/utils"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Label } from "@/components/ui/label"
import {
  sendToScim,
  toText,
  type Exchange,
  type ProviderAction,
  type ProviderUser,
} from "@/demo/provider-requests"

const MAX_LINES = 9
const MAX_USERS = 6

const ACTIONS = ["test", "create", "list"] as const

const LABELS: Record<ProviderAction, string> = {
  test: "Test connection",
  create: "Create user",
  list: "List users",
}

/**
 * Plays Okta or Entra: whatever it knows of the endpoint is what is typed into its form. The key
 * stays in the form's field and is shortened wherever it is shown.
 */
export function IdentityProvider({
  endpoint,
  domain,
}: {
  endpoint: string
  /** Of the e-mail addresses of the users that it makes. */
  domain: string
}) {
  const [exchange, setExchange] = useState<Exchange | null>(null)
  const [running, setRunning] = useState<ProviderAction | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const action = actionOf(event.nativeEvent)
    if (running || !action) return
    const form = new FormData(event.currentTarget)
    setRunning(action)
    setExchange(
      await sendToScim(action, {
        endpoint: toText(form.get("endpoint")),
        key: toText(form.get("key")),
        domain,
      }),
    )
    setRunning(null)
  }

  return (
    <section
      aria-labelledby="identity-provider"
      className="grid grid-cols-1 gap-5 rounded-xl border border-dashed bg-muted/40 p-5 sm:p-6 dark:bg-transparent"
    >
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="identity-provider" className="leading-snug font-semibold">
            Identity provider
          </h2>
          <Badge variant="outline">Simulation</Badge>
        </div>
        <p className="text-sm text-muted-foreground">
          What an admin would do in Okta or Entra: paste the endpoint and the
          key, test them, then provision users.
        </p>
      </div>
      <form
        autoComplete="off"
        method="post"
        className="grid gap-4"
        onSubmit={(event) => void submit(event)}
      >
        <Field
          name="endpoint"
          label="Endpoint"
          type="url"
          defaultValue={endpoint}
        />
        <Field name="key" label="Key" type="text" placeholder="scim_…" />
        <div className="flex flex-wrap gap-2">
          {ACTIONS.map((action) => (
            <Button
              key={action}
              type="submit"
              name="action"
              value={action}
              variant="outline"
              size="sm"
              aria-disabled={running !== null}
            >
              {LABELS[action]}
            </Button>
          ))}
        </div>
      </form>
      <output className={cn(!exchange && "sr-only")}>
        {exchange && <Outcome exchange={exchange} />}
      </output>
      {exchange && (
        <>
          {exchange.users && <UserTable users={exchange.users} />}
          <Transcript exchange={exchange} />
        </>
      )}
    </section>
  )
}

function Field({
  name,
  label,
  ...props
}: {
  name: string
  label: string
} & ComponentProps<typeof Input>) {
  const id = `provider-${name}`
  return (
    <div className="grid gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        name={name}
        required
        dir="ltr"
        translate="no"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        className="bg-background font-mono"
        {...props}
      />
    </div>
  )
}

function Outcome({ exchange }: { exchange: Exchange }) {
  const { ok, summary } = exchange
  const Icon = ok ? CheckIcon : XIcon
  return (
    <span className={cn("flex gap-2 text-sm", !ok && "text-destructive")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{summary}</span>
    </span>
  )
}

function UserTable({ users }: { users: ProviderUser[] }) {
  const shown = users.toReversed().slice(0, MAX_USERS)
  const others = users.length - shown.length
  if (shown.length === 0) return null
  return (
    <div className="grid overflow-hidden rounded-md border bg-background text-sm">
      <table>
        <thead className="border-b text-muted-foreground">
          <tr>
            <th className="px-3 py-2 text-start font-medium">User</th>
            <th className="px-3 py-2 text-start font-medium">State</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {shown.map(({ id, name, userName, active }) => (
            <tr key={id}>
              <td className="px-3 py-2">
                <span className="block">{name}</span>
                <span className="block text-xs wrap-anywhere text-muted-foreground">
                  {userName}
                </span>
              </td>
              <td className="px-3 py-2 align-top">
                {active ? "Active" : "Inactive"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 && (
        <p className="border-t px-3 py-2 text-muted-foreground">
          and {others} more
        </p>
      )}
    </div>
  )
}

function Transcript({ exchange }: { exchange: Exchange }) {
  const { request, status, ok, answer } = exchange
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <Label htmlFor="provider-request">Last request</Label>
        <Code id="provider-request" text={request} />
      </div>
      {status !== null && (
        <div className="grid gap-2">
          <div className="flex items-center gap-2">
            <Label htmlFor="provider-answer">Answer</Label>
            <Badge variant={ok ? "secondary" : "destructive"}>{status}</Badge>
          </div>
          <Code id="provider-answer" text={answer} />
        </div>
      )}
    </div>
  )
}

/** A field, so that it scrolls with the keyboard in every browser. */
function Code({ id, text }: { id: string; text: string }) {
  return (
    <textarea
      id={id}
      readOnly
      value={text}
      rows={Math.min(text.split("\n").length, MAX_LINES)}
      dir="ltr"
      translate="no"
      spellCheck={false}
      className="block field-sizing-content max-h-48 w-full resize-none rounded-md border bg-background p-3 font-mono text-[0.6875rem] leading-relaxed break-all outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50"
    />
  )
}

/** Which of the form's buttons was pressed. */
function actionOf(event: Event): ProviderAction | undefined {
  const submitter = event instanceof SubmitEvent ? event.submitter : null
  const value = submitter?.getAttribute("value")
  return ACTIONS.find((action) => action === value)
}
