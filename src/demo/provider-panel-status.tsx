import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"

import type { ProviderClient } from "./provider-clients"
import type { ProviderJob } from "./provider-job"

/** Whether the provider sends by itself, and what it makes of a key that is refused. */
export function ProviderStatus({
  client,
  job,
  restart,
  onStart,
  onStop,
}: {
  client: ProviderClient
  job: ProviderJob
  /** What the button to leave quarantine is called. */
  restart: string | undefined
  onStart: () => void
  onStop: () => void
}) {
  const { real, seconds } = client.rhythm
  const isOff = job.status === "off" || job.status === "deactivated"
  return (
    <div className="grid gap-3 border-t pt-4 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Switch isOn={!isOff} onClick={isOff ? onStart : onStop} />
        {job.status === "quarantine" && (
          <Badge variant="destructive">Quarantine</Badge>
        )}
      </div>
      <div className="grid gap-1 text-muted-foreground">
        <p>
          Sends {real}, here every {seconds} seconds.
        </p>
        <p role="status" className="text-foreground">
          {messageOf(client, job)}
        </p>
      </div>
      {job.status === "quarantine" && (
        <Button
          type="button"
          variant="outline"
          size="sm"
          translate="no"
          className="justify-self-start"
          onClick={onStart}
        >
          {restart}
        </Button>
      )}
      {job.tasks.length > 0 && (
        <div className="grid gap-1">
          <h3 translate="no" className="font-medium">
            Tasks
          </h3>
          <ul className="grid list-disc gap-1 ps-5 text-destructive">
            {job.tasks.map((task, index) => (
              <li key={index} className="wrap-anywhere">
                {task}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function messageOf({ name, whenRefused }: ProviderClient, job: ProviderJob) {
  switch (job.status) {
    case "off":
    case "on":
      return ""
    case "failing":
      return whenRefused === "task"
        ? "The last change failed: it stands under Tasks."
        : "The last attempt failed. It goes on trying."
    case "quarantine":
      return "The key was refused, so nothing is sent any more. Paste the current key, then restart."
    case "deactivated":
      return `The key was refused, so ${name} has deactivated the connection. Paste the current key and another test user, test the connection, then activate it.`
    default:
      return job.status satisfies never
  }
}

function Switch({ isOn, onClick }: { isOn: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      onClick={onClick}
      className="group flex min-h-6 items-center gap-2 rounded-md font-medium outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50"
    >
      <span
        aria-hidden
        className="flex h-5 w-9 items-center rounded-full border border-input bg-background p-0.5 group-aria-checked:justify-end group-aria-checked:border-primary group-aria-checked:bg-primary"
      >
        <span className="size-3.5 rounded-full bg-input group-aria-checked:bg-primary-foreground" />
      </span>
      Automatic provisioning
      <span aria-hidden className="text-muted-foreground">
        {isOn ? "on" : "off"}
      </span>
    </button>
  )
}
