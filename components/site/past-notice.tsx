'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { fill } from '#geo/text/format'
import type { pastWords } from './past-words'

interface Props {
  readonly strings: ReturnType<typeof pastWords>
}

/** That a page shows the past, with a way to the same of now; nothing once the reader has gone on to now. */
export function PastNotice({ strings }: Props) {
  const [path, params] = [usePathname(), useSearchParams()]
  const asked = params.get('as-of')
  if (asked === null) return null
  const others = new URLSearchParams(params)
  others.delete('as-of')
  const query = String(others)
  return (
    <p className="site-notice" role="note">
      <span>{fill(strings[asked.includes('-') ? 'day' : 'revision'], { label: asked })}</span>{' '}
      <a href={path + (query && `?${query}`)}>{strings.now}</a>
    </p>
  )
}
