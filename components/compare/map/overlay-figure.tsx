import { overlayOf } from '#geo/compare/map/overlay'
import { dashArray, OUTLINE_PX, type ShownArea } from '#geo/compare/map/shown-area'
import { CSS_PALETTE } from '#geo/map/palette'
import { fill, formatDistance } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { CompareMapStrings } from './strings'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly areas: readonly ShownArea[]
}

/** Below the outlines, for the bar. */
const ROOM = 44

/** Outlines laid over one another at one scale, with a bar that says which. Needs no script. */
export function OverlayFigure({ locale, t, areas }: Props) {
  const { width, height, middle, outlines, bar } = overlayOf(areas)
  const names = joinNames(
    areas.map(({ letter, name }) => `${letter} ${name}`),
    locale,
  )
  const [left, bottom] = [24, height + ROOM - 16]
  return (
    <figure className="overlay-figure">
      <svg
        viewBox={`0 0 ${width.toFixed(1)} ${(height + ROOM).toFixed(1)}`}
        role="img"
        aria-label={fill(t.overlayLabel, { label: names })}
      >
        {outlines.map(({ letter, path }) => (
          <path
            key={letter}
            d={path}
            fill={CSS_PALETTE.areas[letter]}
            fillOpacity={0.1}
            fillRule="evenodd"
            stroke={CSS_PALETTE.areas[letter]}
            strokeWidth={OUTLINE_PX}
            strokeDasharray={dashArray(letter, OUTLINE_PX) || undefined}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path
          d={`M${middle[0] - 12} ${middle[1]}h24m-12-12v24`}
          stroke={CSS_PALETTE.ink}
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={`M${left} ${bottom - 12}v12h${bar.length}v-12`}
          fill="none"
          stroke={CSS_PALETTE.ink}
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
        {outlines.map(({ letter, labelPoint: [x, y] }) => (
          <g key={letter} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r="15" fill={CSS_PALETTE.areas[letter]} stroke={CSS_PALETTE.panel} strokeWidth="2" />
            <text className="l" y="6" textAnchor="middle" fill={CSS_PALETTE.panel}>
              {letter}
            </text>
          </g>
        ))}
        <text x={left + bar.length / 2} y={bottom - 8} textAnchor="middle" fill={CSS_PALETTE.ink}>
          {formatDistance(bar.km, locale)}
        </text>
      </svg>
      <figcaption className="small">{t.overlayNote}</figcaption>
    </figure>
  )
}
