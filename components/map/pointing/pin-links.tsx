import { type RefObject, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { ringOffsetOf } from '#geo/map/rings/ring-layout'
import { countText } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { MapStrings } from '../strings'
import type { MapTarget } from './map-target'
import { usePlaced } from './use-placed'
import type { TargetsInView } from './use-targets'

interface Props {
  readonly targets: TargetsInView
  readonly map: RefObject<MapRef | null>
  readonly strings: MapStrings
  readonly locale: Locale
  readonly onFocus: (target: MapTarget | null) => void
  readonly onOpen: (target: MapTarget) => void
}

/**
 * The keyboard's way to what the map shows: one invisible button over each mark in view, in the Tab order, that shows
 * the same card as the pointer and opens the same. The pointer passes through them to the map.
 */
export function PinLinks({ targets, map, strings, locale, onFocus, onOpen }: Props) {
  const box = useRef<HTMLUListElement>(null)
  usePlaced(box, map, targets.items, targetPoint)
  return (
    <ul className="pin-links" aria-label={strings.pinsInView} ref={box}>
      {targets.items.map((target) => (
        <li key={target.key}>
          <button
            type="button"
            data-key={target.key}
            onClick={() => onOpen(target)}
            onFocus={() => onFocus(target)}
            onBlur={() => onFocus(null)}
          >
            <span className="visually-hidden">{targetName(target, strings, locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

export function targetName(
  target: Exclude<MapTarget, { type: 'district' }>,
  strings: MapStrings,
  locale: Locale,
): string {
  return 'name' in target ? target.name : countText(strings[target.type], target.count, locale)
}

/** Where a mark stands in the map's box, CSS px. */
export function targetPoint(map: MapRef, target: Exclude<MapTarget, { type: 'district' }>): { x: number; y: number } {
  const { x, y } = map.project([target.at[0], target.at[1]])
  const [dx, dy] = target.type === 'pin' && target.ring ? ringOffsetOf(target.ring) : [0, 0]
  return { x: x + dx, y: y + dy }
}
