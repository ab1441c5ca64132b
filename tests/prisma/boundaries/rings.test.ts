/** Rings that are amiss, and shapes of too many vertices. */

import { describe, expect, it } from 'vitest'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf, type Ring } from '#geo/geometry/polygons'
import { mayPublish, type ShapesReading } from '#geo/shapes/reading'
import { box, collection, read, type Square } from './support'

const told = ({ findings }: ShapesReading) =>
  findings.map(({ code, names, amount, isMended }) => [code, ...names, amount, isMended])
const [sip, snd] = [
  { code: '320571', name: 'A' },
  { code: '320505', name: 'B' },
]
const whole = box(120.6, 31.2, 120.7, 31.3)
const flat = [120.62, 120.64, 120.66, 120.62].map((lng) => [lng, 31.25])
const place = (squares: readonly Square[], mends = true) => read(collection(squares), { keepsOthers: false, mends })

describe('rings of a file', () => {
  it('that are not closed are, and it is said', async () => {
    const reading = await place([{ properties: sip, rings: [whole.slice(0, -1)] }])
    expect(told(reading)).toEqual([['open', 'A', 1, true]])
    expect(areaKm2(polygonsOf(reading.shapes.shapes[0]!.rings))).toBeCloseTo(areaKm2([[whole as Ring]]), 3)
    expect(mayPublish(reading)).toBe(true)
  })

  it('without a surface are left out where that is wanted, and else forbid publishing', async () => {
    const squares = [{ properties: sip, rings: [whole, flat] }]
    expect(told(await place(squares))).toEqual([['ring', 'A', 1, true]])
    const left = await place(squares, false)
    expect(told(left)).toEqual([['ring', 'A', 1, false]])
    expect(mayPublish(left)).toBe(false)
  })

  it('none of which has a surface do not take their district away in silence', async () => {
    const reading = await place([
      { properties: sip, rings: [whole] },
      { properties: snd, rings: [flat] },
    ])
    expect(told(reading)).toEqual([['lost', 'B', null, false]])
    expect(reading.features.map(({ name }) => name)).toEqual(['A'])
  })

  it('that are sound leave the properties of their feature as they are', async () => {
    const reading = await place([{ properties: sip, rings: [whole] }])
    expect([told(reading), reading.features[0]!.becomes]).toEqual([[], { to: 'district', id: '320571' }])
  })
})

it('too many vertices are thinned, and neighbours keep one border', async () => {
  const count = 40_000
  /** A wavy border between the two, which each has as its own. */
  const wave = Array.from({ length: count + 1 }, (_, i) => [
    120.7 + 0.004 * Math.sin(i / 900) + 0.00002 * (i % 2),
    31.2 + (0.1 * i) / count,
  ])
  const west = [[120.6, 31.2], ...wave, [120.6, 31.3], [120.6, 31.2]]
  const east = [[120.8, 31.2], ...wave, [120.8, 31.3], [120.8, 31.2]]
  const reading = await place([
    { properties: sip, rings: [west] },
    { properties: snd, rings: [east] },
  ])
  expect(told(reading)).toEqual([['vertices', 2 * count + 8, true]])
  const [a, b] = reading.shapes.shapes.map(({ rings }) => rings.flat())
  expect(a!.length + b!.length).toBeLessThanOrEqual(60_100)
  expect(a!.length).toBeGreaterThan(1000)
  const corners = new Set(b!.map(String))
  const border = a!.filter(([lng]) => lng! > 120.69)
  expect(border.filter((corner) => !corners.has(String(corner)))).toEqual([])
})
