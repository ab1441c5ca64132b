import { messagesOf } from '#components/messages/index'
import { checkProjectListQuery } from '#geo/url/list-query'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { databaseIsAway } from '#prisma/live/current-snapshot'
import { isAbsence } from '#prisma/live/last-known'
import { selected } from '#prisma/read/selected-projects'
import { dataNotice } from '../../../../data-notice'
import { contextOf, type ProjectFile, pieces, SHEET_ROWS } from '../../../projects-file'
import { isLongList, streamed } from '../../../running'
import { problem } from '../../../table-file'

interface Context {
  readonly params: Promise<{ readonly locale: string; readonly file: string }>
}

const TYPES = {
  'projects.csv': 'text/csv; charset=utf-8',
  'projects.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'projects.geojson': 'application/geo+json; charset=utf-8',
  'projects.kml': 'application/vnd.google-earth.kml+xml; charset=utf-8',
} as const satisfies Readonly<Record<ProjectFile, string>>

const isFile = (file: string): file is ProjectFile => Object.hasOwn(TYPES, file)

/**
 * The list of the query as a file, in the order of the list: 404 for another file or language, 400 for a query that is
 * none, 422 for more rows than a sheet holds, 429 while two long lists are being written, 503 without a database.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, file } = await params
  const locale = LOCALES.find((name) => name === asked)
  if (!locale || !isFile(file)) return problem(404, `There is no export ${asked}/${file}`)
  const query = checkProjectListQuery(new URL(request.url).searchParams)
  if ('problem' in query) return problem(400, query.problem)
  if (databaseIsAway()) return away()
  try {
    const list = await selected(query.filters)
    const { count } = list.selection
    if (file === 'projects.xlsx' && count > SHEET_ROWS)
      return problem(422, `A sheet holds ${SHEET_ROWS} rows, and these are ${count}: take projects.csv`)
    const context = await contextOf(query, list, locale)
    const body = await streamed(pieces(file, query, list, context), isLongList(count))
    if (!body) return problem(429, 'Two long lists are being written; try again', { 'retry-after': '10' })
    const isMadeUp = (await dataNotice(locale)) !== null
    return new Response(body, { headers: headersOf(file, locale, list.snapshot.revision, isMadeUp) })
  } catch (error) {
    if (!isAbsence(error)) throw error
    return away()
  }
}

const away = () => problem(503, 'The database cannot be reached; try again', { 'retry-after': '5' })

function headersOf(file: ProjectFile, locale: Locale, revision: number, isMadeUp: boolean): Record<string, string> {
  const mark = (of: Locale) => (isMadeUp ? messagesOf(of).compare.exported.noticeInName : '')
  const name = (of: Locale) => `${mark(of)}${messagesOf(of).exported.file}-${revision}.${file.split('.')[1]}`
  return {
    'content-type': TYPES[file],
    'content-disposition': `attachment; filename="${name('en')}"; filename*=UTF-8''${encodeURIComponent(name(locale))}`,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-revision': String(revision),
  }
}
