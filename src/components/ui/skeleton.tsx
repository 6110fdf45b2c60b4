import type { ComponentProps } from "react"

import { cn } from "@/lib/utils"

function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="skeleton"
      className={cn(
        "animate-pulse rounded-md border border-transparent bg-accent motion-reduce:animate-none",
        className,
      )}
      {...props}
    />
  )
}

export { Skeleton }
