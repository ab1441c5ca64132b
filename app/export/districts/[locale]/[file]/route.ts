import { districtsHref } from '#components/districts/addresses'
import { districtTableOf } from '#components/messages/districts/words'
import { messagesOf } from '#components/messages/index'
import { provenance } from '#geo/compare/table/export-table'
import { districtExport } from '#geo/districts/export'
import { boundText, rankingInWords } from '#geo/districts/ranking-words'
import { COLON } from '#geo/text/punctuation'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { conditionOf, unvaluedIn } from '../../../../condition'
import { dataNotice } from '../../../../data-notice'
import { readDistrictTable } from '../../../../district-table'
import { notesOf } from '../../../../shapes-notes'
import { siteUrl } from '../../../../site'
import { licenceRow } from '../../../licence'
import { fileAnswer, problem, tableCsv, tableWorkbook } from '../../../table-file'

interface Context {
  readonly params: Promise<{ readonly locale: string; readonly file: string }>
}

const CSV = { file: 'table.csv', type: 'text/csv; charset=utf-8' }
const XLSX = { file: 'table.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/** The table of districts of the query as a file: 404 for another file or language. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, file } = await params
  const locale = LOCALES.find((name) => name === asked)
  const format = [CSV, XLSX].find((one) => one.file === file)
  if (!locale || !format) return problem(404, `There is no export ${asked}/${file}`)
  const { figures, table, view, dropped, sources } = await readDistrictTable(new URL(request.url).searchParams)
  const { snapshot, measures, benchmarks } = figures
  const t = districtTableOf(locale)
  const { exported } = messagesOf(locale).compare
  const notice = await dataNotice(locale)
  const about = [
    ...provenance(
      sources,
      {
        address: new URL(districtsHref(locale, view), siteUrl()).href,
        revision: snapshot.revision,
        notice,
        condition: await conditionOf(view.filters, locale),
        leftOut: [
          ...(await unvaluedIn(view.filters, locale)),
          ...dropped.map(({ key, text }) => `${key}=${text}`),
          ...table.leftOut.map(
            ({ row, must }) => `${row.name[locale]}${COLON[locale]}${boundText(must, measures, t, locale)}`,
          ),
        ],
      },
      locale,
      exported,
      await notesOf(snapshot.shapes, locale),
    ),
    ...(await licenceRow(locale)),
  ]
  const ranking = rankingInWords(view, measures, t, locale).map((text) => [t.ranking, text] as const)
  const method = view.criteria.length > 0 ? ([[t.method, t.methodNote]] as const) : []
  const rows = districtExport(table, view, measures, benchmarks, locale, t)
  const all = [...ranking, ...method, ...about]
  const names = { figures: t.label, sources: t.sources }
  const mark = (language: Locale) => (notice ? messagesOf(language).compare.exported.noticeInName : '')
  const nameIn = (language: Locale) =>
    `${mark(language)}${districtTableOf(language).fileName}-${snapshot.revision}.${file.split('.')[1]}`
  const body = format === CSV ? tableCsv(rows, all, notice) : await tableWorkbook(rows, all, names, notice)
  return fileAnswer(body, format.type, locale, { zh: nameIn('zh'), en: nameIn('en') })
}
