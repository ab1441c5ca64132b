import { shareOf } from '#components/messages/share/index'
import { localPath } from '#components/paths'
import { CARD_SHAPES, CARD_SIZES } from '#geo/url/share-url'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { LOCALES } from '#geo/vocabulary'
import { embedAddress } from '../../../embed/address'
import { qrCode } from '../../../og/qr'
import { originOf } from '../../../origin'

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>
}

/** Longer addresses make codes that no phone reads from a screen. */
const MAX_QR = 1200

/** What the dialog for sharing shows of a page: its link, the link as a code, and its picture cards. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params
  const { search, searchParams } = new URL(request.url)
  const page = pageOf(path, search, searchParams)
  if (!page) return Response.json({ error: 'There is no such page.' }, { status: 404 })
  const url = originOf(request) + page.path + page.query
  const words = shareOf(page.locale)
  return Response.json(
    {
      url,
      words,
      qr: url.length <= MAX_QR ? qrCode(url) : null,
      cards: page.hasPicture
        ? CARD_SHAPES.map((shape) => ({
            name: words.card[shape],
            size: CARD_SIZES[shape],
            href: `/og/${path.join('/')}${page.query}${page.query ? '&' : '?'}card=${shape}`,
          }))
        : [],
    },
    { headers: { 'Cache-Control': 'public, max-age=300' } },
  )
}

interface Page {
  readonly locale: Locale
  readonly path: string
  readonly query: string
  readonly hasPicture: boolean
}

/** A comparison has a map of its own, which is saved there. */
function pageOf(parts: readonly string[], search: string, query: URLSearchParams): Page | null {
  const locale = LOCALES.find((name) => name === parts[0])
  if (locale && parts.length === 2 && parts[1] === 'compare')
    return { locale, path: localPath(locale, '/compare'), query: search, hasPicture: false }
  const address = embedAddress(parts, query)
  if (!address) return null
  return {
    locale: address.locale,
    path: localPath(address.locale, address.path),
    query: viewQuery(address.view),
    hasPicture: true,
  }
}
