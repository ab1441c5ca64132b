/** How a file is to be read, as decided by the person who imports it. */

import type { Datum } from '../geometry/datum'
import type { AmountKind } from '../vocabulary'
import { type MoneyUnit, YUAN } from './cells/money'
import type { Answers } from './cells/questions'
import { columnsByValues } from './column-values'
import type { ForAll, ImportField } from './columns'
import { recognise, recogniseAll } from './headings'
import type { GeocodedPosition } from './places/geocoded'
import type { RecordSheet } from './sheets/sheet-columns'
import { leftOutAs } from './table/left-out'
import type { ReadTerm } from './terms'
import type { ChosenWords } from './words'

export interface ImportSettings {
  /** The field of each column of the file; null: it is left out. */
  readonly columns: readonly (ImportField | null)[]
  /** Units of the currency in one of a plain number; null: plain numbers are refused. */
  readonly amountUnit: number | null
  /** The currency of amounts that name none: ISO 4217. */
  readonly amountCurrency: string
  /** null: nothing tells it, so rows with coordinates are bad until somebody chooses. */
  readonly datum: Datum | null
  /** Values for all rows that have none of their own. */
  readonly forAll: Readonly<Partial<Record<ForAll, string>>>
  /** Whether to swap coordinates that lie near the map only the other way round. */
  readonly turnSwapped: boolean
  /** Columns in which an empty cell means what stands above it, as cells merged downwards are saved in text files. */
  readonly fillDown: readonly number[]
  /** The column of names of a second table that stands on the right of the first. */
  readonly beside?: number
  /** Another column of amounts, which holds that of some rows: in another currency, or of another kind. */
  readonly otherAmount?: OtherAmount
  /** The one year that the title of the table names. */
  readonly titleYear?: number
  /** What values mean that may mean two things. */
  readonly answers: Answers
  /** What words mean that no vocabulary has. */
  readonly words: ChosenWords
  /** By address: where a geocoder says that it lies, as somebody has taken it. */
  readonly positions?: Readonly<Record<string, GeocodedPosition>>
  /** Rows that are records other than projects, in columns of their own. */
  readonly sheet?: RecordSheet | null
}

interface OtherAmount {
  readonly at: number
  readonly unit: number | null
  readonly currency: string
  readonly kind: AmountKind | null
}

/** Before anything is known of a file; earlier versions stored settings without some of these. */
export const NO_SETTINGS: ImportSettings = {
  columns: [],
  amountUnit: null,
  amountCurrency: YUAN,
  datum: null,
  forAll: {},
  turnSwapped: false,
  fillDown: [],
  answers: {},
  words: {},
}

/**
 * The settings that the headings suggest. `datum` is the one that headings of coordinates name, if they name one.
 * `unitLine` is the unit that a line above the headings names for all amounts; `rows` are the first of the table;
 * `term` knows the words of the vocabularies, `isDistrict` the names of districts.
 */
export function suggestSettings(
  headings: readonly string[],
  unitLine: MoneyUnit | null = null,
  rows: readonly (readonly string[])[] = [],
  term?: ReadTerm,
  isDistrict?: (word: string) => boolean,
): ImportSettings {
  const recognised = recogniseAll(headings)
  const columns = columnsByValues(
    headings,
    recognised.map(({ field }) => field),
    rows.filter((cells) => leftOutAs(cells, { headings, columns: [] }) === null),
    term,
    isDistrict,
  )
  const amount = recognised.find(({ field }) => field === 'amount')
  const kind: AmountKind | null = amount?.amountKind ?? null
  const unit = amount?.unit ?? unitLine
  const datums = new Set(recognised.flatMap(({ field, datum }) => (field !== null && datum !== null ? [datum] : [])))
  return {
    ...NO_SETTINGS,
    columns,
    amountUnit: unit?.unit ?? null,
    amountCurrency: unit?.currency ?? YUAN,
    datum: datums.size === 1 ? [...datums][0]! : null,
    ...besideIn(headings, columns),
    ...otherAmountIn(headings, columns),
    forAll: kind ? { amountKind: kind } : {},
  }
}

/** Where the headings from that of the name on stand once more, at least two of them. */
function besideIn(headings: readonly string[], columns: ImportSettings['columns']): Pick<ImportSettings, 'beside'> {
  const name = columns.indexOf('nameZh')
  const again = name < 0 ? -1 : headings.indexOf(headings[name]!, name + 1)
  return again > name + 1 && headings[name + 1] !== '' && headings[again + 1] === headings[name + 1]
    ? { beside: again }
    : {}
}

/** When the table was filled in: another year than that of its rows, perhaps. */
const WHEN_FILLED_IN = /(填报|填表|制表|报送|更新|打印|导出)(日期|时间)\s*[:：].*$/

/** Where the lines above a table name one year, that year. */
export function yearOfTitle(lines: readonly string[]): Pick<ImportSettings, 'titleYear'> {
  const years = new Set(
    lines.flatMap((line) =>
      [
        ...line
          .normalize('NFKC')
          .replace(WHEN_FILLED_IN, '')
          .matchAll(/(?<!\d)(20\d{2})(?=年|年度|\s|$)/g),
      ].map(([, year]) => Number(year)),
    ),
  )
  return years.size === 1 ? { titleYear: [...years][0]! } : {}
}

function otherAmountIn(
  headings: readonly string[],
  columns: ImportSettings['columns'],
): Pick<ImportSettings, 'otherAmount'> {
  const all = headings.map(recognise)
  const at = all.findIndex(({ field }, i) => field === 'amount' && columns[i] === null)
  if (at < 0 || !columns.includes('amount') || headings[at] === headings[columns.indexOf('amount')]) return {}
  const { unit, amountKind: kind } = all[at]!
  return { otherAmount: { at, unit: unit?.unit ?? null, currency: unit?.currency ?? YUAN, kind } }
}
