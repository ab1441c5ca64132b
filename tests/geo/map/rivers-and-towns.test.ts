import { booleanPointInPolygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { GROUND_PREFIX, withGround } from '#geo/ground/compose'
import { LAYER } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import towns from '#public/geo/towns.json' with { type: 'json' }

const style = mapStyle({
  theme: 'light',
  locale: 'zh',
  projects: '/tiles/1/{z}/{x}/{y}',
  shapes: '/geo',
  events: { type: 'FeatureCollection', features: [] },
  districtsWithProjects: [],
})
const idsOf = ({ layers }: Pick<typeof style, 'layers'>) => layers.map(({ id }) => id)
const zoomsOf = (id: string) => {
  const { minzoom, maxzoom } = style.layers.find((layer) => layer.id === id)!
  return [minzoom, maxzoom]
}

describe('the names of towns', () => {
  it('lie inside the mapped districts, are named in both languages and told apart', () => {
    const outside = towns.features.filter(
      ({ geometry }) =>
        !BUILT_IN_SHAPES.districts.some(({ rings }) =>
          rings.some((ring) =>
            booleanPointInPolygon(geometry.coordinates, {
              type: 'Polygon',
              coordinates: [ring.map(([x, y]) => [x!, y!])],
            }),
          ),
        ),
    )
    expect(outside.map(({ properties }) => properties.zh)).toEqual([])
    expect(
      towns.features.every(({ properties: { zh, en } }) => /^\p{Script=Han}+$/u.test(zh) && /^\p{Lu}/u.test(en)),
    ).toBe(true)
    expect(new Set(towns.features.map(({ properties }) => properties.id)).size).toBe(towns.features.length)
  })

  it('leave out those that their provenance calls wrong', () => {
    const names = towns.features.map(({ properties }) => properties.zh)
    expect(names).toContain('浒墅关')
    for (const wrong of ['唯亭', '松陵', '吴江市', '平江区']) expect(names).not.toContain(wrong)
  })

  it('are written up to zoom 11, below every other name', () => {
    expect(zoomsOf(LAYER.townLabel)).toEqual([9.5, 11.5])
    const ids = idsOf(style)
    for (const other of [LAYER.waterLabel, LAYER.districtLabel, LAYER.pinLabel]) {
      expect(ids.indexOf(other)).toBeGreaterThan(ids.indexOf(LAYER.townLabel))
    }
  })
})

describe('rivers', () => {
  it('are joined: no two lines of a kind end at one point', () => {
    const ends = BUILT_IN_SHAPES.rivers.flatMap(({ kind, line }) =>
      [line[0]!, line.at(-1)!].map((end) => `${kind} ${end}`),
    )
    expect(new Set(ends).size).toBe(ends.length)
  })

  it('are drawn up to zoom 9, under the lakes', () => {
    expect(zoomsOf(LAYER.river)).toEqual([6.5, 9.5])
    expect(idsOf(style).indexOf(LAYER.river)).toBeLessThan(idsOf(style).indexOf(LAYER.water))
  })
})

it('a ground of streets covers rivers and replaces the names of towns, rivers and waters', () => {
  const roads = { id: `${GROUND_PREFIX}roads`, type: 'background' as const }
  const names = {
    ...{ id: `${GROUND_PREFIX}names`, type: 'symbol' as const, source: 'ground' },
    layout: { 'text-field': ['get', 'name'] as ['get', string] },
  }
  const ids = idsOf(withGround(style, { sources: {}, layers: [roads, names] }))
  for (const label of [LAYER.townLabel, LAYER.riverLabel, LAYER.waterLabel]) expect(ids).not.toContain(label)
  expect(ids.indexOf(roads.id)).toBeGreaterThan(ids.indexOf(LAYER.river))
  expect(ids).toContain(LAYER.districtLabel)
})
