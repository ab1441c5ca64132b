import { createExpression, featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, it } from 'vitest'
import { LAYER } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'

const styleOf = (isHeat: boolean) =>
  mapStyle({
    ...{ theme: 'light', locale: 'zh', projects: '/tiles/1/{z}/{x}/{y}', shapes: '/geo', isHeat },
    events: { type: 'FeatureCollection', features: [] },
    districtsWithProjects: ['320571'],
  })
const [discs, heat] = [styleOf(false), styleOf(true)]

interface Loose {
  readonly filter?: unknown
  readonly layout?: Readonly<Record<string, unknown>>
  readonly paint?: Readonly<Record<string, unknown>>
}
const layerOf = (style: typeof heat, id: string) => style.layers.find((one) => one.id === id) as Loose

it('has nothing for the validator to find', () => {
  expect(validateStyleMin(JSON.parse(JSON.stringify(heat)))).toEqual([])
})

it('takes the place of discs and rings, and leaves their numbers and what can be clicked', () => {
  expect(layerOf(discs, LAYER.heat).layout!.visibility).toBe('none')
  expect(layerOf(heat, LAYER.heat).layout!.visibility).toBe('visible')
  for (const id of [LAYER.cluster, LAYER.group]) {
    expect(layerOf(heat, id).paint!['circle-opacity']).toBe(0)
    expect(layerOf(discs, id).paint!['circle-opacity']).toBe(1)
  }
  expect(layerOf(heat, LAYER.clusterCount).layout).toEqual(layerOf(discs, LAYER.clusterCount).layout)
  expect(heat.layers.map(({ id }) => id)).toEqual(discs.layers.map(({ id }) => id))
})

it('is nowhere for what is known to its district only', () => {
  const { filter } = layerOf(heat, LAYER.heat)
  const isHot = (properties: Readonly<Record<string, unknown>>) =>
    featureFilter(filter as never, 'layers[0].filter').filter({ zoom: 10 } as never, { type: 1, properties } as never)
  expect(isHot({ t: 'pin' })).toBe(true)
  expect(isHot({ t: 'cluster', n: 9 })).toBe(true)
  expect(isHot({ t: 'pin', r: '8:1' })).toBe(false)
  expect(isHot({ t: 'group', n: 30 })).toBe(false)
})

it('lies under the names', () => {
  const ids = heat.layers.map(({ id }) => id)
  expect(ids.indexOf(LAYER.heat)).toBeLessThan(ids.indexOf(LAYER.townLabel))
})

it('weighs more where there are more, pins least', () => {
  const { result, value } = createExpression(
    layerOf(heat, LAYER.heat).paint!['heatmap-weight'],
    'paint_heatmap' as never,
  )
  if (result === 'error') throw new Error(value.map(({ message }) => message).join('; '))
  const weight = (properties: Readonly<Record<string, unknown>>): number =>
    value.evaluate({ zoom: 10 }, { type: 'Point', properties } as never)
  expect(weight({})).toBe(weight({ n: 1 }))
  const weights = [1, 2, 100, 15_000].map((n) => weight({ n }))
  expect(weights).toEqual(weights.toSorted((a, b) => a - b))
  expect(new Set(weights).size).toBe(4)
})
