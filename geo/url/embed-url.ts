/** Addresses of maps in other sites' pages: the view of a page, and what is shown around it. */

import { THEMES, type Theme } from '../map/palette'
import { escapeXml } from '../text/escape-xml'
import type { Locale } from '../vocabulary'
import { type View, viewQuery } from './view-url'

export interface EmbedOptions {
  /** Null: as the reader's system has it. */
  readonly theme: Theme | null
  readonly hasTitle: boolean
  readonly hasLegend: boolean
}

export const DEFAULT_EMBED: EmbedOptions = { theme: null, hasTitle: true, hasLegend: false }

/** What cannot be is left out, as in every address. */
export const parseEmbedOptions = (query: URLSearchParams): EmbedOptions => ({
  theme: THEMES.find((theme) => theme === query.get('theme')) ?? DEFAULT_EMBED.theme,
  hasTitle: query.get('title') !== '0',
  hasLegend: query.get('legend') === '1',
})

/** The path of an embedded map of a page, `path` without its language. Defaults are not written. */
export function embedPath(locale: Locale, path: string, view: View, options: EmbedOptions = DEFAULT_EMBED): string {
  const { filters, presetView, camera } = view
  return embedPathOf(locale, path, viewQuery({ filters, presetView, camera }), options)
}

/** The same by what stands in the address of the page. */
export function embedPathOf(locale: Locale, path: string, search: string, options: EmbedOptions): string {
  const { theme, hasTitle, hasLegend } = options
  const parts = [
    search.slice(1),
    ...(theme ? [`theme=${theme}`] : []),
    ...(hasTitle ? [] : ['title=0']),
    ...(hasLegend ? ['legend=1'] : []),
  ].filter(Boolean)
  const query = parts.length > 0 ? `?${parts.join('&')}` : ''
  return `/embed/${locale}${path === '/' ? '' : path}${query}`
}

export interface Frame {
  /** The whole address of the embedded map. */
  readonly src: string
  readonly title: string
  /** CSS px; null: as wide as there is room. */
  readonly width: number | null
  readonly height: number
}

/** What goes into a page to show the map there. */
export const frameCode = ({ src, title, width, height }: Frame): string =>
  `<iframe src="${escapeXml(src)}" title="${escapeXml(title)}" width="${width ?? '100%'}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`
