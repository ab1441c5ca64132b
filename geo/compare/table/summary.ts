/** The largest differences between areas as sentences, made from figures of the table alone. */

import type { Filters } from '../../filters'
import type { Text } from '../../records'
import { fill } from '../../text/format'
import { withBrackets } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import { formatMeasure, inBothLanguages } from './cells'
import type { AreaFacts, TableRow } from './row'
import type { MeasureTable } from './table'
import { type CompareWords, SUBJECTS } from './words'

const MAX_SENTENCES = 3
/** Measures that need no explanation. */
const PLAIN: readonly string[] = ['count', 'per100', 'sumCny', 'landKm2']
/** A smaller ratio is not worth a sentence. */
const MIN_RATIO = 1.1
/** Neither is a smaller difference of shares. */
const MIN_SHARE_DIFFERENCE = 0.2
/** Nothing against something weighs like a tenfold difference. */
const WEIGHT_OF_NONE = 10

const LISTS = { zh: new Intl.ListFormat('zh-CN'), en: new Intl.ListFormat('en-GB') }

interface Sentence {
  readonly weight: number
  readonly text: Text
}

/** About the measure of this id. */
type MeasureSentence = Sentence & { readonly id: string }

/**
 * Up to three sentences; one that says so where the areas hardly differ. First what everybody counts in: projects,
 * money, sectors, land. Measures of statistics follow where that leaves room, each by the largest difference. `filters`
 * are all those in force: where sectors are chosen, a finding about sectors would only repeat the choice.
 */
export function summaryOf(
  table: MeasureTable,
  facts: readonly AreaFacts[],
  words: CompareWords,
  filters: readonly Filters[] = [],
): Text[] {
  const rows = table.groups.flatMap((group) => group.rows)
  const choosesSectors = filters.some(({ sector }) => sector !== undefined)
  const measures = firstOfKind(
    rows.flatMap((row) => (choosesSectors && row.id === 'effective' ? [] : (differenceIn(row, facts, words) ?? []))),
  )
  const sectors = choosesSectors ? [] : rows.flatMap((row) => sectorDifference(row, rows, facts, words) ?? [])
  const isPlain = ({ id }: { readonly id: string }) => PLAIN.includes(id)
  const plain = byWeight<Sentence>([...measures.filter(isPlain), ...byWeight(sectors).slice(0, 1)])
  const others = byWeight(measures.filter((sentence) => !isPlain(sentence)))
  const sentences = [...plain, ...others].slice(0, MAX_SENTENCES)
  if (sentences.length > 0) return sentences.map(({ text }) => text)
  return [inBothLanguages((locale) => words[locale].summary.alike)]
}

/**
 * Count and density say much the same, as do two measures of scatter: each kind gets one sentence, for its larger
 * difference.
 */
const KINDS: readonly (readonly string[])[] = [
  ['count', 'per100'],
  ['standardDistanceKm', 'meanNearestKm'],
]

function firstOfKind(sentences: readonly MeasureSentence[]): MeasureSentence[] {
  const kindOf = (id: string) => KINDS.findIndex((kind) => kind.includes(id))
  const ordered = byWeight(sentences)
  return ordered.filter(({ id }, i) => {
    const kind = kindOf(id)
    return kind < 0 || ordered.findIndex((other) => kindOf(other.id) === kind) === i
  })
}

const byWeight = <S extends Sentence>(sentences: readonly S[]): S[] =>
  [...sentences].sort((a, b) => b.weight - a.weight)

const labelOf = ({ letter, name }: AreaFacts, locale: Locale): string => withBrackets(name[locale], letter, locale)

function differenceIn(row: TableRow, facts: readonly AreaFacts[], words: CompareWords): MeasureSentence | null {
  const subject = SUBJECTS.find((id) => id === row.id)
  const figures = row.cells.flatMap(({ value }, i) => (value === null ? [] : [{ value, i }]))
  if (!subject || row.warning || figures.length < 2) return null
  const values = figures.map(({ value }) => value)
  const [highest, lowest] = [Math.max(...values), Math.min(...values)]
  if (!(highest > 0) || highest < MIN_RATIO * lowest) return null
  const having = (one: number) => figures.flatMap(({ value, i }) => (value === one ? facts[i]! : []))
  const [first, second] = [having(highest), having(lowest)]
  /** Of how many it is, where one area alone has the figure. */
  const detailOf = (one: number) => {
    const alike = figures.filter(({ value }) => value === one)
    return alike.length === 1 ? row.cells[alike[0]!.i]!.detail : undefined
  }
  const text = inBothLanguages((locale) => {
    const { subjects, none, times, timesOfMany } = words[locale].summary
    const together = (areas: readonly AreaFacts[]) => LISTS[locale].format(areas.map((area) => labelOf(area, locale)))
    const byNumber = (forms: typeof none) => forms[numberOf(first)][numberOf(second)]
    const template = lowest === 0 ? byNumber(none) : figures.length > 2 ? byNumber(timesOfMany) : times
    return fill(template, {
      label: subjects[subject],
      first: together(first),
      amount: withDetail(figureText(highest, row, locale), detailOf(highest), locale),
      second: together(second),
      secondAmount: withDetail(figureText(lowest, row, locale), detailOf(lowest), locale),
      n: Number((highest / lowest).toFixed(1)),
    })
  })
  return { id: row.id, weight: lowest === 0 ? WEIGHT_OF_NONE : highest / lowest, text }
}

const withDetail = (figure: string, detail: Text | undefined, locale: Locale): string =>
  detail ? withBrackets(figure, detail[locale], locale) : figure

const numberOf = (areas: readonly AreaFacts[]) => (areas.length === 1 ? 'one' : 'several')

/** Lengths and surfaces with their unit. */
function figureText(value: number, { unit, unitName }: TableRow, locale: Locale): string {
  const figure = formatMeasure(value, unit, locale)
  return unit === 'km' || unit === 'km2' ? `${figure} ${unitName[locale]}` : figure
}

/** A sentence for a sector whose share differs much between two areas; null for none. */
function sectorDifference(
  row: TableRow,
  rows: readonly TableRow[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): Sentence | null {
  const totals = rows.find(({ id }) => id === 'count')?.cells.map(({ value }) => value ?? 0)
  if (row.group !== 'sector' || !totals) return null
  const shares = row.cells.flatMap(({ value }, i) =>
    totals[i]! > 0 ? [{ i, n: value ?? 0, share: (value ?? 0) / totals[i]! }] : [],
  )
  if (shares.length < 2) return null
  const highest = shares.reduce((a, b) => (b.share > a.share ? b : a))
  const lowest = shares.reduce((a, b) => (b.share < a.share ? b : a))
  if (highest.share - lowest.share < MIN_SHARE_DIFFERENCE) return null
  const text = inBothLanguages((locale) =>
    fill(words[locale].summary.sector, {
      label: row.name[locale],
      first: labelOf(facts[highest.i]!, locale),
      share: formatMeasure(highest.share, 'share', locale),
      n: highest.n,
      all: totals[highest.i]!,
      second: labelOf(facts[lowest.i]!, locale),
      secondShare: formatMeasure(lowest.share, 'share', locale),
      secondN: lowest.n,
      secondAll: totals[lowest.i]!,
    }),
  )
  return { weight: 10 * (highest.share - lowest.share), text }
}
