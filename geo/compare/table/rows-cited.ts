/**
 * Rows of figures that sources state: of districts, and of events. They are shown with period and source, and never
 * added up.
 */

import { lookUp } from '../../look-up'
import type { DistrictRecord, EventRecord, IndicatorRecord, Text } from '../../records'
import { formatDate, formatIndicator, formatPeriod } from '../../text/format'
import { withAside } from '../../text/punctuation'
import { inBothLanguages, noFigureCell, notApplicableCell, type TableCell, textCell } from './cells'
import type { MeasureUnit } from './measure'
import { type AreaFacts, rowOf, type TableRow } from './row'
import { wholeAreaOf } from './rows-land'
import type { CompareWords } from './words'

/** Units that can be subtracted and divided; the others stay words. */
const NUMERIC: Readonly<Record<string, MeasureUnit>> = { cny: 'cny', km2: 'km2' }

/**
 * The figures of districts that have the same label and unit stand in one row; areas that are no single district have
 * none.
 */
export function indicatorRows(facts: readonly AreaFacts[], words: CompareWords): TableRow[] {
  const all = facts.flatMap(({ district }) => (district ? indicatorsShown(district) : []))
  const firsts = new Map(all.toReversed().map((indicator) => [keyOf(indicator), indicator]))
  return [...firsts].map(([key, sample]) => {
    const indicatorByArea = facts.map(({ district }) =>
      district?.indicators.find((indicator) => keyOf(indicator) === key),
    )
    const cells = facts.map(({ district }, i) =>
      district ? indicatorCell(indicatorByArea[i], words) : notApplicableCell(words),
    )
    const warning = warningOf(
      indicatorByArea.flatMap((indicator) => indicator ?? []),
      words,
    )
    return citedRow('indicators', sample, cells, words, warning)
  })
}

/** Totals of signing events stand in their own group; the official area stands with the land. */
function indicatorsShown(district: DistrictRecord): IndicatorRecord[] {
  const wholeArea = wholeAreaOf(district)
  return district.indicators.filter((indicator) => indicator.topic !== 'signing' && indicator !== wholeArea)
}
const keyOf = ({ topic, label, unit }: IndicatorRecord) => `${topic} ${label.zh} ${unit}`

function indicatorCell(indicator: IndicatorRecord | undefined, words: CompareWords): TableCell {
  if (!indicator) return noFigureCell(words)
  const { value, period, cites } = indicator
  return {
    ...textCell(inBothLanguages((locale) => formatIndicator(indicator, locale))),
    value,
    detail: inBothLanguages((locale) => (period ? formatPeriod(period, locale) : words[locale].cells.noPeriod)),
    cites,
  }
}

/** Figures of different periods may stand in one row only with this said. */
function warningOf(indicators: readonly IndicatorRecord[], words: CompareWords): Text | null {
  const periods = new Set(indicators.map(({ period }) => JSON.stringify(period)))
  if (indicators.length < 2 || periods.size < 2) return null
  return inBothLanguages((locale) => words[locale].cells.differentPeriods)
}

/** Each figure that an event's sources announce, in the column of the district that its projects go to. */
export function eventRows(
  events: readonly EventRecord[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): TableRow[] {
  return events.flatMap((event) =>
    event.indicators
      .filter(({ value }) => value !== null)
      .map((indicator) => {
        const cells = facts.map(({ district }) =>
          district && district.id === event.district?.id ? eventCell(event, indicator) : notApplicableCell(words),
        )
        return citedRow('events', indicator, cells, words)
      }),
  )
}

const eventCell = (event: EventRecord, indicator: IndicatorRecord): TableCell => ({
  ...textCell(inBothLanguages((locale) => formatIndicator(indicator, locale))),
  value: indicator.value,
  detail: inBothLanguages((locale) =>
    withAside(event.name[locale], formatDate(event.date, event.datePrecision, locale), locale),
  ),
  cites: indicator.cites,
})

function citedRow(
  group: 'indicators' | 'events',
  { id, label, unit, unitName, comparison }: IndicatorRecord,
  cells: readonly TableCell[],
  words: CompareWords,
  warning: Text | null = null,
): TableRow {
  const measureUnit = lookUp(NUMERIC, unit) ?? 'text'
  const isRanked = measureUnit !== 'text' && comparison === 'exact' && group === 'indicators'
  const note = inBothLanguages((locale) => words[locale].notes[group])
  const measure = { id: `${group}.${id}`, group, unit: measureUnit, unitName, name: label, note, isRanked }
  return rowOf(measure, cells, warning)
}
