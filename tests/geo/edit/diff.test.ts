import { describe, expect, it } from 'vitest'
import { differences, sameJson } from '#geo/edit/diff'
import type { RecordValues } from '#geo/edit/values'
import { cite, PROJECT } from './support'

describe('the difference', () => {
  it('of equal states is nothing, whatever the order of names', () => {
    const again = JSON.parse(JSON.stringify({ parts: PROJECT.parts, cites: PROJECT.cites, columns: PROJECT.columns }))
    expect(differences('project', PROJECT, again)).toEqual([])
    const turned = Object.fromEntries(Object.entries(PROJECT.columns).reverse())
    const milestones = PROJECT.parts.milestones!.map(({ columns, ...part }) => ({
      ...part,
      columns: Object.fromEntries(Object.entries(columns).reverse()),
    }))
    const reversed = { ...PROJECT, columns: turned, parts: { ...PROJECT.parts, milestones } }
    expect(differences('project', PROJECT, reversed)).toEqual([])
    expect(sameJson({ a: 1, b: [{ c: 2, d: 3 }], e: null }, { e: null, b: [{ d: 3, c: 2 }], a: 1 })).toBe(true)
    expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
    expect([sameJson({ 0: 'a' }, ['a']), sameJson({}, null), sameJson([], {}), sameJson('a', 'b')]).toEqual(
      Array(4).fill(false),
    )
  })

  it('of a new record is all that it holds, and of one that is emptied what it held', () => {
    const names = (before: RecordValues | null, after: RecordValues) =>
      differences('project', before, after).map(({ field, part, before, after }) => [
        part ?? field.name,
        before !== null,
        after !== null,
      ])
    const [first, ...others] = names(null, { ...PROJECT, columns: { nameZh: '甲', aliases: [], status: '' } })
    expect(first).toEqual(['name', false, true])
    // Where a record is from is cited though it is not given.
    expect(others.filter(([name]) => !(String(name) in PROJECT.parts))).toEqual([])
    expect(others).toHaveLength(4)
    const empty = { columns: { nameZh: '', aliases: [] }, cites: {}, parts: {} }
    expect(names({ ...empty, columns: { nameZh: '甲', aliases: ['a'] } }, empty)).toEqual([
      ['name', true, false],
      ['aliases', true, false],
    ])
    expect(names({ ...empty, columns: { aliases: [] } }, { ...empty, columns: { aliases: ['a'] } })).toEqual([
      ['aliases', false, true],
    ])
    expect(
      differences('project', empty, { ...empty, parts: PROJECT.parts }).every(({ before }) => before === null),
    ).toBe(true)
  })

  it('in a row is told with its sources, and where only those are others', () => {
    const [m1, ...others] = PROJECT.parts.milestones!
    const later = (part: typeof m1) => ({ ...PROJECT, parts: { ...PROJECT.parts, milestones: [part!, ...others] } })
    const told = (part: typeof m1) =>
      differences('project', PROJECT, later(part)).map(({ cites, isSourceOnly }) => [cites, isSourceOnly])
    expect(told({ ...m1!, cites: cite('S8') })).toEqual([[cite('S8'), true]])
    expect(told({ ...m1!, columns: { ...m1!.columns, date: '2021-10-01' } })).toEqual([[cite('S3'), false]])
    expect(told({ ...m1!, id: 'new' })).toEqual([
      [cite('S3'), false],
      [[], false],
    ])
  })

  it('names fields and rows that changed, came or went, and sources', () => {
    const after: RecordValues = {
      columns: { ...PROJECT.columns, precision: 'district', lng: null, lat: null, errorM: null, amountCny: null },
      cites: { ...PROJECT.cites, name: cite('S2') },
      parts: { ...PROJECT.parts, milestones: PROJECT.parts.milestones!.slice(1) },
    }
    expect(
      differences('project', PROJECT, after).map(({ field, part, before, after, isSourceOnly }) => [
        part ?? field.name,
        before !== null,
        after !== null,
        isSourceOnly,
      ]),
    ).toEqual([
      ['name', true, true, true],
      ['amountCny', true, false, false],
      ['location', true, true, false],
      ['milestones', true, false, false],
    ])
  })
})
