/** A code that another country gives its districts goes through everything that a statistical code goes through. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAreaCode, MAX_AREA_CODE } from '#geo/area-code'
import { areasText, parseAreas } from '#geo/areas/area-url'
import { RecordBook } from '#geo/import/sheets/record-book'
import { SheetRow } from '#geo/import/sheets/sheet-row'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeFile } from '#geo/shapes/shape-file'
import { parseView, viewQuery } from '#geo/url/view-url'
import { PersonChange } from '#prisma/auth/people'
import { matchFeature } from '#prisma/boundaries/match'
import { areaCode } from '#prisma/records/column-schemas'
import { TERMS } from '../support/terms'

const SIGNS = 'ABCXYZabcxyz0123456789'.split('')
const code = fc
  .array(fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 })
  .map((words) => words.join('-').slice(0, MAX_AREA_CODE).replace(/-$/, ''))
  .filter(isAreaCode)
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 5 })

const person = (districtIds: readonly string[]) =>
  PersonChange.safeParse({ id: 'somebody', role: 'editor', districtIds, password: null }).success

it('stays what it is in addresses of areas and filters', () => {
  fc.assert(
    fc.property(codes, (ids) => {
      const area = { kind: 'districts' as const, ids: ids.toSorted() }
      const text = areasText([area, ...ids.map((id) => ({ kind: 'districts' as const, ids: [id] }))])
      const { areas, dropped } = parseAreas(decodeURIComponent(text), new Set(ids))
      expect(dropped).toEqual([])
      expect(areasText(areas)).toBe(ids.length === 1 ? `d:${ids[0]}` : text)
      const query = viewQuery({ filters: { district: ids.toSorted() } })
      expect(parseView(new URLSearchParams(query)).filters.district).toEqual(ids.toSorted())
    }),
  )
})

it('is taken in records, of people, on a sheet and in a file of borders', () => {
  fc.assert(
    fc.property(codes, (ids) => {
      expect(ids.map((id) => areaCode.parse(id))).toEqual(ids)
      expect(person(ids)).toBe(true)
      const districts = ids.map((id) => ({ id, cityId: 'its-city', names: [`Name of ${id}`] }))
      const anywhere = {
        near: null,
        districtOf: () => null,
        isInside: () => true,
        mayEdit: () => true,
        problemsOf: () => [],
      }
      const look = { districts, cities: [], terms: TERMS, ...anywhere }
      const settings = { sheet: { columns: ['code'] }, forAll: {}, answers: {} } as never
      const read = ids.map((id) => new SheetRow([id], settings, new RecordBook(() => ''), look).district())
      expect(read).toEqual(ids)
      const rings = BUILT_IN_SHAPES.districts[0]!.rings
      const shapes = { ...BUILT_IN_SHAPES, districts: ids.map((id) => ({ id, rings })) }
      const file = JSON.parse(JSON.stringify(shapeFile(shapes, 'districts')))
      expect(file.features.map(({ properties }: { properties: { id: string } }) => properties.id)).toEqual(ids)
      for (const { id } of file.features) if (id !== undefined) expect(id).toSatisfy(Number.isSafeInteger)
    }),
  )
})

it('of a file of borders names a district that stands, or is offered for a new one', () => {
  const feature = { properties: { LAD23CD: 'E06000023', name: 'Bristol' }, polygons: [] } as never
  const context = { kind: 'districts', districts: [] } as never
  expect(matchFeature(feature, 1, context).becomes).toMatchObject({ to: 'new', id: 'E06000023', cityId: '' })
  const district = { id: 'E06000023', cityId: 'UK', name: { zh: '布里斯托', en: 'Bristol' }, names: [] }
  const known = matchFeature(feature, 1, { kind: 'districts', districts: [district] } as never)
  expect(known).toMatchObject({ by: 'code', becomes: { to: 'district', id: 'E06000023' } })
})

it.each(['', '-1', '1-', 'a.b', 'a b', 'a~b', 'a,b', 'a/b', '区', 'new', 'Skip', 'constructor', 'x'.repeat(21)])(
  '%j is no code anywhere',
  (text) => {
    expect(isAreaCode(text)).toBe(false)
    expect(areaCode.safeParse(text).success).toBe(false)
    expect(person([text])).toBe(false)
  },
)
