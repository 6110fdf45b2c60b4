"use client"

import type { ComponentProps, ReactNode } from "react"
import {
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  type ModalOverlayProps,
} from "react-aria-components"

import { cn } from "@/lib/utils"
import { Button } from "@/components/ui/button"

type Props = Omit<ModalOverlayProps, "className" | "children"> & {
  className?: string | undefined
  children: ReactNode
}

/** Overlay, content and state in one: with `isOpen`, and without a part around it. */
function AlertDialog({ className, children, ...props }: Props) {
  return (
    <ModalOverlay
      data-slot="alert-dialog-overlay"
      className="fixed inset-0 z-50 bg-black/50 data-entering:animate-in data-entering:fade-in-0 data-exiting:animate-out data-exiting:fade-out-0 motion-reduce:animate-none!"
      {...props}
    >
      <Modal
        data-slot="alert-dialog-content"
        className={cn(
          "fixed start-1/2 top-1/2 z-50 grid w-full max-w-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 gap-6 rounded-xl border bg-popover p-6 text-popover-foreground shadow-lg outline-none sm:max-w-lg rtl:translate-x-1/2",
          className,
        )}
      >
        <Dialog
          data-slot="alert-dialog"
          role="alertdialog"
          className="grid gap-6 outline-none"
        >
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Another name for the same: nothing to put into an `AlertDialog`. */
function AlertDialogContent(props: Props) {
  return <AlertDialog {...props} />
}

function AlertDialogHeader({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="alert-dialog-header"
      className={cn("grid gap-2 text-center sm:text-start", className)}
      {...props}
    />
  )
}

function AlertDialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="alert-dialog-footer"
      className={cn(
        "flex flex-col-reverse gap-2 sm:flex-row sm:justify-end",
        className,
      )}
      {...props}
    />
  )
}

function AlertDialogTitle({
  className,
  ...props
}: Omit<ComponentProps<typeof Heading>, "slot">) {
  return (
    <Heading
      slot="title"
      data-slot="alert-dialog-title"
      className={cn("text-lg font-semibold", className)}
      {...props}
    />
  )
}

function AlertDialogDescription({
  className,
  ...props
}: Omit<ComponentProps<"div">, "slot">) {
  return (
    <div
      data-slot="alert-dialog-description"
      className={cn("text-sm text-muted-foreground", className)}
      {...props}
    />
  )
}

function AlertDialogAction(props: ComponentProps<typeof Button>) {
  return <Button slot="close" data-slot="alert-dialog-action" {...props} />
}

function AlertDialogCancel({
  variant = "outline",
  ...props
}: ComponentProps<typeof Button>) {
  return (
    <Button
      slot="close"
      data-slot="alert-dialog-cancel"
      variant={variant}
      {...props}
    />
  )
}

export {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
}
