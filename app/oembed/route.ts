import { z } from 'zod'
import { siteWords } from '#geo/site/site'
import { DEFAULT_EMBED, embedPath, embedPathOf, frameCode } from '#geo/url/embed-url'
import { LONGEST_LINK, pathUnderShort } from '#geo/url/short-link'
import type { Locale } from '#geo/vocabulary'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { longAddressOf } from '#prisma/links/short-links'
import { readSite } from '#prisma/site/site'
import { comparisonAt } from '../comparison/comparison-at'
import { embedAddress, embeddedMap, partsOfUrl, type UrlParts } from '../embed/address'
import { picturePath, pictureSearch } from '../metadata'
import { PICTURE_WIDTHS } from '../og/draw'
import { originOf } from '../origin'
import { siteUrl } from '../site'
import { viewTitle } from '../view-title'

export const dynamic = 'force-dynamic'

const px = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .optional()
const Query = z.object({ url: z.string().min(1).max(8000), format: z.string().optional(), maxwidth: px, maxheight: px })

const SIZE = { width: 800, height: 560 } as const
const CACHE_S = 3600

/**
 * oEmbed 1.0: an address of a page with a map becomes an iframe and a picture, within what is asked. 404 for any other
 * address, 501 for a format that is not JSON.
 */
export async function GET(request: Request): Promise<Response> {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success)
    return bad(400, 'oembed?url={address of a page}, and where wanted maxwidth and maxheight, in whole pixels')
  const { url, format = 'json', maxwidth, maxheight } = query.data
  if (format !== 'json') return bad(501, 'Answers come as JSON only.')
  try {
    const origin = originOf(request)
    const page = await pageAt(partsOfUrl(url, [origin, siteUrl().origin]))
    if (!page) return bad(404, 'No page with a map has this address.')
    const { locale, title } = page
    const { name } = siteWords(await readSite(), locale)
    const [width, height] = [
      Math.min(SIZE.width, maxwidth ?? SIZE.width),
      Math.min(SIZE.height, maxheight ?? SIZE.height),
    ]
    const src = origin + page.path
    const answer = {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: name,
      provider_url: `${origin}/`,
      cache_age: CACHE_S,
      width,
      height,
      html: frameCode({ src, title, width, height }),
      ...thumbnail(origin + page.picture, maxwidth, maxheight),
    }
    return Response.json(answer, { headers: { ...OPEN, 'Cache-Control': `public, max-age=${CACHE_S}` } })
  } catch (error) {
    const refusal = refusalOfTooMuch(error)
    if (refusal) return bad(refusal.status, refusal.reason, refusal.headers)
    console.error('oEmbed failed:', error)
    return bad(503, 'The page cannot be read just now.', { 'Retry-After': '5' })
  }
}

interface FramedPage {
  readonly locale: Locale
  readonly title: string
  /** Of the embedded map. */
  readonly path: string
  /** Of its picture. */
  readonly picture: string
}

/** A short address stands for the long one that is kept under it, and is given on where that is too long to be. */
async function pageAt(parts: UrlParts | null): Promise<FramedPage | null> {
  const [locale, section, id, ...more] = parts?.path ?? []
  if (!parts || section !== 's' || !id || more.length > 0) return parts && framed(parts)
  const address = await longAddressOf(id)
  if (address === null) return null
  const [path = '', query] = address.split('?', 2)
  const page = await framed({ path: [locale!, ...path.split('/').filter(Boolean)], query: new URLSearchParams(query) })
  if (!page || address.length <= LONGEST_LINK) return page
  return { ...page, path: pathUnderShort('/embed', page.locale, id), picture: pathUnderShort('/og', page.locale, id) }
}

async function framed({ path: parts, query: asked }: UrlParts): Promise<FramedPage | null> {
  const address = embedAddress(parts, asked)
  const embedded = address && (await embeddedMap(address))
  if (embedded) {
    const { locale, path, view } = address
    const title = await viewTitle(embedded.caption.title, address)
    const picture = picturePath(locale, path, pictureSearch(view))
    return { locale, title, path: embedPath(locale, path, view), picture }
  }
  const comparison = address ? null : await comparisonAt(parts, asked)
  if (!comparison) return null
  const { locale, title, query } = comparison
  const path = embedPathOf(locale, '/compare', query, DEFAULT_EMBED)
  return { locale, title, path, picture: picturePath(locale, '/compare', query) }
}

/** The largest that fits; none where even the smallest does not. */
function thumbnail(url: string, maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY): object {
  const width = PICTURE_WIDTHS.find((candidate) => candidate <= maxWidth && heightOf(candidate) <= maxHeight)
  if (!width) return {}
  const [address, query] = url.split('?') as [string, string?]
  const asked = [...(query ? [query] : []), ...(width === PICTURE_WIDTHS[0] ? [] : [`width=${width}`])].join('&')
  return {
    thumbnail_url: asked ? `${address}?${asked}` : address,
    thumbnail_width: width,
    thumbnail_height: heightOf(width),
  }
}

const heightOf = (width: number): number => Math.round((width * 630) / 1200)

/** Scripts of editors on other sites ask too. */
const OPEN = { 'Access-Control-Allow-Origin': '*' }

const bad = (status: number, error: string, headers: Readonly<Record<string, string>> = {}) =>
  Response.json({ error }, { status, headers: { ...OPEN, 'Cache-Control': 'no-store', ...headers } })
