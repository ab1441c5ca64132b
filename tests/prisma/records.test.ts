import { describe, expect, it } from 'vitest'
import { FIELDS, fieldColumns, PARTS } from '#geo/edit/fields'
import { RECORD_TYPES } from '#geo/edit/values'
import { CITABLE_RECORDS, citableFields } from '#prisma/records/citable'
import { EDITED } from '#prisma/records/edited'
import type { RecordEntry, RecordName } from '#prisma/records/record-entry'
import { RECORDS } from '#prisma/records/records'

const ENTRIES = Object.entries(RECORDS) as [RecordName, RecordEntry][]

describe('RECORDS', () => {
  it('refers only to what stands before', () => {
    const names = ENTRIES.map(([name]) => name)
    for (const [name, { refs, owners }] of ENTRIES)
      for (const to of Object.values({ ...refs, ...owners }))
        expect(names.indexOf(to), `${name} → ${to}`).toBeLessThan(names.indexOf(name))
  })

  it('is named as its table', () => {
    for (const [name, { model }] of ENTRIES) expect(model.toLowerCase()).toBe(name)
  })

  it('cites and refers by columns that are there', () => {
    for (const [name, { columns, cites, refs, owners }] of ENTRIES)
      for (const column of [...Object.values(cites).flat(), ...Object.keys(refs), ...Object.keys({ ...owners })])
        expect(Object.keys(columns.shape), name).toContain(column)
    expect(CITABLE_RECORDS.every((record) => Object.keys(citableFields(record)).length > 0)).toBe(true)
  })
})

describe.each(RECORD_TYPES)('the form of a %s', (type) => {
  it('has an input for each column, and no other', () => {
    const columns = Object.keys(EDITED[type].columns.shape).filter((name) => name !== 'slug')
    expect(FIELDS[type].flatMap(fieldColumns).toSorted()).toEqual(columns.toSorted())
  })

  it('has its parts, each with an input for each column', () => {
    const inputs = Object.entries(PARTS[type]).map(([name, fields]) => [name, fields.flatMap(fieldColumns).toSorted()])
    const columns = Object.entries(EDITED[type].parts).map(([name, part]) => [
      name,
      Object.keys(part.columns.shape).toSorted(),
    ])
    expect(inputs).toEqual(columns)
  })
})
