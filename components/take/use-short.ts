import { LONGEST_LINK, readShortPath } from '#geo/url/short-link'
import type { Locale } from '#geo/vocabulary'
import { useFetched } from '../ui/use-fetched'

/** A page by its path without the language and its query with `?`. */
export interface PageAddress {
  readonly path: string
  readonly search: string
}

/**
 * The same page, under a short address where its own is too long for servers; null while that is being kept. Where it
 * cannot be kept, the long one stays.
 */
export function useShort(locale: Locale, { path, search }: PageAddress): PageAddress | null {
  const isLong = search.length > LONGEST_LINK
  const shared = useFetched<{ readonly url: string }>(
    isLong ? `/api/share/${locale}${path === '/' ? '' : path}${search}` : null,
    true,
  )
  if (!isLong || shared === 'failed') return { path, search }
  if (shared === null) return null
  const short = readShortPath(new URL(shared.url).pathname)
  return short ? { path: `/s/${short.id}`, search: '' } : { path, search }
}
