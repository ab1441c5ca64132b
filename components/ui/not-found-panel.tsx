import Link from 'next/link'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'

interface Props {
  readonly locale: Locale
  readonly errors: Messages['errors']
}

/** What an address without a page shows beside the map. */
export function NotFoundPanel({ locale, errors }: Props) {
  return (
    <article className="record">
      <hgroup>
        <p className="kicker">404</p>
        <h1>{errors.notFoundTitle}</h1>
      </hgroup>
      <p className="summary">{errors.notFoundText}</p>
      <Link className="more" href={localPath(locale, '/')} prefetch={false}>
        {errors.notFoundLink}
      </Link>
    </article>
  )
}
