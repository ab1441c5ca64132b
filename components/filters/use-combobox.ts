import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Suggestion } from '#geo/records'

/**
 * The suggestions for a text and which of them the arrow keys are on; `active` is -1 for none. Enter calls `go` with
 * that one, Escape closes the list.
 */
export function useCombobox(text: string, go: (suggestion: Suggestion) => void) {
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(isOpen ? text : '')
  const onKeyDown = (event: KeyboardEvent) => {
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
      if (suggestion) {
        event.preventDefault()
        go(suggestion)
      }
      setOpen(false)
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
