import { describe, expect, it } from 'vitest'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { overlapsOf } from '#geo/shapes/check-shapes'
import { FIRST_SETTINGS, mayPublish } from '#geo/shapes/reading'
import { prepare } from '#prisma/boundaries/prepare'
import { cleaned } from '#prisma/boundaries/topology'
import { box, collection, context, read } from './support'

const inner = box(120.65, 31.22, 120.652, 31.222)
const west = box(120.6, 31.2, 120.7, 31.3)
const east = box(120.7, 31.2, 120.82, 31.3)
const km2 = (rings: Parameters<typeof polygonsOf>[0]) => areaKm2(polygonsOf(rings))

describe('a shape that lies wholly inside its neighbour', () => {
  it('vanishes in the cleaning, and each of the others keeps its own surface', async () => {
    const shapes = [
      { id: 'inner', rings: [inner] },
      { id: 'west', rings: [west] },
      { id: 'east', rings: [east] },
    ]
    const after = await cleaned(shapes, 0.1)
    expect(after.map(({ id }) => id)).toEqual(['west', 'east'])
    for (const { id, rings } of after)
      expect(km2(rings)).toBeCloseTo(km2(shapes.find((shape) => shape.id === id)!.rings), 2)
  })

  it('is told, and stays on the map', async () => {
    const file = collection([
      { properties: { code: '320571' }, rings: [inner] },
      { properties: { code: '320505' }, rings: [west] },
      { properties: { code: '320506' }, rings: [east] },
    ])
    const reading = await read(file, { keepsOthers: false })
    expect(reading.findings.map(({ code, isMended }) => [code, isMended])).toEqual([['overlap', false]])
    expect(reading.shapes.shapes.map(({ id }) => id)).toEqual(['320571', '320505', '320506'])
    expect(km2(reading.shapes.shapes[0]!.rings)).toBeCloseTo(km2([inner]), 3)
    expect(mayPublish(reading)).toBe(true)
  })
})

it('a sliver that the file shares with a district it does not hold is gone from what is published', async () => {
  const standing = {
    ...BUILT_IN_SHAPES,
    districts: [
      { id: '320571', rings: [box(120.6, 31.2, 120.7, 31.3) as never] },
      { id: '320505', rings: [box(120.7, 31.2, 120.9, 31.3) as never] },
    ],
  }
  const bytes = collection([{ properties: { code: '320505' }, rings: [box(120.6999, 31.2, 120.9, 31.3)] }])
  const reading = await prepare({ bytes, settings: FIRST_SETTINGS, context: context(), standing })
  expect(reading.findings.map(({ code, isMended }) => [code, isMended])).toEqual([['overlap', true]])
  const { shapes } = reading.shapes
  expect(shapes.map(({ id }) => id)).toEqual(['320505', '320571'])
  expect(overlapsOf(shapes.map((shape) => ({ ...shape, title: shape.id })))).toEqual([])
  expect(km2(shapes.flatMap(({ rings }) => rings))).toBeCloseTo(km2([box(120.6, 31.2, 120.9, 31.3)]), 2)
})
