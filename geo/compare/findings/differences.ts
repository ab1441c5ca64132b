/** How far figures of one row lie apart, as a sentence. */

import type { Text } from '../../records'
import { countText, fill } from '../../text/format'
import { joinEntries, withAside, withBrackets } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import { formatMeasure, inBothLanguages } from '../table/cells'
import type { AreaFacts, TableRow } from '../table/row'
import type { CompareWords } from '../table/words'
import { type Finding, labelsOf } from './finding'

/** A smaller ratio is not worth a sentence. */
const MIN_RATIO = 1.1
/** Nothing against something weighs like a tenfold difference. */
const WEIGHT_OF_NONE = 10

interface Compared {
  readonly row: TableRow
  /** What sentences call it. */
  readonly label: Text
  /** A row that says of how many projects each figure is. */
  readonly of?: TableRow
}

/** Null where fewer than two areas have a figure, the figures hardly differ or must not be compared. */
export function differenceIn(
  { row, label, of }: Compared,
  facts: readonly AreaFacts[],
  words: CompareWords,
): Finding | null {
  const figures = row.cells.flatMap(({ value }, i) => (value === null ? [] : [{ value, i }]))
  if (row.warning || figures.length < 2) return null
  const values = figures.map(({ value }) => value)
  const [highest, lowest] = [Math.max(...values), Math.min(...values)]
  if (!(highest > 0) || highest < MIN_RATIO * lowest) return null
  const having = (one: number) => figures.flatMap(({ value, i }) => (value === one ? facts[i]! : []))
  const [first, second] = [having(highest), having(lowest)]
  /** The figure, with what it is of where one area alone has it: in brackets, or in others behind a comma. */
  const figureOf = (one: number, locale: Locale, add: typeof withBrackets): string => {
    const alike = figures.filter(({ value }) => value === one)
    const text = figureText(one, row, locale)
    if (alike.length > 1) return text
    const { i } = alike[0]!
    const n = of?.cells[i]?.value ?? null
    const beside = [
      ...(n === null ? [] : [countText(words[locale].summary.projects, n, locale)]),
      ...(row.cells[i]!.detail ? [row.cells[i]!.detail![locale]] : []),
    ]
    return beside.length > 0 ? add(text, joinEntries(beside, locale), locale) : text
  }
  const text = inBothLanguages((locale) => {
    const { none, times, timesOfMany } = words[locale].summary
    const byNumber = (forms: typeof none) => forms[numberOf(first)][numberOf(second)]
    return fill(lowest === 0 ? byNumber(none) : figures.length > 2 ? byNumber(timesOfMany) : times, {
      label: label[locale],
      first: labelsOf(first, locale),
      amount: figureOf(highest, locale, withBrackets),
      second: labelsOf(second, locale),
      secondAmount: figureOf(lowest, locale, withAside),
      n: Number((highest / lowest).toFixed(1)),
    })
  })
  return { id: row.id, weight: lowest === 0 ? WEIGHT_OF_NONE : highest / lowest, text }
}

const numberOf = (areas: readonly AreaFacts[]) => (areas.length === 1 ? 'one' : 'several')

/** Lengths and surfaces with their unit. */
function figureText(value: number, { unit, unitName }: TableRow, locale: Locale): string {
  const figure = formatMeasure(value, unit, locale)
  return unit === 'km' || unit === 'km2' ? `${figure} ${unitName[locale]}` : figure
}
