import { useEffect, useRef, type RefObject } from "react"

import {
  connectionOf,
  type ScimChange,
  type ScimTask,
} from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import {
  AlertDialogCancel,
  AlertDialogDescription,
  AlertDialogHeader,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog"
import { Button } from "@/components/ui/button"
import { ScimSteps } from "@/components/scim/scim-guide"
import { ScimDialog } from "@/components/scim/scim-kit"
import { nameOf } from "@/components/scim/scim-provider-choice"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimTaskForm } from "@/components/scim/scim-task-form"
import { ScimText } from "@/components/scim/scim-text"

/** The button for a change, and the dialog that it opens. */
export function ScimConfirmDialog({
  screen,
  intent,
  task,
  text,
  isUrgent = false,
}: {
  screen: ScimScreen
  intent: ScimChange
  task: ScimTask
  text: { action: string; title: string; description: string }
  isUrgent?: boolean
}) {
  const { scim, words, guides } = screen
  const opener = useRef<HTMLSpanElement>(null)
  const { userCount } = connectionOf(scim.state)
  const users = userCount ? words.remove.users(userCount) : ""
  const { deleteDetails = words.remove.details } = screen
  const consequences = intent === "remove" ? [users, deleteDetails] : []
  const description = [text.description, ...consequences]

  function ask() {
    if (intent === "reset") guides.open()
    scim.ask(intent)
  }

  return (
    <>
      <span ref={opener} className="contents">
        <Button
          type="button"
          variant={isUrgent ? "default" : "outline"}
          className={cn(
            "min-h-fit py-1 whitespace-normal",
            intent === "remove" && "text-destructive hover:text-destructive",
          )}
          onClick={ask}
        >
          <ScimText>{text.action}</ScimText>
        </Button>
      </span>
      <ScimDialog
        isOpen={task.step !== "idle" && task.intent === intent}
        onOpenChange={(isOpen) => void (isOpen || scim.cancel())}
        className="max-h-[calc(100dvh-2rem)] overflow-y-auto"
      >
        <AlertDialogHeader className="text-start">
          <AlertDialogTitle>
            <ScimText>{text.title}</ScimText>
          </AlertDialogTitle>
          <AlertDialogDescription>
            <ScimText>{description.filter(Boolean).join(" ")}</ScimText>
          </AlertDialogDescription>
        </AlertDialogHeader>
        {intent === "reset" && <WhereToPaste screen={screen} />}
        <ScimTaskForm
          screen={screen}
          intent={intent}
          task={task}
          action={text.action}
        >
          <AlertDialogCancel
            type="button"
            aria-disabled={task.step === "running"}
          >
            <ScimText>{words.cancel}</ScimText>
          </AlertDialogCancel>
        </ScimTaskForm>
        <ReturnFocus to={opener} />
      </ScimDialog>
    </>
  )
}

function WhereToPaste({ screen }: { screen: ScimScreen }) {
  const { provider, guide } = screen.guides
  if (!guide) return null
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium">
        <ScimText>{screen.words.guideReset(nameOf(provider))}</ScimText>
      </p>
      <ScimSteps screen={screen} steps={guide.resetSteps} />
    </div>
  )
}

/** A Radix dialog without a trigger of its own drops the focus when it closes, and what opened it may be gone then. */
function ReturnFocus({ to }: { to: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const setup = to.current?.closest("[data-slot=scim-setup]")
    function focus() {
      if (document.activeElement !== document.body) return
      const heading = setup?.querySelector<HTMLElement>("[tabindex='-1']")
      const opener = to.current?.querySelector("button")
      const target = opener ?? heading
      target?.focus()
    }
    return () => void setTimeout(focus)
  }, [to])
  return null
}
