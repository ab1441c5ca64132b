/** Cells of the table of districts: figures reckoned from projects and shapes, and figures that sources state. */

import type { MapMeasure } from '../compare/map/choropleth'
import type { AreaMeasures } from '../compare/statistics/compare'
import { formatMeasure, inBothLanguages } from '../compare/table/cells'
import { MEASURES } from '../compare/table/measures'
import { unitNameOf } from '../compare/table/row'
import type { CompareWords } from '../compare/table/words'
import { type StatedSeries, seriesOf } from '../indicators/periods'
import { lookUp } from '../look-up'
import type { IndicatorRecord, Text } from '../records'
import { fill, formatIndicator, formatPeriod } from '../text/format'
import { joinEntries } from '../text/punctuation'

import type { DistrictCell, DistrictMeasure } from './table'

/** What cells say besides figures, in one language. */
interface DistrictWords {
  readonly undisclosed: string
  readonly tooFew: string
  readonly none: string
  readonly noFigure: string
  readonly disclosed: string
  readonly ofProjects: string
  readonly located: string
  readonly noPeriod: string
}
type Words = Readonly<Record<'zh' | 'en', DistrictWords>>

/** Units of stated figures that count in the units of measures; the others are plain numbers. */
const UNITS = { cny: 'cny', km2: 'km2' } as const

const groupOf = ({ id, sector }: MapMeasure) =>
  sector ? (sector === 'count' ? 'sector' : 'mix') : MEASURES.find((measure) => measure.id === id)!.group

/** The column of a measure; `nameOf` says what it is called. */
export function reckonedMeasure(measure: MapMeasure, name: Text, words: CompareWords): DistrictMeasure {
  const plain = MEASURES.find(({ id }) => id === measure.id)
  return {
    id: measure.id,
    unit: measure.unit,
    unitName: unitNameOf(measure.unit, words),
    name,
    note: inBothLanguages((locale) => {
      const { measures, notes, locationQuotient } = words[locale]
      if (plain) return measures[plain.id].note
      return measure.sector === 'quotient' ? locationQuotient.note : notes.sector
    }),
    isRanked: plain ? plain.isRanked : true,
    isStated: false,
  }
}

export function statedMeasure(series: StatedSeries, note: Text): DistrictMeasure {
  return {
    id: series.id,
    unit: lookUp(UNITS, series.unit) ?? 'ratio',
    unitName: series.unitName,
    name: series.label,
    note,
    isRanked: true,
    isStated: true,
  }
}

/** A figure that was reckoned, with how many projects it is of. */
export function reckonedCell(measure: MapMeasure, measured: AreaMeasures, words: Words): DistrictCell {
  const value = measure.value(measured)
  if (value === null) return { value, text: inBothLanguages((locale) => reasonOf(measure, measured, words[locale])) }
  const text = inBothLanguages((locale) => formatMeasure(value, measure.unit, locale))
  const detail = sampleOf(measure, measured)
  return detail ? { value, text, detail: inBothLanguages((locale) => detail(words[locale])) } : { value, text }
}

function reasonOf(measure: MapMeasure, { projects, amounts }: AreaMeasures, words: DistrictWords): string {
  if (groupOf(measure) === 'amounts' && projects.count > 0 && amounts.disclosed === 0) return words.undisclosed
  return groupOf(measure) === 'scatter' ? words.tooFew : words.none
}

function sampleOf(measure: MapMeasure, { projects, amounts, distribution }: AreaMeasures) {
  const group = groupOf(measure)
  const { count } = projects
  if (measure.unit === 'cny')
    return (words: DistrictWords) => fill(words.disclosed, { known: amounts.disclosed, all: count })
  if (group === 'scatter' && measure.id !== 'located')
    return (words: DistrictWords) => fill(words.located, { n: distribution.n })
  if (group === 'mix' || (group === 'sector' && count > 0))
    return (words: DistrictWords) => fill(words.ofProjects, { n: count })
  return null
}

/**
 * The figures of one period, with what comes before and after them in a series; where sources differ, each of them and
 * no number to rank by.
 */
export function statedCell(
  figures: readonly IndicatorRecord[],
  all: readonly IndicatorRecord[],
  words: Words,
): DistrictCell {
  const [figure, ...others] = figures
  if (!figure) return { value: null, text: inBothLanguages((locale) => words[locale].noFigure) }
  const periodOf = ({ period }: IndicatorRecord) =>
    inBothLanguages((locale) => (period ? formatPeriod(period, locale) : words[locale].noPeriod))
  const series = others.length === 0 ? seriesOf(all, figure) : []
  return {
    value: others.length === 0 ? figure.value : null,
    text: inBothLanguages((locale) =>
      joinEntries(
        figures.map((one) => formatIndicator(one, locale)),
        locale,
      ),
    ),
    detail: periodOf(figure),
    cites: figures.flatMap(({ cites }) => cites),
    ...(series.length > 1 && { series: series.map((one) => ({ value: one.value, period: periodOf(one.figure) })) }),
  }
}
