/** Which row of a table holds its headings, and which column each heading means. */

import type { Datum } from '../geometry/datum'
import type { AmountKind } from '../vocabulary'
import { amountUnit } from './amount-cell'
import { COLUMNS, type ImportField } from './columns'
import { datumNamed } from './datum-hint'

/** A table as read from the file: texts, '' for an empty cell. */
export type Rows = readonly (readonly string[])[]

export interface Recognised {
  readonly field: ImportField | null
  /** Yuan per unit that the heading names: 1e8 for 总投资(亿元); null where it names none. */
  readonly amountUnit: number | null
  readonly amountKind: AmountKind | null
  readonly datum: Datum | null
}

export interface TableHeader {
  /** One text for each column; '' where it has none. */
  readonly headings: readonly string[]
  /** Index of the first row below the headings. */
  readonly firstRow: number
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-*:/.,、。"'“”#]+/g, '')
const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/[([【{][^)\]】}]*[)\]】}]/g, '')
const inBrackets = (text: string): string => /[([【{]([^)\]】}]*)[)\]】}]/.exec(text.normalize('NFKC'))?.[1] ?? ''

/** Fields by heading. If two columns share a name, it means the first. */
const FIELD_OF_HEADING: ReadonlyMap<string, ImportField> = new Map(
  COLUMNS.flatMap(({ field, zh, en, aliases }) =>
    [field, zh, en, withoutBrackets(zh), ...aliases.split(' ')].map((name): [string, ImportField] => [
      bare(name),
      field,
    ]),
  ).reverse(),
)
/** Headings that name a language. */
const WITH_LANGUAGE: readonly [RegExp, ImportField][] = [
  [/^(specialty|细分领域)(english|en|英文)$/, 'specialtyEn'],
  [/^(specialty|细分领域)(chinese|zh|中文)$/, 'specialtyZh'],
  [/^(summary|简介|项目简介)(english|en|英文)$/, 'summaryEn'],
  [/^(summary|简介|项目简介)(chinese|zh|中文)$/, 'summaryZh'],
  [/^(name|项目名称|名称)(english|en|英文)$/, 'nameEn'],
  [/^(name|项目名称|名称)(chinese|zh|中文)$/, 'nameZh'],
]
const TRAILING_UNIT = /(亿元|万元|元|亿|万|cnymillion|cnybillion|millioncny|billioncny|rmb|cny|yuan)$/
const TRAILING_DATUM = /(wgs84|gcj02|bd09|高德|百度|火星)$|^(wgs84|gcj02|bd09|高德|百度|火星)/

/** What one heading means. */
export function recognise(heading: string): Recognised {
  const field = fieldOf(heading)
  const flat = bare(heading)
  const unit = amountUnit(inBrackets(heading)) ?? amountUnit(TRAILING_UNIT.exec(flat)?.[1] ?? '') ?? null
  return {
    field,
    amountUnit: field === 'amount' ? unit : null,
    amountKind: field === 'amount' ? kindOf(flat) : null,
    datum: field === 'lng' || field === 'lat' || field === 'position' ? datumNamed(heading) : null,
  }
}

function fieldOf(heading: string): ImportField | null {
  const whole = bare(heading.replace(/[()（）]/g, ''))
  for (const [pattern, field] of WITH_LANGUAGE) if (pattern.test(whole)) return field
  const short = bare(withoutBrackets(heading))
  for (const name of [whole, short, short.replace(TRAILING_UNIT, ''), short.replace(TRAILING_DATUM, '')]) {
    const field = FIELD_OF_HEADING.get(name)
    if (field) return field
  }
  return null
}

function kindOf(flat: string): AmountKind | null {
  if (/协议|agreed/.test(flat)) return 'agreed'
  if (/实缴|到账|paidin/.test(flat)) return 'paid-in'
  return /总投资|投资总额|totalinvestment/.test(flat) ? 'total' : null
}

/** What all headings mean. If two headings mean one field, only the first keeps it. */
export function recogniseAll(headings: readonly string[]): Recognised[] {
  const assigned = new Set<ImportField>()
  return headings.map((heading) => {
    const recognised = recognise(heading)
    if (recognised.field === null || assigned.has(recognised.field)) return { ...recognised, field: null }
    assigned.add(recognised.field)
    return recognised
  })
}

const HEADER_ROWS = 12

/**
 * Finds the headings among the first rows: the row, or the pair of successive rows (merged cells), with the most known
 * headings. Titles and notes above are skipped. If no heading is known, the first row with more than one filled cell.
 */
export function findHeader(rows: Rows): TableHeader {
  let best: TableHeader & { readonly score: number } = { headings: [], firstRow: 0, score: 0 }
  for (let i = 0; i < Math.min(HEADER_ROWS, rows.length); i++) {
    const single = rows[i]!
    const score = recognisedCount(single)
    if (score > best.score) best = { headings: single, firstRow: i + 1, score }
    if (i + 1 >= rows.length) continue
    const joined = join(single, rows[i + 1]!)
    const both = recognisedCount(joined)
    if (both > best.score && both > recognisedCount(rows[i + 1]!))
      best = { headings: joined, firstRow: i + 2, score: both }
  }
  if (best.score > 0) return { headings: best.headings.map((text) => text.trim()), firstRow: best.firstRow }
  const first = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1)
  return { headings: (rows[Math.max(0, first)] ?? []).map((text) => text.trim()), firstRow: Math.max(0, first) + 1 }
}

const recognisedCount = (headings: readonly string[]): number =>
  recogniseAll(headings).filter(({ field }) => field !== null).length

/** Joins two rows of headings: an upper cell also belongs to the empty ones right of it, as merged cells are stored. */
function join(upper: readonly string[], lower: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const above = (upper[i] ?? '').trim()
    const below = (lower[i] ?? '').trim()
    if (above) group = above
    if (!below) return above
    if (recognise(below).field) return below
    return recognise(group + below).field || /^[(（]/.test(below) ? group + below : below
  })
}
