import { lookUp } from '#geo/look-up'
import type { Locale } from '#geo/vocabulary'
import type { MapStrings } from '../strings'
import type { MapTarget } from './map-target'
import { targetName } from './pin-links'
import { rowFacts } from './row-facts'

export interface Hovered {
  readonly target: MapTarget
  /** In the map's box, which is `width` CSS px wide. */
  readonly point: { readonly x: number; readonly y: number }
  readonly width: number
}

/** Nearer to an edge than this, CSS px, a centred card above its mark might be cut. */
const EDGE = 136
const TOP = 84

interface Props {
  readonly hovered: Hovered
  readonly strings: MapStrings
  readonly locale: Locale
  readonly districts: Readonly<Record<string, { readonly name: string }>>
}

/** The name of what the pointer or the focus is on, beside it, with what its row of the list says. */
export function HoverCard({ hovered: { target, point, width }, strings, locale, districts }: Props) {
  const name = target.type === 'district' ? lookUp(districts, target.id)?.name : targetName(target, strings, locale)
  if (!name) return null
  const facts = target.type === 'pin' ? rowFacts(target.no) : null
  const align = point.x < EDGE ? 'start' : point.x > width - EDGE ? 'end' : 'middle'
  const side = point.y < TOP ? 'below' : 'above'
  return (
    <div
      className="hover-card"
      data-align={align}
      data-side={side}
      aria-hidden="true"
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span>
        {name}
        {facts && <small>{facts}</small>}
      </span>
    </div>
  )
}
