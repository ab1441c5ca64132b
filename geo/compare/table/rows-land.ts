import { lookUp } from '../../look-up'
import { formatIndicator, formatNumber, formatPeriod } from '../../text/format'
import type { AreaMeasures } from '../statistics/compare'
import type { Surface } from '../statistics/land'
import { inBothLanguages, NO_FIGURE, NOT_APPLICABLE, numberCell, type TableCell } from './cells'
import { LAND } from './measures-of-space'
import { type AreaFacts, rowOf, type TableRow } from './row'

const FIGURES: Readonly<Record<string, (surface: Surface) => number | null>> = {
  areaKm2: ({ areaKm2 }) => areaKm2,
  landKm2: ({ landKm2 }) => landKm2,
  waterKm2: ({ areaKm2, landKm2 }) => Math.max(0, areaKm2 - landKm2),
  perimeterKm: ({ perimeterKm }) => perimeterKm,
  compactness: ({ compactness }) => compactness,
}

/** The surfaces, and beside them the areas that sources state. */
export function landRows(areas: readonly AreaMeasures[], facts: readonly AreaFacts[]): TableRow[] {
  return LAND.flatMap((measure) => {
    const figure = lookUp(FIGURES, measure.id)
    const cells = figure
      ? areas.map(({ surface }) => numberCell(figure(surface), measure.unit))
      : facts.map(officialArea)
    return cells.some(({ state }) => state === 'value') ? [rowOf(measure, cells)] : []
  })
}

/** The first figure of area that a district has is its whole. */
function officialArea({ district }: AreaFacts): TableCell {
  if (!district) return NOT_APPLICABLE
  const stated = district.indicators.find(
    ({ topic, unit, value }) => topic === 'area' && unit === 'km2' && value !== null,
  )
  if (!stated) return NO_FIGURE
  const { value, cites, period, comparison } = stated
  const isExact = comparison === 'exact'
  return {
    ...numberCell(value, 'km2', { cites }),
    text: inBothLanguages((locale) => (isExact ? formatNumber(value!, locale) : formatIndicator(stated, locale))),
    detail: period
      ? inBothLanguages((locale) => formatPeriod(period, locale))
      : { zh: '来源未说明时期', en: 'period not stated' },
  }
}
