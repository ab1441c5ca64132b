import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Entries } from '#geo/edit/entries'

interface Unsaved {
  readonly version: number
  readonly entries: Entries
}

const PREFIX = 'landing-unsaved '
const HOLD_MS = 400
/** Somebody is signing out: what the last letter set off writes nothing any more. */
let isLeaving = false

/**
 * Stores what is typed in this browser until the record is saved. `restored` is what an earlier visit left unsaved,
 * null where there is nothing; `forget` drops it. Without storage in the browser nothing is restored, and nothing
 * breaks.
 */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, key: string, version: number, isSaved: boolean) {
  const [restored, setRestored] = useState<Unsaved | null>(null)
  const [isDirty, setDirty] = useState(false)
  const name = PREFIX + key
  useEffect(() => {
    if (isSaved) write(name, null)
    else setRestored(read(name))
  }, [name, isSaved])
  useEffect(() => {
    const element = form.current
    if (!element) return
    isLeaving = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      timer = undefined
      // Only now: a render between this listener and React's would take the last letter out of a controlled field.
      setDirty(true)
      const entries = Object.fromEntries([...new FormData(element)].filter(([, value]) => typeof value === 'string'))
      write(name, { version, entries: entries as Entries })
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(save, HOLD_MS)
    }
    const onLeave = () => timer && save()
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

/** Whatever anybody has left unsaved in this browser. */
export function forgetAllUnsaved(): void {
  isLeaving = true
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name)
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}

function read(name: string): Unsaved | null {
  try {
    const unsaved = JSON.parse(localStorage.getItem(name) ?? 'null') as Unsaved | null
    return unsaved && typeof unsaved.version === 'number' && typeof unsaved.entries === 'object' ? unsaved : null
  } catch {
    return null
  }
}

function write(name: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved && !isLeaving) localStorage.setItem(name, JSON.stringify(unsaved))
    else localStorage.removeItem(name)
  } catch {
    // Storage is full or forbidden: typing goes on without it.
  }
}
