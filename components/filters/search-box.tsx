'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import type { Suggestion } from '#geo/records'
import { countText } from '#geo/text/format'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { Icon } from '../ui/icon'
import { useFollow } from './synced-input'
import { useCombobox } from './use-combobox'

interface Props {
  readonly locale: Locale
  readonly value: string
  readonly t: Pick<
    Messages['home'],
    'search' | 'searchHint' | 'suggestions' | 'noSuggestions' | 'suggestionCount' | 'types'
  >
}

/**
 * The search field: its text filters the list, and a list of suggestions below leads straight to records (ARIA combobox
 * pattern).
 */
export function SearchBox({ locale, value, t }: Props) {
  const id = useId()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => setText(input.current!.value), []) // typed while the page was still loading
  // A chip or Back changed the search from outside.
  useFollow(value, (q) => {
    if (document.activeElement !== input.current) setText(q)
  })
  const go = (suggestion: Suggestion) => {
    input.current?.blur()
    router.push(hrefOf(suggestion, locale), { scroll: false })
  }
  const { suggestions, isShown, active, setOpen, setActive, onKeyDown } = useCombobox(text, go)
  return (
    <div className="search">
      <label htmlFor={`${id}-input`} className="visually-hidden">
        {t.search}
      </label>
      <Icon name="search" />
      <input
        id={`${id}-input`}
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name="q"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        maxLength={100}
        placeholder={t.search}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <span className="search-hint" id={`${id}-hint`}>
        {t.searchHint}
      </span>
      <div id={`${id}-list`} role="listbox" aria-label={t.suggestions} className="suggestions" hidden={!isShown}>
        {suggestions?.map((suggestion, i) => (
          <div
            key={`${suggestion.type}/${suggestion.slug}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            // Before the field loses focus, or there is nothing left to click.
            onPointerDown={(event) => {
              event.preventDefault()
              go(suggestion)
            }}
          >
            <span>{suggestion.name[locale]}</span>
            <small>
              {t.types[suggestion.type]} · {suggestion.hint[locale]}
            </small>
          </div>
        ))}
        {suggestions?.length === 0 && <p>{t.noSuggestions}</p>}
      </div>
      <p className="visually-hidden" role="status">
        {isShown && suggestions ? countText(t.suggestionCount, suggestions.length, locale) : ''}
      </p>
    </div>
  )
}

/** Near enough to see the neighbours of a park or a town. */
const PLACE_ZOOM = 12.5

/**
 * Projects, districts and events have pages; to places and towns with a position the map goes; other places and
 * organisations are searched for.
 */
function hrefOf({ type, slug, name, at }: Suggestion, locale: Locale): string {
  const pages = { project: 'projects', district: 'districts', event: 'events' } as const
  if (type in pages) return localPath(locale, `/${pages[type as keyof typeof pages]}/${slug}`)
  const view = at
    ? { filters: {}, camera: { center: at, zoom: PLACE_ZOOM, bearing: 0 } }
    : { filters: { q: name[locale] } }
  return localPath(locale, '/') + viewQuery(view)
}
