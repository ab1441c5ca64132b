import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project, unproject } from '#geo/geometry/web-mercator'

test.each([
  [
    [0, 0],
    [0.5, 0.5],
  ],
  [
    [-180, 85.0511287798066],
    [0, 0],
  ],
  [
    [180, -85.0511287798066],
    [1, 1],
  ],
  [
    [90, 90],
    [0.75, 0],
  ],
  [
    [200, -90],
    [0.5 + 200 / 360, 1],
  ],
] as const)('projects %j to %j', (position, [x, y]) => {
  const projected = project(position)
  expect(projected[0]).toBeCloseTo(x, 12)
  expect(projected[1]).toBeCloseTo(y, 12)
})

test('unproject undoes project to a millimetre', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
      (lng, lat) => {
        const [backLng, backLat] = unproject(...project([lng, lat]))
        expect(Math.abs(backLng - lng)).toBeLessThan(1e-8)
        expect(Math.abs(backLat - lat)).toBeLessThan(1e-8)
      },
    ),
  )
})
