/**
 * The columns of an exported project. Those that an import knows come first, under its headings and in its words, so
 * that a file can be imported again; then the same in codes, and what belongs to no import.
 */

import { FACT_COLUMNS } from '../edit/project-facts'
import { columnOf, DATE_FIELDS, type ImportField } from '../import/columns'
import { writtenHeading } from '../import/template'
import type { ProjectRecord } from '../records'
import type { CsvCell } from '../text/csv'
import { dateText } from '../text/date-text'
import { nameListText } from '../text/name-list'
import { newestDate } from '../text/source-age'
import { AMOUNT_KINDS, type Locale, labelOf, PRECISIONS } from '../vocabulary'
import {
  amountCell,
  citationCodes,
  citationsCell,
  dateCell,
  detailsCell,
  listed,
  mainSource,
  milestoneCodes,
  milestonesCell,
  organisationsCell,
  sourcesCell,
  word,
} from './cells'
import type { ExportContext } from './context'

/** A project as it was at a revision. */
export interface ExportedProject extends ProjectRecord {
  readonly revision: number
}

type Value = (project: ExportedProject, context: ExportContext) => CsvCell

export interface ExportColumn {
  /** Its name in GeoJSON and KML. */
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly value: Value
}

/** `names` replaces the heading of the import. */
const known = (field: ImportField, value: Value, names?: Readonly<Record<Locale, string>>): ExportColumn => ({
  key: field,
  zh: names?.zh ?? headingOf(field, 'zh'),
  en: names?.en ?? headingOf(field, 'en'),
  value,
})

const headingOf = (field: ImportField, locale: Locale) => writtenHeading({ ...columnOf(field), field }, locale)

const IN_YUAN = { zh: '总投资（元）', en: 'Investment (CNY)' }
const INVESTOR = 'investor'

const KNOWN: readonly ExportColumn[] = [
  known('slug', ({ slug }) => slug),
  known('nameZh', ({ name }) => name.zh),
  known('nameEn', ({ name }) => name.en),
  known('aliases', ({ aliases }) => (aliases.length > 0 ? nameListText(aliases) : null)),
  known('kind', ({ kind }, context) => word('kind', kind, context)),
  known('sector', ({ sector }, context) => word('sector', sector, context)),
  ...FACT_COLUMNS.map(({ field }) => known(field, ({ facts }) => facts[field] ?? null)),
  known('status', ({ status }, context) => word('status', status, context)),
  known('district', ({ district }, { locale }) => district.name[locale]),
  known('place', ({ place }, { locale }) => place?.name[locale] ?? null),
  known('investor', ({ organisations }, { locale }) =>
    listed(organisations.filter(({ role }) => role === INVESTOR).map(({ name }) => name[locale])),
  ),
  known(
    'event',
    ({ milestones }, { locale }) => milestones.findLast(({ event }) => event)?.event?.name[locale] ?? null,
  ),
  known('lng', ({ location }) => location.position?.[0] ?? null),
  known('lat', ({ location }) => location.position?.[1] ?? null),
  known('precision', ({ location }, { locale }) => labelOf(PRECISIONS, location.precision, locale)),
  known('errorM', ({ location }) => location.errorM),
  // Its name says its unit too, which an import asks for.
  { ...known('amount', amountCell, IN_YUAN), key: 'investmentCny' },
  known('amountKind', ({ amountKind }, { locale }) => amountKind && labelOf(AMOUNT_KINDS, amountKind, locale)),
  ...DATE_FIELDS.map((kind) => known(kind, (project) => dateCell(project, kind))),
  known('summaryZh', ({ summary }) => summary.zh),
  known('summaryEn', ({ summary }) => summary.en),
  known('source', mainSource),
]

const CODES: readonly ExportColumn[] = [
  { key: 'no', zh: '编号', en: 'No.', value: ({ no }) => no },
  { key: 'kindCode', zh: '类型代码', en: 'Kind code', value: ({ kind }) => kind },
  { key: 'sectorCode', zh: '产业代码', en: 'Sector code', value: ({ sector }) => sector },
  { key: 'statusCode', zh: '进度代码', en: 'Progress code', value: ({ status }) => status },
  { key: 'districtCode', zh: '区划代码', en: 'District code', value: ({ district }) => district.id },
  { key: 'placeCode', zh: '园区标识', en: 'Park identifier', value: ({ place }) => place?.slug ?? null },
  { key: 'precisionCode', zh: '精度代码', en: 'Precision code', value: ({ location }) => location.precision },
  { key: 'amountCny', zh: '金额（元，数字）', en: 'Amount in yuan', value: ({ amountCny }) => amountCny },
  {
    key: 'amountComparison',
    zh: '金额比较代码',
    en: 'Comparison code',
    value: ({ amountCny, amountForeign, amountComparison }) => (amountCny ?? amountForeign) && amountComparison,
  },
  { key: 'amountKindCode', zh: '金额口径代码', en: 'Kind of amount code', value: ({ amountKind }) => amountKind },
  {
    key: 'amountForeign',
    zh: '外币金额',
    en: 'Foreign amount',
    value: ({ amountForeign }) => amountForeign?.amount ?? null,
  },
  {
    key: 'amountCurrency',
    zh: '外币币种',
    en: 'Foreign currency',
    value: ({ amountForeign }) => amountForeign?.currency ?? null,
  },
  {
    key: 'nameEnOfficial',
    zh: '英文名称由来源给出',
    en: 'English name from a source',
    value: ({ nameEnOfficial }) => nameEnOfficial,
  },
]

/** The date that the newest source carries, as exact as it is there. */
function asOfCell({ sources }: ExportedProject): string | null {
  const newest = newestDate(sources)
  return newest && dateText(newest.date, newest.precision)
}

const BESIDES: readonly ExportColumn[] = [
  { key: 'organisations', zh: '相关机构', en: 'Organisations and roles', value: organisationsCell },
  { key: 'milestones', zh: '时间线', en: 'Milestones', value: milestonesCell },
  { key: 'milestoneCodes', zh: '时间线代码', en: 'Milestone codes', value: milestoneCodes },
  { key: 'details', zh: '详情', en: 'Details', value: detailsCell },
  { key: 'citations', zh: '各值出处', en: 'Sources of values', value: citationsCell },
  { key: 'citationCodes', zh: '各值出处代码', en: 'Source codes of values', value: citationCodes },
  { key: 'sources', zh: '全部出处', en: 'All sources', value: sourcesCell },
  { key: 'asOf', zh: '内容截至（最新出处）', en: 'As of (newest source)', value: asOfCell },
  { key: 'checkedOn', zh: '最近核对', en: 'Last checked', value: ({ check }) => check?.date ?? null },
  { key: 'checkedBy', zh: '核对者角色', en: 'Checked by (role)', value: ({ check }) => check?.role ?? null },
  { key: 'page', zh: '网页', en: 'Web page', value: ({ slug }, { pageOf }) => pageOf(slug) },
  { key: 'revision', zh: '数据版本', en: 'Revision', value: ({ revision }) => revision },
  { key: 'filter', zh: '筛选条件', en: 'Filter', value: (_, { filter }) => filter },
  { key: 'licence', zh: '使用许可', en: 'Terms of use', value: (_, { licence }) => licence },
]

export const EXPORT_COLUMNS: readonly ExportColumn[] = [...KNOWN, ...CODES, ...BESIDES]
