'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { CSS_PALETTE } from '#geo/map/palette'
import { markPaths, type Pin } from '#geo/map/pin-art'
import { MIX_BOX, mixPaths } from '#geo/map/sector-mix'
import type { EditedTerm } from '#geo/terms'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { PinIcon, ShapesIcon } from '../ui/pin-icon'

type Strings = Pick<
  Messages['map'],
  | 'legend'
  | 'legendSector'
  | 'legendPrecision'
  | 'legendStatus'
  | 'solid'
  | 'hollow'
  | 'errorCircle'
  | 'clusterNote'
  | 'eventLine'
>

/** Three, two and one projects of the first colours. */
const EXAMPLE_MIX = '031221'
/** Stands for any sector. */
const EXAMPLE_PIN: Pin = { colour: 5, glyph: 'chip', precision: 'site', mark: null }

interface Props {
  readonly locale: Locale
  readonly strings: Strings
  /** The sectors and stages that the map has, in their order. */
  readonly sectors: readonly EditedTerm[]
  readonly statuses: readonly EditedTerm[]
}

/** The vocabularies as the map draws them. Choosing a sector filters by it; choosing it again takes the filter away. */
export function Legend({ locale, strings, sectors: shown, statuses }: Props) {
  const params = useSearchParams()
  const path = usePathname()
  const view = parseView(new URLSearchParams(params))
  const chosen = view.filters.sector ?? []
  const toggled = (sector: string) => {
    const sectors = chosen.includes(sector) ? chosen.filter((other) => other !== sector) : [...chosen, sector]
    const filters = { ...view.filters, sector: sectors.length > 0 ? sectors : undefined }
    return path + viewQuery({ ...view, filters, after: undefined })
  }
  return (
    <details className="legend">
      <summary>{strings.legend}</summary>
      <div className="legend-body">
        <h2>{strings.legendSector}</h2>
        <ul className="legend-sectors">
          {shown.map((sector) => (
            <li key={sector.value}>
              <Link
                href={toggled(sector.value)}
                aria-current={chosen.includes(sector.value) ? 'true' : undefined}
                prefetch={false}
                scroll={false}
                replace
              >
                <PinIcon pin={{ ...EXAMPLE_PIN, colour: sector.colour, glyph: sector.glyph }} size={24} />
                {sector[locale]}
              </Link>
            </li>
          ))}
        </ul>
        <h2>{strings.legendPrecision}</h2>
        <ul>
          <li>
            <PinIcon pin={EXAMPLE_PIN} size={24} />
            {strings.solid}
          </li>
          <li>
            <PinIcon pin={{ ...EXAMPLE_PIN, precision: 'district' }} size={24} />
            {strings.hollow}
          </li>
          <li>
            <span className="legend-error" />
            {strings.errorCircle}
          </li>
          <li>
            <span className="legend-count">
              <ShapesIcon shapes={mixPaths(EXAMPLE_MIX, CSS_PALETTE)} size={30} box={MIX_BOX} />
              <b>6</b>
            </span>
            {strings.clusterNote}
          </li>
          <li>
            <span className="legend-line" />
            {strings.eventLine}
          </li>
        </ul>
        <h2>{strings.legendStatus}</h2>
        <ul className="legend-statuses">
          {statuses.map((status) => (
            <li key={status.value}>
              <ShapesIcon shapes={markPaths(status.glyph, CSS_PALETTE, [16, 16])} size={28} />
              {status[locale]}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
