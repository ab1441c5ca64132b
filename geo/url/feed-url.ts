import type { Locale } from '../vocabulary'
import { type View, viewQuery } from './view-url'

export const FEED_FORMATS = ['atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** The address of what changes within a view, `path` without its language. */
export const feedPath = (
  format: FeedFormat,
  locale: Locale,
  path: string,
  { filters }: Pick<View, 'filters'>,
): string => `/feeds/${format}/${locale}${path === '/' ? '' : path}${viewQuery({ filters })}`
