import { CSS_PALETTE } from '#geo/map/palette'
import { markPaths, type Pin } from '#geo/map/pin-art'
import { MIX_BOX, mixPaths } from '#geo/map/sector-mix'
import type { EditedTerm } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../../messages'
import { PinIcon, ShapesIcon } from '../../ui/pin-icon'

interface Props {
  readonly locale: Locale
  readonly t: Messages['map']
  /** Those that some project has. */
  readonly sectors: readonly EditedTerm[]
  readonly statuses: readonly EditedTerm[]
}

/** Stands for any sector. */
const ANY: Pin = { colour: 5, glyph: 'chip', precision: 'site', mark: null }
/** Three, two and one projects of the first colours. */
const ANY_MIX = '031221'

/** What the marks of projects mean, below the maps of a comparison and in the picture that is saved of them. */
export const PinLegend = ({ locale, t, sectors, statuses }: Props) => (
  <details className="pin-legend">
    <summary>{t.legend}</summary>
    <ul>
      {sectors.map(({ value, colour, glyph, [locale]: name }) => (
        <li key={value}>
          <PinIcon pin={{ ...ANY, colour, glyph }} size={22} />
          {name}
        </li>
      ))}
      <li>
        <PinIcon pin={ANY} size={22} />
        {t.solid}
      </li>
      <li>
        <PinIcon pin={{ ...ANY, precision: 'district' }} size={22} />
        {t.hollow}
      </li>
      <li>
        <ShapesIcon shapes={mixPaths(ANY_MIX, CSS_PALETTE)} size={22} box={MIX_BOX} />
        {t.clusterNote}
      </li>
      {statuses.map(({ value, glyph, [locale]: name }) => (
        <li key={value}>
          <ShapesIcon shapes={markPaths(glyph, CSS_PALETTE, [16, 16])} size={22} />
          {name}
        </li>
      ))}
    </ul>
  </details>
)
