'use client'

import { AUTO, type ChosenClasses } from '#geo/compare/map/best-classes'
import { CLASS_METHODS } from '#geo/compare/map/classes'
import { byValue, type Classification, classCounts, rampStep } from '#geo/compare/map/district-classes'
import { formatMeasure } from '#geo/compare/table/cells'
import { type CompareView, compareQuery } from '#geo/compare/url'
import { lookUp } from '#geo/look-up'
import { CSS_PALETTE } from '#geo/map/palette'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { CompareMapStrings } from './strings'
import type { ChoroplethData } from './types'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly data: ChoroplethData
  readonly chosen: ChosenClasses
  readonly view: CompareView
  readonly show: (change: Partial<CompareView>) => void
}

/**
 * What the districts are coloured by, to be switched without a request, with all values. A plain form
 * without scripts.
 */
export function ChoroplethPanel({ locale, t, data, chosen, view, show }: Props) {
  const { index, by, classes, told } = chosen
  const measure = data.measures[index]!
  const format = (value: number) => formatMeasure(value, measure.unit, locale)
  const hiddenFields = new URLSearchParams(compareQuery({ ...view, measure: AUTO, classes: AUTO }))
  return (
    <div className="choropleth">
      <form method="get">
        {[...hiddenFields].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {t.measure}
          <select name="measure" value={measure.id} onChange={(event) => show({ measure: event.target.value })}>
            {data.measures.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.classing}
          <select
            name="classes"
            value={by}
            onChange={(event) => show({ classes: event.target.value as CompareView['classes'] })}
          >
            {CLASS_METHODS.map((classing) => (
              <option key={classing} value={classing}>
                {t.classings[classing]}
              </option>
            ))}
          </select>
        </label>
        <noscript>
          <button type="submit">{t.apply}</button>
        </noscript>
      </form>
      {told && (
        <p className="small">
          {fill(t.whyClasses, { n: formatNumber(told.pairs, locale), all: formatNumber(told.of, locale) })}
        </p>
      )}
      <details className="choropleth-values">
        <summary>{t.districtValues}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.district}</th>
              <th scope="col">{measure.name}</th>
            </tr>
          </thead>
          <tbody>
            {byValue(data.districts, index).map(({ id, name, values }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="swatch" style={{ background: colourOf(classes, id) }} />
                  {name}
                </th>
                <td>{values[index] === null ? '—' : format(values[index]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}

function colourOf({ classOf, bounds }: Classification, id: string): string {
  const at = lookUp(classOf, id) ?? null
  return at === null ? CSS_PALETTE.noData : CSS_PALETTE.ramp[rampStep(at, bounds.length)]!
}

type LegendProps = Pick<Props, 'locale' | 't' | 'data' | 'chosen'>

/** The classes of the measure with their colours and how many districts each holds: on the map, or below it. */
export function ClassLegend({ locale, t, data, chosen: { index, by, classes } }: LegendProps) {
  const { name: title, unit: kind, unitName: unit } = data.measures[index]!
  const format = (value: number) => formatMeasure(value, kind, locale)
  const { ranges } = classes
  const counts = classCounts(classes)
  const note = `${fill(t.classesNote, { label: title, n: ranges.length })} · ${t.classings[by]}`
  return (
    <div className="class-legend" aria-live="polite">
      <p>
        <strong>{ranges.length > 0 ? note : t.noValues}</strong> {unit && <span>{fill(t.unit, { label: unit })}</span>}
      </p>
      <ul>
        {ranges.map(({ from, to, isAbove }, i) => (
          <li key={to}>
            <span className="swatch" style={{ background: CSS_PALETTE.ramp[rampStep(i, ranges.length)] }} />
            {!isAbove && format(from) === format(to)
              ? format(to)
              : `${isAbove ? '> ' : ''}${format(from)} – ${format(to)}`}
            <small>n = {counts[i]}</small>
          </li>
        ))}
        {classes.unclassed > 0 && (
          <li>
            <span className="swatch" style={{ background: CSS_PALETTE.noData }} />
            {countText(t.noData, classes.unclassed, locale)}
          </li>
        )}
      </ul>
    </div>
  )
}
