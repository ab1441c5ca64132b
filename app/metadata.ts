import type { Metadata } from 'next'
import { localPath } from '#components/paths'
import { joinClauses } from '#geo/text/punctuation'
import { FEED_TYPES, feedPath } from '#geo/url/feed-url'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { dataNotice } from './data-notice'
import { siteUrl } from './site'

/**
 * The canonical address of a page and the same page in the other language. Filters and cameras are views of it, not
 * pages. With `view`, the page has a map, which other sites may show, as oEmbed tells them,
 * and feeds of what changes on it.
 */
export const alternates = (locale: Locale, path: string, view?: View): Metadata =>
  alternatesOf(
    path,
    locale,
    view && {
      ...embedType(locale, path, pictureSearch(view)),
      [FEED_TYPES.atom]: feedPath('atom', locale, path, view),
      [FEED_TYPES.json]: feedPath('json', locale, path, view),
    },
  )

/** The same for a comparison, which other sites may show too; `search` is null where nothing is compared. */
export const compareAlternates = (locale: Locale, search: string | null): Metadata =>
  alternatesOf('/compare', locale, search === null ? undefined : embedType(locale, '/compare', search))

const alternatesOf = (path: string, locale: Locale, types: Readonly<Record<string, string>> = {}): Metadata => ({
  alternates: {
    canonical: localPath(locale, path),
    languages: { 'zh-CN': localPath('zh', path), en: localPath('en', path), 'x-default': localPath('zh', path) },
    types,
  },
})

function embedType(locale: Locale, path: string, search: string) {
  const address = siteUrl().origin + localPath(locale, path) + search
  return { 'application/json+oembed': `/oembed?url=${encodeURIComponent(address)}` }
}

/** The part of a view that its picture shows, as it stands in addresses. */
export const pictureSearch = ({ filters, presetView, camera }: View): string =>
  viewQuery({ filters, presetView, camera })

/** The part of it that a page about one record has: it may be of the past. */
export const ofRevision = ({ filters: { asOf } }: View): View => ({ filters: asOf === undefined ? {} : { asOf } })

/** The address of the map of a page as a picture, drawn by /og; `search` is what of the page's own it shows. */
export const picturePath = (locale: Locale, path: string, search: string): string =>
  `/og/${locale}${path === '/' ? '' : path}${search}`

/** Title, text and picture for link previews; `shown` is the page whose map the picture shows. */
export async function pictureOf(
  locale: Locale,
  path: string,
  title: string,
  text: string,
  search: string,
  shown: string = path,
): Promise<Metadata> {
  const description = joinClauses([(await dataNotice(locale)) ?? '', text], locale)
  const images = [{ url: picturePath(locale, shown, search), width: 1200, height: 630, alt: title }]
  return {
    description,
    openGraph: {
      title,
      description,
      images,
      type: 'website',
      locale: locale === 'zh' ? 'zh_CN' : 'en',
      url: localPath(locale, path),
    },
    twitter: { card: 'summary_large_image', title, description, images },
  }
}
