/** The room that marks take, which names keep clear of. */

import type { Position } from '../../records'
import { clusterRadius } from '../cluster-art'
import { AT_VENUE, type Box, boxOfLabel, placeNames } from '../label-collision'
import { PIN_BOX } from '../pin-art'
import { ringOffsetOf } from '../rings/ring-layout'
import { MIX_MARGIN } from '../sector-mix'

type Px = readonly [x: number, y: number]

const VENUE_EM_PX = 13
/** Of the disc of an area's letter with its edge, px. */
const LETTER_BOX = 26

const boxAround = ([x, y]: Px, half: number): Box => [x - half, y - half, x + half, y + half]

/** Of a pin whose point is at a px; `ring`: the key of its place in a ring layout. */
export function boxOfPin([x, y]: Px, ring: string | null): Box {
  const [dx, dy] = ring ? ringOffsetOf(ring) : [0, 0]
  return boxAround([x + dx, y + dy], PIN_BOX / 2)
}

export const boxOfDisc = (at: Px, count: number): Box => boxAround(at, clusterRadius(count) + MIX_MARGIN)

export const boxOfLetter = (at: Px): Box => boxAround(at, LETTER_BOX / 2)

interface Venue {
  readonly venue: Position
  readonly label: string
}

/** A venue whose label's middle stands `offset` from it, [east, south] in px, and the boxes that both take, px. */
export interface PlacedVenue<Event extends Venue = Venue> {
  readonly event: Event
  readonly lines: readonly string[]
  readonly offset: Px
  readonly boxes: readonly [seal: Box, label: Box]
}

/** Each label clear of the venues and labels before it, as on the live map, which writes them one by one. */
export function placeVenues<Event extends Venue>(
  events: readonly Event[],
  pxOf: (position: Position) => Px,
): PlacedVenue<Event>[] {
  const placed: PlacedVenue<Event>[] = []
  for (const event of events) {
    const [x, y] = pxOf(event.venue)
    const lines = event.label.split('\n')
    const name = { lines, x, y, places: AT_VENUE, emPx: VENUE_EM_PX, isFirm: true }
    const [offset] = placeNames(
      [name],
      placed.flatMap(({ boxes }) => boxes),
    )
    const [dx, dy] = offset!
    const label = boxOfLabel({ lines, x: x + dx, y: y + dy })
    placed.push({ event, lines, offset: [dx, dy], boxes: [boxAround([x, y], PIN_BOX / 2), label] })
  }
  return placed
}
