/** The largest differences between areas as sentences, made from figures of the table alone. */

import { lookUp } from '../../look-up'
import type { Text } from '../../records'
import type { Locale } from '../../vocabulary'
import { formatMeasure, inBothLanguages } from './cells'
import type { MeasureUnit } from './measure'
import type { AreaFacts, TableRow } from './row'
import type { MeasureTable } from './table'

const MAX_SENTENCES = 3
/** A smaller ratio is not worth a sentence. */
const MIN_RATIO = 1.1
/** Neither is a smaller difference of shares. */
const MIN_SHARE_DIFFERENCE = 0.2
/** Nothing against something weighs like a tenfold difference. */
const WEIGHT_OF_NONE = 10

/** How sentences call the measures that they compare. */
const SUBJECTS: Readonly<Record<string, Text>> = {
  landKm2: { zh: '陆地面积', en: 'land area' },
  count: { zh: '项目数', en: 'number of projects' },
  per100: { zh: '每百平方公里陆地的项目数', en: 'number of projects per 100 km² of land' },
  sumCny: { zh: '已披露投资额', en: 'investment disclosed' },
  standardDistanceKm: { zh: '项目的标准距离', en: 'standard distance of projects' },
  meanNearestKm: { zh: '项目的平均最近邻距离', en: 'mean nearest-neighbour distance' },
  effective: { zh: '等效行业数', en: 'effective number of sectors' },
}

const UNIT_WORDS: Partial<Record<MeasureUnit, Text>> = {
  km2: { zh: ' 平方公里', en: ' km²' },
  km: { zh: ' 公里', en: ' km' },
}

const LISTS = { zh: new Intl.ListFormat('zh-CN'), en: new Intl.ListFormat('en-GB') }

interface Sentence {
  readonly weight: number
  readonly text: Text
}

/** Up to three sentences, the largest difference first; one that says so where the areas hardly differ. */
export function summaryOf(table: MeasureTable, facts: readonly AreaFacts[]): Text[] {
  const rows = table.groups.flatMap((group) => group.rows)
  const measures = rows.flatMap((row) => differenceIn(row, facts) ?? [])
  const sectors = rows.flatMap((row) => sectorDifference(row, rows, facts) ?? [])
  const sentences = byWeight([...firstOfKind(measures), ...byWeight(sectors).slice(0, 1)]).slice(0, MAX_SENTENCES)
  if (sentences.length > 0) return sentences.map(({ text }) => text)
  return [
    {
      zh: '在项目数、密度与行业结构上，已知的数字没有明显差别。',
      en: 'In projects, density and sectors, none of the known figures differs much between these areas.',
    },
  ]
}

/**
 * Count and density say much the same, as do two measures of scatter: each kind gets one sentence, for its larger
 * difference.
 */
const KINDS: readonly (readonly string[])[] = [
  ['count', 'per100'],
  ['standardDistanceKm', 'meanNearestKm'],
]

function firstOfKind(sentences: readonly (Sentence & { readonly id: string })[]): Sentence[] {
  const kindOf = (id: string) => KINDS.findIndex((kind) => kind.includes(id))
  const ordered = byWeight(sentences)
  return ordered.filter(({ id }, i) => {
    const kind = kindOf(id)
    return kind < 0 || ordered.findIndex((other) => kindOf(other.id) === kind) === i
  })
}

const byWeight = <S extends Sentence>(sentences: readonly S[]): S[] =>
  [...sentences].sort((a, b) => b.weight - a.weight)

const labelOf = ({ letter, name }: AreaFacts): Text => ({ zh: `${name.zh}（${letter}）`, en: `${name.en} (${letter})` })

/** The names of several areas in one phrase. */
const together = (names: readonly Text[]): Text & { readonly isOne: boolean } => ({
  isOne: names.length === 1,
  zh: LISTS.zh.format(names.map(({ zh }) => zh)),
  en: LISTS.en.format(names.map(({ en }) => en)),
})

