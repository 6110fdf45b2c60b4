import { Component, useRef, useState, type ReactNode } from "react"

import type { ScimWords } from "@/lib/scim/scim-messages"
import { downloadKey } from "@/lib/scim/scim-page"
import type { ScimSecret, ScimState } from "@/lib/scim/scim-state"
import type { ScimSetupOptions } from "@/lib/scim/scim-types"
import { cn } from "@/lib/utils"
import {
  UNRECORDED,
  UNRECORDED_CLASSES,
  UNTRANSLATED_CLASS,
  WriteSecret,
} from "@/components/scim/copy-field"
import { ScimText } from "@/components/scim/scim-text"
import type { ScimLeave, useScimSetup } from "@/components/scim/use-scim-setup"

/** Plain elements: the kit may be what threw. */
const BUTTON =
  "min-h-9 rounded-md border px-4 py-1 text-start font-medium focus-visible:outline-2"

interface BoundaryProps {
  scim: ReturnType<typeof useScimSetup>
  words: ScimWords
  endpoint: string
  leave: ScimLeave | null
  onError: ScimSetupOptions["onError"]
  className: string | undefined
  children: ReactNode
}

/** Whatever throws below it, keeps the app around it alive, and the key readable until the admin has saved it. */
export class ScimBoundary extends Component<
  BoundaryProps,
  { hasFailed: boolean }
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  /** Its error isn't passed on: a text in it may hold the key. */
  override componentDidCatch() {
    const message = "The screen threw an error while rendering."
    try {
      this.props.onError?.({ message, code: "render_failed" }, "get")
    } catch {
      // A report that fails must not take the fallback away.
    }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    const { words, className, leave } = this.props
    const { state, storeKey } = this.props.scim
    const retry = () => this.setState({ hasFailed: false })
    return (
      <section
        data-slot="scim-setup"
        data-view="failed"
        className={cn("grid gap-4 rounded-lg border p-6 text-sm", className)}
      >
        <p role="alert">
          <ScimText>{words.crashed}</ScimText>
        </p>
        {state.view === "key" && (
          <FallbackKey {...this.props} state={state} onSaved={storeKey} />
        )}
        {state.view === "key" && leave && (
          <div className="grid gap-2">
            <p role="alert">
              <ScimText>{words.leave}</ScimText>
            </p>
            <button type="button" className={BUTTON} onClick={leave.go}>
              <ScimText>{words.leaveUnsaved}</ScimText>
            </button>
          </div>
        )}
        <button type="button" className={BUTTON} onClick={retry}>
          <ScimText>{words.retry}</ScimText>
        </button>
      </section>
    )
  }
}

function FallbackKey({
  words,
  endpoint,
  state,
  onSaved,
}: {
  words: ScimWords
  endpoint: string
  state: Extract<ScimState, { view: "key" }>
  onSaved: () => void
}) {
  const code = useRef<HTMLElement>(null)
  const [said, setSaid] = useState("")

  async function copy(key: ScimSecret) {
    setSaid("")
    try {
      await navigator.clipboard.writeText(key.text)
      setSaid(words.copied)
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current)
      setSaid(words.copyByHand)
    }
  }

  return (
    <>
      <p>
        <ScimText>{words.keyTitle}</ScimText>
      </p>
      <p>
        <ScimText>{`${words.endpoint}: `}</ScimText>
        <code dir="ltr" translate="no" className={UNTRANSLATED_CLASS}>
          {endpoint}
        </code>
      </p>
      <p className={UNRECORDED_CLASSES} {...UNRECORDED}>
        <ScimText>{`${words.key}: `}</ScimText>
        <code
          ref={code}
          dir="ltr"
          translate="no"
          className={cn(UNTRANSLATED_CLASS, "break-all select-all")}
        />
        <WriteSecret to={code} secret={state.apiKey} />
      </p>
      <p role="status">{said && <ScimText>{said}</ScimText>}</p>
      <div className="grid gap-2 sm:flex">
        <button
          type="button"
          className={BUTTON}
          onClick={() => void copy(state.apiKey)}
        >
          <ScimText>{words.copy.key}</ScimText>
        </button>
        <button
          type="button"
          className={BUTTON}
          onClick={() => downloadKey(state, endpoint, words)}
        >
          <ScimText>{words.download}</ScimText>
        </button>
        <button type="button" className={BUTTON} onClick={onSaved}>
          <ScimText>{words.keyStored}</ScimText>
        </button>
      </div>
    </>
  )
}
