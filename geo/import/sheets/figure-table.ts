/** Tables of figures that stand crosswise: districts, indicators or periods as columns. */

import type { ImportField } from '../columns'
import { recognise } from '../headings'
import { figureName, isCounted } from './figure-title'
import { readPeriod } from './period-text'
import { type RecordSheet, readAs } from './sheet-columns'
import { isValueField, MAX_VALUE_FIELD, type ValueOf, valueField, valueOfField } from './value-columns'

/** What words of headings and cells are. */
export interface FigureWords {
  /** Also for the whole city. */
  isDistrict(word: string): boolean
  isUnit(word: string): boolean
}

type Rows = readonly (readonly string[])[]

/** A table with one of these is one of projects. */
const OF_PROJECTS: readonly ImportField[] = [
  ...(['slug', 'nameZh', 'nameEn', 'kind', 'sector', 'status', 'investor', 'place', 'event'] as const),
  ...(['lng', 'lat', 'position', 'addressZh', 'summaryZh'] as const),
]
/** What a yearbook calls the column of its indicators. */
const ITEM = /^(项\s*目|名\s*称|item|name)$/i
const NUMBER = /^[-−]?[\d,，.]+\s*[%％]?$/
const YEAR = /^(19|20)\d{2}/
/** What only orders the rows, or compares them with another time or a larger area. */
const NO_FIGURE =
  /^(序号?|编号|排名|位次|名次|排序|no|rank(ing)?)$|同比|环比|占.{0,6}比|比重|增速|增幅|比上年|比同期|位次|排名|完成率/i
/** Beside districts these are none. */
const NO_DISTRICT = /^(序号?|编号|备注|说明|注|单位|合计|总计|小计|平均|来源|数据来源|增长.*)$/

/**
 * The table as a sheet of figures, or null where it is none. A column without a heading, or with one that means
 * nothing, is what most of its values are.
 */
export function figureTable(
  headings: readonly string[],
  rows: Rows,
  words: FigureWords,
  /** The title names the year of months that stand alone. */
  hasYear = false,
): RecordSheet | null {
  const texts = headings.map((heading) => heading.replace(/\s*[\r\n]\s*/g, '').trim())
  const columns = [...readAs('indicators', headings).columns]
  texts.forEach((text, i) => {
    const name = text.replace(/[（(][^）)]*[)）]$/, '').trim()
    if (columns[i] === null && name !== '' && words.isDistrict(name)) columns[i] = valueField('district', name)
  })
  withUnknownDistricts(columns, texts, rows)
  const counted = (of: ValueOf) => columns.filter((field) => valueOfField(field)?.of === of).length
  const isCrosswise = counted('district') + counted('period') > 1
  const isOfProjects = (text: string) =>
    !(isCrosswise && ITEM.test(text)) &&
    figureName(text, words.isUnit).unit === '' &&
    OF_PROJECTS.some((one) => one === recognise(text).field)
  if (columns.includes('value') || texts.some((text, i) => columns[i] === null && isOfProjects(text))) return null
  nameRows(columns, rows, words, isCrosswise)
  if (counted('district') + counted('period') === 0) nameIndicators(columns, texts, rows, words, hasYear)
  const of = (['district', 'period', 'indicator'] as const).find((one) => counted(one) > 0)
  if (of === undefined) return null
  const kept = columns.map((field) => (valueOfField(field) === null || valueOfField(field)!.of === of ? field : null))
  const has = (...fields: readonly string[]) => fields.some((field) => kept.includes(field))
  const OF_YEAR = hasYear ? ['period@month'] : []
  const isRow = {
    district: has('indicator', 'period', 'period@year') && (counted(of) > 1 || has('unit', 'indicator')),
    period: has('district', 'code', 'indicator') && (counted(of) > 1 || has('indicator')),
    indicator: has('district', 'code', 'period', 'period@year', ...OF_YEAR) && !has('indicator'),
  }[of]
  // Of two columns that are called the same nobody knows which is which.
  const isTwice = (field: string) => isValueField(field) && kept.indexOf(field) < kept.lastIndexOf(field)
  const fields = kept.map((field, i) => (field === null || isTwice(field) || kept.indexOf(field) < i ? null : field))
  return isRow ? { kind: 'indicators', columns: fields } : null
}

const most = (values: readonly string[], isOne: (value: string) => boolean): boolean =>
  values.length > 0 && values.filter(isOne).length * 2 > values.length

const valuesOf = (rows: Rows, at: number): string[] => rows.map((row) => (row[at] ?? '').trim()).filter(Boolean)

/** Finds what the rows are, where no heading says so: by the first column with texts. */
function nameRows(columns: (string | null)[], rows: Rows, words: FigureWords, isCrosswise: boolean): void {
  const at = columns.findIndex((field, i) => field === null && most(valuesOf(rows, i), (value) => value !== ''))
  if (at < 0 || at > 1) return
  const values = valuesOf(rows, at)
  if (!columns.includes('district') && most(values, words.isDistrict)) columns[at] = 'district'
  else if (!columns.includes('period') && most(values, (value) => YEAR.test(value) && readPeriod(value) !== null))
    columns[at] = 'period'
  else if (isCrosswise && !columns.includes('indicator') && most(values, (value) => !NUMBER.test(value)))
    columns[at] = 'indicator'
}

/** Among several districts the other columns of numbers are districts too, whose names somebody has to explain. */
function withUnknownDistricts(columns: (string | null)[], texts: readonly string[], rows: Rows): void {
  const known = columns.filter((field) => valueOfField(field)?.of === 'district').length
  if (known < LEAST_DISTRICTS) return
  texts.forEach((text, i) => {
    const isNumbers = most(valuesOf(rows, i), (value) => NUMBER.test(value))
    const mayBe = columns[i] === null && /\p{L}/u.test(text) && !NO_FIGURE.test(text) && !NO_DISTRICT.test(text)
    const field = valueField('district', text)
    if (mayBe && isNumbers && field.length <= MAX_VALUE_FIELD) columns[i] = field
  })
}
const LEAST_DISTRICTS = 2

/** Columns of numbers whose headings name a unit, or 当月 and 累计, are figures; others are left to the editor. */
function nameIndicators(
  columns: (string | null)[],
  texts: readonly string[],
  rows: Rows,
  words: FigureWords,
  hasYear: boolean,
): void {
  const isOfMonths = hasYear && columns.includes('period@month')
  const isOfDistricts = most(valuesOf(rows, columns.indexOf('district')), words.isDistrict)
  const periods = columns.findIndex((field) => field === 'period' || field === 'period@year')
  const isOfPeriods = most(valuesOf(rows, periods), (value) => YEAR.test(value))
  if (!isOfDistricts && !isOfPeriods && !isOfMonths && !columns.includes('code')) return
  texts.forEach((text, i) => {
    if (columns[i] !== null || text === '' || NO_FIGURE.test(text)) return
    const { name, unit } = figureName(text, words.isUnit)
    const field = valueField('indicator', text)
    const isPercent = most(valuesOf(rows, i), (value) => /\d\s*[%％]$/.test(value))
    const isTold = unit !== '' || isPercent || isCounted(name)
    const isFigure = name !== '' && isTold && most(valuesOf(rows, i), (value) => NUMBER.test(value))
    if (isFigure && field.length <= MAX_VALUE_FIELD) columns[i] = field
  })
}
