import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Suggestion } from '#geo/records'

/**
 * The suggestions for a text and which of them the arrow keys are on; `active` is -1 for none. Enter calls `go` with
 * that one, and without one hands in the form of the field; Escape closes the list.
 */
export function useCombobox(text: string, go: (suggestion: Suggestion) => void) {
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(isOpen ? text : '')
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = suggestions?.length ?? 0
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      if (isOpen) event.preventDefault()
      setOpen(false)
      setActive(-1)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + count) % count)
    } else if (event.key === 'Enter') {
      const suggestion = suggestions?.[active]
      event.preventDefault()
      setOpen(false)
      if (suggestion) go(suggestion)
      // Browsers hand in no form of several fields without a button.
      else event.currentTarget.form?.requestSubmit()
    }
  }
  const isShown = isOpen && suggestions !== null && text.trim() !== ''
  return { suggestions, isShown, active, setOpen, setActive, onKeyDown }
}

const SUGGEST_MS = 120

/**
 * Null until the first answer. A slower earlier answer never replaces a later one; without an answer the list stays
 * away.
 */
function useSuggestions(text: string): readonly Suggestion[] | null {
  const [suggestions, set] = useState<readonly Suggestion[] | null>(null)
  useEffect(() => {
    const q = text.trim()
    if (!q) return set(null)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/suggest?q=${encodeURIComponent(q)}`, { signal: abort.signal })
        set(response.ok ? (await response.json()).suggestions : null)
      } catch {
        if (!abort.signal.aborted) set(null)
      }
    }, SUGGEST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text])
  return suggestions
}
