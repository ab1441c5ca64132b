import { embedOf } from '#components/messages/embed/index'
import { bibtexOf, citationSentence, cslOf, type Reference, risOf } from '#geo/cite/citation'
import { lookUp } from '#geo/look-up'
import { citationAt } from '../citation-of'

/** `json` is for the page's own dialog: the sentences, in both languages. */
const FORMATS = {
  bib: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib', write: bibtexOf },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', ending: 'ris', write: risOf },
  csl: { type: 'application/vnd.citationstyles.csl+json', ending: 'csl.json', write: cslOf },
  json: { type: 'application/json', ending: null, write: sentences },
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
    const citation = await citationAt(parts, new URL(request.url).searchParams, reader)
    if (!citation) return refuse(404, 'There is no such page.')
    const { type, ending, write } = format
    return new Response(write(citation), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=60',
        ...(ending && {
          'Content-Disposition': `attachment; filename="${citation.key}-r${citation.revision}.${ending}"`,
        }),
      },
    })
  } catch (error) {
    console.error(`The citation of ${parts.join('/')} failed:`, error)
    return refuse(503, 'The page cannot be read just now.', { 'Retry-After': '5' })
  }
}

function sentences(citation: Reference): string {
  const sentence = (locale: 'zh' | 'en') => citationSentence(citation, embedOf(locale).cite.sentence, locale)
  return JSON.stringify({ zh: sentence('zh'), en: sentence('en') })
}

const refuse = (status: number, reason: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${reason}\n`, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
