import { expect, test } from 'vitest'
import { growth } from './growth'
import type { Measure } from './measures'

const steady: Measure = { pid: 1, at: 0, memoryMb: 300, descriptors: 50, connections: 12, idle: 0 }
const life = (grow: (n: number) => Partial<Measure>): Measure[] =>
  Array.from({ length: 40 }, (_, n) => ({ ...steady, at: n * 10, ...grow(n) }))

test('what stays, or rises only at the beginning, has not grown', () => {
  expect(
    growth(
      life(() => ({})),
      0,
    ),
  ).toEqual([])
  expect(
    growth(
      life((n) => ({ memoryMb: 300 + Math.min(n, 8) * 20 })),
      0,
    ),
  ).toEqual([])
})

test.each([
  ['memory', (n: number) => ({ memoryMb: 300 + n * 8 })],
  ['descriptors', (n: number) => ({ descriptors: 50 + n * 2 })],
  ['connections', (n: number) => ({ connections: 12 + n })],
])('%s that is never given back is told', (what, grow) => {
  expect(growth(life(grow), 0)).toEqual([expect.stringContaining(what)])
})

test('only the longest life after the kills is judged, and too short a one is no proof', () => {
  const killed = [...life((n) => ({ memoryMb: 300 + n * 8 })), ...life((n) => ({ pid: 2, at: 400 + n * 10 }))]
  expect(growth(killed, 400)).toEqual([])
  expect(growth(life(() => ({})).slice(0, 5), 0)).toEqual([expect.stringContaining('too few')])
})
