"use client"

import { useSyncExternalStore } from "react"
import { MonitorIcon, MoonIcon, SunIcon } from "lucide-react"

import {
  readTheme,
  subscribeToTheme,
  THEMES,
  writeTheme,
  type Theme,
} from "@/demo/theme"

import { Segment, Segments } from "./segments"

const LOOKS: Record<Theme, { name: string; Icon: typeof SunIcon }> = {
  light: { name: "Light", Icon: SunIcon },
  dark: { name: "Dark", Icon: MoonIcon },
  system: { name: "System", Icon: MonitorIcon },
}

export function ThemeToggle() {
  const current = useSyncExternalStore(subscribeToTheme, readTheme, () => null)
  return (
    <Segments label="Theme">
      {THEMES.map((theme) => {
        const { name, Icon } = LOOKS[theme]
        return (
          <Segment
            key={theme}
            type="button"
            title={name}
            aria-label={name}
            aria-pressed={theme === current}
            onClick={() => writeTheme(theme)}
          >
            <Icon aria-hidden className="size-4" />
          </Segment>
        )
      })}
    </Segments>
  )
}
