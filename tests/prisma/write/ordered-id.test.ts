import { expect, it } from 'vitest'
import { orderedId } from '#prisma/write/ordered-id'

it('gives UUIDs of version 7, each after the one before, however many a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, orderedId)
  expect(ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(Math.abs(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000)
})
