import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowView } from '#geo/query/list-rows'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOfNo, rowOfSlug, slugHash } from '#geo/snapshot/row-lookup'
import { anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

test('no rows make an empty snapshot', () => {
  const snapshot = buildSnapshot(7, [], TEST_LABEL_POINTS)
  expect([snapshot.revision, snapshot.count, snapshot.located, snapshot.labelPoints]).toEqual([7, 0, 0, []])
  expect(rowOfNo(snapshot, 1)).toBeUndefined()
  expect(rowOfSlug(snapshot, 'p-1')).toBeUndefined()
})

test('located rows stand in Morton order, then each district and city with its rows by no', () => {
  const rows = [
    districtRow(9, { precision: 'city' }),
    districtRow(4),
    rowOf(3, { lng: 121, lat: 31 }),
    districtRow(2),
    rowOf(5, { lng: -100, lat: 40 }),
    districtRow(1, { districtId: 'snd' }),
  ]
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  expect([...snapshot.no]).toEqual([5, 3, 9, 1, 2, 4])
  expect(snapshot.located).toBe(2)
  expect(snapshot.labelPoints).toEqual([
    { id: 'suzhou', position: TEST_LABEL_POINTS.suzhou, start: 2, end: 3 },
    { id: 'snd', position: TEST_LABEL_POINTS.snd, start: 3, end: 4 },
    { id: 'sip', position: TEST_LABEL_POINTS.sip, start: 4, end: 6 },
  ])
})

test('anchors at one point stand by id', () => {
  const rows = [districtRow(1, { districtId: 'b' }), districtRow(2, { districtId: 'a' })]
  for (const ids of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    const anchors = Object.fromEntries(ids.map((id) => [id, TEST_LABEL_POINTS.sip]))
    expect([...buildSnapshot(1, rows, anchors).no]).toEqual([2, 1])
  }
})

test('every row is found by no and slug, and reads as it was given', () => {
  fc.assert(
    fc.property(anyRows(), (rows) => {
      const snapshot = buildSnapshot(1, Object.freeze(rows), TEST_LABEL_POINTS)
      expect(snapshot.count).toBe(rows.length)
      for (const row of rows) {
        const at = rowOfNo(snapshot, row.no)!
        expect(rowOfSlug(snapshot, row.slug)).toBe(at)
        const isLocated = row.lng !== null
        const labelPointId = isLocated ? null : row.precision === 'city' ? 'suzhou' : row.districtId
        const position = isLocated ? [row.lng, row.lat] : null
        expect(rowView(snapshot, at)).toEqual({
          no: row.no,
          slug: row.slug,
          name: { zh: row.nameZh, en: row.nameEn },
          kind: row.kind,
          sector: row.sector,
          status: row.status,
          precision: row.precision,
          districtId: row.districtId,
          date: row.date,
          amountCny: row.amountCny,
          position,
          errorM: row.errorM,
          drawnAt: position ?? TEST_LABEL_POINTS[labelPointId as keyof typeof TEST_LABEL_POINTS],
          labelPointId,
        })
      }
      expect(rowOfNo(snapshot, 100_001)).toBeUndefined()
      expect(rowOfSlug(snapshot, 'p-')).toBeUndefined()
    }),
  )
})

test('slugs whose hashes collide are told apart', () => {
  const [a, b] = ['costarring', 'liquid']
  const snapshot = buildSnapshot(1, [rowOf(1, { slug: a }), rowOf(2, { slug: b })], TEST_LABEL_POINTS)
  expect(slugHash(snapshot.slug, 0)).toBe(slugHash(snapshot.slug, 1))
  expect(snapshot.no[rowOfSlug(snapshot, a)!]).toBe(1)
  expect(snapshot.no[rowOfSlug(snapshot, b)!]).toBe(2)
})

test.each([
  [
    'a district without a label point',
    [districtRow(1, { districtId: 'x' }), districtRow(2, { districtId: 'w' })],
    'No label point for: w, x',
  ],
  ['a city without one', [districtRow(1, { precision: 'city', cityId: 'toString' })], 'No label point for: toString'],
  ['a no twice', [rowOf(1), rowOf(1, { slug: 'other' })], 'Two projects with no 1'],
  ['a slug twice', [rowOf(1), rowOf(2, { slug: 'p-1' })], 'Two projects with slug p-1'],
  ['a longitude off the globe', [rowOf(1, { lng: 181 })], 'Off the globe: p-1 at 181,31.3'],
  ['a latitude that is no number', [rowOf(1, { lat: Number.NaN })], 'Off the globe: p-1 at 120.7,NaN'],
  ['a date that is none', [rowOf(1, { date: '2023-02-30' })], 'Not an ISO date: 2023-02-30'],
])('refuses %s', (_, rows, message) => expect(() => buildSnapshot(1, rows, TEST_LABEL_POINTS)).toThrow(message))
