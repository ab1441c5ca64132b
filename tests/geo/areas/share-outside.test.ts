import { expect, it } from 'vitest'
import { shareOutside } from '#geo/areas/share-outside'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { boxRing } from '../compare/support'

const box = (west: number, south: number, east: number, north: number) => [[boxRing(west, south, east, north)]]
const half = [{ id: 'a', rings: [boxRing(120, 31, 120.5, 32)] }]

it('tells how much of an area no district covers', () => {
  expect(shareOutside(box(120, 31, 121, 32), half)).toBeCloseTo(0.5, 2)
  expect(shareOutside(box(120.1, 31.1, 120.4, 31.9), half)).toBe(0)
  expect(shareOutside(box(120.6, 31.1, 120.9, 31.9), half)).toBe(1)
})

it('is nothing on a map without districts, and where neighbours meet', () => {
  expect(shareOutside(box(120, 31, 121, 32), [])).toBe(0)
  const { districts } = BUILT_IN_SHAPES
  expect(shareOutside(box(120.55, 31.25, 120.75, 31.4), districts)).toBe(0) // over several districts of one city
  expect(shareOutside(box(121.3, 31.1, 121.6, 31.3), districts)).toBe(1) // another city
})
