import type { ComponentProps, ReactNode } from "react"

/** Buttons of which one is pressed. */
export function Segments({
  label,
  children,
}: {
  label: string
  children: ReactNode
}) {
  return (
    <fieldset
      aria-label={label}
      className="inline-flex rounded-lg bg-muted p-0.5"
    >
      {children}
    </fieldset>
  )
}

export function Segment(props: ComponentProps<"button">) {
  return (
    <button
      className="inline-flex h-7 min-w-7 items-center justify-center rounded-md px-2 text-sm whitespace-nowrap text-muted-foreground outline-none hover:text-foreground focus-visible:ring-[3px] focus-visible:ring-ring/50 aria-pressed:bg-background aria-pressed:font-medium aria-pressed:text-foreground aria-pressed:shadow-xs dark:aria-pressed:bg-input/60"
      {...props}
    />
  )
}
