import { describe, expect, it } from 'vitest'
import { readPosition } from '#geo/edit/position'
import { slugOf } from '#geo/edit/slug'
import { toBd09, toGcj02 } from '#geo/geometry/datum'
import { FOUNDING_VIEWS } from '../../support/suzhou'

describe('coordinates', () => {
  const PLACE = [120.77254, 31.31038] as const
  const typed = ([lng, lat]: readonly [number, number]) => [String(lng), String(lat)] as const

  it.each([
    ['in place', PLACE, []],
    ['beyond Suzhou', [114.05, 22.54] as const, ['outside']],
    ['of AMap taken for WGS-84', toGcj02(PLACE), ['shifted']],
    ['of Baidu taken for WGS-84', toBd09(PLACE), ['shifted']],
  ])('%s: %j', (_, position, warnings) => {
    expect(readPosition(...typed(position), 'wgs84', PLACE, FOUNDING_VIEWS.bounds)).toMatchObject({ warnings })
  })

  it.each([
    ['where it belongs', ['10.5', '50.1'], []],
    ['the wrong way round', ['50.1', '10.5'], ['swapped']],
    ['elsewhere', ['120.7', '31.3'], ['outside']],
  ] as const)('in another country lie %s', (_, [lng, lat], warnings) => {
    expect(readPosition(lng, lat, 'wgs84', null, [9, 49, 12, 51])).toMatchObject({ warnings })
    expect(readPosition(lng, lat, 'wgs84')).toMatchObject({ warnings: [] })
  })

  it.each([
    ['31.31038', '120.77254', 'swapped'],
    ['0', '86', 'swapped'],
    ['0', '0', 'range'],
    ['120.7', '', 'unreadable'],
    ['120,7', '31,3', 'unreadable'],
    ['x120.7', '31.3', 'unreadable'],
    ['120.7', '31.3x', 'unreadable'],
  ])('%s, %s: %s', (lng, lat, problem) => {
    expect(readPosition(lng, lat, 'wgs84')).toEqual({ problem })
  })
})

it('coordinates are read with signs and spaces, to a tenth of a metre, on the lines of zero too', () => {
  expect(readPosition(' １２０.7° ', '31.30000049°', 'wgs84')).toEqual({ position: [120.7, 31.3], warnings: [] })
  expect(readPosition('0', '51.5', 'wgs84')).toEqual({ position: [0, 51.5], warnings: [] })
  expect(readPosition('9.5', '0', 'wgs84')).toEqual({ position: [9.5, 0], warnings: [] })
  expect(readPosition('x', '0', 'wgs84')).toEqual({ problem: 'unreadable' })
})

it('coordinates are taken as what their datum says, and a little beside the place is no shift', () => {
  const near = [120.77254, 31.31038] as const
  const [lng, lat] = toGcj02(near)
  expect(readPosition(String(lng), String(lat), 'gcj02', near)).toMatchObject({ warnings: [] })
  expect(readPosition(String(near[0] + 0.001), String(near[1]), 'wgs84', near)).toMatchObject({ warnings: [] })
})

it.each([
  ['Suzhou Advanced-Materials R&D Centre', 'suzhou-advanced-materials-r-d-centre'],
  ['Café “Zoë”', 'cafe-zoe'],
  ['苏州', ''],
  ["Suzhou’s “People's” Park", 'suzhous-peoples-park'],
  [`${'a'.repeat(29)} ${'b'.repeat(30)}`, `${'a'.repeat(29)}-${'b'.repeat(30)}`],
  ['A'.repeat(10).concat(' ').repeat(9), Array(5).fill('a'.repeat(10)).join('-')],
])('the address of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
