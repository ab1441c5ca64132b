import type { Position } from '../records'

/** A shape as rings of [lng, lat], WGS-84, outer and inner alike (to be filled even-odd), with its feature id. */
export interface MapShape {
  readonly id: string
  readonly rings: readonly (readonly (readonly number[])[])[]
}

/** A river or canal as a line of [lng, lat], WGS-84. */
export interface RiverLine {
  readonly kind: 'river' | 'canal'
  readonly line: readonly Position[]
}
