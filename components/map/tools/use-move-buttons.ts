import { useEffect, useState } from 'react'

const KEY = 'map-buttons'

/** Whether the buttons to zoom and move stand on the map always. Kept by this browser, where it keeps anything. */
export function useMoveButtons(): { readonly isShown: boolean; readonly toggle: () => void } {
  const [isShown, setShown] = useState(false)
  useEffect(() => setShown(read()), [])
  const toggle = () => {
    setShown(!isShown)
    try {
      if (isShown) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, 'on')
    } catch {
      // it holds for this page then
    }
  }
  return { isShown, toggle }
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}
