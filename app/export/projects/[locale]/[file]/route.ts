import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import type { ExportContext } from '#geo/export/context'
import { csvWriter, type FileWriter, geojsonWriter, kmlWriter } from '#geo/export/files'
import { sheetWriter, workbookParts } from '#geo/export/sheet'
import { page } from '#geo/query/list-rows'
import { joinClauses } from '#geo/text/punctuation'
import { checkProjectListQuery, type ProjectListQuery } from '#geo/url/list-query'
import { viewQuery } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { databaseIsAway } from '#prisma/live/current-snapshot'
import { isAbsence } from '#prisma/live/last-known'
import { readExported } from '#prisma/read/exported-projects'
import { type Selected, selected } from '#prisma/read/selected-projects'
import { readSiteWords } from '#prisma/site/site'
import { conditionOf } from '../../../../condition'
import { dataNotice } from '../../../../data-notice'
import { siteUrl } from '../../../../site'
import { streamed } from '../../../running'
import { zippedWorkbook } from '../../../xlsx'

interface Context {
  readonly params: Promise<{ readonly locale: string; readonly file: string }>
}

const TYPES = {
  'projects.csv': 'text/csv; charset=utf-8',
  'projects.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'projects.geojson': 'application/geo+json; charset=utf-8',
  'projects.kml': 'application/vnd.google-earth.kml+xml; charset=utf-8',
} as const
type File = keyof typeof TYPES

const isFile = (file: string): file is File => Object.hasOwn(TYPES, file)

/** Rows read at a time. */
const ROWS = 250
/** Longer lists than this are counted. */
const LONG = 5000
/** As many rows as a sheet of a workbook has, below its heading. */
const SHEET_ROWS = 1_048_575

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
    const body = await streamed(pieces(file, query, list, context), count > LONG)
    if (!body) return problem(429, 'Two long lists are being written; try again', { 'retry-after': '10' })
    const isMadeUp = (await dataNotice(locale)) !== null
    return new Response(body, { headers: headersOf(file, locale, list.snapshot.revision, isMadeUp) })
  } catch (error) {
    if (!isAbsence(error)) throw error
    return away()
  }
}

const away = () => problem(503, 'The database cannot be reached; try again', { 'retry-after': '5' })

function headersOf(file: File, locale: Locale, revision: number, isMadeUp: boolean): Record<string, string> {
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

async function contextOf({ filters, sort }: ProjectListQuery, list: Selected, locale: Locale): Promise<ExportContext> {
  const words = messagesOf(locale).exported
  const { name } = await readSiteWords(locale)
  const notice = await dataNotice(locale)
  return {
    locale,
    terms: list.snapshot.vocabularies,
    fieldNames: new Map(Object.entries(words.fields)),
    pageOf: (slug) => new URL(localPath(locale, `/projects/${slug}`), siteUrl()).href,
    title: name,
    address: new URL(localPath(locale, '/') + viewQuery({ filters, sort }), siteUrl()).href,
    revision: list.snapshot.revision,
    filter: (await conditionOf(filters, locale)) || words.all,
    licence: joinClauses([notice ?? '', words.licence], locale),
  }
}

const WRITERS: Readonly<Record<File, (context: ExportContext) => FileWriter>> = {
  'projects.csv': csvWriter,
  'projects.xlsx': sheetWriter,
  'projects.geojson': geojsonWriter,
  'projects.kml': kmlWriter,
}

async function* pieces(
  file: File,
  query: ProjectListQuery,
  list: Selected,
  context: ExportContext,
): AsyncGenerator<Uint8Array> {
  const texts = written(WRITERS[file](context), query, list, context.locale)
  if (file === 'projects.xlsx') return yield* zippedWorkbook(texts, partsOf(context))
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}

async function* written(
  writer: FileWriter,
  { sort }: ProjectListQuery,
  { snapshot, selection, searchRanks }: Selected,
  locale: Locale,
): AsyncGenerator<string> {
  let before = writer.begin()
  let after: string | null = null
  do {
    const list = page(snapshot, selection, { sort, after, limit: ROWS, locale, searchRanks })
    yield before + writer.rows(await readExported(list.rows.map((row) => snapshot.no[row]!)))
    before = ''
    after = list.next
  } while (after !== null)
  yield writer.end()
}

function partsOf(context: ExportContext): Readonly<Record<string, string>> {
  const words = messagesOf(context.locale).exported
  return workbookParts(
    [words.projects, words.about],
    [
      [words.filter, context.filter],
      [words.address, context.address],
      [words.revision, context.revision],
      [words.datum, 'WGS-84'],
      [words.terms, context.licence],
    ],
  )
}

const problem = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })
