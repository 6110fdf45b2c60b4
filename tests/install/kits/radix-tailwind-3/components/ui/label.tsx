import { forwardRef, type ComponentPropsWithoutRef } from "react"

import { cn } from "@/lib/utils"

const Label = forwardRef<HTMLLabelElement, ComponentPropsWithoutRef<"label">>(
  ({ className, htmlFor, ...props }, ref) => (
    <label
      ref={ref}
      htmlFor={htmlFor}
      className={cn("text-sm leading-none font-medium", className)}
      {...props}
    />
  ),
)
Label.displayName = "Label"

export { Label }
