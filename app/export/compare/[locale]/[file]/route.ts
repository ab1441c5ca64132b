import { noteText } from '#components/compare/note-text'
import { compareHref } from '#components/compare-paths'
import { unvaluedNotes } from '#components/filters/filter-notes'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { messagesOf } from '#components/messages/index'
import { areasGeoJson } from '#geo/compare/table/export-geojson'
import { exportTable, provenance } from '#geo/compare/table/export-table'
import { parseCompare } from '#geo/compare/url'
import { lookUp } from '#geo/look-up'
import { localDate } from '#geo/text/format'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { comparableDistricts, meantView, readComparison } from '#prisma/read/comparison'
import { dataNotice } from '../../../../data-notice'
import { notesOf } from '../../../../shapes-notes'
import { siteUrl } from '../../../../site'
import { asPng, sectorChart } from '../../../chart'
import { licenceRow } from '../../../licence'
import { fileAnswer, problem, tableCsv, tableTsv, tableWorkbook } from '../../../table-file'
import { tablePicture } from '../../../table-picture'

interface Context {
  readonly params: Promise<{ readonly locale: string; readonly file: string }>
}

const TYPES = {
  'table.csv': 'text/csv; charset=utf-8',
  'table.tsv': 'text/tab-separated-values; charset=utf-8',
  'table.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'areas.geojson': 'application/geo+json; charset=utf-8',
  'chart.svg': 'image/svg+xml',
  'chart.png': 'image/png',
  'slide.svg': 'image/svg+xml',
  'slide.png': 'image/png',
  'table.svg': 'image/svg+xml',
  'table.png': 'image/png',
} as const
type File = keyof typeof TYPES

/** The comparison of the query as a file: 404 for another file or language, 400 where no area is left of the query. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, file } = await params
  const locale = LOCALES.find((name) => name === asked)
  if (!locale || !isFile(file)) return problem(404, `There is no export ${asked}/${file}`)
  const { view: written, notes: dropped } = parseCompare(new URL(request.url).searchParams, await comparableDistricts())
  const view = await meantView(written)
  if (view.areas.length === 0) return problem(400, 'The query names no area: areas=d:ID~d:ID')
  const comparison = await readComparison(view, COMPARE_WORDS).catch(refused)
  if ('reason' in comparison) return problem(comparison.status, comparison.reason, comparison.headers)
  const { table, areas, revision, condition } = comparison
  const address = new URL(compareHref(locale, view), siteUrl()).href
  const words = messagesOf(locale).compare.exported
  const notes = await notesOf((await currentSnapshot()).shapes, locale)
  const notice = await dataNotice(locale)
  const unvalued = unvaluedNotes(comparison.unvalued, messagesOf(locale).home, locale)
  const leftOut = [...dropped.map((note) => noteText(note, locale)), ...unvalued]
  const about = [
    ...provenance(
      table.sources,
      { address, revision, condition: condition[locale], notice, leftOut },
      locale,
      words,
      notes,
    ),
    ...(await licenceRow(locale)),
  ]
  const { title: figures, sources } = messagesOf(locale).compare
  const rows = exportTable(table, areas, locale, words)
  const today = localDate(new Date())
  const picture = async (kind: 'chart' | 'slide' | 'table', isPng: boolean) => {
    const t = messagesOf(locale).compare
    const input = {
      locale,
      t,
      record: comparison,
      notes: [...(notice ? [notice] : []), ...unvalued, ...notes],
      address,
      today,
    }
    const svg = await (kind === 'table' ? tablePicture(input) : sectorChart({ ...input, kind }))
    return isPng ? asPng(svg) : svg
  }
  const body = {
    'table.csv': async () => tableCsv(rows, about, notice),
    'table.tsv': async () => tableTsv(rows, about, notice),
    'table.xlsx': () => tableWorkbook(rows, about, { figures, sources }, notice),
    'areas.geojson': async () => JSON.stringify(areasGeoJson(table, areas, about, locale)),
    'chart.svg': () => picture('chart', false),
    'chart.png': () => picture('chart', true),
    'slide.svg': () => picture('slide', false),
    'slide.png': () => picture('slide', true),
    'table.svg': () => picture('table', false),
    'table.png': () => picture('table', true),
  }[file]
  const letters = areas.map(({ letter }) => letter).join('')
  const [part, ending] = file.split('.')
  const nameIn = (language: Locale) => {
    const { fileName, pictureNames, exported } = messagesOf(language).compare
    const mark = notice ? exported.noticeInName : ''
    return [mark + fileName, lookUp(pictureNames, part), letters, `${revision}.${ending}`].filter(Boolean).join('-')
  }
  return fileAnswer(await body(), TYPES[file], locale, { zh: nameIn('zh'), en: nameIn('en') })
}

const isFile = (file: string): file is File => Object.hasOwn(TYPES, file)

function refused(error: unknown) {
  const refusal = refusalOfTooMuch(error)
  if (!refusal) throw error
  return refusal
}
