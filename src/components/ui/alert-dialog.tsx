"use client"

import type { ComponentProps } from "react"
import * as DialogPrimitive from "@radix-ui/react-dialog"
import type { VariantProps } from "class-variance-authority"

import { cn } from "@/lib/utils"
import { buttonVariants } from "@/components/ui/button"

const CANCEL = "alert-dialog-cancel"

/** Radix's alert dialog is its dialog with another role, and so is this one. */
function AlertDialog(
  props: Omit<ComponentProps<typeof DialogPrimitive.Root>, "modal">,
) {
  return <DialogPrimitive.Root data-slot="alert-dialog" {...props} />
}

function AlertDialogContent({
  className,
  ...props
}: ComponentProps<typeof DialogPrimitive.Content>) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay
        data-slot="alert-dialog-overlay"
        className="fixed inset-0 z-50 bg-black/50 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 motion-reduce:animate-none!"
      />
      <DialogPrimitive.Content
        data-slot="alert-dialog-content"
        role="alertdialog"
        onOpenAutoFocus={focusCancel}
        onPointerDownOutside={keepOpen}
        onInteractOutside={keepOpen}
        className={cn(
          "fixed start-1/2 top-1/2 z-50 grid w-full max-w-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 gap-6 rounded-xl border bg-popover p-6 text-popover-foreground shadow-lg duration-200 outline-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-95 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-95 motion-reduce:animate-none! motion-reduce:transition-none sm:max-w-lg rtl:translate-x-1/2",
          className,
        )}
        {...props}
      />
    </DialogPrimitive.Portal>
  )
}

/** What harms least has the focus. */
function focusCancel(event: Event) {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const cancel = event.currentTarget.querySelector<HTMLElement>(
    `[data-slot=${CANCEL}]`,
  )
  event.preventDefault()
  cancel?.focus({ preventScroll: true })
}

function keepOpen(event: Event) {
  event.preventDefault()
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
}: ComponentProps<typeof DialogPrimitive.Title>) {
  return (
    <DialogPrimitive.Title
      data-slot="alert-dialog-title"
      className={cn("text-lg font-semibold", className)}
      {...props}
    />
  )
}

function AlertDialogDescription({
  className,
  ...props
}: ComponentProps<typeof DialogPrimitive.Description>) {
  return (
    <DialogPrimitive.Description
      data-slot="alert-dialog-description"
      className={cn("text-sm text-muted-foreground", className)}
      {...props}
    />
  )
}

function AlertDialogAction({
  className,
  variant = "default",
  size = "default",
  ...props
}: ComponentProps<typeof DialogPrimitive.Close> &
  VariantProps<typeof buttonVariants>) {
  return (
    <DialogPrimitive.Close
      data-slot="alert-dialog-action"
      className={cn(buttonVariants({ variant, size }), className)}
      {...props}
    />
  )
}

function AlertDialogCancel({
  className,
  variant = "outline",
  size = "default",
  ...props
}: ComponentProps<typeof DialogPrimitive.Close> &
  VariantProps<typeof buttonVariants>) {
  return (
    <DialogPrimitive.Close
      data-slot={CANCEL}
      className={cn(buttonVariants({ variant, size }), className)}
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
