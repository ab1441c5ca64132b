/** Which pages have a map that other sites may show. */

import { z } from 'zod'
import { parseView } from '#geo/url/view-url'
import { LOCALES } from '#geo/vocabulary'
import { captionOf } from '../og/caption'
import { type Address, type Caption, type MapOfAddress, mapOf } from '../picture'

/** `zh`, `en/projects/some-slug`. */
const Path = z.union([
  z.tuple([z.enum(LOCALES)]),
  z.tuple([z.enum(LOCALES), z.enum(['districts', 'events'])]),
  z.tuple([z.enum(LOCALES), z.enum(['projects', 'events', 'districts']), z.string().regex(/^[\w-]{1,120}$/)]),
])

/** By the parts of a path, the language first; null: no such page has a map. */
export function embedAddress(parts: readonly string[], query: URLSearchParams): Address | null {
  const path = Path.safeParse(parts)
  if (!path.success) return null
  const [locale, ...rest] = path.data
  const { filters, presetView, camera } = parseView(query)
  return { locale, path: `/${rest.join('/')}`, view: { filters, presetView, camera } }
}

export interface UrlParts {
  /** The language first. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

/** Of a page, or of its embedded map, by its whole address; null where it is none of this site. */
export function partsOfUrl(text: string | null, origins: readonly string[]): UrlParts | null {
  const url = text !== null && text.length <= 8000 && URL.canParse(text) ? new URL(text) : null
  if (!url || !origins.includes(url.origin)) return null
  const [first, ...more] = url.pathname.split('/').filter(Boolean)
  const query = url.searchParams
  if (first === 'embed') return { path: more, query }
  const path = first === 'en' ? ['en', ...more] : ['zh', ...(first ? [first, ...more] : [])]
  return { path, query }
}

export interface EmbeddedMap {
  readonly map: MapOfAddress
  readonly caption: Caption
}

/** Null where there is no such record. */
export async function embeddedMap(address: Address): Promise<EmbeddedMap | null> {
  const map = await mapOf(address)
  const caption = await captionOf(map)
  return caption && { map, caption }
}
