import { describe, expect, it, test } from 'vitest'
import { overlayOf, SIZE } from '#geo/compare/map/overlay'
import { shownCircle, shownDistrict } from '../map-areas'
import { deepFreeze } from '../support'

/** The box of path data of relative lines, as pathOf writes it. */
function boxOfPath(path: string): { width: number; height: number } {
  const xs: number[] = []
  const ys: number[] = []
  for (const part of path.split('z').filter(Boolean)) {
    let [x, y] = [0, 0]
    const numbers = part.match(/-?\d+/g)!.map(Number)
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i]!
      y += numbers[i + 1]!
      xs.push(x)
      ys.push(y)
    }
  }
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
}

describe('shapes laid over one another', () => {
  it('keep their true sizes: circles of 5 and 10 km, far apart in latitude', () => {
    const { outlines, bar, middle } = overlayOf(
      deepFreeze([shownCircle('A', [120.7, 31.3], 5), shownCircle('B', [114, 22.5], 10)]),
    )
    expect(outlines.map(({ letter }) => letter)).toEqual(['B', 'A'])
    const [large, small] = outlines.map(({ path }) => boxOfPath(path))
    expect(large!.width / small!.width).toBeCloseTo(2, 1)
    const unitsPerKm = bar.length / bar.km
    expect(large!.width / unitsPerKm).toBeCloseTo(20, 0)
    expect(large!.height / unitsPerKm).toBeCloseTo(20, 0)
    expect(middle[0]).toBeCloseTo(SIZE / 2, 1)
  })

  it('fill the box, whatever their shape, and keep inside it', () => {
    const { width, height, outlines, bar } = overlayOf([shownDistrict('A', '320571'), shownDistrict('B', '320506')])
    expect(Math.max(width, height)).toBeCloseTo(SIZE, 6)
    for (const { labelPoint, path } of outlines) {
      expect(labelPoint[0]).toBeGreaterThan(0)
      expect(labelPoint[0]).toBeLessThan(width)
      expect(labelPoint[1]).toBeGreaterThan(0)
      expect(boxOfPath(path).width).toBeLessThanOrEqual(width)
    }
    expect(bar.length).toBeLessThanOrEqual(width / 4)
  })
})

test('no areas are an error of the caller', () => {
  expect(() => overlayOf([])).toThrow(RangeError)
})
