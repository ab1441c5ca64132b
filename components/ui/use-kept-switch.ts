import { useEffect, useState } from 'react'

export interface KeptSwitch {
  readonly isOn: boolean
  readonly toggle: () => void
}

/** Buttons to zoom and move that stand on the map always; heat in place of discs; editors without shortcuts. */
type Key = 'map-buttons' | 'map-heat' | 'landing-shortcuts-off'

/** A choice of how pages look or work, off at first, kept by this browser where it keeps anything. */
export function useKeptSwitch(key: Key): KeptSwitch {
  const [isOn, setOn] = useState(false)
  useEffect(() => setOn(read(key)), [key])
  const toggle = () => {
    setOn(!isOn)
    try {
      if (isOn) localStorage.removeItem(key)
      else localStorage.setItem(key, 'on')
    } catch {
      // it holds for this page then
    }
  }
  return { isOn, toggle }
}

function read(key: Key): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
