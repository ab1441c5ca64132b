import { useSyncExternalStore } from 'react'
import type { Theme } from '#geo/map/palette'

const DARK = '(prefers-color-scheme: dark)'

/** The theme in force: what the reader chose (data-theme on the root), else the system's. */
function themeInForce(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia(DARK).matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(DARK)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  media.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', listener)
  }
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, themeInForce, () => 'light')
