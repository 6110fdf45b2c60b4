"use client"

import type { ComponentProps, ReactNode } from "react"
import { CheckIcon, ChevronDownIcon } from "lucide-react"
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as SelectPrimitive,
  SelectValue as SelectValuePrimitive,
  type ListBoxProps,
  type SelectProps,
  type SelectValueProps,
} from "react-aria-components"

import { cn } from "@/lib/utils"

/** A selection of one item, by the `id` of the items. */
function Select<T extends object, M extends "single" | "multiple" = "single">({
  className,
  ...props
}: Omit<SelectProps<T, M>, "className"> & { className?: string | undefined }) {
  return (
    <SelectPrimitive
      data-slot="select"
      className={cn("w-fit", className)}
      {...props}
    />
  )
}

/** Shows what the selected item shows, whatever its own children are. */
function SelectValue<T extends object>({
  children,
  ...props
}: SelectValueProps<T>) {
  return (
    <SelectValuePrimitive data-slot="select-value" {...props}>
      {typeof children === "function"
        ? children
        : ({ defaultChildren }) => defaultChildren}
    </SelectValuePrimitive>
  )
}

function SelectTrigger({
  className,
  size = "default",
  children,
  ...props
}: Omit<ComponentProps<typeof Button>, "className" | "children"> & {
  className?: string | undefined
  size?: "sm" | "default"
  children?: ReactNode
}) {
  return (
    <Button
      data-slot="select-trigger"
      data-size={size}
      className={cn(
        "flex w-full items-center justify-between gap-2 rounded-md border border-input bg-transparent px-3 text-sm whitespace-nowrap shadow-xs focus-visible:border-ring focus-visible:ring-[3px] focus-visible:ring-ring/50 focus-visible:outline-hidden disabled:opacity-50 data-[size=default]:h-9 data-[size=sm]:h-8 *:data-[slot=select-value]:line-clamp-1 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
        className,
      )}
      {...props}
    >
      {children}
      <ChevronDownIcon aria-hidden />
    </Button>
  )
}

function SelectPopover({
  className,
  ...props
}: Omit<ComponentProps<typeof Popover>, "className"> & {
  className?: string | undefined
}) {
  return (
    <Popover
      data-slot="select-content"
      className={cn(
        "z-50 w-(--trigger-width) min-w-32 overflow-hidden rounded-md border bg-popover text-popover-foreground shadow-md",
        className,
      )}
      {...props}
    />
  )
}

function SelectList<T extends object>(props: ListBoxProps<T>) {
  return (
    <ListBox
      data-slot="select-list"
      className="max-h-[inherit] overflow-x-hidden overflow-y-auto p-1 outline-hidden"
      {...props}
    />
  )
}

function SelectContent({
  children,
  ...props
}: Omit<ComponentProps<typeof SelectPopover>, "children"> & {
  children?: ReactNode
}) {
  return (
    <SelectPopover {...props}>
      <SelectList>{children}</SelectList>
    </SelectPopover>
  )
}

function SelectItem({
  className,
  children,
  ...props
}: Omit<ComponentProps<typeof ListBoxItem>, "className" | "children"> & {
  className?: string | undefined
  children?: ReactNode
}) {
  return (
    <ListBoxItem
      data-slot="select-item"
      {...(typeof children === "string" && { textValue: children })}
      className={cn(
        "relative flex w-full cursor-default items-center gap-2 rounded-sm py-1.5 ps-2 pe-8 text-sm outline-hidden select-none data-disabled:pointer-events-none data-disabled:opacity-50 data-focused:bg-accent data-focused:text-accent-foreground",
        className,
      )}
      {...props}
    >
      {({ isSelected }) => (
        <>
          <span>{children}</span>
          {isSelected && (
            <CheckIcon aria-hidden className="absolute end-2 size-4" />
          )}
        </>
      )}
    </ListBoxItem>
  )
}

export {
  Select,
  SelectContent,
  SelectItem,
  SelectList,
  SelectPopover,
  SelectTrigger,
  SelectValue,
}
