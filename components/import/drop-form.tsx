'use client'

import { type DragEvent, useRef, useState } from 'react'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly action: string
  readonly locale: string
  readonly kinds: string
  readonly t: Pick<ImportMessages['file'], 'drop' | 'choose' | 'send' | 'sending'>
}

/**
 * A form for one file that also takes it dropped: chosen or dropped, it is sent at once. Without scripts it is a form
 * with a button.
 */
export function DropForm({ action, locale, kinds, t }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const send = () => {
    const file = input.current?.files?.[0]
    if (!file) return
    setName(file.name)
    form.current?.requestSubmit()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    send()
  }
  return (
    <form
      ref={form}
      className="drop"
      data-over={isOver || undefined}
      action={action}
      method="post"
      encType="multipart/form-data"
      aria-busy={name !== null}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input type="hidden" name="locale" value={locale} />
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden="true">
        <rect x="6" y="4" width="44" height="48" rx="2" fill="var(--panel)" stroke="var(--border)" />
        <path d="M6 14h44M6 24h44M6 34h44M6 44h44M22 4v48M36 4v48" stroke="var(--rule)" fill="none" />
        <rect x="6" y="4" width="44" height="10" fill="var(--raised)" stroke="var(--border)" />
        <path
          d="M56 17c5.500 0 9.500 4 9.500 9.200C65.500 33 56 42 56 42s-9.500-9-9.500-15.800C46.500 21 50.500 17 56 17z"
          fill="var(--accent)"
          stroke="var(--panel)"
          strokeWidth="2"
        />
        <circle cx="56" cy="26.500" r="3.400" fill="var(--on-accent)" />
      </svg>
      <label>
        {t.drop}
        <input
          ref={input}
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,.geojson,.geojsonl,.json,.kml,.kmz,.gpx,.zip"
          onChange={send}
        />
        <span className="strong" aria-hidden="true">
          {t.choose}
        </span>
      </label>
      <p className="small" role="status">
        {name === null ? kinds : `${t.sending} ${name}`}
      </p>
      <noscript>
        <button type="submit" className="strong">
          {t.send}
        </button>
      </noscript>
    </form>
  )
}
