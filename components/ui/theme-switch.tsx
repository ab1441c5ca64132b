'use client'

import { useEffect, useState } from 'react'
import { THEMES, type Theme } from '#geo/map/palette'
import { themeCookies } from './theme-cookie'

type Choice = Theme | 'auto'

interface Props {
  readonly label: string
  readonly names: Readonly<Record<Choice, string>>
}

/** Light, dark, or as the system has it. Kept in a cookie, so that the server draws the first picture in it. */
export function ThemeSwitch({ label, names }: Props) {
  const [choice, setChoice] = useState<Choice>('auto')
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme
    setChoice(THEMES.find((theme) => theme === chosen) ?? 'auto')
  }, [])
  const choose = (next: Choice) => {
    setChoice(next)
    const root = document.documentElement
    if (next === 'auto') delete root.dataset.theme
    else root.dataset.theme = next
    for (const cookie of themeCookies(next, location.protocol)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      document.cookie = cookie
    }
  }
  return (
    <label className="theme-switch">
      <span className="visually-hidden">{label}</span>
      <select value={choice} onChange={(event) => choose(event.target.value as Choice)}>
        {(['auto', ...THEMES] as const).map((value) => (
          <option key={value} value={value}>
            {names[value]}
          </option>
        ))}
      </select>
    </label>
  )
}
