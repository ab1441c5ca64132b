'use client'

import { useEffect, useRef, useState } from 'react'
import type { RecordType } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../paths'

interface Line {
  readonly type: RecordType
  readonly id: string
  readonly zh: string
  readonly en: string
}

interface Props {
  readonly type: RecordType
  readonly id: string | null
  readonly locale: Locale
  readonly label: string
}

const HOLD_MS = 250

/** While a name is typed: the records that it may already be. */
export function Similar({ type, id, locale, label }: Props) {
  const [lines, setLines] = useState<readonly Line[]>([])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = place.current?.closest('fieldset')
    if (!field) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let request = new AbortController()
    const ask = async (q: string) => {
      request.abort()
      request = new AbortController()
      const query = new URLSearchParams({ type, q })
      try {
        const response = await fetch(`/api/manage/similar?${query}`, { signal: request.signal })
        const records: readonly Line[] = response.ok ? (await response.json()).records : []
        setLines(records.filter((line) => line.id !== id))
      } catch {
        // Asked again at the next letter, or not needed any more.
      }
    }
    const onInput = (event: Event) => {
      const text = (event.target as HTMLInputElement).value.trim()
      clearTimeout(timer)
      if (text.length < 2) setLines([])
      else timer = setTimeout(() => void ask(text), HOLD_MS)
    }
    field.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      request.abort()
      field.removeEventListener('input', onInput)
    }
  }, [type, id])
  return (
    <div ref={place} className="similar" role="status">
      {lines.length > 0 && (
        <>
          <p className="small">{label}</p>
          <ul>
            {lines.map((line) => (
              <li key={line.id}>
                <a href={localPath(locale, `/manage/records/${line.type}/${line.id}`)} target="_blank" rel="noreferrer">
                  {line[locale]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
