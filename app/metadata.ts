import type { Metadata } from 'next'
import { localPath } from '#components/paths'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'

/**
 * The canonical address of a page and the same page in the other language. Filters and cameras are views of it, not
 * pages.
 */
export const alternates = (locale: Locale, path: string): Metadata => ({
  alternates: {
    canonical: localPath(locale, path),
    languages: { 'zh-CN': localPath('zh', path), en: localPath('en', path), 'x-default': localPath('zh', path) },
  },
})

/** Title, text and picture for link previews. The picture is the map of the same view, drawn by /og. */
export function pictureOf(locale: Locale, path: string, title: string, description: string, view?: View): Metadata {
  const { filters = {}, presetView, camera } = view ?? {}
  const query = viewQuery({ filters, presetView, camera })
  const images = [{ url: `/og/${locale}${path === '/' ? '' : path}${query}`, width: 1200, height: 630, alt: title }]
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
