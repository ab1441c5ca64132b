/**
 * Rows of figures that sources state: of districts, and of events. They are shown with period and source, and never
 * added up.
 */

import {
  type AreaFigures,
  figuresOf,
  keyOfFigure,
  periodsOf,
  type SeriesPoint,
  seriesOf,
  sharedPeriod,
} from '../../indicators/periods'
import { lookUp } from '../../look-up'
import type { DistrictRecord, EventRecord, IndicatorRecord, Text } from '../../records'
import { fill, formatDate, formatIndicator, formatNumber, formatPeriod } from '../../text/format'
import { COLON, joinEntries, withAside, withBrackets } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import { inBothLanguages, noFigureCell, notApplicableCell, type TableCell, textCell } from './cells'
import type { MeasureUnit } from './measure'
import { type AreaFacts, rowOf, type TableRow } from './row'
import { wholeAreaOf } from './rows-land'
import type { CompareWords } from './words'

/** Units that can be subtracted and divided; the others stay words. */
const NUMERIC: Readonly<Record<string, MeasureUnit>> = { cny: 'cny', km2: 'km2' }

/**
 * The figures of districts that have the same label and unit stand in one row, in the newest period that all areas with
 * such a figure share; every other period has a row of its own below. Areas that are no single district have none.
 */
export function indicatorRows(facts: readonly AreaFacts[], words: CompareWords): TableRow[] {
  const all = facts.flatMap(({ district }) => (district ? indicatorsShown(district) : []))
  const firsts = new Map<string, IndicatorRecord>()
  for (const indicator of all) if (!firsts.has(keyOfFigure(indicator))) firsts.set(keyOfFigure(indicator), indicator)
  return [...firsts].flatMap(([key, sample]) => {
    const areas = facts.map(
      ({ district }): AreaFigures =>
        district ? district.indicators.filter((indicator) => keyOfFigure(indicator) === key) : null,
    )
    return rowsByPeriod(sample, areas, words)
  })
}

function rowsByPeriod(sample: IndicatorRecord, areas: readonly AreaFigures[], words: CompareWords): TableRow[] {
  const shared = sharedPeriod(areas)
  const shownOf = (figures: readonly IndicatorRecord[]) => figuresOf(figures, shared ?? periodsOf(figures)[0] ?? '')
  const cells = areas.map((figures) =>
    figures ? indicatorCell(shownOf(figures), figures, words) : notApplicableCell(words),
  )
  const warning = shared === null ? inBothLanguages((locale) => words[locale].cells.differentPeriods) : null
  const rest = areas.map((figures) => figures?.filter((figure) => !shownOf(figures).includes(figure)) ?? null)
  const others = periodsOf(rest.flatMap((figures) => figures ?? [])).map((period) => {
    const ofPeriod = areas.map((figures) => figures && figuresOf(figures, period))
    const [first] = ofPeriod.flatMap((figures) => figures ?? [])
    const name = inBothLanguages((locale) =>
      withBrackets(sample.label[locale], periodText(first!, locale, words), locale),
    )
    const id = period === '' ? `${sample.id}.none` : `${sample.id}.${period.replaceAll('-', '').replace('/', '-')}`
    const periodCells = ofPeriod.map((figures) =>
      figures ? indicatorCell(figures, [], words) : notApplicableCell(words),
    )
    return citedRow(
      'indicators',
      { ...sample, id, label: name, comparison: comparisonOf(ofPeriod) },
      periodCells,
      words,
    )
  })
  const comparison = comparisonOf(areas.map((figures) => figures && shownOf(figures)))
  return [citedRow('indicators', { ...sample, comparison }, cells, words, warning), ...others]
}

/** Exact where all figures of the row are. */
const comparisonOf = (areas: readonly AreaFigures[]): IndicatorRecord['comparison'] =>
  areas.flatMap((figures) => figures ?? []).find(({ comparison }) => comparison !== 'exact')?.comparison ?? 'exact'

/** Totals of signing events stand in their own group; the official area stands with the land. */
function indicatorsShown(district: DistrictRecord): IndicatorRecord[] {
  const wholeArea = wholeAreaOf(district)
  return district.indicators.filter((indicator) => indicator.topic !== 'signing' && indicator !== wholeArea)
}

const periodText = ({ period }: IndicatorRecord, locale: Locale, words: CompareWords): string =>
  period ? formatPeriod(period, locale) : words[locale].cells.noPeriod

/**
 * The figures of a period: where sources differ, each of them, and no number to reckon with. `all` are those of every
 * period, from which the change since the one before follows.
 */
function indicatorCell(
  figures: readonly IndicatorRecord[],
  all: readonly IndicatorRecord[],
  words: CompareWords,
): TableCell {
  const [first, ...others] = figures
  if (!first) return noFigureCell(words)
  const series = others.length === 0 ? seriesOf(all, first) : []
  return {
    ...textCell(
      inBothLanguages((locale) =>
        joinEntries(
          figures.map((one) => formatIndicator(one, locale)),
          locale,
        ),
      ),
    ),
    value: others.length === 0 ? first.value : null,
    detail: inBothLanguages((locale) =>
      joinEntries(
        [periodText(first, locale, words), ...noteTexts(figures, locale), ...changeTexts(series, first, locale, words)],
        locale,
      ),
    ),
    cites: figures.flatMap(({ cites }) => cites),
    ...(series.length > 1 && { series: series.map(({ figure, value }) => ({ period: figure.period!, value })) }),
  }
}

/** Of figures that differ, what the sources say of each. */
const noteTexts = (figures: readonly IndicatorRecord[], locale: Locale): string[] =>
  figures.length < 2
    ? []
    : figures.flatMap((figure) => {
        const notes = figure.cites.flatMap(({ locator }) => locator?.[locale] ?? [])
        return notes.length > 0 ? [`${formatIndicator(figure, locale)}${COLON[locale]}${notes.join(' ')}`] : []
      })

/** How a figure has changed since the one before it in the series. */
function changeTexts(
  series: readonly SeriesPoint[],
  figure: IndicatorRecord,
  locale: Locale,
  words: CompareWords,
): string[] {
  const at = series.findIndex((point) => point.figure === figure)
  const before = series[at - 1]
  if (!before || !(before.value > 0) || figure.unit === 'percent' || figure.unit === 'rank') return []
  const change = (100 * (figure.value! - before.value)) / before.value
  const percent = `${change > 0 ? '+' : change < 0 ? '−' : ''}${formatNumber(Math.abs(change), locale, 1)}%`
  return [fill(words[locale].cells.since, { period: formatPeriod(before.figure.period!, locale), percent })]
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
