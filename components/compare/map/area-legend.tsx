import { dashArray, type ShownArea } from '#geo/compare/map/shown-area'
import { CSS_PALETTE, type Letter } from '#geo/map/palette'
import type { CompareMapStrings } from './strings'

interface Props {
  readonly t: CompareMapStrings
  readonly areas: readonly ShownArea[]
  /** What is said of the figures that are drawn. */
  readonly notes: readonly string[]
}

/** Each area by letter, colour and dash, as the maps draw it. */
export const AreaLegend = ({ t, areas, notes }: Props) => (
  <div className="area-legend">
    {areas.length > 0 && (
      <ul aria-label={t.areas}>
        {areas.map(({ letter, name }) => (
          <li key={letter}>
            <AreaKey letter={letter} />
            {name}
          </li>
        ))}
      </ul>
    )}
    {notes.map((note) => (
      <p key={note} className="small">
        {note}
      </p>
    ))}
  </div>
)

/** The letter on its disc, and a piece of the outline. */
const AreaKey = ({ letter }: { readonly letter: Letter }) => (
  <svg className="area-key" width="52" height="24" viewBox="0 0 52 24" role="img" aria-label={letter}>
    <circle cx="12" cy="12" r="11" fill={CSS_PALETTE.areas[letter]} />
    <text x="12" y="16.500" textAnchor="middle" fill={CSS_PALETTE.panel}>
      {letter}
    </text>
    <path
      d="M26 12h26"
      stroke={CSS_PALETTE.areas[letter]}
      strokeWidth="2.600"
      strokeDasharray={dashArray(letter, 2.6) || undefined}
      fill="none"
    />
  </svg>
)