function differenceIn(row: TableRow, facts: readonly AreaFacts[]): (Sentence & { id: string }) | null {
  const subject = lookUp(SUBJECTS, row.id)
  const figures = row.cells.flatMap(({ value }, i) => (value === null ? [] : [{ value, i }]))
  if (!subject || row.warning || figures.length < 2) return null
  const values = figures.map(({ value }) => value)
  const [highest, lowest] = [Math.max(...values), Math.min(...values)]
  if (!(highest > 0) || highest < MIN_RATIO * lowest) return null
  const having = (one: number) => together(figures.flatMap(({ value, i }) => (value === one ? labelOf(facts[i]!) : [])))
  const [a, b] = [having(highest), having(lowest)]
  const figureText = (value: number, locale: Locale) =>
    formatMeasure(value, row.unit, locale) + (UNIT_WORDS[row.unit]?.[locale] ?? '')
  const [x, y] = [
    inBothLanguages((locale) => figureText(highest, locale)),
    inBothLanguages((locale) => figureText(lowest, locale)),
  ]
  const isOfMany = figures.length > 2
  if (lowest === 0) {
    return {
      id: row.id,
      weight: WEIGHT_OF_NONE,
      text: {
        zh: `${a.zh}的${subject.zh}${a.isOne ? '' : '均'}为 ${x.zh}，${b.zh}${b.isOne ? '' : '均'}为零。`,
        en: `The ${subject.en} is ${x.en} in ${a.isOne ? '' : 'each of '}${a.en} and zero in ${b.en}.`,
      },
    }
  }
  const times = Number((highest / lowest).toFixed(1))
  return {
    id: row.id,
    weight: highest / lowest,
    text: {
      zh: `${a.zh}的${subject.zh}${isOfMany ? '最高，' : ''}${a.isOne ? '' : '均'}为 ${x.zh}，是${isOfMany ? '最低的' : ''}${b.zh}（${b.isOne ? '' : '均为 '}${y.zh}）的 ${times} 倍。`,
      en: `The ${subject.en} is ${isOfMany ? 'highest' : 'higher'} in ${a.en}, at ${x.en}${a.isOne ? '' : ' each'}: ${times} times that of ${b.en} (${y.en}${b.isOne ? '' : ' each'}).`,
    },
  }
}

/** A sentence for a sector whose share differs much between two areas; null for none. */
function sectorDifference(row: TableRow, rows: readonly TableRow[], facts: readonly AreaFacts[]): Sentence | null {
  const totals = rows.find(({ id }) => id === 'count')?.cells.map(({ value }) => value ?? 0)
  if (row.group !== 'sector' || !totals) return null
  const shares = row.cells.flatMap(({ value }, i) =>
    totals[i]! > 0 ? [{ i, n: value ?? 0, share: (value ?? 0) / totals[i]! }] : [],
  )
  if (shares.length < 2) return null
  const highest = shares.reduce((a, b) => (b.share > a.share ? b : a))
  const lowest = shares.reduce((a, b) => (b.share < a.share ? b : a))
  if (highest.share - lowest.share < MIN_SHARE_DIFFERENCE) return null
  const part = (locale: Locale, { i, n, share }: (typeof shares)[number]) => {
    const figure = formatMeasure(share, 'share', locale)
    return locale === 'zh' ? `${figure}（${n}/${totals[i]}）` : `${figure} (${n} of ${totals[i]})`
  }
  const [a, b] = [labelOf(facts[highest.i]!), labelOf(facts[lowest.i]!)]
  return {
    weight: 10 * (highest.share - lowest.share),
    text: {
      zh: `${row.name.zh}占${a.zh}项目的 ${part('zh', highest)}，占${b.zh}的 ${part('zh', lowest)}。`,
      en: `${row.name.en} makes up ${part('en', highest)} of the projects of ${a.en} and ${part('en', lowest)} of those of ${b.en}.`,
    },
  }
}
