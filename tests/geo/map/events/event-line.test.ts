import { expect, test } from 'vitest'
import { distanceKm } from '#geo/geometry/sphere'
import { arrowBearing, arrowOf, eventLine } from '#geo/map/events/event-line'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'

const frozen = ([lng, lat]: Position): Position => Object.freeze([lng, lat] as const)
const SHENZHEN = frozen(BUILT_IN_SHAPES.labelPoints['440300']!)
const SND = frozen(BUILT_IN_SHAPES.labelPoints['320505']!)
const line = eventLine(SHENZHEN, SND)

test('a line keeps its ends, in pieces of at most 80 km', () => {
  expect(line).toHaveLength(16)
  expect([line[0], line.at(-1)]).toEqual([SHENZHEN, SND])
  expect(eventLine([121.47, 31.23], SND)).toHaveLength(3)
})

test('a line is a great circle: its steps are equal and add up to the distance, which no detour does', () => {
  const steps = line.slice(1).map((position, i) => distanceKm(line[i]!, position))
  const total = steps.reduce((sum, km) => sum + km, 0)
  expect(total).toBeCloseTo(distanceKm(SHENZHEN, SND), 3)
  for (const km of steps) expect(km).toBeCloseTo(total / steps.length, 1)
  expect(total).toBeGreaterThan(1100)
  expect(total).toBeLessThan(1200)
})

test('its pieces leave the great circle by less than 150 m, which no screen shows', () => {
  for (const [i, from] of line.slice(1, -1).entries()) {
    const to = line[i + 2]!
    const [, middle] = eventLine(from, to)
    const straight: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    expect(distanceKm(middle!, straight)).toBeLessThan(0.15)
  }
})

test('along the equator and a meridian it is straight', () => {
  for (const [, lat] of eventLine([100, 0], [110, 0])) expect(lat).toBeCloseTo(0, 9)
  for (const [lng] of eventLine([120, 20], [120, 30])) expect(lng).toBeCloseTo(120, 9)
})

test('between east and west it bends to the pole', () => {
  const all = eventLine([100, 40], [120, 40])
  expect(Math.max(...all.map(([, lat]) => lat))).toBeGreaterThan(40.3)
})

test('turned round it is the same line', () => {
  const back = eventLine(SND, SHENZHEN).reverse()
  for (const [i, [lng, lat]] of back.entries()) {
    expect(lng).toBeCloseTo(line[i]![0], 3)
    expect(lat).toBeCloseTo(line[i]![1], 3)
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
