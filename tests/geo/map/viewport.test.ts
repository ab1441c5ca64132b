import fc from 'fast-check'
import { MercatorCoordinate } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import type { Bbox } from '#geo/filters'
import { type FixedCamera, fitZoom } from '#geo/map/camera'
import { viewportOf } from '#geo/map/viewport'
import type { Position } from '#geo/records'
import { PRESET_VIEWS } from '../../support/suzhou'

/**
 * Where MapLibre puts a position, CSS px from the middle of the map: its Mercator scaled to the zoom and turned by the
 * bearing.
 */
function pxFromMiddle({ center, zoom, bearing }: FixedCamera, position: Position): [number, number] {
  const at = ([lng, lat]: Position) => MercatorCoordinate.fromLngLat([lng, lat])
  const world = 512 * 2 ** zoom
  const [dx, dy] = [(at(position).x - at(center).x) * world, (at(position).y - at(center).y) * world]
  const turn = (-bearing * Math.PI) / 180
  return [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)]
}

const near = fc.tuple(fc.double({ min: 119, max: 122, noNaN: true }), fc.double({ min: 30, max: 33, noNaN: true }))

describe('a fixed camera', () => {
  it('has its centre in the middle of a box of 1000 CSS px', () => {
    const frame = viewportOf({ center: [120.7, 31.3], zoom: 11.5, bearing: 40 })
    expect(frame.size).toEqual([2000, 2000])
    expect(frame.px).toBe(1000)
    expect(frame.place([120.7, 31.3])).toEqual([1000, 1000])
  })

  it('puts every position where MapLibre does', () => {
    const camera = fc.record({
      center: near,
      zoom: fc.double({ min: 3, max: 14, noNaN: true }),
      bearing: fc.integer({ min: -180, max: 180 }),
    })
    fc.assert(
      fc.property(camera, near, (fixed, position) => {
        const frame = viewportOf(Object.freeze(fixed))
        const unitsPerPx = frame.size[0] / frame.px!
        const [x, y] = frame.place(position)
        const [dx, dy] = pxFromMiddle(fixed, position)
        expect(Math.abs((x - 1000) / unitsPerPx - dx)).toBeLessThan(0.01)
        expect(Math.abs((y - 1000) / unitsPerPx - dy)).toBeLessThan(0.01)
      }),
    )
  })

  it('turned to the east has the east at the top', () => {
    const frame = viewportOf({ center: [120.7, 31.3], zoom: 11, bearing: 90 })
    const [x, y] = frame.place([120.8, 31.3])
    expect(x).toBeCloseTo(1000, 6)
    expect(y).toBeLessThan(1000)
  })
})

describe('a fitted box', () => {
  it.each(PRESET_VIEWS.map(({ value, bbox }) => [value, bbox] as const))(
    '%s fills its view box corner to corner',
    (_, bbox) => {
      const [west, south, east, north] = bbox
      const { size, px, place } = viewportOf({ fit: bbox })
      expect(px).toBeNull()
      expect(Math.max(...size)).toBeCloseTo(2000, 6)
      const corners = [...place([west, north]), ...place([east, south])]
      for (const [i, value] of [0, 0, ...size].entries()) expect(corners[i]).toBeCloseTo(value, 6)
    },
  )

  it('puts every position where MapLibre does when it fits the same box', () => {
    const edges = fc.tuple(near, near).filter(([a, b]) => Math.abs(a[0] - b[0]) > 0.01 && Math.abs(a[1] - b[1]) > 0.01)
    fc.assert(
      fc.property(edges, near, ([a, b], position) => {
        const bbox: Bbox = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
        const { size, place } = viewportOf({ fit: bbox })
        const [left, top] = [MercatorCoordinate.fromLngLat([bbox[0], bbox[3]]), place(position)]
        const at = MercatorCoordinate.fromLngLat([position[0], position[1]])
        const world = 512 * 2 ** fitZoom(bbox, ...(size as [number, number]))
        expect(top[0]).toBeCloseTo((at.x - left.x) * world, 3)
        expect(top[1]).toBeCloseTo((at.y - left.y) * world, 3)
      }),
    )
  })

  it.each([
    [9, 20],
    [1, 1],
    [20, 9],
  ])('covers with its region all that a container of %i : %i shows around it', (width, height) => {
    for (const { bbox } of PRESET_VIEWS) {
      const { size, region } = viewportOf({ fit: bbox })
      const scale = Math.min(width / size[0], height / size[1])
      const [sightX, sightY] = [width / scale / 2, height / scale / 2]
      expect(region[0]).toBeLessThanOrEqual(size[0] / 2 - sightX)
      expect(region[1]).toBeLessThanOrEqual(size[1] / 2 - sightY)
      expect(region[2]).toBeGreaterThanOrEqual(size[0] / 2 + sightX)
      expect(region[3]).toBeGreaterThanOrEqual(size[1] / 2 + sightY)
    }
  })
})
