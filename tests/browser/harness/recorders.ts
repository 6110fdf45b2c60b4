import type { Recorder } from "./page-options"

/** Starts a recorder as its documentation says, with what it masks by itself. What it records goes to /collect. */
export async function startRecorder(recorder: Recorder = "none") {
  switch (recorder) {
    case "rrweb":
      return startRrweb()
    case "posthog":
      return startPostHog()
    case "sentry":
      return startSentry(true)
    case "sentry with text":
      return startSentry(false)
    case "none":
      return undefined
    default:
      return recorder satisfies never
  }
}

async function startRrweb() {
  const { record } = await import("rrweb")
  const events: unknown[] = []
  record({ emit: (event) => void events.push(event) })
  window.harness.flush = () => collect(JSON.stringify(events))
}

/** Uncompressed, for a test to read. */
async function startPostHog() {
  const { posthog } = await import("posthog-js")
  await import("posthog-js/dist/posthog-recorder")
  posthog.init("phc_test", {
    api_host: `${location.origin}/collect`,
    disable_compression: true,
    opt_out_useragent_filter: true,
    autocapture: true,
    session_recording: { compress_events: false },
  })
  window.harness.flush = async () => posthog.capture("flush")
}

async function startSentry(maskAllText: boolean) {
  const Sentry = await import("@sentry/browser")
  const replay = Sentry.replayIntegration({
    ...(!maskAllText && { maskAllText }),
    useCompression: false,
    minReplayDuration: 0,
  })
  Sentry.init({
    dsn: "https://public@sentry.example/1",
    tunnel: "/collect/sentry",
    integrations: [replay],
    replaysSessionSampleRate: 1,
    tracesSampleRate: 1,
  })
  window.harness.flush = async () => {
    await replay.flush()
    await Sentry.flush()
  }
}

function collect(body: string) {
  return fetch("/collect/rrweb", { method: "POST", body })
}
