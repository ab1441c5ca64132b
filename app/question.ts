/** A search that is a question: where it leads, and how it was read. */

import { localPath } from '#components/paths'
import { lookUp } from '#geo/look-up'
import type { QuestionReading } from '#geo/text/question/reading'
import { ASK, ASKED } from '#geo/url/question-url'
import { type QueryValues, type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { filtersOfQuestion, readAsFilters } from '#prisma/read/question'

interface AskedQuestion {
  readonly text: string
  readonly reading: QuestionReading
  /** Where it has to go at once; null: nowhere. */
  readonly to: string | null
  /** Where it would go if somebody chose so. */
  readonly offer: string | null
}

const MAX_ASKED = 100
/** A text of fewer conditions is more likely meant as text. */
const LEAST_OFFERED = 2

/**
 * `ask=1` says that the search is a question: it goes to its conditions, and `asked` keeps what it was, so that the
 * page can say how it was read. null: there is no question.
 */
export async function questionOf(query: QueryValues, view: View, locale: Locale): Promise<AskedQuestion | null> {
  const one = (key: string) => [lookUp(query, key) ?? ''].flat()[0]!.trim().slice(0, MAX_ASKED)
  const address = (filters: View['filters'], asked: string) => {
    const conditions = viewQuery({ ...view, filters, limit: undefined, after: undefined }).slice(1)
    const parts = [conditions, asked && `${ASKED}=${encodeURIComponent(asked)}`].filter(Boolean).join('&')
    return localPath(locale, '/') + (parts && `?${parts}`)
  }
  const { q } = view.filters
  const [asked, isAsked] = [one(ASKED), one(ASK) === '1']
  if (q !== undefined && (isAsked || !asked)) {
    const [filters, reading] = [await filtersOfQuestion(view.filters), await readAsFilters(q)]
    if (isAsked) return { text: q, reading, offer: null, to: filters ? address(filters, q) : address(view.filters, '') }
    const isOffered = filters !== null && reading.read.length >= LEAST_OFFERED
    return isOffered ? { text: q, reading, offer: address(filters, q), to: null } : null
  }
  if (!asked) return null
  return { text: asked, reading: await readAsFilters(asked), offer: null, to: null }
}
