'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly id: string
  readonly locale: Locale
  readonly state: 'reading' | 'checking' | 'running' | 'undoing'
  readonly done: number
  readonly total: number
  readonly isCancelling: boolean
  /** How many files have their turn before this one; null: it has its own. */
  readonly ahead: number | null
  readonly t: ImportMessages['busy']
  readonly cancel: (form: FormData) => Promise<void>
}

interface Status {
  readonly state: string
  readonly done: number
  readonly total: number
  readonly ahead: number | null
}

const EVERY_MS = 600

/** How far the server has come, asked again and again; the page is read anew when the step is over. */
export function Busy({ id, locale, state, t, cancel, isCancelling, ...first }: Props) {
  const router = useRouter()
  const [{ done, total, ahead }, setStatus] = useState<Omit<Status, 'state'>>(first)
  const [isStopping, setStopping] = useState(isCancelling)
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/manage/import/${id}`).catch(() => null) // the server may be restarting
      if (!answer?.ok) return
      const status = (await answer.json()) as Status
      setStatus(status)
      if (status.state === state) return
      clearInterval(timer)
      router.refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [id, state, router])
  const isKnown = total > 0 && done > 0
  return (
    <section className="import-busy" aria-busy="true">
      <h2>{t[state]}</h2>
      <progress max={isKnown ? total : undefined} value={isKnown ? done : undefined} aria-label={t[state]} />
      <p role="status">
        {ahead !== null && (ahead === 0 ? t.next : countText(t.ahead, ahead, locale))}
        {ahead === null &&
          isKnown &&
          fill(t.progress, { done: formatNumber(done, locale), total: formatNumber(total, locale) })}
      </p>
      <p className="small">{t.leave}</p>
      <form action={cancel} onSubmit={() => setStopping(true)}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="locale" value={locale} />
        <button type="submit" className="quiet" disabled={isStopping}>
          {isStopping ? t.cancelling : t.cancel}
        </button>
      </form>
      <noscript>
        <a href="?">{t.refresh}</a>
      </noscript>
    </section>
  )
}
