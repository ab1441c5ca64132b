import { embedOf } from '#components/messages/embed/index'
import { bibtexOf, citationSentence, cslOf, risOf } from '#geo/cite/citation'
import { lookUp } from '#geo/look-up'
import type { Locale } from '#geo/vocabulary'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { type CitedReference, citationAt, linkFor, unreadOf } from '../citation-of'

/** `json` is for the page's own dialog: the sentences in both languages, and the figures that can be cited alone. */
const FORMATS = {
  bib: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib', write: bibtexOf },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', ending: 'ris', write: risOf },
  csl: { type: 'application/vnd.citationstyles.csl+json', ending: 'csl.json', write: cslOf },
  json: { type: 'application/json', ending: null, write: null },
}

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>
}

/** A view as a reference, of the revision and the day of the request. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [name = '', ...parts] = (await params).path
  const format = lookUp(FORMATS, name)
  if (!format || parts.length === 0) return refuse(404, '/cite/{bib, ris, csl or json}/{zh or en}/{path of a page}')
  try {
    const reader = request.headers.get('x-forwarded-for') ?? ''
    const query = new URL(request.url).searchParams
    const unread = await unreadOf(parts, query)
    if (unread.length > 0) return refuse(400, unread.join('\n'))
    const citation = await citationAt(parts, query, linkFor(reader))
    if (!citation) return refuse(404, 'There is no such page, or no such figure on it.')
    const { type, ending, write } = format
    return new Response(write ? write(citation) : await forDialog(citation, parts, query), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=60',
        ...(ending && {
          'Content-Disposition': `attachment; filename="${citation.key}-r${citation.revision}.${ending}"`,
        }),
      },
    })
  } catch (error) {
    const refusal = refusalOfTooMuch(error)
    if (refusal) return refuse(refusal.status, refusal.reason, refusal.headers)
    console.error('The citation of %s failed:', parts.join('/'), error)
    return refuse(503, 'The page cannot be read just now.', { 'Retry-After': '5' })
  }
}

/** Each sentence names the page in its own language, and the address that was asked for. */
async function forDialog(citation: CitedReference, parts: readonly string[], query: URLSearchParams): Promise<string> {
  const [language, ...path] = parts
  const sentence = async (locale: Locale) => {
    const own = locale === language ? citation : await citationAt([locale, ...path], query, async () => citation.url)
    return citationSentence(own ?? citation, embedOf(locale).cite, locale)
  }
  const figures = citation.figures.map(({ id, label, text }) => ({ id, label, text }))
  return JSON.stringify({ zh: await sentence('zh'), en: await sentence('en'), figures })
}

const refuse = (status: number, reason: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${reason}\n`, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
