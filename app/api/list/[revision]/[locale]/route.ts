import { z } from 'zod'
import { page } from '#geo/query/list-rows'
import { cardRow, checkProjectListQuery, LIST_PAGE_SIZE, type ListPage } from '#geo/url/list-query'
import { LOCALES } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { datedRows } from '#prisma/read/source-dates'

const Params = z.object({
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  locale: z.enum(LOCALES as ['zh', 'en']),
})

/**
 * A page of a list, sorted as in a language: a `ListPage`. Any cache may keep it for ever where it is of the revision
 * in the address; otherwise it is answered from the newest revision and may be kept for a moment only. An impossible
 * request gets a 400 with its reason, before anything is read.
 */
export async function GET(request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> {
  const params = Params.safeParse(await context.params)
  if (!params.success) return bad('/api/list/{revision}/{zh or en}')
  const asked = checkProjectListQuery(new URL(request.url).searchParams)
  if ('problem' in asked) return bad(asked.problem)
  const { filters, sort, after } = asked
  const { revision, locale } = params.data
  try {
    const { snapshot, selection, searchRanks } = await selected(filters)
    const list = page(snapshot, selection, { sort, after, limit: LIST_PAGE_SIZE, locale, searchRanks })
    const { rows, isExact } = await datedRows(snapshot, list.rows)
    const answer: ListPage = { rows: rows.map(cardRow), next: list.next }
    const isAsked = snapshot.revision === revision && isExact
    return Response.json(answer, {
      headers: {
        'Cache-Control': isAsked ? 'public, max-age=31536000, immutable' : 'public, max-age=1',
        'X-Revision': String(snapshot.revision),
      },
    })
  } catch (error) {
    console.error('A page of the list failed:', error)
    return Response.json(
      { error: 'The list cannot be read just now.' },
      { status: 503, headers: { 'Retry-After': '2' } },
    )
  }
}

const bad = (error: string) => Response.json({ error }, { status: 400, headers: { 'Cache-Control': 'no-store' } })
