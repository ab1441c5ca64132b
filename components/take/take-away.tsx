'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { FEED_FORMATS, FEED_TYPES, feedPath } from '#geo/url/feed-url'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { barePath } from '../paths'
import { ShareDialog } from './share-dialog'
import { TakeButtons } from './take-buttons'
import type { TakeWords } from './take-words'

interface Props {
  readonly locale: Locale
  readonly words: TakeWords
  /** What the site is called. */
  readonly name: string
  /** On the page of the list it stands above the list, which has no end to speak of; on others below. */
  readonly isAboveList?: boolean
}

/** Pages whose map other sites may show. */
const WITH_MAP = /^\/((projects|districts|events)\/[\w-]+|districts|events)?$/

/** What a reader may take along of the view: its map for another page, a reference, its changes as a feed. */
export function TakeAway({ locale, words, name, isAboveList = false }: Props) {
  const path = barePath(usePathname())
  const params = useSearchParams()
  if (!WITH_MAP.test(path) || (path === '/') !== isAboveList) return null
  const view = parseView(new URLSearchParams(params))
  const { filters, presetView, camera } = view
  // The table of districts says more in its address than filters and where the map looks.
  const query = path === '/districts' && params.size > 0 ? `?${params}` : viewQuery(view)
  return (
    <div className="take-away">
      <ShareDialog
        locale={locale}
        label={words.share}
        failed={words.failed}
        address={`/api/share/${locale}${path === '/' ? '' : path}${query}`}
      />
      <TakeButtons
        {...{ locale, words, name, path }}
        search={query}
        shown={viewQuery({ filters, presetView, camera })}
      />
      <span className="take-feeds">
        {words.feed.follow}
        {FEED_FORMATS.map((format) => (
          <a key={format} href={feedPath(format, locale, path, view)} type={FEED_TYPES[format]}>
            {words.feed.names[format]}
          </a>
        ))}
      </span>
    </div>
  )
}
