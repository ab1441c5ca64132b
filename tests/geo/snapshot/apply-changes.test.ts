import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from '#geo/snapshot/apply-changes'
import { buildSnapshot, type ListedSnapshot } from '#geo/snapshot/build'
import { rowBufferOf } from '#geo/snapshot/row-buffer'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { type TextColumn, textAt } from '#geo/snapshot/text-column'
import { anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

/** Inserts, updates and deletes of one step, among nos so few that they meet. */
const anyStep = fc.record({
  put: anyRows(12).map((rows) => rows.map((row, i) => ({ ...row, no: 1 + ((row.no + i) % 40) }))),
  taken: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
})

/** Later rows of a no replace earlier ones; each has its own slug. */
const byNo = (rows: readonly SnapshotRow[]) => new Map(rows.map((row) => [row.no, { ...row, slug: `p-${row.no}` }]))

/** Everything column by column; of texts what they say, not where they lie. */
const plain = (snapshot: ListedSnapshot) => {
  const read = (texts: TextColumn) => Array.from(texts.starts, (_, row) => textAt(texts, row))
  const { slug, nameZh, nameEn } = snapshot
  return { ...snapshot, slug: read(slug), nameZh: read(nameZh), nameEn: read(nameEn) }
}

test('any changes folded in, step by step, give what reading everything anew gives, column by column', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 2, maxLength: 6 }), ([first, ...steps]) => {
      let rows = byNo(first!.put)
      let snapshot = buildSnapshot(1, rows.values(), TEST_LABEL_POINTS)
      for (const [i, { put, taken }] of steps.entries()) {
        const changed = byNo(put)
        rows = new Map([...rows].filter(([no]) => !taken.includes(no)))
        rows = new Map([...rows, ...changed])
        const touched = [...taken, ...changed.keys()]
        snapshot = applyChanges(snapshot, { revision: i + 2, touched, buffer: rowBufferOf(changed.values()) })
        expect(plain(snapshot)).toEqual(plain(buildSnapshot(i + 2, rows.values(), TEST_LABEL_POINTS)))
      }
    }),
  )
})

test('projects of which anything but the position changes stay in their place, or move, as all read anew', () => {
  const changes = fc.record(
    {
      sector: fc.constantFrom('biomed', 'sports', 'new'),
      events: fc.constantFrom([], ['gala'], ['gala', 'fair']),
      status: fc.constantFrom(null, 'signed'),
      districtId: fc.constantFrom('sip', 'snd'),
      nameZh: fc.constantFrom('甲', '乙'),
      amountCny: fc.constantFrom(null, 5e8),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyRows(20), fc.array(changes, { minLength: 1, maxLength: 20 }), (drawn, given) => {
      const rows = [...byNo(drawn).values()]
      const old = buildSnapshot(1, rows, TEST_LABEL_POINTS)
      const changed = rows.slice(0, given.length).map((row, i) => ({ ...row, ...given[i] }))
      const touched = changed.map(({ no }) => no)
      const next = applyChanges(old, { revision: 2, touched, buffer: rowBufferOf(changed) })
      expect(plain(next)).toEqual(
        plain(buildSnapshot(2, [...changed, ...rows.slice(changed.length)], TEST_LABEL_POINTS)),
      )
    }),
  )
})

test('projects of another sector alone are sorted by nothing again', () => {
  const old = buildSnapshot(1, [rowOf(1), rowOf(2), districtRow(3)], TEST_LABEL_POINTS)
  const buffer = rowBufferOf([rowOf(2, { sector: 'sports' }), districtRow(3, { sector: 'sports' })])
  const next = applyChanges(old, { revision: 2, touched: [2, 3], buffer })
  expect([next.orders, next.keys, next.byNo]).toEqual([old.orders, old.keys, old.byNo])
  expect(next.orders).toBe(old.orders)
  expect(next.all).not.toBe(old.all)
})

test('a snapshot that many readers hold is left as it was', () => {
  const old = buildSnapshot(1, [rowOf(1), rowOf(2), districtRow(3)], TEST_LABEL_POINTS)
  const before = structuredClone(old)
  applyChanges(old, { revision: 2, touched: [1, 3, 4], buffer: rowBufferOf([rowOf(4), districtRow(1)]) })
  expect(structuredClone(old)).toEqual(before)
})

test('values that nobody has any more go, and new ones come', () => {
  const old = buildSnapshot(1, [rowOf(1, { sector: 'sports' }), rowOf(2, { sector: 'biomed' })], TEST_LABEL_POINTS)
  const buffer = rowBufferOf([rowOf(1, { sector: 'research', events: ['gala'] })])
  const { facets } = applyChanges(old, { revision: 2, touched: [1], buffer })
  expect(facets.sector.values).toEqual([['biomed'], ['research']])
  expect(facets.event.values).toEqual([['gala'], []])
})

test('the last project may go', () => {
  const old = buildSnapshot(1, [rowOf(1)], TEST_LABEL_POINTS)
  const none = applyChanges(old, { revision: 2, touched: [1], buffer: rowBufferOf([]) })
  expect(plain(none)).toEqual(plain(buildSnapshot(2, [], TEST_LABEL_POINTS)))
})

test('a new project without a label point is refused', () => {
  const old = buildSnapshot(1, [rowOf(1)], TEST_LABEL_POINTS)
  const buffer = rowBufferOf([districtRow(2, { districtId: 'x' })])
  expect(() => applyChanges(old, { revision: 2, touched: [2], buffer })).toThrow('No label point for: x')
})

test('texts that are gone do not pile up', () => {
  let snapshot = buildSnapshot(1, [rowOf(1), rowOf(2)], TEST_LABEL_POINTS)
  const size = snapshot.slug.bytes.length
  for (let revision = 2; revision < 50; revision++) {
    const buffer = rowBufferOf([rowOf(1, { nameZh: `第${revision}次` })])
    snapshot = applyChanges(snapshot, { revision, touched: [1], buffer })
  }
  expect(textAt(snapshot.nameZh, 0)).toBe('第49次')
  expect(snapshot.slug.bytes.length).toBeLessThan(2 * size)
})
