import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Entries } from '#geo/edit/entries'

interface Kept {
  readonly version: number
  readonly entries: Entries
}

const PREFIX = 'landing-unsaved '
const HOLD_MS = 400

/**
 * Keeps what is typed in this browser until it is saved. `restored` is what an earlier visit left, null where there is
 * nothing; `forget` drops it. Where the browser allows no storage, nothing is kept and nothing breaks.
 */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, key: string, version: number, isSaved: boolean) {
  const [restored, setRestored] = useState<Kept | null>(null)
  const [isDirty, setDirty] = useState(false)
  const name = PREFIX + key
  useEffect(() => {
    if (isSaved) write(name, null)
    else setRestored(read(name))
  }, [name, isSaved])
  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      timer = undefined
      // Not at once: drawn anew between this listener and React's, a controlled field would lose the letter just typed.
      setDirty(true)
      const entries = Object.fromEntries([...new FormData(element)].filter(([, value]) => typeof value === 'string'))
      write(name, { version, entries: entries as Entries })
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, HOLD_MS)
    }
    const onLeave = () => timer && keep()
    element.addEventListener('input', onInput)
    window.addEventListener('pagehide', onLeave)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', onInput)
      window.removeEventListener('pagehide', onLeave)
    }
  }, [form, name, version])
  const forget = useCallback(() => {
    write(name, null)
    setRestored(null)
    setDirty(false)
  }, [name])
  return { restored, isDirty, forget }
}

function read(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
    return kept && typeof kept.version === 'number' && typeof kept.entries === 'object' ? kept : null
  } catch {
    return null
  }
}

function write(name: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(name, JSON.stringify(kept))
    else localStorage.removeItem(name)
  } catch {
    // Storage is full or forbidden: typing goes on without it.
  }
}
