import { expect, it } from 'vitest'
import {
  AROUND,
  type Box,
  boxOfLabel,
  FAR,
  NEAR,
  ON_POINT,
  type PlacedName,
  placeNames,
} from '#geo/map/label-collision'
import { ringOffset } from '#geo/map/rings/ring-layout'

const name = (more: Partial<PlacedName> = {}): PlacedName => ({
  lines: ['园区'],
  x: 0,
  y: 0,
  places: AROUND,
  emPx: 10,
  isFirm: false,
  ...more,
})
const BELOW_IT = [-5, 20, 5, 30] as const
const ABOVE_IT = [-5, -30, 5, -18] as const

it('a name stands below its point, or where it is free', () => {
  expect(placeNames([name()], [])).toEqual([[0, 24]])
  const [above] = placeNames([name()], [BELOW_IT])
  expect(above![1]).toBeCloseTo(-18 - 8 + (7 / 24) * 10)
  const [beside] = placeNames([name()], [BELOW_IT, ABOVE_IT])
  expect(beside![0]).toBeGreaterThan(20)
  expect(beside![1]).toBe(0)
})

it('a firm name without room covers least where that is asked for', () => {
  const label = name({ isFirm: true, places: NEAR })
  const letter: Box = [-13, -13, 13, 13]
  const all: Box = [-400, -400, 400, 400]
  const covered = (boxes: readonly Box[]) => {
    const [[dx, dy]] = placeNames([label], boxes, true) as [[number, number]]
    const [left, top, right, bottom] = boxOfLabel({ ...label, x: label.x + dx, y: label.y + dy })
    return left < letter[2] && right > letter[0] && top < letter[3] && bottom > letter[1]
  }
  expect(covered([letter, all])).toBe(false)
  expect(placeNames([label], [all], true)).toEqual(placeNames([label], [all]))
})

it('a name without room is left out, unless it is firm', () => {
  const all = [[-200, -200, 200, 200]] as const
  expect(placeNames([name()], all)).toEqual([null])
  expect(placeNames([name({ isFirm: true, places: ON_POINT })], all)).toEqual([[0, 0]])
})

it('a firm name steps aside where it can', () => {
  const onIt = [[-20, -10, 20, 10]] as const
  expect(placeNames([name({ isFirm: true, places: NEAR })], [])).toEqual([[0, 0]])
  expect(placeNames([name({ isFirm: true, places: NEAR })], onIt)).toEqual([[0, 24]])
})

it.each([4, 5, 6, 7, 8])('a name of four lines covers none of %d pins in rows', (of) => {
  const pins = Array.from({ length: of }, (_, slot) => {
    const [dx, dy] = ringOffset(slot, of, 'close')
    return [dx - 13, dy - 13, dx + 13, dy + 13] as const
  })
  const lines = ['Suzhou', 'High-tech', 'Zone', '(SND)']
  const [at] = placeNames([name({ isFirm: true, places: NEAR, emPx: 12.5, lines })], pins)
  const [left, top, right, bottom] = boxOfLabel({ lines, x: at![0], y: at![1] })
  const covered = pins.filter((pin) => left < pin[2] && pin[0] < right && top < pin[3] && pin[1] < bottom)
  expect(covered).toEqual([])
})

it('names before it count as well', () => {
  expect(placeNames([name({ places: ON_POINT }), name({ places: ON_POINT })], [])).toEqual([[0, 0], null])
})

it('far out a name stands as near its point as there is room, and beyond a cluster only at last', () => {
  const cluster = [-15, -31, 15, -1] as const
  expect(placeNames([name({ places: FAR })], [])).toEqual([[0, 0]])
  expect(placeNames([name({ places: FAR })], [cluster])).toEqual([[0, 10]])
  const [beyond] = placeNames([name({ places: FAR })], [[-30, -16, 30, 15]])
  expect(Math.abs(beyond![1])).toBeGreaterThan(20)
})

it('the boxes of names are as wide as what is written', () => {
  const width = (text: string) => boxOfLabel({ lines: [text], x: 0, y: 0 })[2] * 2
  expect(width('苏州')).toBe(27)
  expect(width('Suzhou')).toBeCloseTo(39.6, 6)
  expect(boxOfLabel({ lines: ['a', '苏州工业园区'], x: 10, y: 5 })).toEqual([10 - 40.5, -11, 10 + 40.5, 21])
})
