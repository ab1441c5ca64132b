import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { roundLength, sameScaleCamera } from '#geo/compare/map/same-scale-camera'
import { project } from '#geo/geometry/web-mercator'
import { type FixedCamera, metresPerPx, TILE_SIZE } from '#geo/map/camera'
import type { Position } from '#geo/records'
import { karneyKm } from '../support'

const place = fc.tuple(fc.double({ min: 100, max: 130, noNaN: true }), fc.double({ min: 5, max: 50, noNaN: true }))
const zoom = fc.double({ min: 6, max: 13, noNaN: true })

describe('a map that follows another at the same scale', () => {
  it('shows as many metres in a px in the middle', () => {
    fc.assert(
      fc.property(place, place, zoom, (a, b, z) => {
        const leader: FixedCamera = { center: a, zoom: z, bearing: 0 }
        const follower = sameScaleCamera(leader, a, b)
        expect(metresPerPx(follower) / metresPerPx(leader)).toBeCloseTo(1, 9)
        expect(follower.center[0]).toBeCloseTo(b[0], 9)
        expect(follower.center[1]).toBeCloseTo(b[1], 9)
      }),
    )
  })

  it('stands as many px beside its own home, turned alike', () => {
    fc.assert(
      fc.property(place, place, zoom, fc.double({ min: -0.05, max: 0.05, noNaN: true }), (a, b, z, shift) => {
        const leader: FixedCamera = { center: [a[0] + shift, a[1] - shift], zoom: z, bearing: 30 }
        const follower = sameScaleCamera(leader, a, b)
        expect(follower.bearing).toBe(30)
        const [one, other] = [pxFrom(leader, a), pxFrom(follower, b)]
        expect(other[0]).toBeCloseTo(one[0], 4)
        expect(other[1]).toBeCloseTo(one[1], 4)
      }),
    )
  })

  it('goes back and forth to where it was', () => {
    fc.assert(
      fc.property(place, place, zoom, (a, b, z) => {
        const leader: FixedCamera = { center: [a[0] + 0.01, a[1]], zoom: z, bearing: 0 }
        const back = sameScaleCamera(sameScaleCamera(leader, a, b), b, a)
        expect(back.zoom).toBeCloseTo(z, 9)
        expect(back.center[0]).toBeCloseTo(leader.center[0], 7)
        expect(back.center[1]).toBeCloseTo(leader.center[1], 7)
      }),
    )
  })
})

test('a px shows what the ellipsoid has there, to 0.5 %', () => {
  const zoom = 10
  const at: Position = [120.7, 31.3]
  const px = (metresPerPx({ center: at, zoom }) * 100) / 1000
  const east: Position = [at[0] + (100 / (TILE_SIZE * 2 ** zoom)) * 360, at[1]]
  expect(Math.abs(px / karneyKm(at, east) - 1)).toBeLessThan(0.005)
})

test.each([
  [0.07, 0.05],
  [1, 1],
  [1.99, 1],
  [3, 2],
  [9.9, 5],
  [60, 50],
  [123, 100],
])('of at most %d km, %d km is the round length', (most, expected) => {
  expect(roundLength(most)).toBeCloseTo(expected, 12)
})

function pxFrom({ center, zoom }: FixedCamera, home: Position): [number, number] {
  const [cx, cy] = project(center)
  const [hx, hy] = project(home)
  const scale = TILE_SIZE * 2 ** zoom
  return [(cx - hx) * scale, (cy - hy) * scale]
}
