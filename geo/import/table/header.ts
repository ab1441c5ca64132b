/** Finds the headings of a table below its title, and what is said above them. */

import { type MoneyUnit, moneyUnit } from '../cells/money'
import { recognise, recogniseAll } from '../headings'
import { sheetOf } from '../sheets/sheet-of'
import { periodFieldOf } from '../sheets/value-columns'

/** A table as read from the file: texts, '' for an empty cell. */
export type Rows = readonly (readonly string[])[]

export interface TableHeader {
  /** One text for each column; '' where it has none. */
  readonly headings: readonly string[]
  /** Index of the first row of headings. What stands above is a title. */
  readonly headingRow: number
  /** Index of the first row below the headings. */
  readonly firstRow: number
  /** The unit that a line above names (单位：亿元); null where none does. */
  readonly unit: MoneyUnit | null
}

/** How many rows are searched for headings. */
export const HEAD_ROWS = 60
const MAX_SPAN = 3
const LONG = 40

/** Of a longer cell only the beginning is looked at: no heading is as long, and some patterns take its square. */
const MAX_HEADING = 300

/**
 * The row, or up to three successive rows (merged cells), with the most known headings. Where hardly any is known, the
 * row that looks like headings: short, different texts in most columns.
 */
export function findHeader(cells: Rows): TableHeader {
  const rows = cells.map((row) => row.map((cell) => cell.slice(0, MAX_HEADING)))
  const best = bestKnown(rows)
  const isKnown = best.score > 1 || (best.score === 1 && filled(rows[best.headingRow]!) > 1)
  const start = isKnown ? withGroups(rows, best) : byLooks(rows)
  let { headings, firstRow } = start
  while (firstRow < start.headingRow + MAX_SPAN && firstRow + 1 < rows.length && continues(rows[firstRow]!, headings)) {
    headings = join(headings, rows[firstRow]!)
    firstRow++
  }
  return {
    headings: headings.map((text) => text.trim()),
    headingRow: start.headingRow,
    firstRow,
    unit: unitAbove(rows.slice(0, firstRow)),
  }
}

interface Candidate {
  readonly headings: readonly string[]
  readonly headingRow: number
  readonly firstRow: number
  readonly score: number
}

function bestKnown(rows: Rows): Candidate {
  let best: Candidate = { headings: [], headingRow: 0, firstRow: 0, score: 0 }
  for (let i = 0; i < Math.min(HEAD_ROWS, rows.length); i++) {
    let headings: readonly string[] = []
    for (let span = 1; span <= MAX_SPAN && i + span <= rows.length; span++) {
      const row = rows[i + span - 1]!
      if (span > 1 && (!isAllText(row) || recognisedCount(row) >= recognisedCount(join(headings, row)))) break
      headings = span === 1 ? row : join(headings, row)
      const score = recognisedCount(headings)
      if (score > best.score) best = { headings, headingRow: i, firstRow: i + span, score }
    }
  }
  return best
}

/** With the row above, where that groups the headings rather than titles the table. */
function withGroups(rows: Rows, found: Candidate): Candidate {
  const above = rows[found.headingRow - 1]
  const span = found.firstRow - found.headingRow
  const isGroup = above && span < MAX_SPAN && filled(above) > 1 && above.every(isGroupName)
  if (!isGroup) return found
  const headings = rows.slice(found.headingRow, found.firstRow).reduce<readonly string[]>(join, above)
  const score = recognisedCount(headings)
  return score < found.score ? found : { headings, headingRow: found.headingRow - 1, firstRow: found.firstRow, score }
}

const isGroupName = (cell: string): boolean => cell.length <= 12 && !/[:：\d]/.test(cell)

