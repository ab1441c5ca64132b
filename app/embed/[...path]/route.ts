import { createHash } from 'node:crypto'
import { embedOf } from '#components/messages/embed/index'
import { parseEmbedOptions } from '#geo/url/embed-url'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { isSynthetic } from '#prisma/seed/synthetic-mark'
import { namesTag } from '#prisma/server/entity-tag'
import { comparisonAt } from '../../comparison/comparison-at'
import { unreadIn, unvaluedIn } from '../../condition'
import { originOf } from '../../origin'
import { notesOf } from '../../shapes-notes'
import { viewTitle } from '../../view-title'
import { embedAddress, embeddedMap } from '../address'
import { comparisonPage } from '../comparison'
import { embedMessage, embedPage, type Html } from '../document'

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>
}

/**
 * The map of a page for other sites' frames, its own policy with it: the only pages that may be framed. 404, 422, 429
 * (areas that are too intricate) and 503 say so within the frame.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params
  const query = new URL(request.url).searchParams
  const origin = originOf(request)
  const options = parseEmbedOptions(query)
  const locale = path[0] === 'en' ? 'en' : 'zh'
  const say = (text: 'missing' | 'unavailable' | 'tooComplex') =>
    embedMessage({ origin, options, locale }, embedOf(locale)[text])
  try {
    const { shapes } = await currentSnapshot()
    const around = { options, origin, notes: await notesOf(shapes, locale), isSynthetic: await isSynthetic() }
    const page = (await pageOf(path, query, around)) ?? (await compared(path, query, around))
    if (!page) return answer(say('missing'), 404, { 'Cache-Control': 'no-store' })
    const etag = `"${createHash('sha256').update(page.html).update(page.policy).digest('base64url').slice(0, 22)}"`
    const headers = { 'Cache-Control': 'public, max-age=60, stale-while-revalidate=600', ETag: etag }
    if (namesTag(request.headers.get('if-none-match'), etag)) return answer({ ...page, html: null }, 304, headers)
    return answer(page, 200, headers)
  } catch (error) {
    const refusal = refusalOfTooMuch(error)
    if (refusal) {
      const words = say(refusal.status === 422 ? 'tooComplex' : 'unavailable')
      return answer(words, refusal.status, { 'Cache-Control': 'no-store', ...refusal.headers })
    }
    console.error('The embedded map of %s failed:', path.join('/'), error)
    return answer(say('unavailable'), 503, { 'Cache-Control': 'no-store', 'Retry-After': '5' })
  }
}

type Around = Parameters<typeof comparisonPage>[1]

async function pageOf(path: readonly string[], query: URLSearchParams, around: Around): Promise<Html | null> {
  const address = embedAddress(path, query)
  const embedded = address && (await embeddedMap(address))
  if (!embedded) return null
  const { locale, view } = address
  const leftOut = [...unreadIn(query, locale), ...(await unvaluedIn(view.filters, locale))]
  const title = await viewTitle(embedded.caption.title, address)
  return embedPage({ ...embedded, ...around, notes: [...leftOut, ...around.notes], title })
}

async function compared(path: readonly string[], query: URLSearchParams, around: Around): Promise<Html | null> {
  const embedded = await comparisonAt(path, query)
  return embedded && comparisonPage(embedded, around)
}

const answer = (
  { html, policy }: Omit<Html, 'html'> & { readonly html: string | null },
  status: number,
  headers: Readonly<Record<string, string>>,
): Response =>
  new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Robots-Tag': 'noindex',
      Vary: 'Host, X-Forwarded-Host',
      ...headers,
    },
  })
