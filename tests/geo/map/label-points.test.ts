import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { describe, expect, it, test } from 'vitest'
import { DISTRICT_SHAPES, shapeBbox, WATER_SHAPES } from '#geo/geometry/map-shapes'
import { LABEL_POINTS, MAP_LABELS } from '#geo/map/label-points'
import { foundingData } from '#prisma/seed/data'
import districtFile from '#public/geo/districts.json' with { type: 'json' }
import waterFile from '#public/geo/water.json' with { type: 'json' }

type Shapes = FeatureCollection<Polygon | MultiPolygon>
const DISTRICTS = (districtFile as unknown as Shapes).features
const WATERS = (waterFile as unknown as Shapes).features

/** Ids of the shapes that a position lies in. */
const around = (shapes: Shapes['features'], [lng, lat]: readonly [number, number]): string[] =>
  shapes.filter((shape) => booleanPointInPolygon([lng, lat], shape)).map(({ id }) => String(id))

const labelsOf = (type: string) => MAP_LABELS.filter((label) => label.type === type)

test('there is a label for every district shape, and a shape for every district label', () => {
  expect(
    labelsOf('district')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(DISTRICT_SHAPES.map(({ id }) => id).toSorted())
  expect(labelsOf('district')).toHaveLength(19)
  expect(labelsOf('water').length).toBeGreaterThan(3)
  expect(labelsOf('city')).toHaveLength(2)
  expect(labelsOf('district').length + labelsOf('water').length + labelsOf('city').length).toBe(MAP_LABELS.length)
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

test('no two labels are of one name, and each has its words', () => {
  for (const locale of ['zh', 'en'] as const) {
    const names = MAP_LABELS.map(({ name }) => name[locale])
    expect(new Set(names).size).toBe(names.length)
    for (const { name, short } of MAP_LABELS) {
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
      expect(shapeBbox(id)).not.toBeNull()
      expect(LABEL_POINTS[id]).toBeDefined()
      expect(around(DISTRICTS, LABEL_POINTS[id]!)).toEqual([id])
    },
  )

  it('belongs to a city that has an anchor', () => {
    for (const { cityId } of foundingData.districts) expect(LABEL_POINTS[cityId]).toBeDefined()
    for (const { cityId } of foundingData.places) expect(LABEL_POINTS[cityId]).toBeDefined()
  })

  it('holds the positions of its projects', () => {
    const located = foundingData.projects.filter(({ lng }) => lng != null)
    expect(located.length).toBeGreaterThan(0)
    for (const { lng, lat, districtId } of located) expect(around(DISTRICTS, [lng!, lat!])).toEqual([districtId])
  })
})

describe('a shape', () => {
  it('is a list of closed rings within its box', () => {
    for (const { id, rings } of [...DISTRICT_SHAPES, ...WATER_SHAPES]) {
      expect(rings.length).toBeGreaterThan(0)
      for (const ring of rings) {
        expect(ring.length, id).toBeGreaterThan(3)
        expect(ring.at(-1), id).toEqual(ring[0])
      }
    }
  })

  it('has the box of its outermost points, and none where there is no shape', () => {
    const [west, south, east, north] = shapeBbox('320571')!
    const points = DISTRICT_SHAPES.find(({ id }) => id === '320571')!.rings.flat()
    for (const [lng, lat] of points) {
      expect(lng).toBeGreaterThanOrEqual(west)
      expect(lng).toBeLessThanOrEqual(east)
      expect(lat).toBeGreaterThanOrEqual(south)
      expect(lat).toBeLessThanOrEqual(north)
    }
    expect(points.some(([lng]) => lng === west) && points.some(([, lat]) => lat === north)).toBe(true)
    expect(shapeBbox('110000')).toBeNull()
  })
})
