import type { Density } from '#geo/compare/map/density'
import { type Classification, classCounts, rampStep } from '#geo/compare/map/district-classes'
import { CSS_PALETTE } from '#geo/map/palette'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { CompareMapStrings } from './strings'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly density: Density
  readonly classes: Classification
}

/** What the hexagons count, how large they are, and how many projects are not in them. */
export function DensityLegend({ locale, t, density, classes }: Props) {
  const { ranges } = classes
  const counts = classCounts(classes)
  return (
    <div className="class-legend">
      <p>
        <strong>{t.density.title}</strong>{' '}
        {fill(t.density.size, { n: density.resolution, label: formatNumber(density.hexagonKm2, locale) })}
      </p>
      <ul>
        {ranges.map(({ from, to }, i) => (
          <li key={to}>
            <span className="swatch" style={{ background: CSS_PALETTE.ramp[rampStep(i, ranges.length)] }} />
            {from === to ? formatNumber(to, locale) : `${formatNumber(from, locale)}–${formatNumber(to, locale)}`}
            <small>n = {counts[i]}</small>
          </li>
        ))}
      </ul>
      <p className="small">
        {countText(t.density.located, density.located, locale)}
        {density.unlocated > 0 && ` · ${countText(t.density.unlocated, density.unlocated, locale)}`}
      </p>
    </div>
  )
}
