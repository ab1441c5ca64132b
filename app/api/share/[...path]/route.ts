import { shareOf } from '#components/messages/share/index'
import { CARD_SHAPES, CARD_SIZES } from '#geo/url/share-url'
import { LONGEST_LINK, pathUnderShort, shortPath } from '#geo/url/short-link'
import { keepShortLink } from '#prisma/links/short-links'
import { qrCode } from '../../../og/qr'
import { originOf } from '../../../origin'
import { type SharedPage, sharedPage } from '../shared-page'

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>
}

/** Longer addresses make codes that no phone reads from a screen. */
const MAX_QR = 1200

/** What the dialog for sharing shows of a page: its link, the link as a code, and its picture cards. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params
  const page = await sharedPage(path, new URL(request.url).searchParams)
  if (!page) return noPage()
  return answer(pictureAt(path, page), page, originOf(request) + page.href, null, 'public, max-age=300')
}

/**
 * The same for a query that is too long for an address, as the body: its link is kept under a short address. Where that
 * cannot be done, as too many have been made, the long one stays, and the dialog says so.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params
  const page = await sharedPage(path, new URLSearchParams(await request.text()))
  if (!page) return noPage()
  const origin = originOf(request)
  const long = origin + page.href
  if (long.length <= LONGEST_LINK) return answer(pictureAt(path, page), page, long, null, 'no-store')
  const id = await keepShortLink(page.address, request.headers.get('x-forwarded-for') ?? '')
  const words = shareOf(page.locale)
  return id
    ? answer(pathUnderShort('/og', page.locale, id), page, origin + shortPath(page.locale, id), words.short, 'no-store')
    : answer(null, page, long, words.notShortened, 'no-store')
}

const noPage = () => Response.json({ error: 'There is no such page.' }, { status: 404 })

const pictureAt = (path: readonly string[], { query }: SharedPage): string => `/og/${path.join('/')}${query}`

/** `picture`: where its pictures are; null where their address would be too long. */
function answer(picture: string | null, page: SharedPage, url: string, note: string | null, caching: string) {
  const words = shareOf(page.locale)
  return Response.json(
    {
      url,
      words,
      note,
      qr: url.length <= MAX_QR ? qrCode(url) : null,
      cards:
        picture !== null
          ? CARD_SHAPES.map((shape) => ({
              name: words.card[shape],
              size: CARD_SIZES[shape],
              href: `${picture}${picture.includes('?') ? '&' : '?'}card=${shape}`,
            }))
          : [],
    },
    { headers: { 'Cache-Control': caching } },
  )
}
