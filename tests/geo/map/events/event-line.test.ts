import { expect, test } from 'vitest'
import { distanceKm } from '#geo/geometry/sphere'
import { arrowBearing, arrowOf, eventLine } from '#geo/map/events/event-line'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'

const frozen = ([lng, lat]: Position): Position => Object.freeze([lng, lat] as const)
const SHENZHEN = frozen(BUILT_IN_SHAPES.labelPoints['440300']!)
const SND = frozen(BUILT_IN_SHAPES.labelPoints['320505']!)
const line = eventLine(SHENZHEN, SND)

test('a line has as many positions as asked for and keeps its ends', () => {
  expect(line).toHaveLength(48)
  expect(eventLine(SHENZHEN, SND, 5)).toHaveLength(5)
  for (const [end, given] of [
    [line[0]!, SHENZHEN],
    [line.at(-1)!, SND],
  ] as const) {
    expect(end[0]).toBeCloseTo(given[0], 9)
    expect(end[1]).toBeCloseTo(given[1], 9)
  }
})

test('a line is a great circle: its steps are equal and add up to the distance, which no detour does', () => {
  const steps = line.slice(1).map((position, i) => distanceKm(line[i]!, position))
  const total = steps.reduce((sum, km) => sum + km, 0)
  expect(total).toBeCloseTo(distanceKm(SHENZHEN, SND), 6)
  for (const km of steps) expect(km).toBeCloseTo(total / steps.length, 2)
  expect(total).toBeGreaterThan(1100)
  expect(total).toBeLessThan(1200)
})

test('along the equator and a meridian it is straight', () => {
  for (const [, lat] of eventLine([100, 0], [110, 0], 11)) expect(lat).toBeCloseTo(0, 9)
  for (const [lng] of eventLine([120, 20], [120, 30], 11)) expect(lng).toBeCloseTo(120, 9)
})

test('between east and west it bends to the pole', () => {
  const [, middle] = eventLine([100, 40], [120, 40], 3)
  expect(middle![1]).toBeGreaterThan(40.3)
})

test('turned round it is the same line', () => {
  const back = eventLine(SND, SHENZHEN).reverse()
  for (const [i, [lng, lat]] of back.entries()) {
    expect(lng).toBeCloseTo(line[i]![0], 9)
    expect(lat).toBeCloseTo(line[i]![1], 9)
  }
})

test.each([
  ['east', [100, 0], [110, 0], 90],
  ['north', [120, 20], [120, 30], 0],
  ['west', [110, 0], [100, 0], -90],
] as const)('the arrow of a line to the %s points there, past the middle', (_, from, to, bearing) => {
  const arrow = arrowOf(eventLine(from, to))
  expect(arrowBearing(arrow)).toBeCloseTo(bearing, 6)
  expect(distanceKm(arrow[0], to)).toBeLessThan(distanceKm(arrow[0], from))
})

test('a line of two positions has its arrow at the first', () => {
  expect(arrowOf([SHENZHEN, SND])).toEqual([SHENZHEN, SND])
})
