import type { PeriodPoint } from '#geo/districts/table'
import { formatNumber } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly locale: Locale
  readonly points: readonly PeriodPoint[]
  readonly label: string
}

const [WIDTH, HEIGHT, MARGIN] = [64, 18, 2.5]

/** A series as a line from its least to its most, with the newest marked; said in full to those who hear it. */
export function PeriodLine({ locale, points, label }: Props) {
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (i: number) => MARGIN + (i * (WIDTH - 2 * MARGIN)) / (points.length - 1)
  const y = (value: number) =>
    most > least ? HEIGHT - MARGIN - ((value - least) / (most - least)) * (HEIGHT - 2 * MARGIN) : HEIGHT / 2
  const said = points.map(({ value, period }) => `${period[locale]} ${formatNumber(value, locale)}`).join('; ')
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${label}${COLON[locale]}${said}`}
    >
      <title>{said}</title>
      <polyline points={values.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
      <circle cx={x(points.length - 1)} cy={y(values.at(-1)!)} r="2" />
    </svg>
  )
}
