export const THEMES = ["light", "dark", "system"] as const

export type Theme = (typeof THEMES)[number]

/** Runs in the head of the page too, before anything is painted: it may use nothing from outside. */
export function applyTheme() {
  let theme: string | null = null
  try {
    theme = localStorage.getItem("theme")
  } catch {
    // Where storage is forbidden, the system decides.
  }
  const isDark =
    theme === "dark" ||
    (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
  document.documentElement.classList.toggle("dark", isDark)
  document.documentElement.style.colorScheme = isDark ? "dark" : "light"
}

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem("theme")
    return THEMES.find((theme) => theme === stored) ?? "system"
  } catch {
    return "system"
  }
}

export function writeTheme(theme: Theme) {
  try {
    localStorage.setItem("theme", theme)
  } catch {
    // It then lasts until the page is left.
  }
  dispatchEvent(new Event("storage"))
}

/** Follows the choice in this page and in others, and the system where that decides. */
export function subscribeToTheme(listener: () => void) {
  const system = matchMedia("(prefers-color-scheme: dark)")
  function onChange() {
    applyTheme()
    listener()
  }
  addEventListener("storage", onChange)
  system.addEventListener("change", onChange)
  return () => {
    removeEventListener("storage", onChange)
    system.removeEventListener("change", onChange)
  }
}
