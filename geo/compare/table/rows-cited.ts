/**
 * Rows of figures that sources state: of districts, and of events. They are shown with period and source, and never
 * added up.
 */

import { lookUp } from '../../look-up'
import type { EventRecord, IndicatorRecord, Text } from '../../records'
import { formatDate, formatIndicator, formatPeriod } from '../../text/format'
import { inBothLanguages, NO_FIGURE, NOT_APPLICABLE, type TableCell, textCell } from './cells'
import type { MeasureUnit } from './measure'
import { measuresIn } from './measure'
import { type AreaFacts, rowOf, type TableRow } from './row'

/** Units that can be subtracted and divided; the others stay words. */
const NUMERIC: Readonly<Record<string, MeasureUnit>> = { cny: 'cny', km2: 'km2' }
const NO_PERIOD: Text = { zh: '来源未说明时期', en: 'period not stated' }

/**
 * The figures of districts that have the same label and unit stand in one row; areas that are no single district have
 * none.
 */
export function indicatorRows(facts: readonly AreaFacts[]): TableRow[] {
  const all = facts.flatMap(({ district }) => district?.indicators ?? [])
  const firsts = new Map(
    all
      .filter(isShown)
      .toReversed()
      .map((indicator) => [keyOf(indicator), indicator]),
  )
  return [...firsts].map(([key, sample]) => {
    const indicatorByArea = facts.map(({ district }) =>
      district?.indicators.find((indicator) => keyOf(indicator) === key),
    )
    const cells = facts.map(({ district }, i) => (!district ? NOT_APPLICABLE : indicatorCell(indicatorByArea[i])))
    const warning = warningOf(indicatorByArea.flatMap((indicator) => indicator ?? []))
    return citedRow('indicators', sample, cells, NOTES.indicators, warning)
  })
}

/** Totals of signing events stand in their own group; the official area stands with the land. */
const isShown = (indicator: IndicatorRecord) => indicator.topic !== 'signing' && !isWholeArea(indicator)
const isWholeArea = ({ topic, label }: IndicatorRecord) => topic === 'area' && label.zh === '官方公布面积'
const keyOf = ({ topic, label, unit }: IndicatorRecord) => `${topic} ${label.zh} ${unit}`

function indicatorCell(indicator: IndicatorRecord | undefined): TableCell {
  if (!indicator) return NO_FIGURE
  const { value, period, cites } = indicator
  return {
    ...textCell(inBothLanguages((locale) => formatIndicator(indicator, locale))),
    value,
    detail: period ? inBothLanguages((locale) => formatPeriod(period, locale)) : NO_PERIOD,
    cites,
  }
}

/** Figures of different periods may stand in one row only with this said. */
function warningOf(indicators: readonly IndicatorRecord[]): Text | null {
  const periods = new Set(indicators.map(({ period }) => JSON.stringify(period)))
  if (indicators.length < 2 || periods.size < 2) return null
  return {
    zh: '时期不同，不可直接相比',
    en: 'Different periods: not directly comparable',
  }
}

/** Each figure that an event's sources announce, in the column of the district that its projects go to. */
export function eventRows(events: readonly EventRecord[], facts: readonly AreaFacts[]): TableRow[] {
  return events.flatMap((event) =>
    event.indicators
      .filter(({ value }) => value !== null)
      .map((indicator) => {
        const cells = facts.map(({ district }) =>
          district?.id === event.district.id ? eventCell(event, indicator) : NOT_APPLICABLE,
        )
        return citedRow('events', indicator, cells, NOTES.events)
      }),
  )
}

const eventCell = (event: EventRecord, indicator: IndicatorRecord): TableCell => ({
  ...textCell(inBothLanguages((locale) => formatIndicator(indicator, locale))),
  value: indicator.value,
  detail: inBothLanguages(
    (locale) => `${event.name[locale]}${SEPARATOR[locale]}${formatDate(event.date, event.datePrecision, locale)}`,
  ),
  cites: indicator.cites,
})

const SEPARATOR = { zh: '，', en: ', ' } as const

const NOTES = {
  indicators: {
    zh: '来源公布的数字，附时期与出处；多个区域合并时不相加。',
    en: 'As stated by the sources, with period and source; not added up across districts.',
  },
  events: {
    zh: '活动公布的总数，没有列出单个项目，不计入上面的项目与投资额。',
    en: 'Announced as a total without naming the projects; not added to the projects and amounts above.',
  },
} as const satisfies Record<string, Text>

function citedRow(
  group: 'indicators' | 'events',
  { id, label, unit, unitName, comparison }: IndicatorRecord,
  cells: readonly TableCell[],
  note: Text,
  warning: Text | null = null,
): TableRow {
  const measureUnit = lookUp(NUMERIC, unit) ?? 'text'
  const isRanked = measureUnit !== 'text' && comparison === 'exact' && group === 'indicators'
  const measure = measuresIn(group)(`${group}.${id}`, measureUnit, [label.zh, label.en], [note.zh, note.en], isRanked)
  return { ...rowOf(measure, cells, warning), unitName }
}
