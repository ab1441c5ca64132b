import { describe, expect, it } from 'vitest'
import { canFinish, circleOf, type DrawTool, ringOf, setCorner } from '#geo/areas/corner-drawing'
import { signedDegrees2 } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { karneyKm } from '../compare/support'

const [P, Q, R]: Position[] = [
  [120.6, 31.3],
  [120.7, 31.3],
  [120.7, 31.4],
]
const near = (a: Position, b: Position) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.001
const set = (tool: DrawTool, corners: readonly Position[], at: Position) =>
  setCorner(tool, Object.freeze([...corners]), at, near, 5)

describe('a polygon', () => {
  it('takes corner after corner', () => {
    expect(set('polygon', [], P!)).toEqual({ corners: [P] })
    expect(set('polygon', [P!], Q!)).toEqual({ corners: [P, Q] })
  })
  it.each([
    ['its first corner', P!],
    ['its last corner', R!],
    ['near its first corner', [120.6004, 31.3] as Position],
  ])('ends when %s is set again', (_, at) => {
    expect(set('polygon', [P!, Q!, R!], at)).toEqual({ ring: [P, Q, R, P] })
  })
  it('does not end with two corners, nor takes the same one twice in a row', () => {
    expect(set('polygon', [P!, Q!], Q!)).toEqual({ corners: [P, Q] })
    expect(canFinish('polygon', [P!, Q!])).toBe(false)
    expect(canFinish('polygon', [P!, Q!, R!])).toBe(true)
  })
  it('runs counter-clockwise in whichever direction it was drawn', () => {
    for (const corners of [
      [P!, Q!, R!],
      [R!, Q!, P!],
    ]) {
      expect(signedDegrees2(ringOf(corners))).toBeGreaterThan(0)
    }
  })
})

describe('a circle', () => {
  it('takes its centre, then its rim', () => {
    expect(set('circle', [], P!)).toEqual({ corners: [P] })
    const step = set('circle', [P!], Q!)
    expect(step).toMatchObject({ circle: { kind: 'circle', centre: P } })
    expect('circle' in step && step.circle.radiusKm).toBeCloseTo(karneyKm(P!, Q!), 3)
  })
  it('has no radius of nothing', () => {
    expect(set('circle', [P!], P!)).toEqual({ corners: [P] })
  })
  it.each([
    [0.001, 0.05],
    [500, 200],
    [5, 5],
  ])('of %d km has a radius of %d km', (asked, given) => {
    expect(circleOf(P!, asked).radiusKm).toBe(given)
  })
})

it('a point is the centre of a circle of the radius in force', () => {
  expect(set('point', [], Q!)).toEqual({ circle: { kind: 'circle', centre: Q, radiusKm: 5 } })
})
