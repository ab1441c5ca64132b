import { lookUp } from '../../look-up'
import type { DistrictRecord, IndicatorRecord } from '../../records'
import { formatIndicator, formatNumber, formatPeriod } from '../../text/format'
import type { AreaMeasures } from '../statistics/compare'
import type { Surface } from '../statistics/land'
import { inBothLanguages, noFigureCell, notApplicableCell, numberCell, type TableCell } from './cells'
import { measuresOf } from './measures'
import { type AreaFacts, measureRow, type TableRow } from './row'
import type { CompareWords } from './words'

const FIGURES: Readonly<Record<string, (surface: Surface) => number | null>> = {
  areaKm2: ({ areaKm2 }) => areaKm2,
  landKm2: ({ landKm2 }) => landKm2,
  waterKm2: ({ areaKm2, landKm2 }) => Math.max(0, areaKm2 - landKm2),
  perimeterKm: ({ perimeterKm }) => perimeterKm,
  compactness: ({ compactness }) => compactness,
}

/** The surfaces, and beside them the areas that sources state. */
export function landRows(areas: readonly AreaMeasures[], facts: readonly AreaFacts[], words: CompareWords): TableRow[] {
  return measuresOf('land').flatMap((measure) => {
    const figure = lookUp(FIGURES, measure.id)
    const cells = figure
      ? areas.map(({ surface }) => numberCell(figure(surface), measure.unit, words))
      : facts.map(({ district }) => officialArea(district, words))
    return cells.some(({ state }) => state === 'value') ? [measureRow(measure, cells, words)] : []
  })
}

/** The first figure of area that a district has is its whole. */
export const wholeAreaOf = (district: DistrictRecord): IndicatorRecord | undefined =>
  district.indicators.find(({ topic, unit, value }) => topic === 'area' && unit === 'km2' && value !== null)

function officialArea(district: DistrictRecord | null, words: CompareWords): TableCell {
  if (!district) return notApplicableCell(words)
  const stated = wholeAreaOf(district)
  if (!stated) return noFigureCell(words)
  const { value, cites, period, comparison } = stated
  const isExact = comparison === 'exact'
  return {
    ...numberCell(value, 'km2', words, { cites }),
    text: inBothLanguages((locale) => (isExact ? formatNumber(value!, locale) : formatIndicator(stated, locale))),
    detail: inBothLanguages((locale) => (period ? formatPeriod(period, locale) : words[locale].cells.noPeriod)),
  }
}
