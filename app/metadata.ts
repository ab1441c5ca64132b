import type { Metadata } from 'next'
import { localPath } from '#components/paths'
import { joinClauses } from '#geo/text/punctuation'
import { FEED_TYPES, feedPath } from '#geo/url/feed-url'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { dataNotice } from './data-notice'
import { siteUrl } from './site'

const NO_VIEW: View = { filters: {} }

/**
 * The canonical address of a page and the same page in the other language. Filters and cameras are views of it, not
 * pages. With `view`, the page has a map, which other sites may show, as oEmbed tells them,
 * and feeds of what changes on it.
 */
export function alternates(locale: Locale, path: string, view?: View): Metadata {
  const address = view && siteUrl().origin + localPath(locale, path) + viewQuery(pictured(view))
  return {
    alternates: {
      canonical: localPath(locale, path),
      languages: { 'zh-CN': localPath('zh', path), en: localPath('en', path), 'x-default': localPath('zh', path) },
      types: view
        ? {
            'application/json+oembed': `/oembed?url=${encodeURIComponent(address!)}`,
            [FEED_TYPES.atom]: feedPath('atom', locale, path, view),
            [FEED_TYPES.json]: feedPath('json', locale, path, view),
          }
        : {},
    },
  }
}

/** The part of a view that its picture shows. */
const pictured = ({ filters, presetView, camera }: View): View => ({ filters, presetView, camera })

/** The address of the map of a page as a picture, drawn by /og. */
export const picturePath = (locale: Locale, path: string, view: View = NO_VIEW): string =>
  `/og/${locale}${path === '/' ? '' : path}${viewQuery(pictured(view))}`

/** Title, text and picture for link previews. */
export async function pictureOf(
  locale: Locale,
  path: string,
  title: string,
  text: string,
  view?: View,
): Promise<Metadata> {
  const description = joinClauses([(await dataNotice(locale)) ?? '', text], locale)
  const images = [{ url: picturePath(locale, path, view), width: 1200, height: 630, alt: title }]
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
