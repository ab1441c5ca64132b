import { describe, expect, it } from 'vitest'
import { CRS_LIST, isInBox84, ogcCrs, readBox } from '#geo/ogc/crs'
import { readInterval } from '#geo/ogc/interval'
import { readItemsQuery } from '#geo/ogc/items-query'
import { dayOf } from '#geo/text/days'

const read = (query: string) => readItemsQuery('projects', new URLSearchParams(query))
const EPSG = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`

describe('datetime', () => {
  it.each([
    ['2021-06-08', '2021-06-08', '2021-06-08'],
    ['2021-06-08T23:30:00Z', '2021-06-08', '2021-06-08'],
    ['2021-06-08T23:30:00-02:00', '2021-06-09', '2021-06-09'],
    ['2021-01-01/2021-12-31', '2021-01-01', '2021-12-31'],
    ['2021-01-01/..', '2021-01-01', null],
    ['/2021-01-01', null, '2021-01-01'],
  ])('%s is from %s to %s', (text, from, to) =>
    expect(readInterval(text)).toEqual({
      from: from === null ? -Infinity : dayOf(from),
      to: to === null ? Infinity : dayOf(to),
    }),
  )
  it.each([
    '',
    'now',
    '2021',
    '2021-02-30',
    '2021-01-01T25:00:00Z',
    '2021-01-01T10:00:00',
    '2022-01-01/2021-01-01',
    'a/b/c',
  ])('%s is none', (text) => expect(readInterval(text)).toBeNull())
})

describe('boxes and coordinates', () => {
  it('have the latitude first in 4326 and 4490, and metres in 3857', () => {
    const [crs84, ...others] = CRS_LIST
    expect(crs84!.write([120.5, 31.25])).toEqual([120.5, 31.25])
    expect(others.map(({ write }) => write([120.5, 31.25]))).toEqual([
      [31.25, 120.5],
      [31.25, 120.5],
      // gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:3857 (GDAL 3.6.2)
      [13413998.64, 3665259.14],
    ])
  })

  it.each([
    ['120,31,121,32', undefined],
    ['31,120,32,121', EPSG(4326)],
    ['31,120,32,121', EPSG(4490)],
    ['13358338.9,3632749.14,13469658.4,3763310.63', EPSG(3857)],
    ['120,31,0,121,32,9', undefined],
  ])('%s in %s is one box', (text, uri) => {
    const box = readBox(text, uri ? ogcCrs(uri)! : CRS_LIST[0]!)!
    expect(box.map((value) => Number(value.toFixed(4)))).toEqual([120, 31, 121, 32])
  })

  it('a box may go over the antimeridian', () => {
    expect(isInBox84([170, -10, -170, 10], 175, 0)).toBe(true)
    expect(isInBox84([170, -10, -170, 10], -175, 0)).toBe(true)
    expect(isInBox84([170, -10, -170, 10], 120, 0)).toBe(false)
  })
})

describe('a request for items', () => {
  it('has a thousand features unless it asks otherwise, and ten thousand at most', () => {
    expect(read('')).toMatchObject({ limit: 1000, offset: 0, filters: {} })
    expect(read('limit=20000')).toMatchObject({ limit: 10_000 })
    expect(read('sector=a,b&since=2021-01-01&min=5')).toMatchObject({
      filters: { sector: ['a', 'b'], since: '2021-01-01', amountMin: 5e8 },
    })
  })
  it.each([
    ...['foo=1', 'limit=0', 'limit=x', 'limit=1&limit=2', 'offset=-1', 'bbox=1,2,3', 'bbox=1,2,3,x', 'bbox=0,50,1,40'],
    ...['bbox=1,2,500,4', 'datetime=now', 'crs=EPSG:4326', 'bbox-crs=x', 'since=yesterday', 'sort=name', '__proto__=1'],
  ])('%s is refused in words', (query) => expect(read(query)).toHaveProperty('problem'))
  it('knows the filters of projects for projects only', () =>
    expect(readItemsQuery('districts', new URLSearchParams('sector=a'))).toHaveProperty('problem'))
})
