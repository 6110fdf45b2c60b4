import { useId, useState, type ReactNode } from "react"

import { AlertDialog, AlertDialogContent } from "@/components/ui/alert-dialog"
import { Label } from "@/components/ui/label"
import * as selects from "@/components/ui/select"
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select"
import { ScimText } from "@/components/scim/scim-text"

/** The kit over React Aria has a part that those over Radix and Base UI lack, and other names for some props. */
const isAria = "SelectPopover" in selects

export function ScimDialog({
  isOpen,
  onOpenChange,
  className,
  children,
}: {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  className: string
  children: ReactNode
}) {
  // Each kit reads the name that it knows. React Aria's dialog is its content, too.
  return (
    <AlertDialog
      {...{ open: isOpen, isOpen, onOpenChange }}
      {...(isAria && { className })}
    >
      {isAria ? (
        children
      ) : (
        <AlertDialogContent className={className}>
          {children}
        </AlertDialogContent>
      )}
    </AlertDialog>
  )
}

/** A labelled select; what a choice means stands below it. */
export function ScimSelect({
  label,
  value,
  placeholder,
  options,
  onChange,
  hintId,
  children,
}: {
  label: string
  value: string
  /** What to show while the value is none of the options. */
  placeholder?: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
  hintId?: string
  children?: ReactNode
}) {
  const id = useId()
  const [isTouched, setTouched] = useState(false)
  const touch = () => setTouched(true)
  const chosen = options.find((option) => option.value === value)
  // Also its key: the kits put text nodes of their own into it.
  const shown = chosen?.label ?? placeholder
  // Radix renders the items of a closed list, too, which takes longer than all the rest of the screen.
  const items = isTouched || isAria ? options : []

  /** Base UI's may be null, React Aria's a number. */
  function select(next: unknown) {
    if (typeof next === "string" && next) onChange(next)
  }

  return (
    <div className="grid gap-2">
      <Label id={`${id}-label`} htmlFor={id}>
        <ScimText>{label}</ScimText>
      </Label>
      <Select
        {...{ value, onValueChange: select }}
        {...(isAria && {
          placeholder,
          onChange: select,
          "aria-labelledby": `${id}-label`,
        })}
      >
        <SelectTrigger
          id={id}
          {...{ onFocus: touch, onPointerDown: touch }}
          {...(hintId && { "aria-describedby": hintId })}
          className="w-full sm:w-80"
        >
          <SelectValue key={shown} {...{ placeholder }}>
            {shown}
          </SelectValue>
        </SelectTrigger>
        <SelectContent>
          {items.map((option) => (
            <SelectItem
              key={option.value}
              value={option.value}
              {...(isAria && { id: option.value, textValue: option.label })}
            >
              <ScimText>{option.label}</ScimText>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {children}
    </div>
  )
}
