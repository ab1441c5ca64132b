import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { lookUp } from '#geo/look-up'
import { SOURCE } from '#geo/map/layers'
import type { MapTarget } from '../../map/pointing/map-target'
import { usePlaced } from '../../map/pointing/use-placed'
import type { DistrictMark } from './types'

interface Props {
  readonly map: RefObject<MapRef | null>
  /** The greatest value first. */
  readonly values: readonly DistrictMark[]
  /** The code of the district that the pointer or the focus is on. */
  readonly lit: string | undefined
  readonly label: string
  readonly onFocus: (target: MapTarget | null, at?: { readonly x: number; readonly y: number }) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * The keyboard's way to the values of districts: one stop of the Tab key, whose arrows go from the greatest value to
 * the least. Each shows the card that the pointer shows, and the district is outlined.
 */
export function DistrictMarks({ map, values, lit, label, onFocus }: Props) {
  const box = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const stop = Math.min(at, values.length - 1)
  usePlaced(box, map, values, pointOf)
  useLit(map, lit)
  const onKeyDown = (event: KeyboardEvent) => {
    const last = values.length - 1
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? last : stop + (lookUp(STEPS, event.key) ?? Number.NaN)
    if (!(to >= 0 && to <= last)) return
    event.preventDefault()
    box.current?.querySelectorAll('button')[to]?.focus()
  }
  const onArrive = (i: number, value: DistrictMark) => {
    setAt(i)
    if (!map.current) return
    if (!map.current.getBounds().contains([value.at[0], value.at[1]]))
      map.current.jumpTo({ center: [value.at[0], value.at[1]] })
    onFocus({ type: 'district', key: `d${value.id}`, id: value.id }, pointOf(map.current, value))
  }
  return (
    <ul className="pin-links" aria-label={label} ref={box}>
      {values.map((value, i) => (
        <li key={value.id}>
          <button
            type="button"
            tabIndex={i === stop ? 0 : -1}
            onKeyDown={onKeyDown}
            onFocus={() => onArrive(i, value)}
            onBlur={() => onFocus(null)}
          >
            <span className="visually-hidden">{value.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const pointOf = (map: MapRef, { at: [lng, lat] }: DistrictMark) => map.project([lng, lat])

/** Outlines a district as one that is selected. */
function useLit(map: RefObject<MapRef | null>, id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return
    const mark = (selected: boolean) => {
      if (map.current?.getSource(SOURCE.districts))
        map.current.setFeatureState({ source: SOURCE.districts, id }, { selected })
    }
    mark(true)
    return () => mark(false)
  }, [map, id])
}
