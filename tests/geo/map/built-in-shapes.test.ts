import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { describe, expect, it, test } from 'vitest'
import { bboxOf } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { isCutOff, waterRegions } from '#geo/shapes/water-edges'
import { foundingData } from '#prisma/seed/data'

type Shapes = FeatureCollection<Polygon | MultiPolygon>
const featuresOf = (name: string): Shapes['features'] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../public/geo/${name}.json`), 'utf8')).features
const DISTRICTS = featuresOf('districts')
const WATERS = featuresOf('water')

/** Ids of the shapes that a position lies in. */
const around = (shapes: Shapes['features'], [lng, lat]: readonly [number, number]): string[] =>
  shapes.filter((shape) => booleanPointInPolygon([lng, lat], shape)).map(({ id }) => String(id))

const labelsOf = (type: string) => BUILT_IN_SHAPES.labels.filter((label) => label.type === type)

test('there is a label for every district shape, and a shape for every district label', () => {
  expect(
    labelsOf('district')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(BUILT_IN_SHAPES.districts.map(({ id }) => id).toSorted())
  expect(labelsOf('district')).toHaveLength(19)
  expect(labelsOf('water').length).toBeGreaterThan(3)
  expect(labelsOf('city')).toHaveLength(2)
  expect(labelsOf('district').length + labelsOf('water').length + labelsOf('city').length).toBe(
    BUILT_IN_SHAPES.labels.length,
  )
})

test.each(labelsOf('district').map(({ id, name, position }) => [name.zh, id, position] as const))(
  'the label of %s lies in its own shape, in no other and on land',
  (_, id, position) => {
    expect(around(DISTRICTS, position)).toEqual([id])
    expect(around(WATERS, position)).toEqual([])
  },
)

test.each(labelsOf('water').map(({ name, position }) => [name.zh, position] as const))(
  'the label of %s lies in one water',
  (_, position) => {
    expect(around(WATERS, position)).toHaveLength(1)
  },
)

test('the files say where waters are cut off, and where the sea is left to them', () => {
  const regions = waterRegions(BUILT_IN_SHAPES.water)
  expect(regions).toHaveLength(2)
  const boxes = featuresOf('coast').flatMap(({ properties, geometry }) =>
    properties?.region ? [bboxOf([geometry.coordinates as never])] : [],
  )
  expect(boxes).toEqual(regions)
  const cut = WATERS.filter(({ properties }) => properties?.cut).map(({ id }) => String(id))
  expect(cut).toEqual(BUILT_IN_SHAPES.water.filter((shape) => isCutOff(shape, regions)).map(({ id }) => id))
  expect(cut.length).toBeGreaterThan(3)
})

test('waters far from each other are of two regions, those in a chain of one', () => {
  const square = (west: number, south: number) => ({
    rings: [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ] as const,
  })
  const shape = (west: number, south: number) => ({ rings: [square(west, south).rings] })
  expect(waterRegions([shape(0, 0), shape(5, 0)])).toEqual([
    [0, 0, 1, 1],
    [5, 0, 6, 1],
  ])
  expect(waterRegions([shape(0, 0), shape(2, 0), shape(1.05, 0)])).toEqual([[0, 0, 3, 1]])
  const slanted = {
    rings: [
      [
        [0.2, 0.2],
        [0.8, 0.5],
        [0.3, 0.8],
        [0.2, 0.2],
      ],
    ],
  }
  expect(isCutOff(slanted, [[0, 0, 1, 1]])).toBe(false)
  expect(isCutOff(shape(0, 0), [[0, 0, 1, 1]])).toBe(true)
})

test('no two labels are of one name, and each has its words', () => {
  for (const locale of ['zh', 'en'] as const) {
    const names = BUILT_IN_SHAPES.labels.map(({ name }) => name[locale])
    expect(new Set(names).size).toBe(names.length)
    for (const { name, short } of BUILT_IN_SHAPES.labels) {
      expect(name[locale]).not.toBe('')
      expect(short[locale].length).toBeGreaterThan(0)
      expect(short[locale].length).toBeLessThanOrEqual(name[locale].length)
    }
  }
})

describe('every district of the founding data', () => {
  it.each(foundingData.districts.map(({ id, nameZh }) => [nameZh, id] as const))(
    '%s has a shape and a label',
    (_, id) => {
      expect(shapeBbox(BUILT_IN_SHAPES, id)).not.toBeNull()
      expect(BUILT_IN_SHAPES.labelPoints[id]).toBeDefined()
      expect(around(DISTRICTS, BUILT_IN_SHAPES.labelPoints[id]!)).toEqual([id])
    },
  )

  it('belongs to a city that has an anchor', () => {
    for (const { cityId } of foundingData.districts) expect(BUILT_IN_SHAPES.labelPoints[cityId]).toBeDefined()
    for (const { cityId } of foundingData.places) expect(BUILT_IN_SHAPES.labelPoints[cityId]).toBeDefined()
  })

  it('holds the positions of its projects', () => {
    const located = foundingData.projects.filter(({ lng }) => lng != null)
    expect(located.length).toBeGreaterThan(0)
    for (const { lng, lat, districtId } of located) expect(around(DISTRICTS, [lng!, lat!])).toEqual([districtId])
  })
})

describe('a shape', () => {
  it('is a list of closed rings within its box', () => {
    for (const { id, rings } of [...BUILT_IN_SHAPES.districts, ...BUILT_IN_SHAPES.water]) {
      expect(rings.length).toBeGreaterThan(0)
      for (const ring of rings) {
        expect(ring.length, id).toBeGreaterThan(3)
        expect(ring.at(-1), id).toEqual(ring[0])
      }
    }
  })

  it('has the box of its outermost points, and none where there is no shape', () => {
    const [west, south, east, north] = shapeBbox(BUILT_IN_SHAPES, '320571')!
    const points = BUILT_IN_SHAPES.districts.find(({ id }) => id === '320571')!.rings.flat()
    for (const [lng, lat] of points) {
      expect(lng).toBeGreaterThanOrEqual(west)
      expect(lng).toBeLessThanOrEqual(east)
      expect(lat).toBeGreaterThanOrEqual(south)
      expect(lat).toBeLessThanOrEqual(north)
    }
    expect(points.some(([lng]) => lng === west) && points.some(([, lat]) => lat === north)).toBe(true)
    expect(shapeBbox(BUILT_IN_SHAPES, '110000')).toBeNull()
  })
})