function byLooks(rows: Rows): Candidate {
  const head = rows.slice(0, HEAD_ROWS)
  const widest = Math.max(0, ...head.map(filled))
  const isLikely = (row: readonly string[]) =>
    filled(row) > 1 &&
    filled(row) >= 0.6 * widest &&
    isAllText(row) &&
    new Set(row.filter(Boolean)).size === filled(row)
  const likely = head.findIndex(isLikely)
  const at =
    likely >= 0
      ? likely
      : Math.max(
          0,
          head.findIndex((row) => filled(row) > 1),
        )
  return { headings: rows[at] ?? [], headingRow: at, firstRow: at + 1, score: 0 }
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length

/** No cell is a number, a date or a long text. */
const isAllText = (row: readonly string[]): boolean =>
  row.every((cell) => cell.length <= LONG && !/^(?![年月日]$)[\d.,:：/\-年月日%\s]+$/.test(cell.trim() || '无'))

/** As headings of a table of projects, or of what else it may hold. */
function recognisedCount(headings: readonly string[]): number {
  const ofProjects = recogniseAll(headings).filter(({ field }) => field !== null).length
  const ofSheet = sheetOf(headings)?.columns.filter((field) => field !== null).length ?? 0
  return Math.max(ofProjects, ofSheet)
}

/** Units of anything but money. */
const MEASURE =
  /^(%|％|万?亩|公顷|万?平方米|平方公里|㎡|m2|m²|km²|公里|米|万?吨|万?人|个|家|项|年|月|台|套|月份|年份)$/i
const UNIT_ONLY = /^[(（【[]?\s*(单位)?[:：]?\s*[^()（）]{0,8}[)）】\]]?$/

/** Whether a row goes on with the headings: only units, or parts of what is grouped above, never a value. */
function continues(row: readonly string[], headings: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim())
  const own = cells.map((cell, i) => (cell === (headings[i] ?? '').trim() ? '' : cell))
  if (!own.some(Boolean)) return cells.some(Boolean)
  if (!isAllText(own)) return false
  const isUnit = (cell: string) => /^[(（]/.test(cell) && UNIT_ONLY.test(cell)
  if (own.every((cell) => cell === '' || isUnit(cell) || MEASURE.test(cell) || moneyUnit(cell) !== null)) return true
  const nameAt = recogniseAll(headings).findIndex(({ field }) => field === 'nameZh')
  const isUnderGroup = (i: number) => i > 0 && ['', headings[i - 1]].includes((headings[i] ?? '').trim())
  const isGrouped = own.some((cell, i) => cell !== '' && isUnderGroup(i))
  const isNamed = nameAt >= 0 && own[nameAt] === '' && own.every((cell) => cell.length <= 12)
  // Below years of figures: each with its unit.
  const isOfUnits = own[0] === '' && own.every((cell) => cell === '' || /[（(][^（()）]+[)）]$/.test(cell))
  const isOfFigures = own[0] === '' && own.every((cell) => cell === '' || FIGURE_PART.test(cell))
  return isGrouped && (isNamed || isOfUnits || isOfFigures)
}

/** What stands below the name of a figure: how it is counted, or what it is compared with. */
const FIGURE_PART =
  /^(本?年?累计|当月|本月|当期|绝对值|总量|数值|同比|环比|(比)?(上年)?同期|增长|增速|增幅|增减|占.{0,6}比重?|占比|比重|排名|位次|完成率)(增长|增速|增减)?\s*([(（][^()（）]+[)）])?$/

/**
 * Joins two rows of headings: an upper cell also belongs to the empty ones right of it, as merged cells are stored. A
 * cell that was merged downwards and filled stands in both.
 */
function join(upper: readonly string[], lower: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const above = (upper[i] ?? '').trim()
    const below = (lower[i] ?? '').trim()
    if (above) group = above
    if (!below || below === above) return above
    const known = recognise(below)
    if (known.field) return known.datum === null && saysDatum(group + below, known.field) ? group + below : below
    if (FIGURE_PART.test(below) && group !== '') return partOfFigure(group, below)
    const isUnit = /^[(（]/.test(below) || MEASURE.test(below) || moneyUnit(below) !== null
    if (isUnit) return `${group}${/^[(（]/.test(below) ? below : `（${below}）`}`
    // 总量（亿元） of several groups says nothing alone.
    const isOfSeveral = lower.filter((cell) => cell.trim() === below).length > 1
    return recognise(group + below).field || periodFieldOf(group) || isOfSeveral ? group + below : below
  })
}

const UNIT_AT_END = /\s*([(（][^()（）]+[)）])$/

/** 产值（亿元） above 累计 is 产值累计（亿元）; above 同比（%） it is 产值同比（%）. */
function partOfFigure(group: string, part: string): string {
  const name = group.replace(UNIT_AT_END, '')
  return UNIT_AT_END.test(part) ? name + part : `${name}${part}${UNIT_AT_END.exec(group)?.[1] ?? ''}`
}

/** 百度坐标 above 经度. */
const saysDatum = (heading: string, field: string): boolean => {
  const whole = recognise(heading)
  return whole.field === field && whole.datum !== null
}

/** Whether the row of this index is one of the headings. */
export const isHeadingRow = (index: number, { headingRow, firstRow }: TableHeader): boolean =>
  index >= headingRow && index < firstRow

const UNIT_LINE = /单位\s*[:：]\s*([^,，、;；)）\s]+)/

export function unitAbove(above: Rows): MoneyUnit | null {
  const units = above.flat().map((cell) => moneyUnit(UNIT_LINE.exec(cell.normalize('NFKC'))?.[1] ?? ''))
  return units.findLast((unit) => unit !== null) ?? null
}
