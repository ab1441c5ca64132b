import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowView } from '#geo/query/list-rows'
import { matches } from '#geo/query/match'
import { applyChanges } from '#geo/snapshot/apply-changes'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowBufferOf } from '#geo/snapshot/row-buffer'
import { rowOfNo, rowOfSlug, slugHash } from '#geo/snapshot/row-lookup'
import { tileFeatures } from '#geo/tiles/tiles'
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

test('rows of places that lie nowhere come last, and are in no tile and no box', () => {
  const rows = [districtRow(1, { districtId: 'b' }), districtRow(2, { districtId: 'a' }), districtRow(3)]
  const snapshot = buildSnapshot(1, rows, { ...TEST_LABEL_POINTS, a: null, b: null })
  expect([...snapshot.no]).toEqual([3, 2, 1])
  expect(snapshot.labelPoints.map(({ id, position }) => [id, position])).toEqual([
    ['sip', TEST_LABEL_POINTS.sip],
    ['a', null],
    ['b', null],
  ])
  for (const z of [0, 9, 14]) {
    const last = 2 ** z - 1
    expect(tileFeatures(snapshot, snapshot.all, z, last, last).map(({ id }) => id)).toEqual(z === 0 ? [3] : [])
  }
  expect([...matches(snapshot, { bbox: [-180, -90, 180, 90] })]).toEqual([1, 0, 0])
  const moved = applyChanges(snapshot, { revision: 2, touched: [2], buffer: rowBufferOf([districtRow(2)]) })
  expect([...moved.no]).toEqual([2, 3, 1])
  expect(moved.labelPoints.map(({ id, start, end }) => [id, start, end])).toEqual([
    ['sip', 0, 2],
    ['b', 2, 3],
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
          datePrecision: row.datePrecision ?? 'day',
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
