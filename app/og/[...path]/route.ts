import { createHash } from 'node:crypto'
import { z } from 'zod'
import { compareQuery, parseCompare } from '#geo/compare/url'
import { localDate } from '#geo/text/format'
import { CARD_SHAPES, type CardShape } from '#geo/url/share-url'
import { parseView, viewQuery } from '#geo/url/view-url'
import { LOCALES } from '#geo/vocabulary'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { comparableDistricts } from '#prisma/read/comparison'
import { OpenLimit } from '#prisma/server/cost-limit'
import { namesTag } from '#prisma/server/entity-tag'
import { drawLinkPreview, PICTURE_WIDTHS } from '../draw'
import { drawShareCard } from '../draw-share'
import { type PicturedPage, picturedComparison, picturedPage } from '../pictured-page'

/** `zh`, `en/projects/some-slug`. */
const Path = z.union([
  z.tuple([z.enum(LOCALES)]),
  z.tuple([z.enum(LOCALES), z.enum(['districts', 'events', 'about', 'compare'])]),
  z.tuple([z.enum(LOCALES), z.enum(['projects', 'events', 'districts']), z.string().regex(/^[\w-]{1,120}$/)]),
])
type Path = z.infer<typeof Path>

/** A page whose picture is asked for. */
interface Asked {
  readonly path: Path
  /** As the page writes it, so that equal views have one picture. */
  readonly query: string
  readonly read: () => Promise<PicturedPage | null>
}

interface Drawn {
  readonly png: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly revision: number
}

/** Some 100 KB each. */
const MAX_PICTURES = 100
/** Pictures by revision and address, the oldest first. */
const pictures = new Map<string, Promise<Drawn | null>>()
/** One is drawn at a time, and few wait: drawing takes a whole processor, which pages need too. */
let queue: Promise<unknown> = Promise.resolve()
/** A few may wait for one client, so that there is room for others. */
const waiting = new OpenLimit(5, 20)

/**
 * The link preview of a page, see `pictureOf` in app/metadata, or with `card` its picture card. 404 where there is no
 * such page.
 */
export async function GET(request: Request, context: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const path = Path.safeParse((await context.params).path)
  if (!path.success) return notFound()
  const query = new URL(request.url).searchParams
  const width = PICTURE_WIDTHS.find((candidate) => String(candidate) === query.get('width')) ?? PICTURE_WIDTHS[0]
  const form = CARD_SHAPES.find((shape) => shape === query.get('card')) ?? width
  const asked = await askedBy(path.data, query)
  try {
    const drawn = await drawnOnce(asked, form, request.headers.get('x-forwarded-for') || null)
    if (drawn === 'full')
      return new Response('Too many pictures wait.', { status: 429, headers: { 'Retry-After': '5' } })
    return drawn ? answer(drawn, fileName(asked, form), request.headers.get('if-none-match')) : notFound()
  } catch (error) {
    const refusal = refusalOfTooMuch(error)
    if (refusal) return new Response(refusal.reason, { status: refusal.status, headers: refusal.headers })
    console.error('The picture of /%s failed:', path.data.join('/'), error)
    return new Response('The picture cannot be drawn just now.', { status: 503, headers: { 'Retry-After': '2' } })
  }
}

async function askedBy(path: Path, query: URLSearchParams): Promise<Asked> {
  const [locale, ...rest] = path
  const { filters, presetView, camera } = parseView(query)
  if (rest[0] === 'compare') {
    const { view } = parseCompare(query, await comparableDistricts())
    return { path, query: compareQuery(view, camera), read: () => picturedComparison(path, query) }
  }
  const view = { filters, presetView, camera }
  return { path, query: viewQuery(view), read: () => picturedPage({ locale, path: `/${rest.join('/')}`, view }) }
}

/** Of the picture, when it is kept, without its revision. */
const fileName = ({ path: [locale, ...rest] }: Asked, form: Form): string =>
  [...rest, locale, ...(typeof form === 'string' ? [form] : [])].join('-')

function answer({ png, etag, revision }: Drawn, name: string, ifNoneMatch: string | null): Response {
  const headers = {
    'Cache-Control': 'public, max-age=3600',
    'Content-Disposition': `inline; filename="${name}-r${revision}.png"`,
    ETag: etag,
  }
  const isUnchanged = namesTag(ifNoneMatch, etag)
  if (isUnchanged) return new Response(null, { status: 304, headers })
  return new Response(png, { headers: { ...headers, 'Content-Type': 'image/png' } })
}

const notFound = () => new Response('There is no such page.', { status: 404 })

/** What is drawn of a page: its link preview at a width, or a picture card. */
type Form = number | CardShape

/** `full`: too many pictures wait to be drawn, of whoever asks or of all. */
async function drawnOnce(asked: Asked, form: Form, client: string | null): Promise<Drawn | null | 'full'> {
  const { revision } = await currentSnapshot()
  const today = localDate(new Date())
  const key = [revision, form, typeof form === 'string' ? today : '', ...asked.path, asked.query].join(' ')
  const drawnBefore = pictures.get(key)
  if (drawnBefore) return drawnBefore
  const leave = waiting.enter(client)
  if (!leave) return 'full'
  const drawn = queue.then(() => draw(asked, form, today)).finally(leave)
  queue = drawn.catch(() => {})
  pictures.set(key, drawn)
  drawn.catch(() => pictures.delete(key))
  if (pictures.size > MAX_PICTURES) pictures.delete(pictures.keys().next().value!)
  return drawn
}

async function draw({ path, read }: Asked, form: Form, today: string): Promise<Drawn | null> {
  const page = await read()
  if (!page) return null
  const { png, missing, revision } = await (typeof form === 'string'
    ? drawShareCard(page, form, today)
    : drawLinkPreview(page, form))
  if (missing.length > 0) console.warn(`No glyph in the picture of /${path.join('/')} for ${missing.join(' ')}`)
  const etag = `"${createHash('sha256').update(png).digest('base64url').slice(0, 22)}"`
  return { png: new Uint8Array(png), etag, revision }
}
