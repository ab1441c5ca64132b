import { formatMeasure, type TableCell } from '#geo/compare/table/cells'
import type { MeasureUnit } from '#geo/compare/table/measure'
import { fill, formatPeriod } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly series: NonNullable<TableCell['series']>
  readonly unit: MeasureUnit
  readonly locale: Locale
  /** `Over time: {values}`. */
  readonly label: string
}

const [WIDTH, HEIGHT, EDGE] = [72, 18, 2.5]

/** A figure over time as a small line from 0 up, its periods as far apart as they were. */
export function Sparkline({ series, unit, locale, label }: Props) {
  const times = series.map(({ period }) => Date.parse(period.end))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const maximum = Math.max(...series.map(({ value }) => value))
  const points = series.map(({ value }, i) => [
    EDGE + ((WIDTH - 2 * EDGE) * (times[i]! - first)) / (last - first || 1),
    HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * Math.max(0, maximum > 0 ? value / maximum : 0),
  ])
  const values = series.map(
    ({ period, value }) => `${formatPeriod(period, locale)} ${formatMeasure(value, unit, locale)}`,
  )
  const text = fill(label, { values: joinNames(values, locale) })
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text}
    >
      <title>{text}</title>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {points.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="2" fill="currentColor" />
      ))}
    </svg>
  )
}
