import type { Position } from '../records'

/** A shape and its feature id. Outer and inner rings of [lng, lat], WGS-84, mixed: filled by the even-odd rule. */
export interface MapShape {
  readonly id: string
  readonly rings: readonly (readonly (readonly number[])[])[]
}

/** A river or canal as a line of [lng, lat], WGS-84. */
export interface RiverLine {
  readonly kind: 'river' | 'canal'
  readonly line: readonly Position[]
}
