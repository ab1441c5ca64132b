import type { AreaMeasures } from '#geo/compare/statistics/compare'
import { formatMeasure } from '#geo/compare/table/cells'
import { lookUp } from '#geo/look-up'
import { sectorPin } from '#geo/map/pin-art'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import { PinIcon } from '../ui/pin-icon'
import { AreaLetter } from './area-letter'

interface Props {
  readonly locale: Locale
  readonly label: string
  readonly areas: readonly AreaMeasures[]
  readonly letters: readonly string[]
  readonly terms: Vocabularies
}

/** Letters nearer to each other than this share of the axis stand one above the other. */
const NEAR = 0.07

/** Each sector as a line from the least to the largest share it has, with every area's letter at its own. */
export function SectorChart({ locale, label, areas, letters, terms }: Props) {
  const share = ({ projects }: AreaMeasures, sector: string) =>
    projects.count > 0 ? (lookUp(projects.bySector, sector) ?? 0) / projects.count : null
  const rows = terms.sector
    .map((sector) => ({ sector, shares: areas.map((area) => share(area, sector.value)) }))
    .filter(({ shares }) => shares.some((value) => value))
  const maximum = Math.max(...rows.flatMap(({ shares }) => shares.map((value) => value ?? 0)))
  if (!(maximum > 0)) return null
  const end = Math.min(1, Math.ceil(maximum * 10) / 10)
  return (
    <figure className="sector-chart">
      <figcaption className="visually-hidden">{label}</figcaption>
      <div className="dots" aria-hidden="true">
        {rows.map(({ sector, shares }) => (
          <div className="dots-row" key={sector.value}>
            <span className="dots-name">
              <PinIcon pin={sectorPin(terms, sector.value)} size={18} />
              {sector[locale]}
            </span>
            <DotTrack shares={shares.map((value) => value && value / end)} letters={letters} />
          </div>
        ))}
        <div className="dots-row dots-axis">
          <span />
          <span className="dots-ends">
            <span>0</span>
            <span>{formatMeasure(end / 2, 'share', locale)}</span>
            <span>{formatMeasure(end, 'share', locale)}</span>
          </span>
        </div>
      </div>
    </figure>
  )
}

/** `shares` of the axis; null: the area has no project. */
function DotTrack({ shares, letters }: { shares: readonly (number | null)[]; letters: readonly string[] }) {
  const points = shares.flatMap((x, i) => (x === null ? [] : [{ x, letter: letters[i]!, i }]))
  const xs = points.map(({ x }) => x)
  const [minimum, maximum] = [Math.min(...xs), Math.max(...xs)]
  const level = (x: number, i: number) => points.filter((other) => other.i < i && Math.abs(other.x - x) < NEAR).length
  const levels = Math.max(...points.map(({ x, i }) => level(x, i))) + 1
  return (
    <span className="dots-track" style={{ blockSize: `${levels * 1.5}rem` }}>
      <i style={{ insetInlineStart: `${100 * minimum}%`, inlineSize: `${100 * (maximum - minimum)}%` }} />
      {points.map(({ x, letter, i }) => (
        <span key={letter} style={{ insetInlineStart: `${100 * x}%`, insetBlockStart: `${level(x, i) * 1.5}rem` }}>
          <AreaLetter letter={letter} />
        </span>
      ))}
    </span>
  )
}
