import { expect, test } from 'vitest'
import type { Bbox } from '#geo/filters'
import { presetViewOf } from '#geo/map/preset-views'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { foundingView, HOME_VIEW, PRESET_VIEWS } from '../../support/suzhou'

const SUZHOU = BUILT_IN_SHAPES.districts.map(({ id }) => id).filter((id) => id.startsWith('3205'))
const SHENZHEN = BUILT_IN_SHAPES.districts.map(({ id }) => id).filter((id) => id.startsWith('4403'))
const bboxOf = (id: string): Bbox => foundingView(id).bbox

test.each<[string, readonly string[]]>([
  ['home', ['320571', '320505']],
  ['sip', ['320571']],
  ['snd', ['320505']],
  ['suzhou', SUZHOU],
])('the scene %s holds the label of every district it is about', (scene, ids) => {
  const [west, south, east, north] = bboxOf(scene)
  expect(ids.length).toBeGreaterThan(0)
  for (const id of ids) {
    const [lng, lat] = BUILT_IN_SHAPES.labelPoints[id]!
    expect(lng > west && lng < east && lat > south && lat < north).toBe(true)
  }
})

test.each<[string, readonly string[]]>([
  ['sip', ['320571']],
  ['suzhou', SUZHOU],
  ['shenzhen', SHENZHEN],
])('the box of %s holds its districts whole, with a little air and no more', (scene, ids) => {
  const [west, south, east, north] = bboxOf(scene)
  const boxes = ids.map((id) => shapeBbox(BUILT_IN_SHAPES, id)!)
  const shown = [
    Math.min(...boxes.map((box) => box[0])) - west,
    Math.min(...boxes.map((box) => box[1])) - south,
    east - Math.max(...boxes.map((box) => box[2])),
    north - Math.max(...boxes.map((box) => box[3])),
  ]
  for (const air of shown) {
    expect(air).toBeGreaterThanOrEqual(0)
    expect(air).toBeLessThan(0.2 * Math.max(east - west, north - south))
  }
})

test('the box of SND holds what of it is no lake', () => {
  const [west, south, east, north] = bboxOf('snd')
  const [, shapeSouth, shapeEast, shapeNorth] = shapeBbox(BUILT_IN_SHAPES, '320505')!
  expect(south).toBeLessThan(shapeSouth)
  expect(east).toBeGreaterThan(shapeEast)
  expect(north).toBeGreaterThan(shapeNorth)
  expect(west).toBeLessThan(BUILT_IN_SHAPES.labelPoints['320505']![0])
})

test('scenes have ids and names of their own, and the first is where a visit starts', () => {
  for (const key of ['value', 'zh', 'en'] as const) {
    const values = PRESET_VIEWS.map((scene) => scene[key])
    expect(new Set(values).size).toBe(values.length)
    expect(values).not.toContain('')
  }
  expect(HOME_VIEW).toBe(PRESET_VIEWS[0])
  expect(HOME_VIEW.value).toBe('home')
})

test.each([undefined, '', 'HOME', 'mars', 'constructor'])('there is no scene %j', (id) => {
  expect(presetViewOf(PRESET_VIEWS, id)).toBeUndefined()
})

test('boxes are west, south, east, north', () => {
  for (const { bbox } of PRESET_VIEWS) expect(bbox[0] < bbox[2] && bbox[1] < bbox[3]).toBe(true)
})
