import { useEffect, useRef, type RefObject } from "react"

import type { ScimTask } from "@/lib/scim/scim-state"
import { cn } from "@/lib/utils"
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogHeader,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog"
import { Button } from "@/components/ui/button"
import type { ScimScreen } from "@/components/scim/scim-setup"
import { ScimTaskForm } from "@/components/scim/scim-task-form"

/** The button for a reset or a delete, and the dialog that it opens. */
export function ScimConfirmDialog({
  screen,
  intent,
  task,
  isUrgent = false,
}: {
  screen: ScimScreen
  intent: "reset" | "remove"
  task: ScimTask
  isUrgent?: boolean
}) {
  const { scim, words } = screen
  const opener = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={opener} className="contents">
        <Button
          type="button"
          variant={isUrgent ? "default" : "outline"}
          className={cn(
            intent === "remove" && "text-destructive hover:text-destructive",
          )}
          onClick={() => scim.ask(intent)}
        >
          {words[intent].action}
        </Button>
      </span>
      <AlertDialog
        open={task.step !== "idle" && task.intent === intent}
        onOpenChange={(open) => open || scim.cancel()}
      >
        <AlertDialogContent className="max-h-[calc(100dvh-2rem)] overflow-y-auto">
          <AlertDialogHeader className="text-start">
            <AlertDialogTitle>{words[intent].title}</AlertDialogTitle>
            <AlertDialogDescription>
              {words[intent].description}
            </AlertDialogDescription>
          </AlertDialogHeader>
          <ScimTaskForm screen={screen} intent={intent} task={task}>
            <AlertDialogCancel
              type="button"
              aria-disabled={task.step === "running"}
            >
              {words.cancel}
            </AlertDialogCancel>
          </ScimTaskForm>
          <ReturnFocus to={opener} />
        </AlertDialogContent>
      </AlertDialog>
    </>
  )
}

/** A Radix dialog without a trigger of its own drops the focus when it closes; Base UI's doesn't. */
function ReturnFocus({ to }: { to: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const focus = () =>
      document.activeElement === document.body &&
      to.current?.querySelector("button")?.focus()
    return () => void setTimeout(focus)
  }, [to])
  return null
}
