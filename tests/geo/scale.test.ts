/** The engine at a hundred thousand made-up projects. */

import { describe, expect, it } from 'vitest'
import { page } from '#geo/query/list-rows'
import { select } from '#geo/query/select'
import { selectionCache } from '#geo/query/selection-cache'
import type { Selection } from '#geo/snapshot/selection'
import { encodeTile, tileFeatures } from '#geo/tiles/tiles'
import { allTilesAt, FILTERS, rowsOf, snapshotOf } from '../bench/scale/data'

const MAX_TILE_BYTES = 80_000
const snapshot = snapshotOf(rowsOf(100_000, 7))
const everything = select(snapshot, {})

const countOnTiles = (selection: Selection, z: number) =>
  allTilesAt(snapshot, z)
    .flatMap((one) => tileFeatures(snapshot, selection, ...one))
    .reduce((sum, { properties }) => sum + ('n' in properties ? properties.n : 1), 0)

describe('tiles', () => {
  it.each(Object.entries(FILTERS))('of every zoom add up to what the filter %s matches', (_, filters) => {
    const selection = select(snapshot, filters)
    expect(selection.count).toBeGreaterThan(0)
    for (const z of [0, 5, 8, 9, 11, 13]) expect(countOnTiles(selection, z)).toBe(selection.count)
  })

  it('stay small however many points they hold', () => {
    for (let z = 0; z <= 13; z++) {
      const largest = Math.max(...allTilesAt(snapshot, z).map((one) => encodeTile(snapshot, everything, ...one).length))
      expect(largest).toBeLessThanOrEqual(MAX_TILE_BYTES)
    }
  })
})

it('pages by key run through every match once, in order', () => {
  const selection = select(snapshot, FILTERS.several!)
  const seen: number[] = []
  for (let after: string | null = null, first = true; first || after; first = false) {
    const next = page(snapshot, selection, { sort: 'amount', limit: 500, locale: 'zh', after })
    seen.push(...next.rows)
    after = next.next
  }
  expect(seen).toHaveLength(selection.count)
  expect(new Set(seen).size).toBe(seen.length)
  const amounts = seen.map((row) => snapshot.amountCny[row]!)
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
})

it('a thousand different filters stay within the limit of memory', () => {
  const limitBytes = 8 * 2 ** 20
  const kept = selectionCache({ limitBytes })
  for (let i = 0; i < 1000; i++) {
    kept.get(snapshot, { amountMin: i * 1e6 })
    expect(kept.size().bytes).toBeLessThanOrEqual(limitBytes)
  }
  expect(kept.size().count).toBeGreaterThan(1)
})
