import { area, length, lineString, polygon } from '@turf/turf'
import { expect, test } from 'vitest'
import { measureLine } from '#geo/geometry/measured-line'
import type { Position } from '#geo/records'

const SQUARE: readonly Position[] = [
  [120.6, 31.2],
  [120.7, 31.2],
  [120.7, 31.3],
  [120.6, 31.3],
]

test('a line has the length of its parts, and encloses what lies between its ends', () => {
  const line = measureLine(SQUARE)
  // Turf measures on a sphere: within half a per cent.
  const onSphere = length(lineString(SQUARE.map((corner) => [...corner])))
  expect(Math.abs(line.lengthKm / onSphere - 1)).toBeLessThan(0.005)
  const ring = [...SQUARE, SQUARE[0]!].map((corner) => [...corner])
  expect(Math.abs(line.areaKm2! / (area(polygon([ring])) / 1e6) - 1)).toBeLessThan(0.005)
  expect(line.lastKm).toBeCloseTo(measureLine(SQUARE.slice(2)).lengthKm, 9)
})

test('a degree of the meridian from the equator is 110.574 km', () => {
  expect(
    measureLine([
      [0, 0],
      [0, 1],
    ]).lengthKm,
  ).toBeCloseTo(110.574, 3)
})

test('below two and three corners there is nothing to say, and a crossing line encloses nothing', () => {
  expect(measureLine([])).toMatchObject({ lengthKm: 0, lastKm: null, areaKm2: null })
  expect(measureLine(SQUARE.slice(0, 1))).toMatchObject({ lengthKm: 0, lastKm: null, areaKm2: null })
  expect(measureLine(SQUARE.slice(0, 2)).areaKm2).toBeNull()
  const bowTie = [SQUARE[0]!, SQUARE[2]!, SQUARE[1]!, SQUARE[3]!]
  expect(measureLine(bowTie)).toMatchObject({ areaKm2: null, isCrossing: true })
})

test('antipodes have a length too', () => {
  expect(
    measureLine([
      [0, 0],
      [179.9, 0.1],
    ]).lengthKm,
  ).toBeGreaterThan(19_900)
})
