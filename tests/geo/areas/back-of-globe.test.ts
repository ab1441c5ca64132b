import { expect, it } from 'vitest'
import { readDrawnArea } from '#geo/areas/area-text'
import { encodeRings } from '#geo/geometry/encoded-rings'
import type { Position } from '#geo/records'

const ring = (...corners: Position[]) => `g:${encodeRings([[...corners, corners[0]!]])}`

it.each([
  ['a ring across 180°', ring([179, 30], [-179, 30], [-179, 31], [179, 31])],
  ['a ring whose last edge goes round', ring([-179, 30], [0, 31], [179, 30])],
  ['a circle across 180°', 'c:179.9,31,50'],
  ['a circle across −180°', 'c:-179.9,31,50'],
  ['a circle over the pole', 'c:120,84.9,200'],
  ['a circle over the other', 'c:120,-84.9,200'],
])('%s is no area of an address', (_, text) => expect(readDrawnArea(text)).toBe('out-of-range'))

it.each([
  ['a ring that ends at 180°', ring([179, 30], [180, 30], [180, 31], [179, 31])],
  ['a ring over a third of the globe', ring([0, 30], [120, 30], [120, 40], [0, 40])],
  ['a circle that ends before 180°', 'c:179,31,50'],
  ['a circle in the middle', 'c:120.77254,31.31038,5'],
])('%s is one', (_, text) => expect(readDrawnArea(text)).toMatchObject({ kind: expect.any(String) }))
