/** The list of projects as the files it leaves as, piece by piece. */

import { messagesOf } from '#components/messages/index'
import type { ExportContext } from '#geo/export/context'
import { csvWriter, type FileWriter, geojsonWriter, kmlWriter } from '#geo/export/files'
import { sheetWriter, workbookParts } from '#geo/export/sheet'
import { page } from '#geo/query/list-rows'
import { joinClauses } from '#geo/text/punctuation'
import type { ProjectListQuery } from '#geo/url/list-query'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { readExported } from '#prisma/read/exported-projects'
import type { Selected } from '#prisma/read/selected-projects'
import { readSiteWords } from '#prisma/site/site'
import { conditionOf, unvaluedIn } from '../condition'
import { dataNotice } from '../data-notice'
import { type PageLinks, SITE_LINKS } from '../site'
import { licenceOf } from './licence'
import { zippedWorkbook } from './xlsx'

/** As many rows as a sheet of a workbook has, below its heading. */
export const SHEET_ROWS = 1_048_575
/** Rows read at a time: while they are put together, nobody else is answered. */
const ROWS = 250

/** What the rows of a file share. */
export async function contextOf(
  { filters, sort }: ProjectListQuery,
  list: Selected,
  locale: Locale,
  links: PageLinks = SITE_LINKS,
): Promise<ExportContext> {
  const words = messagesOf(locale).exported
  const { name } = await readSiteWords(locale)
  const notice = await dataNotice(locale)
  return {
    locale,
    terms: list.snapshot.vocabularies,
    fieldNames: new Map(Object.entries(words.fields)),
    pageOf: (slug) => links.page(locale, `/projects/${slug}`),
    title: name,
    address: links.page(locale, '/', viewQuery({ filters, sort })),
    revision: list.snapshot.revision,
    filter: joinClauses(
      [(await conditionOf(filters, locale)) || words.all, ...(await unvaluedIn(filters, locale))],
      locale,
    ),
    licence: joinClauses([notice ?? '', await licenceOf(locale)], locale),
  }
}

const WRITERS = {
  'projects.csv': csvWriter,
  'projects.xlsx': sheetWriter,
  'projects.geojson': geojsonWriter,
  'projects.kml': kmlWriter,
} as const satisfies Readonly<Record<string, (context: ExportContext) => FileWriter>>
export type ProjectFile = keyof typeof WRITERS

/** Written as it is read. */
export async function* pieces(
  file: ProjectFile,
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
