import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { areaText } from '#geo/areas/area-text'
import { projectsInArea } from '#geo/areas/projects-in-area'
import type { AreaLists } from '#geo/filters'
import { matches } from '#geo/query/match'
import { areaMask, undecidedIn } from '#geo/query/match-areas'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { buildSnapshot } from '#geo/snapshot/build'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { random } from '#geo/synthetic/random'
import { isInside } from '../plain'
import { districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

const polygon = (...ring: Position[]) => areaText({ kind: 'polygon', rings: [[...ring, ring[0]!]] })
const circle = (centre: Position, radiusKm: number) => areaText({ kind: 'circle', centre, radiusKm })

const snapshotAt = (places: readonly Position[]): Snapshot =>
  buildSnapshot(
    1,
    places.map(([lng, lat], i) => rowOf(i + 1, { lng, lat })),
    TEST_LABEL_POINTS,
  )
const placeOf = ({ lng, lat }: Snapshot, row: number): Position => [lng[row]!, lat[row]!]

/** Degrees in steps of 0.01, so that corners, edges and places often fall on one another. */
const step = (from: number) => fc.integer({ min: 0, max: 40 }).map((n) => Number((from + n / 100).toFixed(2)))
const place = fc.tuple(step(120.5), step(31.1))
const anyPlace = fc.oneof(
  place,
  fc.tuple(fc.double({ min: 120.5, max: 120.9, noNaN: true }), fc.double({ min: 31.1, max: 31.5, noNaN: true })),
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
)
const anyArea = fc.oneof(
  fc.array(place, { minLength: 3, maxLength: 9 }).map((ring) => polygon(...ring)),
  fc.tuple(place, fc.double({ min: 0.05, max: 60, noNaN: true })).map(([centre, km]) => circle(centre, km)),
)

test('what lies in drawn areas is what a scan with the plain rule finds, whatever crosses and touches', () => {
  const lists = fc.array(fc.array(anyArea, { maxLength: 3 }), { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 30, maxLength: 200, size: 'max' }), lists, (places, areas) => {
      const snapshot = snapshotAt(places)
      const expected = [...snapshot.no.keys()].map((row) =>
        Number(areas.every((list) => list.some((text) => isInside(text, placeOf(snapshot, row))))),
      )
      expect([...areaMask(snapshot, areas)]).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('many places at once: whole cells are taken and left by one of their rows', () => {
  const { next } = random(5)
  const places = Array.from({ length: 20_000 }, (): Position => [120.5 + 0.4 * next(), 31.1 + 0.4 * next()])
  const snapshot = snapshotAt(places)
  for (const text of [
    circle([120.7, 31.3], 10),
    circle([120.5, 31.1], 2),
    polygon([120.55, 31.15], [120.85, 31.2], [120.7, 31.45], [120.68, 31.25]),
    polygon([120.6, 31.2], [120.8, 31.4], [120.8, 31.2], [120.6, 31.4]),
  ]) {
    const expected = [...snapshot.no.keys()].map((row) => Number(isInside(text, placeOf(snapshot, row))))
    expect(expected.includes(1) && expected.includes(0)).toBe(true)
    expect([...areaMask(snapshot, [[text]])]).toEqual(expected)
  }
})

test('of two polygons with a common border one holds a place on it, and both as alternatives count it once', () => {
  const [west, east] = [
    polygon([120.5, 31.1], [120.7, 31.1], [120.7, 31.5], [120.5, 31.5]),
    polygon([120.7, 31.1], [120.9, 31.1], [120.9, 31.5], [120.7, 31.5]),
  ]
  const snapshot = snapshotAt([
    [120.7, 31.3],
    [120.7, 31.1],
  ])
  expect([...areaMask(snapshot, [[west]])]).toEqual([0, 0])
  expect([...areaMask(snapshot, [[east]])]).toEqual([1, 1])
  expect([...areaMask(snapshot, [[west, east]])]).toEqual([1, 1])
  expect([...areaMask(snapshot, [[west], [east]])]).toEqual([0, 0])
})

describe('a project known to its district only', () => {
  const anchors = { '320571': [120.75, 31.31], '320505': [120.46, 31.33], '320500': [120.6, 31.3] } as const
  const rows = [
    districtRow(1, { districtId: '320571', cityId: '320500' }),
    districtRow(2, { districtId: '320505', cityId: '320500' }),
    districtRow(3, { districtId: '320571', cityId: '320500', precision: 'city' }),
    rowOf(4, { districtId: '320571' }),
  ]
  const snapshot = buildSnapshot(1, rows, anchors)
  const [west, south, east, north] = shapeBbox(BUILT_IN_SHAPES, '320571')!
  const around = polygon(
    [west - 0.01, south - 0.01],
    [east + 0.01, south - 0.01],
    [east + 0.01, north + 0.01],
    [west - 0.01, north + 0.01],
  )
  const middle = circle([120.75, 31.31], 1)
  const nosIn = (lists: AreaLists) => {
    const mask = matches(snapshot, { area: lists })
    return [...snapshot.no].filter((_, row) => mask[row]).sort()
  }

  it('is found where one area holds the whole district, and nowhere else, though its pin is drawn inside', () => {
    expect(nosIn([[around]])).toEqual([1, 3, 4])
    expect(nosIn([[middle]])).toEqual([])
    expect(nosIn([[middle, around]])).toEqual([1, 3, 4])
    expect(nosIn([[middle], [around]])).toEqual([])
  })

  it('is said to be undecided where an area holds a part of it', () => {
    const all = new Uint8Array(snapshot.count).fill(1)
    expect(undecidedIn(snapshot, all, [[middle]])).toBe(2)
    expect(undecidedIn(snapshot, all, [[around]])).toBe(0)
    expect(undecidedIn(snapshot, all, [[middle], [around]])).toBe(2)
    expect(undecidedIn(snapshot, all, [[circle([121.5, 31.3], 1)]])).toBe(0)
    expect(undecidedIn(snapshot, matches(snapshot, { precision: ['city'] }), [[middle]])).toBe(1)
  })

  it('and found just as a comparison counts it', () => {
    for (const area of [
      { kind: 'circle', centre: [120.7, 31.3], radiusKm: 8 } as const,
      { kind: 'circle', centre: [120.7, 31.3], radiusKm: 40 } as const,
    ]) {
      const members = projectsInArea(snapshot, new Uint8Array(snapshot.count).fill(1), area, BUILT_IN_SHAPES.districts)
      const mask = matches(snapshot, { area: [[areaText(area)]] })
      expect([...members.located, ...members.unlocated]).toEqual([...mask.keys()].filter((row) => mask[row]))
      expect(undecidedIn(snapshot, new Uint8Array(snapshot.count).fill(1), [[areaText(area)]])).toBe(members.undecided)
    }
  })
})

test('a text that is no area is a mistake of the program', () =>
  expect(() => areaMask(snapshotAt([[120.7, 31.3]]), [['d:320571']])).toThrow('No area: d:320571 (unknown-kind)'))
