"use client"

import { useEffect, useRef, useState, type ReactNode } from "react"

/** What is wider than the page scrolls inside itself, by keyboard too. */
export function DocsScroll({
  label,
  children,
}: {
  label: string
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const [isScrollable, setScrollable] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const observer = new ResizeObserver(() =>
      setScrollable(element.scrollWidth > element.clientWidth),
    )
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])

  return (
    <div
      ref={box}
      {...(isScrollable && { tabIndex: 0, role: "group", "aria-label": label })}
      className="overflow-x-auto rounded-[inherit] outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50 focus-visible:ring-inset"
    >
      {children}
    </div>
  )
}
