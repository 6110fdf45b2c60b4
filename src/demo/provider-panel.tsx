import { cn } from "@/lib/utils"

import type { ProviderClient } from "./provider-clients"
import { consoleOf } from "./provider-consoles"
import { Outcome, Transcript } from "./provider-panel-answer"
import { ProviderForm } from "./provider-panel-form"
import { useProvider } from "./provider-panel-state"
import { ProviderStatus } from "./provider-panel-status"
import { UserTable } from "./provider-panel-users"

/** The console of one provider. */
export function ProviderPanel({
  client,
  endpoint,
  domain,
}: {
  client: ProviderClient
  endpoint: string
  domain: string
}) {
  const provider = useProvider(client, domain)
  const { form, running, last, users, job, run, start, stop } = provider
  const words = consoleOf(client.id)
  const exchange = last?.result.exchanges.at(-1)

  return (
    <>
      <ProviderForm
        ref={form}
        words={words}
        values={{ endpoint, testUser: `scim-test@${domain}` }}
        isBusy={running !== null}
        onInput={provider.keepPasted}
        onAction={(action) =>
          void (action === "activate" ? start() : run(action))
        }
      />
      <ProviderStatus
        client={client}
        job={job}
        restart={words.restart}
        onStart={() => void start()}
        onStop={stop}
      />
      <output
        aria-live={last?.action === "cycle" ? "off" : "polite"}
        className={cn(!last && "sr-only")}
      >
        {last && <Outcome result={last.result} />}
      </output>
      <UserTable users={users} />
      {exchange && <Transcript exchange={exchange} />}
    </>
  )
}
